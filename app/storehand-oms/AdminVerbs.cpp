// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/AdminVerbs.h"

#include "oms/OrderManager.h"

#include <QJsonArray>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

AdminAnswer runEnrol(OrderManager &manager, const AdminRequest &request)
{
    const Result<EnrolmentOffer> offer =
        manager.offerEnrolment(StoreCode(request.arguments.value(u"store").toString()),
                               request.arguments.value(u"name").toString());
    if (!offer)
        return AdminAnswer::failed(offer.error().detail);
    AdminAnswer answer;
    answer.lines.append(
        {{u"code"_s, offer->code.reveal()}, {u"expires_at"_s, offer->expiresAt.toText()}});
    return answer;
}

AdminAnswer runChannelKey(OrderManager &manager, const AdminRequest &request)
{
    const Result<Sensitive<QString>> key =
        manager.addChannelKey(request.arguments.value(u"channel").toString());
    if (!key)
        return AdminAnswer::failed(key.error().detail);
    AdminAnswer answer;
    answer.lines.append({{u"key"_s, key->reveal()}});
    return answer;
}

QJsonObject toJson(const Station &station)
{
    QJsonObject line{{u"station"_s, station.id.text},
                     {u"store"_s, station.store.text},
                     {u"name"_s, station.name},
                     {u"enrolled_at"_s, station.enrolledAt.toText()},
                     {u"last_contact_at"_s, station.lastContactAt.toText()}};
    if (station.revokedAt)
        line.insert(u"revoked_at"_s, station.revokedAt->toText());
    return line;
}

AdminAnswer runStations(OrderManager &manager, const AdminRequest &request)
{
    const Result<QList<Station>> stations =
        manager.stations(StoreCode(request.arguments.value(u"store").toString()));
    if (!stations)
        return AdminAnswer::failed(stations.error().detail);
    AdminAnswer answer;
    for (const Station &station : *stations)
        answer.lines.append(toJson(station));
    return answer;
}

AdminAnswer runRevoke(OrderManager &manager, const AdminRequest &request)
{
    const QString station = request.arguments.value(u"station").toString();
    const QString channel = request.arguments.value(u"channel").toString();
    const Status revoked =
        station.isEmpty() ? manager.revokeChannelKeys(channel) : manager.revoke(StationId(station));
    if (!revoked)
        return AdminAnswer::failed(revoked.error().detail);
    AdminAnswer answer;
    answer.lines.append({{u"revoked"_s, station.isEmpty() ? channel : station}});
    return answer;
}

AdminAnswer runForget(OrderManager &manager, const AdminRequest &request)
{
    const QString ref = request.arguments.value(u"ref").toString();
    const Status forgotten =
        manager.forgetCustomer(request.arguments.value(u"channel").toString(), ref);
    if (!forgotten)
        return AdminAnswer::failed(forgotten.error().detail);
    AdminAnswer answer;
    answer.lines.append({{u"forgotten"_s, ref}});
    return answer;
}

QJsonObject toJson(const EffectOutbox::Standing &standing)
{
    return {
        {u"kind"_s, standing.target.kind},
        {u"subject"_s, standing.target.subject},
        {u"waiting"_s, standing.waiting},
        {u"oldest_at"_s, standing.oldest ? QJsonValue(standing.oldest->toText()) : QJsonValue()},
        {u"given_up"_s, standing.givenUp},
        {u"failures"_s, standing.failures},
        {u"last_error"_s, standing.lastError},
        {u"off"_s, standing.isOff}};
}

} // namespace

AdminAnswer runImport(OrderManager &manager, const AdminRequest &request, const ImportPins &pins)
{
    const QString file = request.arguments.value(u"file").toString();
    const Result<ImportReport> report = manager.import(request.content, pins);
    if (!report)
        return AdminAnswer::failed(u"%1: %2"_s.arg(file, report.error().detail));
    if (report->problem) {
        return AdminAnswer::failed(
            u"%1:%2: %3"_s.arg(file).arg(report->problem->line).arg(report->problem->problem));
    }
    AdminAnswer answer;
    answer.lines.append({{u"file"_s, file}, {u"lines"_s, report->lines}});
    return answer;
}

AdminAnswer toAnswer(const Result<Verification> &found)
{
    if (!found)
        return AdminAnswer::failed(found.error().detail);
    AdminAnswer answer;
    answer.exitCode = found->isSound() ? 0 : 1;
    for (const QString &finding : found->findings)
        answer.lines.append({{u"finding"_s, finding}});
    QJsonArray effects;
    for (const EffectOutbox::Standing &standing : found->effects)
        effects.append(toJson(standing));
    answer.lines.append({{u"sound"_s, found->isSound()},
                         {u"findings"_s, found->findings.size() + found->more},
                         {u"checked"_s, found->checked},
                         {u"effects"_s, effects}});
    return answer;
}

AdminAnswer runAdminVerb(OrderManager &manager, const AdminRequest &request)
{
    if (request.verb == "import"_L1)
        return runImport(manager, request, {});
    if (request.verb == "enrol"_L1)
        return runEnrol(manager, request);
    if (request.verb == "channel-key"_L1)
        return runChannelKey(manager, request);
    if (request.verb == "stations"_L1)
        return runStations(manager, request);
    if (request.verb == "revoke"_L1)
        return runRevoke(manager, request);
    if (request.verb == "forget"_L1)
        return runForget(manager, request);
    if (request.verb == "verify"_L1)
        return toAnswer(manager.verify());
    return AdminAnswer::failed(u"this server knows no '%1'"_s.arg(request.verb));
}

} // namespace storehand::oms
