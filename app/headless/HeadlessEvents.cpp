// SPDX-License-Identifier: Apache-2.0
#include "app/headless/HeadlessEvents.h"

#include "core/wire/ObjectWriter.h"

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray textsOf(const QList<AssignmentId> &ids)
{
    return wire::arrayOf(ids, [](const AssignmentId &id) { return id.text; });
}

} // namespace

QJsonObject eventOf(const ScanOutcome &outcome)
{
    wire::ObjectWriter event;
    event.always("event"_L1, u"scan"_s)
        .always("text"_L1, outcome.scan.decoded.text)
        .put("gtin14"_L1, outcome.scan.decoded.gtin14())
        .always("source"_L1, toText(outcome.scan.source))
        .always("scanner"_L1, outcome.scan.scanner)
        .always("result"_L1, toText(outcome.result))
        .put("assignment"_L1, outcome.assignment.text)
        .put("order_ref"_L1, outcome.orderRef)
        .put("line"_L1, outcome.line.text)
        .put("sku"_L1, outcome.sku.text)
        .put("expected"_L1, outcome.expected.text)
        .put("tote"_L1, outcome.tote)
        .put("needs"_L1, outcome.needs)
        .put("action"_L1, outcome.action)
        .put("code"_L1, outcome.code)
        .put("command"_L1, outcome.command.text)
        .put("units"_L1, outcome.units)
        .put("durable_us"_L1, outcome.durableUs);
    if (outcome.person)
        event.always("person"_L1, outcome.person->text);
    if (!outcome.line.isEmpty())
        event.always("remaining"_L1, outcome.remaining);
    return event.object().toObject();
}

QJsonObject eventOf(const ExceptionNotice &notice)
{
    return wire::ObjectWriter()
        .always("event"_L1, u"exception"_s)
        .always("command"_L1, notice.command.text)
        .always("code"_L1, notice.code)
        .always("message"_L1,
                notice.orderRef.isEmpty() ? notice.code : notice.orderRef + u": "_s + notice.code)
        .put("assignment"_L1, notice.assignment.text)
        .put("args"_L1, wire::listOf(notice.args))
        .object()
        .toObject();
}

QJsonObject eventOf(const LinkView &link)
{
    return {{"event"_L1, u"sync"_s},
            {"online"_L1, link.online},
            {"outbox"_L1, link.outbox},
            {"last_success_at"_L1,
             link.lastSuccessAt ? QJsonValue(link.lastSuccessAt->toText()) : QJsonValue()},
            {"error"_L1, link.error.isEmpty() ? QJsonValue() : QJsonValue(link.error)}};
}

QJsonObject queueEvent(const QList<AssignmentId> &added, const QList<AssignmentId> &removed,
                       const QList<AssignmentId> &changed)
{
    return {{"event"_L1, u"queue"_s},
            {"added"_L1, textsOf(added)},
            {"removed"_L1, textsOf(removed)},
            {"changed"_L1, textsOf(changed)}};
}

} // namespace storehand::app
