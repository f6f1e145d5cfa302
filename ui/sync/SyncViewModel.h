// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/sync/DecisionRow.h"

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
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool online READ online NOTIFY changed)
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(QString standingText READ standingText NOTIFY changed)
    Q_PROPERTY(QString toSend READ toSend NOTIFY changed)
    Q_PROPERTY(QString lastSuccess READ lastSuccess NOTIFY changed)

public:
    SyncViewModel(StationGateway &station, std::function<Instant()> now, QObject *parent = nullptr);

    [[nodiscard]] QAbstractListModel *decisions() { return &m_decisions; }
    [[nodiscard]] int waiting() const { return int(m_decisions.rows().size()); }
    [[nodiscard]] bool online() const { return m_station.snapshot()->link.online; }
    [[nodiscard]] QString standing() const;
    [[nodiscard]] QString standingText() const;
    [[nodiscard]] QString toSend() const;
    [[nodiscard]] QString lastSuccess() const;

    Q_INVOKABLE void tryNow() { m_station.tryNow(); }
    /// Somebody looked at it and it is dealt with.
    Q_INVOKABLE void settle(const QString &id);
    Q_INVOKABLE void openOrder(const QString &id);
    void update();

Q_SIGNALS:
    void changed();
    void orderWanted(const QString &orderRef);

private:
    StationGateway &m_station;
    std::function<Instant()> m_now;
    RowModel<DecisionRow> m_decisions;
    QSet<QString> m_settled;
};

} // namespace storehand
