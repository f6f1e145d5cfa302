// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/signin/PersonRow.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// Who works here now: people as tiles, their PIN, and with which scanner they work. A badge scan
/// chooses its person. Main thread only.
class SignInViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QAbstractListModel *people READ people CONSTANT)
    Q_PROPERTY(bool hasPeople READ hasPeople NOTIFY changed)
    Q_PROPERTY(QString storeName READ storeName NOTIFY changed)
    Q_PROPERTY(QString lastSync READ lastSync NOTIFY changed)
    /// What stands there while nobody may sign in.
    Q_PROPERTY(QString emptyTitle READ emptyTitle NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    /// Code and name of the chosen person; empty while nobody is.
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY changed)
    /// What went wrong with the last PIN.
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool locked READ locked NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    /// "This desk" and the names of the scanners that can belong to one person.
    Q_PROPERTY(QList<QString> seats READ seats NOTIFY changed)
    Q_PROPERTY(int seat READ seat NOTIFY changed)
    /// Somebody is at the desk and may stay.
    Q_PROPERTY(bool canLeave READ canLeave NOTIFY changed)

public:
    SignInViewModel(StationGateway &station, std::function<Instant()> now,
                    QObject *parent = nullptr);

    [[nodiscard]] QAbstractListModel *people() { return &m_people; }
    [[nodiscard]] bool hasPeople() const { return !m_people.rows().isEmpty(); }
    [[nodiscard]] QString emptyTitle() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString storeName() const { return m_station.snapshot()->storeName; }
    [[nodiscard]] QString lastSync() const;
    [[nodiscard]] QString chosen() const { return m_chosen.text; }
    [[nodiscard]] QString chosenName() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool locked() const { return m_lockedSeconds > 0; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QStringList seats() const;
    [[nodiscard]] int seat() const;
    [[nodiscard]] bool canLeave() const { return m_station.snapshot()->desk.has_value(); }

    Q_INVOKABLE void choose(const QString &code);
    Q_INVOKABLE void chooseSeat(int seat);
    Q_INVOKABLE void submit(const QString &pin);
    Q_INVOKABLE void signOut();
    /// Goes back without a change.
    Q_INVOKABLE void leave();

Q_SIGNALS:
    void changed();
    /// Somebody signed in, or the one at the desk stays.
    void finished();

private:
    [[nodiscard]] QStringList scannersToOwn() const;
    void update();
    void onScan(const ScanView &scan);
    void onAnswer(const Result<Done> &result);
    void countDown();

    StationGateway &m_station;
    std::function<Instant()> m_now;
    RowModel<PersonRow> m_people;
    PersonCode m_chosen;
    Error m_error;
    int m_lockedSeconds = 0;
    bool m_busy = false;
    QString m_seat; ///< the chosen scanner; empty: this desk
    QTimer m_second;
};

} // namespace storehand
