// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Turn.h"

#include <QCryptographicHash>

namespace storehand {

namespace {

QByteArray weight(const OrderId &order, const StationId &station)
{
    return QCryptographicHash::hash(order.text.toUtf8() + station.text.toUtf8(),
                                    QCryptographicHash::Sha256);
}

} // namespace

StationId turnOf(const OrderId &order, const QList<StationId> &stations)
{
    StationId heaviest;
    QByteArray most;
    for (const StationId &station : stations) {
        const QByteArray own = weight(order, station);
        if (heaviest.isEmpty() || most < own) {
            heaviest = station;
            most = own;
        }
    }
    return heaviest;
}

} // namespace storehand
