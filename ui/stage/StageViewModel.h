// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/controls/RowModel.h"
#include "ui/stage/ShelfRows.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// Puts finished orders on a shelf: choose the order, scan the parcel, scan the shelf. When
/// everything of a pickup lies on a shelf it is ready. Main thread only.
class StageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QAbstractListModel *orders READ orders CONSTANT)
    Q_PROPERTY(QAbstractListModel *places READ places CONSTANT)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool hasOrder READ hasOrder NOTIFY changed)
    Q_PROPERTY(QString orderRef READ orderRef NOTIFY changed)
    Q_PROPERTY(QString orderDetail READ orderDetail NOTIFY changed)
    Q_PROPERTY(QString parcel READ parcel NOTIFY changed)
    Q_PROPERTY(QString prompt READ prompt NOTIFY changed)
    Q_PROPERTY(QString promptDetail READ promptDetail NOTIFY changed)
    /// Everything lies on a shelf, only nobody said yet that it is ready.
    Q_PROPERTY(bool canReady READ canReady NOTIFY changed)

public:
    explicit StageViewModel(StationGateway &station, QObject *parent = nullptr);

    [[nodiscard]] QAbstractListModel *orders() { return &m_orders; }
    [[nodiscard]] QAbstractListModel *places() { return &m_places; }
    [[nodiscard]] int waiting() const { return int(m_orders.rows().size()); }
    [[nodiscard]] bool hasOrder() const { return m_card != nullptr; }
    [[nodiscard]] QString orderRef() const { return m_card ? m_card->orderRef : QString(); }
    [[nodiscard]] QString orderDetail() const;
    [[nodiscard]] QString parcel() const { return m_parcel.text; }
    [[nodiscard]] QString prompt() const;
    [[nodiscard]] QString promptDetail() const;
    [[nodiscard]] bool canReady() const;

    /// What to tell about a read that was about parcel or shelf; empty when it was not.
    [[nodiscard]] QString takeScan(const ScanView &scan);

    Q_INVOKABLE void choose(const QString &order);
    /// A parcel code that was typed; others than parcel codes are ignored.
    Q_INVOKABLE void typeParcel(const QString &code);
    Q_INVOKABLE void putOn(const QString &place);
    Q_INVOKABLE void makeReady();
    void update();

Q_SIGNALS:
    void changed();

private:
    void chooseFor(const PersonCode &person, const AssignmentId &order);
    void takeParcel(const PersonCode &carrier, const ParcelCode &parcel);
    void stage(const PersonCode &as, const LocationCode &place);
    void updatePlaces(const StationSnapshot &snapshot);
    void onStaged(const AssignmentId &id, const ParcelCode &parcel);

    StationGateway &m_station;
    RowModel<ShelfOrderRow> m_orders;
    RowModel<PlaceRow> m_places;
    AssignmentId m_chosen;
    PersonCode m_chooser; ///< who chose it
    OrderCardPtr m_card;  ///< of m_chosen while it waits
    ParcelCode m_parcel;
    PersonCode m_carrier; ///< who read it
    AssignmentId m_readyWhenStaged;
};

} // namespace storehand
