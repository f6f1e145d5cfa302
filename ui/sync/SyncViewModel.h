// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/sync/DecisionRow.h"
#include "ui/sync/SafeChoices.h"

#include <QObject>
#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace storehand {

/// How the station stands with head office: what waits to be sent, and what needs a decision. Main
/// thread only.
class SyncViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QAbstractListModel *decisions READ decisions CONSTANT)
    /// What people here did and head office does not know yet, oldest first; only while it is
    /// looked at.
    Q_PROPERTY(QAbstractListModel *outbox READ outbox CONSTANT)
    /// Both sides of the decision that is compared: what people here did, and what head office
    /// knows.
    Q_PROPERTY(QAbstractListModel *acts READ acts CONSTANT)
    Q_PROPERTY(QStringList officeFacts READ officeFacts NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool online READ online NOTIFY changed)
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(QString standingText READ standingText NOTIFY changed)
    Q_PROPERTY(QString toSend READ toSend NOTIFY changed)
    Q_PROPERTY(bool sending READ sending NOTIFY changed)
    /// How many more wait than are listed; empty when none.
    Q_PROPERTY(QString moreToSend READ moreToSend NOTIFY changed)
    Q_PROPERTY(QString lastSuccess READ lastSuccess NOTIFY changed)

public:
    SyncViewModel(StationGateway &station, std::function<Instant()> now, QObject *parent = nullptr);

    [[nodiscard]] QAbstractListModel *decisions() { return &m_decisions; }
    [[nodiscard]] QAbstractListModel *outbox() { return &m_outbox; }
    [[nodiscard]] QAbstractListModel *acts() { return &m_acts; }
    [[nodiscard]] QStringList officeFacts() const;
    [[nodiscard]] int waiting() const { return int(m_decisions.rows().size()); }
    [[nodiscard]] bool online() const { return m_station.snapshot()->link.online; }
    [[nodiscard]] QString standing() const;
    [[nodiscard]] QString standingText() const;
    [[nodiscard]] QString toSend() const;
    [[nodiscard]] bool sending() const { return !m_outbox.rows().isEmpty(); }
    [[nodiscard]] QString moreToSend() const;
    [[nodiscard]] QString lastSuccess() const;

    Q_INVOKABLE void tryNow() { m_station.tryNow(); }
    /// Carries out one of the choices of a decision, by its place among them.
    Q_INVOKABLE void choose(const QString &id, int choice);
    /// Shows or hides both sides of a decision.
    Q_INVOKABLE void compare(const QString &id);
    /// The page is looked at, or no more.
    Q_INVOKABLE void setShown(bool shown);
    void update();

Q_SIGNALS:
    void changed();
    void orderWanted(const QString &orderRef);

private:
    /// The one that a row shows; empty when it is gone.
    [[nodiscard]] Conflict conflict(const QString &id) const;
    [[nodiscard]] QList<SafeChoice> choicesOf(const Conflict &conflict) const;
    [[nodiscard]] QString factOf(const ExceptionView &exception, bool isAlone) const;
    [[nodiscard]] DecisionRow rowOf(const Conflict &conflict) const;
    void resolve(const Conflict &conflict, const QString &choice);

    StationGateway &m_station;
    std::function<Instant()> m_now;
    RowModel<DecisionRow> m_decisions;
    RowModel<ActRow> m_outbox;
    RowModel<ActRow> m_acts;
    QString m_compared; ///< id of the decision whose sides are shown
    QSet<QString> m_settled;
};

} // namespace storehand
