// SPDX-License-Identifier: Apache-2.0
#include "oms/lifecycle/CommandEvent.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

void put(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

} // namespace

OrderEvent eventOf(const Command &command, const Verdict &verdict, const Assignment &target,
                   Instant doneAt)
{
    const Args &args = command.args;
    QJsonObject data;
    if (const Line *line = target.line(args.line)) {
        data.insert("line"_L1, line->orderLine);
        data.insert("sku"_L1, line->sku.text);
    }
    if (args.units > 0)
        data.insert("units"_L1, args.units);
    put(data, "reason"_L1, args.reason);
    put(data, "parcel"_L1, args.parcel.text);
    put(data, "location"_L1, args.location.text);
    put(data, "carrier"_L1, args.carrier);
    put(data, "tracking"_L1, args.tracking);
    put(data, "choice"_L1, args.choice);
    put(data, "proof"_L1, args.proofMethod);
    put(data, "exception"_L1, verdict.code);
    return {.at = doneAt,
            .what = toText(command.type),
            .who = command.actor.text,
            .place = {},
            .assignment = target.id,
            .data =
                data.isEmpty() ? QByteArray() : QJsonDocument(data).toJson(QJsonDocument::Compact)};
}

} // namespace storehand::oms
