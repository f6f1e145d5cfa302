// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/ScannerDeck.h"

#include "app/tools/show/DropOrder.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString bagPattern = u"P-%1"_s;
constexpr int bagDigits = 6;

/// What stands beside the barcode of a tracked product.
QString detailCode(const QString &needs)
{
    if (needs == "serial"_L1)
        return u"SN-20481"_s;
    return needs == "lot"_L1 ? u"LOT-7B"_s : u"271231"_s;
}

int bagNumber(const QJsonValue &parcel)
{
    const QString code = parcel["code"_L1].toString();
    return code.startsWith("P-"_L1) ? code.sliced(2).toInt() : 0;
}

} // namespace

void ScannerDeck::stationShows(const QJsonObject &state)
{
    m_state = state;
    for (const QJsonValue &order : state["orders"_L1].toArray())
        noteBags(order.toObject());
}

void ScannerDeck::orderChanged(const QJsonObject &order)
{
    noteBags(order);
    if (const QString code = order["pickup_code"_L1].toString(); !code.isEmpty())
        m_pickupCodes.insert(order["ref"_L1].toString(), code);
}

Sight ScannerDeck::right() const
{
    const QJsonObject next = walk()["next"_L1].toObject();
    const QString needs = walk()["needs"_L1].toString();
    const QString code =
        needs.isEmpty() ? m_cast->codes.value(next["sku"_L1].toString()) : detailCode(needs);
    if (next.isEmpty())
        return {};
    return {code, next["title"_L1].toString(), next["image"_L1].toString(),
            next["order_ref"_L1].toString()};
}

Sight ScannerDeck::wrong() const
{
    QSet<QString> wanted;
    for (const QJsonValue &order : m_state["orders"_L1].toArray()) {
        if (order["claimed_by"_L1].toString().isEmpty())
            continue;
        for (const QJsonValue &sku : order["skus"_L1].toArray())
            wanted.insert(sku.toString());
    }
    const QString rightImage = right().image; // the difference is to be seen at a glance
    const auto product = std::find_if(
        m_cast->products.begin(), m_cast->products.end(), [&](const story::Cast::Product &each) {
            return !wanted.contains(each.sku) && (each.image.isEmpty() || each.image != rightImage);
        });
    if (product == m_cast->products.end())
        return {};
    return {product->code, product->title, product->image, {}};
}

Sight ScannerDeck::bag() const
{
    const QString code = bagPattern.arg(m_lastBag + 1, bagDigits, 10, QLatin1Char('0'));
    return {code, code, {}, {}};
}

Sight ScannerDeck::shelf() const
{
    return {m_cast->shelf, m_cast->shelf, {}, {}};
}

Sight ScannerDeck::customer() const
{
    Sight latest;
    for (const QJsonValue &order : m_state["orders"_L1].toArray()) {
        const QString ref = order["order_ref"_L1].toString();
        if (order["state"_L1].toString() != "ready"_L1 || !m_pickupCodes.contains(ref))
            continue;
        if (latest.orderRef.isEmpty() || dropNumber(ref) >= dropNumber(latest.orderRef))
            latest = {m_pickupCodes.value(ref), ref, {}, ref};
    }
    return latest;
}

bool ScannerDeck::isWalking() const
{
    return walk().contains("next"_L1);
}

QJsonObject ScannerDeck::walk() const
{
    return m_state["walk"_L1].toObject();
}

void ScannerDeck::noteBags(const QJsonObject &order)
{
    for (const QJsonValue &parcel : order["parcels"_L1].toArray())
        m_lastBag = std::max(m_lastBag, bagNumber(parcel));
}

} // namespace storehand::show
