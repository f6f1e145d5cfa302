// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/OrderView.h"

#include "core/crypto/PickupCode.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "oms/usecases/OrderBody.h"
#include "oms/usecases/Questions.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Quantities sumOf(const QList<Assignment> &parts, const QString &ref)
{
    Quantities sum;
    for (const Assignment &part : parts) {
        for (const Line &line : part.lines) {
            if (line.orderLine != ref)
                continue;
            const Quantities &units = line.units;
            sum.inHand += units.inHand;
            sum.packed += units.packed;
            sum.staged += units.staged;
            sum.handedOver += units.handedOver;
            sum.shipped += units.shipped;
            sum.refused += units.refused;
            sum.withdrawn += units.withdrawn;
            sum.shorted += units.shorted;
            sum.cancelled += units.cancelled;
            sum.substituted += units.substituted;
        }
    }
    return sum;
}

Result<QJsonObject> lineToJson(const OrderLineRow &line, const QList<Assignment> &parts)
{
    const Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
    if (!body)
        return failure(body.error());
    const Quantities sum = sumOf(parts, line.ref);
    // Units that left their assignment and were not placed again are gone: cancelled, or short.
    const int left = sum.cancelled + sum.withdrawn;
    const int gone = qMax(0, left + sum.shorted - line.again);
    // What a store declined and somebody is asked about is not over yet.
    const int askedAfterDecline = qMax(0, line.asking - sum.shorted);
    const int cancelled = qMax(0, qMin(left, gone) - askedAfterDecline);
    const int missing = gone - qMin(left, gone);
    const int waitingAfterShort = qMin(line.backordered, sum.shorted - missing);
    QJsonObject json{{"ref"_L1, line.ref},
                     {"sku"_L1, line.sku.text},
                     {"ordered"_L1, line.ordered},
                     {"picked"_L1, sum.pickedTotal() - sum.withdrawn},
                     {"short"_L1, missing + waitingAfterShort},
                     {"substituted"_L1, sum.substituted},
                     {"cancelled"_L1, line.cancelled + cancelled},
                     {"staged"_L1, sum.staged},
                     {"handed_over"_L1, sum.handedOver},
                     {"shipped"_L1, sum.shipped + line.digital},
                     {"refused"_L1, sum.refused},
                     {"backordered"_L1, line.backordered - waitingAfterShort},
                     {"preordered"_L1, line.preordered}};
    if (body->kit)
        json.insert("kit"_L1, toJson(*body->kit));
    return json;
}

Result<QJsonArray> linesToJson(const QList<OrderLineRow> &lines, const QList<Assignment> &parts)
{
    QJsonArray array;
    for (const OrderLineRow &line : lines) {
        const Result<QJsonObject> json = lineToJson(line, parts);
        if (!json)
            return failure(json.error());
        array.append(*json);
    }
    return array;
}

QJsonObject assignmentToJson(const Assignment &part)
{
    return {{"id"_L1, part.id.text},
            {"store"_L1, part.store.text},
            {"state"_L1, toText(part.state)},
            {"arrived_at"_L1, part.arrival ? QJsonValue(part.arrival->at.toText()) : QJsonValue()},
            {"why"_L1, wire::toJson(part.why).toObject()},
            {"lines"_L1, wire::arrayOf(part.lines, [](const Line &line) {
                 return QJsonObject{{"ref"_L1, line.orderLine},
                                    {"sku"_L1, line.sku.text},
                                    {"quantity"_L1, line.units.ordered}};
             })}};
}

QJsonObject parcelToJson(const Parcel &parcel, const Assignment &part)
{
    return {{"code"_L1, parcel.code.text},
            {"assignment"_L1, part.id.text},
            {"location"_L1, parcel.location.text},
            {"gone"_L1, parcel.gone}};
}

QJsonObject eventToJson(const OrderEvent &event)
{
    return {{"at"_L1, event.at.toText()},
            {"what"_L1, event.what},
            {"who"_L1, event.who},
            {"where"_L1, event.place}};
}

} // namespace

Result<QJsonObject> OrderView::of(const OrderRow &order)
{
    const Result<QList<OrderLineRow>> lines = m_storage.orders.lines(order.id);
    const Result<QList<Assignment>> parts = m_storage.assignments.ofOrder(order.id);
    const Result<QList<OrderEvent>> timeline = m_storage.orders.timeline(order.id);
    const Result<QJsonArray> questions =
        parts ? questionsJson(m_storage, order.id, *parts) : failure(parts.error());
    if (!lines || !questions || !timeline)
        return failure(!lines ? lines.error() : !questions ? questions.error() : timeline.error());
    const Result<QJsonArray> told = linesToJson(*lines, *parts);
    if (!told)
        return failure(told.error());
    QJsonArray parcels;
    for (const Assignment &part : *parts) {
        for (const Parcel &parcel : part.parcels)
            parcels.append(parcelToJson(parcel, part));
    }
    wire::ObjectWriter view;
    view.always("order"_L1, order.id.text)
        .always("ref"_L1, order.ref)
        .always("status"_L1, toText(order.status))
        .always("lines"_L1, wire::Json::ofArray(*told))
        .always("assignments"_L1, wire::listOf(*parts, assignmentToJson))
        .always("parcels"_L1, wire::Json::ofArray(parcels))
        .always("questions"_L1, wire::Json::ofArray(*questions))
        .always("timeline"_L1, wire::listOf(*timeline, eventToJson));
    const bool pickup = std::any_of(parts->begin(), parts->end(), [](const Assignment &part) {
        return part.method == Method::Pickup;
    });
    if (pickup) {
        const auto text =
            m_storage.vault.open(order.sealedPickupCode, u"orders/"_s + order.id.text);
        if (!text)
            return failure(text.error());
        if (const auto code = PickupCode::fromTyped(QString::fromLatin1(text->reveal())))
            view.put("pickup_code"_L1, code->text())
                .put("pickup_qr"_L1, code->toQr(m_keys.signing));
    }
    return view.object().toObject();
}

} // namespace storehand::oms
