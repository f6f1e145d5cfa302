// SPDX-License-Identifier: Apache-2.0
#include "app/window/JsonDesk.h"

#include "core/domain/Codes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype requestBytesMax = 64 * 1024;

QJsonObject orderToJson(const OrderCard &card)
{
    QJsonArray skus;
    for (const LineView &line : card.lines)
        skus.append(line.sku.text);
    QJsonArray parcels;
    for (const ParcelView &parcel : card.parcels)
        parcels.append(
            QJsonObject{{"code"_L1, parcel.code.text}, {"location"_L1, parcel.place.text}});
    return {{"assignment"_L1, card.id.text},
            {"order_ref"_L1, card.orderRef},
            {"method"_L1, toText(card.method)},
            {"state"_L1, toText(card.state)},
            {"claimed_by"_L1, card.claimPerson.text},
            {"open"_L1, card.open},
            {"picked"_L1, card.pieces - card.open},
            {"skus"_L1, skus},
            {"parcels"_L1, parcels}};
}

QJsonObject walkToJson(const PickView &pick)
{
    QJsonObject walk{
        {"picked"_L1, pick.picked}, {"total"_L1, pick.total}, {"needs"_L1, pick.needs}};
    if (pick.next < 0)
        return walk;
    const PickItem &next = pick.items[pick.next];
    walk.insert("next"_L1, QJsonObject{{"order_ref"_L1, next.orderRef},
                                       {"line"_L1, next.line.id.text},
                                       {"sku"_L1, next.line.sku.text},
                                       {"title"_L1, next.line.title},
                                       {"image"_L1, next.line.image},
                                       {"location"_L1, next.line.place}});
    return walk;
}

QJsonObject stateToJson(const StationSnapshot &snapshot)
{
    QJsonArray orders;
    for (const OrderCardPtr &card : snapshot.queue)
        orders.append(orderToJson(*card));
    QJsonObject state{{"event"_L1, u"state"_s},
                      {"online"_L1, snapshot.link.online},
                      {"outbox"_L1, snapshot.link.outbox},
                      {"orders"_L1, orders}};
    if (snapshot.desk)
        state.insert("person"_L1, snapshot.desk->text);
    if (const PickView *pick = snapshot.desk ? snapshot.pick(*snapshot.desk) : nullptr)
        state.insert("walk"_L1, walkToJson(*pick));
    return state;
}

QJsonObject scanToJson(const ScanView &scan)
{
    return {{"event"_L1, u"scan"_s},
            {"text"_L1, scan.text},
            {"scanner"_L1, scan.scanner},
            {"person"_L1, scan.person.text},
            {"result"_L1, toText(scan.result)},
            {"order_ref"_L1, scan.orderRef},
            {"title"_L1, scan.title},
            {"remaining"_L1, scan.remaining}};
}

} // namespace

JsonDesk::JsonDesk(StationGateway &station, Write write, std::function<void()> quit,
                   QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_write(std::move(write))
    , m_quit(std::move(quit))
{
    connect(&station, &StationGateway::snapshotChanged, this, &JsonDesk::tellState);
    connect(&station, &StationGateway::scanned, this,
            [this](const ScanView &scan) { m_write(scanToJson(scan)); });
}

void JsonDesk::handle(const QByteArray &line)
{
    const QJsonObject request =
        line.size() > requestBytesMax ? QJsonObject() : QJsonDocument::fromJson(line).object();
    const QString id = request["id"_L1].toString();
    const QString verb = request["do"_L1].toString();
    if (verb == "sign_in"_L1) {
        signIn(id, request);
    } else if (verb == "quit"_L1) {
        reply(id, {});
        m_quit();
    } else {
        reply(id, failure(ErrorKind::Malformed, codes::malformed,
                          u"the window understands sign_in and quit, not \"%1\""_s.arg(verb)));
    }
}

void JsonDesk::tellState()
{
    const StationSnapshot &snapshot = *m_station.snapshot();
    if (!m_ready && !snapshot.people.isEmpty()) {
        m_ready = true;
        m_write({{"event"_L1, u"ready"_s}});
    }
    const QJsonObject state = stateToJson(snapshot);
    if (state == m_told)
        return;
    m_told = state;
    m_write(state);
}

void JsonDesk::signIn(const QString &id, const QJsonObject &request)
{
    m_station.signIn(PersonCode(request["person"_L1].toString()),
                     Sensitive<QString>(request["pin"_L1].toString()), {},
                     [this, id](const Result<Done> &done) {
                         reply(id, done ? Status() : failure(done.error()));
                     });
}

void JsonDesk::reply(const QString &id, const Status &outcome)
{
    QJsonObject answer{{"reply"_L1, id}, {"ok"_L1, outcome.has_value()}};
    if (!outcome)
        answer.insert("error"_L1, QJsonObject{{"kind"_L1, outcome.error().code},
                                              {"message"_L1, outcome.error().detail}});
    m_write(answer);
}

} // namespace storehand::app
