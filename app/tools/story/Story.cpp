// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/Story.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace storehand::story {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString orderRef = u"WEB-2001"_s;
const QString customer = u"Mere Tamati"_s;
constexpr int queueChangesMax = 50;
constexpr int settleMs = 20'000;

QString isoTime(qint64 secondsFromNow)
{
    return QDateTime::currentDateTimeUtc().addSecs(secondsFromNow).toString(Qt::ISODateWithMs);
}

QJsonObject lineOf(const Cast::Product &product, const QString &ref, int quantity)
{
    return {{u"ref"_s, ref},
            {u"sku"_s, product.sku},
            {u"quantity"_s, quantity},
            {u"unit_price"_s, product.price}};
}

} // namespace

Story::Story(Cast cast, const QString &bin, const QString &data)
    : m_cast(std::move(cast))
    , m_bin(bin)
    , m_data(data)
    , m_office({bin, data + u"/oms"_s})
{}

Status Story::tell()
{
    using Chapter = Status (Story::*)();
    constexpr Chapter chapters[] = {
        &Story::headOfficeOpens,       &Story::stationJoins,     &Story::orderDropsIn,
        &Story::pickingWithTheScanner, &Story::internetGoesAway, &Story::powerGoesAway,
        &Story::allComesBack,          &Story::parcelWaits,      &Story::customerComes,
        &Story::booksAreRight,
    };
    Status outcome;
    for (const Chapter chapter : chapters) {
        outcome = (this->*chapter)();
        if (!outcome)
            break;
    }
    m_narrator.close(outcome);
    return outcome;
}

Status Story::headOfficeOpens()
{
    m_narrator.chapter(u"Head office opens"_s);
    if (Status opened = m_office.open(); !opened)
        return opened;
    m_narrator.seen(u"The order manager serves the demo chain at %1"_s.arg(m_office.url()));
    return {};
}

Status Story::stationJoins()
{
    m_narrator.chapter(u"A station joins: %1"_s.arg(m_cast.storeName));
    if (Status opened = m_scanner.open(); !opened)
        return opened;
    m_narrator.say(u"A serial scanner is plugged in at %1."_s.arg(m_scanner.path()));
    const auto code = m_office.enrolmentCode(m_cast.store, u"Front desk"_s);
    if (!code)
        return failure(code.error());
    const QStringList joining{u"--oms"_s, m_office.url(), u"--enrol"_s, *code};
    if (Status started = startStation(joining); !started)
        return started;
    m_narrator.seen(
        u"It trusts the key in its one-time code, and has its people and work on disk"_s);
    return signIn(m_cast.picker);
}

Status Story::orderDropsIn()
{
    m_narrator.chapter(u"An order drops in"_s);
    const Cast::Product &first = m_cast.products[0];
    const Cast::Product &second = m_cast.products[1];
    const QJsonObject order{
        {u"ref"_s, orderRef},
        {u"placed_at"_s, isoTime(0)},
        {u"currency"_s, m_cast.currency},
        {u"customer"_s, QJsonObject{{u"name"_s, customer}}},
        {u"fulfilment"_s, QJsonObject{{u"method"_s, u"pickup"_s}, {u"store"_s, m_cast.store}}},
        {u"promise_by"_s, isoTime(2 * 3600)},
        {u"lines"_s, QJsonArray{lineOf(first, u"1"_s, 2), lineOf(second, u"2"_s, 1)}},
        {u"payment"_s,
         QJsonObject{{u"status"_s, u"paid"_s}, {u"amount"_s, 2 * first.price + second.price}}}};
    m_narrator.say(u"%1 orders on the web: 2 × %2, 1 × %3. To be fetched within two hours."_s.arg(
        customer, first.title, second.title));
    if (const auto placed = m_office.placeOrder(order); !placed)
        return failure(placed.error());
    for (int changes = 0; m_assignment.isEmpty(); ++changes) {
        const auto shown = assignment();
        if (!shown)
            return failure(shown.error());
        m_assignment = shown->value("id"_L1).toString();
        if (changes > queueChangesMax)
            return failure(ErrorKind::Timeout, u"not_as_told"_s, u"the order never came"_s);
        if (!m_assignment.isEmpty())
            break;
        if (const auto changed = m_station->awaitEvent(u"queue"_s); !changed)
            return failure(changed.error());
    }
    m_narrator.seen(u"%1 is in the station's queue"_s.arg(orderRef));
    const auto atOffice = m_office.order(orderRef);
    if (!atOffice)
        return failure(atOffice.error());
    m_pickupCode = atOffice->value("pickup_code"_L1).toString();
    return m_narrator.expect(m_pickupCode.size() == 8,
                             u"The customer has a pickup code of eight characters"_s, m_pickupCode);
}

Status Story::pickingWithTheScanner()
{
    m_narrator.chapter(u"Picking with the scanner"_s);
    const auto claimed = m_station->ask({{u"do"_s, u"claim"_s}, {u"assignment"_s, m_assignment}});
    if (!claimed)
        return failure(claimed.error());
    m_narrator.seen(u"%1 takes the order"_s.arg(m_cast.picker.name));
    const Cast::Product &right = m_cast.products[0];
    const Cast::Product &wrong = m_cast.products[2];
    if (Status s = scan(right.code, u"picked"_s, u"One %1 is picked"_s.arg(right.title)); !s)
        return s;
    return scan(wrong.code, u"wrong_item"_s, u"%1 is refused: wrong item"_s.arg(wrong.title));
}

Status Story::internetGoesAway()
{
    m_narrator.chapter(u"The internet goes away"_s);
    const auto settled = m_station->ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, settleMs}});
    if (!settled)
        return failure(settled.error());
    m_office.kill();
    m_narrator.say(u"Head office is gone (killed). Picking goes on."_s);
    const Cast::Product &first = m_cast.products[0];
    const Cast::Product &second = m_cast.products[1];
    if (Status s = scan(first.code, u"picked"_s, u"The second %1 is picked"_s.arg(first.title)); !s)
        return s;
    if (Status s = scan(second.code, u"picked"_s, u"One %1 is picked"_s.arg(second.title)); !s)
        return s;
    const auto status = m_station->ask({{u"do"_s, u"status"_s}});
    if (!status)
        return failure(status.error());
    const int waiting = status->value("outbox"_L1).toInt();
    return m_narrator.expect(waiting == 2, u"Two things wait on this disk to be sent"_s,
                             QString::number(waiting));
}

Status Story::powerGoesAway()
{
    m_narrator.chapter(u"The station's power goes, too"_s);
    m_station->kill();
    m_narrator.say(
        u"The station is killed in the middle of its work and started again, offline."_s);
    if (Status started = startStation(); !started)
        return started;
    m_narrator.seen(u"It is ready without any network"_s);
    if (Status signedIn = signIn(m_cast.picker); !signedIn)
        return signedIn;
    const auto shown = assignment();
    if (!shown)
        return failure(shown.error());
    return m_narrator.expect(picked(*shown) == 3, u"All three picked units are still there"_s,
                             QString::number(picked(*shown)));
}

Status Story::allComesBack()
{
    m_narrator.chapter(u"All comes back"_s);
    if (Status opened = m_office.open(); !opened)
        return opened;
    const auto settled = m_station->ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, settleMs}});
    if (!settled)
        return failure(settled.error());
    m_narrator.seen(u"The station found head office by itself; nothing waits any more"_s);
    const auto order = m_office.order(orderRef);
    if (!order)
        return failure(order.error());
    int units = 0;
    for (const QJsonValue &line : order->value("lines"_L1).toArray())
        units += line.toObject().value("picked"_L1).toInt();
    return m_narrator.expect(units == 3, u"Head office counts three picked units, none twice"_s,
                             QString::number(units));
}

Status Story::parcelWaits()
{
    m_narrator.chapter(u"The bag waits on its shelf"_s);
    const QList<std::pair<QJsonObject, QString>> steps{
        {{{u"do"_s, u"confirm"_s}, {u"assignment"_s, m_assignment}}, u"Picking is finished"_s},
        {{{u"do"_s, u"stage"_s},
          {u"assignment"_s, m_assignment},
          {u"parcel"_s, u"P-002001"_s},
          {u"location"_s, m_cast.shelf}},
         u"Bag P-002001 stands on shelf %1"_s.arg(m_cast.shelf)},
        {{{u"do"_s, u"ready"_s}, {u"assignment"_s, m_assignment}},
         u"The customer is told that it is ready"_s}};
    for (const auto &[request, told] : steps) {
        if (const auto done = m_station->ask(request); !done)
            return failure(done.error());
        m_narrator.seen(told);
    }
    return {};
}

Status Story::customerComes()
{
    m_narrator.chapter(u"The customer comes"_s);
    if (Status signedIn = signIn(m_cast.counter); !signedIn)
        return signedIn;
    if (Status s = scan(m_pickupCode, u"opened"_s, u"The customer's code opens the order"_s); !s)
        return s;
    const QJsonObject proof{{u"method"_s, u"code"_s}, {u"value"_s, m_pickupCode}};
    const auto handed = m_station->ask({{u"do"_s, u"hand_over"_s},
                                        {u"assignment"_s, m_assignment},
                                        {u"proof"_s, proof},
                                        {u"name"_s, customer}});
    if (!handed)
        return failure(handed.error());
    m_narrator.seen(u"The bag is handed over"_s);
    const auto settled = m_station->ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, settleMs}});
    if (!settled)
        return failure(settled.error());
    const auto order = m_office.order(orderRef);
    if (!order)
        return failure(order.error());
    const QString status = order->value("status"_L1).toString();
    return m_narrator.expect(status == "completed"_L1, u"The order is completed"_s, status);
}

Status Story::booksAreRight()
{
    m_narrator.chapter(u"The books are right"_s);
    if (Status verified = m_office.verify(); !verified)
        return verified;
    m_narrator.seen(u"Stock, command numbers, feed and digests: every invariant holds"_s);
    return {};
}

Status Story::startStation(const QStringList &more)
{
    const QStringList arguments{u"headless"_s, u"--data"_s, m_data + u"/station"_s, u"--serial"_s,
                                m_scanner.path()};
    m_station = std::make_unique<JsonProgram>(m_bin + u"/storehand"_s, arguments + more);
    if (Status started = m_station->start(); !started)
        return started;
    const auto ready = m_station->awaitEvent(u"ready"_s);
    return ready ? Status() : failure(ready.error());
}

Status Story::signIn(const Cast::Person &person)
{
    const auto signedIn = m_station->ask(
        {{u"do"_s, u"sign_in"_s}, {u"person"_s, person.code}, {u"pin"_s, person.pin}});
    if (!signedIn)
        return failure(signedIn.error());
    m_narrator.seen(u"%1 signs in with a PIN"_s.arg(person.name));
    return {};
}

Status Story::scan(const QString &code, const QString &result, const QString &told)
{
    if (Status scanned = m_scanner.scan(code); !scanned)
        return scanned;
    const auto event = m_station->awaitEvent(u"scan"_s);
    if (!event)
        return failure(event.error());
    QString line = told;
    if (const int us = event->value("durable_us"_L1).toInt(); us > 0)
        line += u" (on disk after %1 ms)"_s.arg(us / 1000.0, 0, 'f', 1);
    return m_narrator.expect(
        event->value("result"_L1).toString() == result, line,
        QString::fromUtf8(QJsonDocument(*event).toJson(QJsonDocument::Compact)));
}

Result<QJsonObject> Story::assignment()
{
    const auto queue = m_station->ask({{u"do"_s, u"queue"_s}});
    if (!queue)
        return failure(queue.error());
    for (const QJsonValue &each : queue->value("assignments"_L1).toArray()) {
        if (each.toObject().value("order_ref"_L1).toString() == orderRef)
            return each.toObject();
    }
    return QJsonObject();
}

int Story::picked(const QJsonObject &assignment)
{
    int units = 0;
    for (const QJsonValue &line : assignment.value("lines"_L1).toArray())
        units += line.toObject().value("picked"_L1).toInt();
    return units;
}

} // namespace storehand::story
