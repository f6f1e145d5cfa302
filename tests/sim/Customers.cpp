// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Customers.h"

#include "core/wire/Protocol.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis patience{40'000};
constexpr Millis pauseMin{3'000};
constexpr Millis pauseMax{10'000}; // so that all is told two minutes after it was healed
constexpr int serverTrouble = 500;
constexpr int tooMany = 429;

} // namespace

Customers::Customers(Parts parts)
    : m_parts(std::move(parts))
    , m_dice(m_parts.seed, "customers")
    , m_end(m_parts.network.addEnd())
{}

void Customers::begin(const QByteArray &key)
{
    m_key = key;
    const Millis span = m_parts.swarm.span;
    const auto sometime = [&](double until) {
        return Millis(
            static_cast<qint64>(m_dice.share() * until * static_cast<double>(span.count())));
    };
    for (int i = 1; i <= m_parts.swarm.orders; ++i) {
        // Half of them are there when the shops open.
        const Millis at = m_dice.chance(0.5) ? Millis(0) : sometime(0.8);
        m_parts.timeline.plantIn(at, [this, i] {
            const QString ref = u"SO-%1"_s.arg(i);
            if (!m_isStopped)
                place(ref, drawOrder(ref));
        });
    }
    const auto spread = [&](double times, void (Customers::*act)()) {
        for (int i = 0; i < static_cast<int>(times); ++i) {
            m_parts.timeline.plantIn(sometime(1.0), [this, act] {
                if (!m_isStopped)
                    (this->*act)();
            });
        }
    };
    spread(m_parts.swarm.orders * m_parts.swarm.cancels, &Customers::cancel);
    spread(m_parts.swarm.orders * 0.4, &Customers::answerQuestion);
    spread(m_parts.swarm.orders * 0.5, &Customers::changeStock);
}

QJsonObject Customers::drawOrder(const QString &ref)
{
    const bool ships = m_dice.chance(m_parts.swarm.ships);
    QJsonObject way;
    if (ships)
        way = {{u"method"_s, u"ship"_s},
               {u"service"_s, u"standard"_s},
               {u"address"_s, QJsonObject{{u"line1"_s, u"1 Quay Street"_s},
                                          {u"city"_s, u"Auckland"_s},
                                          {u"country"_s, u"NZ"_s}}}};
    else
        way = {{u"method"_s, u"pickup"_s}, {u"store"_s, m_dice.oneOf(m_parts.chain.stores).text}};
    QJsonArray lines;
    const int count = m_dice.between(1, m_parts.swarm.linesMax);
    for (int i = 1; i <= count; ++i) {
        QJsonObject line{{u"ref"_s, QString::number(i)},
                         {u"sku"_s, m_dice.oneOf(m_parts.chain.goods).sku.text},
                         {u"quantity"_s, m_dice.chance(0.1)
                                             ? m_dice.between(3, 12)
                                             : m_dice.between(1, m_parts.swarm.unitsMax)},
                         {u"unit_price"_s, 500}};
        if (m_dice.chance(0.03))
            line.insert(u"available_from"_s, (m_parts.now() + Millis(1'800'000)).toText());
        lines.append(line);
    }
    QJsonObject order{{u"ref"_s, ref},
                      {u"placed_at"_s, m_parts.now().toText()},
                      {u"currency"_s, u"NZD"_s},
                      {u"customer"_s, QJsonObject{{u"name"_s, u"Customer of "_s + ref}}},
                      {u"fulfilment"_s, way},
                      {u"lines"_s, lines}};
    if (m_dice.chance(0.5))
        order.insert(
            u"promise_by"_s,
            (m_parts.now() + std::chrono::minutes(m_dice.between(5, m_parts.swarm.promiseMost)))
                .toText());
    return order;
}

void Customers::place(const QString &ref, const QJsonObject &order)
{
    m_sent[ref] = order;
    ask(oms::HttpMethod::Post, u"/v1/orders"_s, order,
        [this, ref](int status, const QJsonObject &answer) {
            if (status / 100 != 2)
                qFatal("order %s was refused with %d: %s", qPrintable(ref), status,
                       QJsonDocument(answer).toJson().constData());
            ++m_placed;
            m_ids[ref] = answer.value(u"order"_s).toString();
            m_parts.story.tell(u"web"_s,
                               u"places %1 (%2)"_s.arg(ref, answer.value(u"status"_s).toString()));
        });
}

QString Customers::anyOrder()
{
    if (m_ids.empty())
        return {};
    auto order = m_ids.begin();
    std::advance(order, m_dice.below(static_cast<int>(m_ids.size())));
    return order->first;
}

void Customers::cancel()
{
    const QString ref = anyOrder();
    if (ref.isEmpty())
        return;
    QJsonObject body{{u"reason"_s, u"customer"_s}};
    if (m_dice.chance(0.4))
        body.insert(u"lines"_s, QJsonArray{QJsonObject{{u"ref"_s, u"1"_s}, {u"quantity"_s, 1}}});
    ask(oms::HttpMethod::Post, u"/v1/orders/%1/cancel"_s.arg(m_ids[ref]), body,
        [this, ref](int status, const QJsonObject &) {
            m_parts.story.tell(u"web"_s, u"cancels %1 -> %2"_s.arg(ref).arg(status));
        });
}

void Customers::answerQuestion()
{
    const QString ref = anyOrder();
    if (ref.isEmpty())
        return;
    ask(oms::HttpMethod::Get, u"/v1/orders?ref="_s + ref, {},
        [this](int, const QJsonObject &answer) {
            const QJsonArray questions = answer.value(u"questions"_s).toArray();
            if (!questions.isEmpty() && !m_isStopped)
                sendAnswer(answer.value(u"order"_s).toString(), questions.first().toObject());
        });
}

void Customers::sendAnswer(const QString &id, const QJsonObject &question)
{
    const QString choice = m_dice.oneOf(QStringList{u"keep_waiting"_s, u"substitute"_s,
                                                    u"other_store"_s, u"send_home"_s, u"refund"_s});
    QJsonObject body{{u"question"_s, question.value(u"id"_s)}, {u"choice"_s, choice}};
    if (choice == "other_store"_L1)
        body.insert(u"store"_s, m_dice.oneOf(m_parts.chain.stores).text);
    if (choice == "send_home"_L1)
        body.insert(u"address"_s, QJsonObject{{u"line1"_s, u"2 Quay Street"_s},
                                              {u"city"_s, u"Auckland"_s},
                                              {u"country"_s, u"NZ"_s}});
    ask(oms::HttpMethod::Post, u"/v1/orders/%1/answer"_s.arg(id), body,
        [this, choice](int status, const QJsonObject &) {
            m_parts.story.tell(u"web"_s, u"answers %1 -> %2"_s.arg(choice).arg(status));
        });
}

void Customers::changeStock()
{
    QJsonArray changes;
    const int count = m_dice.between(1, 3);
    for (int i = 0; i < count; ++i) {
        QJsonObject change{{u"store"_s, m_dice.oneOf(m_parts.chain.stores).text},
                           {u"sku"_s, m_dice.oneOf(m_parts.chain.goods).sku.text}};
        const int kind = m_dice.below(4);
        if (kind < 2)
            change.insert(u"delta"_s, -m_dice.between(1, 3));
        else if (kind == 2)
            change.insert(u"delta"_s, m_dice.between(1, 12));
        else
            change.insert(u"on_hand"_s,
                          m_dice.between(m_parts.swarm.shelfMin, m_parts.swarm.shelfMax));
        change.insert(u"reason"_s, kind < 2 ? u"sale"_s : kind == 2 ? u"delivery"_s : u"count"_s);
        changes.append(change);
    }
    const QJsonObject report{{u"id"_s, u"till-%1"_s.arg(++m_reports)},
                             {u"at"_s, m_parts.now().toText()},
                             {u"changes"_s, changes}};
    ask(oms::HttpMethod::Post, u"/v1/stock"_s, report, [this](int status, const QJsonObject &) {
        m_parts.story.tell(u"till"_s, u"reports stock -> %1"_s.arg(status));
    });
}

void Customers::offerAgain()
{
    for (const auto &[ref, order] : m_sent)
        place(ref, order);
}

void Customers::ask(oms::HttpMethod method, const QString &target, const QJsonObject &body,
                    Done done)
{
    oms::HttpRequest request;
    request.method = method;
    request.target = target.toUtf8();
    if (method != oms::HttpMethod::Get)
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.contentType = wire::jsonType;
    request.authorization = "Bearer " + m_key;
    request.peer = u"10.1.0.1"_s;
    ++m_underWay;
    attempt(request, done, pauseMin);
}

void Customers::attempt(const oms::HttpRequest &request, const Done &done, Millis pause)
{
    const auto flight = std::make_shared<Network::Flight>();
    flight->end = m_end;
    const auto again = [this, request, done, pause] {
        const Millis next = std::min(2 * pause, pauseMax);
        m_parts.timeline.plantIn(m_dice.around(pause),
                                 [this, request, done, next] { attempt(request, done, next); });
    };
    flight->onAnswer = [this, again, done](const Result<OmsAnswer> &answer) {
        const bool isOurs = answer && answer->headers.contains("storehand-protocol") &&
                            answer->contentType == wire::jsonType;
        const QJsonDocument body = QJsonDocument::fromJson(isOurs ? answer->body : QByteArray());
        if (!isOurs || answer->status >= serverTrouble || answer->status == tooMany ||
            !body.isObject()) {
            again();
            return;
        }
        --m_underWay;
        done(answer->status, body.object());
    };
    m_parts.network.send(request, flight);
    m_parts.timeline.plantIn(patience, [flight, again] {
        if (!flight->onAnswer)
            return;
        Network::forget(*flight);
        again();
    });
}

} // namespace storehand::sim
