// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/queue/OrderSheetRows.h"
#include "ui/queue/QueueViews.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace storehand {

/// One order of the queue, looked at before or while it is worked on: what is in it, why it is
/// here, and how to get rid of it again. It closes by itself when the order leaves the store. Main
/// thread only.
class OrderSheetViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(storehand::CardRow card READ card NOTIFY changed)
    Q_PROPERTY(QAbstractListModel *lines READ lines CONSTANT)
    /// Why this store was chosen; empty when nobody knows.
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(QString instructions READ instructions NOTIFY changed)
    /// What may come of taking it; empty when nothing can go wrong.
    Q_PROPERTY(QString warning READ warning NOTIFY changed)
    Q_PROPERTY(bool canRelease READ canRelease NOTIFY changed)
    Q_PROPERTY(bool canDecline READ canDecline NOTIFY changed)
    /// Why a store cannot do an order, in the order of decline().
    Q_PROPERTY(QList<QString> declineReasons READ declineReasons CONSTANT)

public:
    static constexpr std::array reasonsInOrder{ShortReason::NotFound, ShortReason::NoTime};

    OrderSheetViewModel(StationGateway &station, std::function<Instant()> now,
                        QObject *parent = nullptr);

    [[nodiscard]] bool shown() const { return m_order != nullptr; }
    [[nodiscard]] CardRow card() const { return m_card; }
    [[nodiscard]] QAbstractListModel *lines() { return &m_lines; }
    [[nodiscard]] QString why() const;
    [[nodiscard]] QString instructions() const;
    [[nodiscard]] QString warning() const;
    /// This person has taken it and may give it back.
    [[nodiscard]] bool canRelease() const;
    /// This person may send the order away from this store.
    [[nodiscard]] bool canDecline() const;
    [[nodiscard]] QStringList declineReasons() const;

    Q_INVOKABLE void open(const QString &id);
    Q_INVOKABLE void close();
    Q_INVOKABLE void release();
    Q_INVOKABLE void decline(int reason);
    void update();

Q_SIGNALS:
    void changed();

private:
    StationGateway &m_station;
    std::function<Instant()> m_now;
    AssignmentId m_id;
    OrderCardPtr m_order; ///< null while nothing is looked at
    CardRow m_card;
    RowModel<SheetLineRow> m_lines;
};

} // namespace storehand
