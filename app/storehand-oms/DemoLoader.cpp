// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/DemoLoader.h"

#include "app/demo/DemoImport.h"
#include "app/storehand-oms/DemoStation.h"
#include "core/domain/Codes.h"
#include "oms/OrderManager.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <vector>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Stands where it is put. Nothing waits for it.
class PastClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return at; }
    [[nodiscard]] Millis monotonic() const override { return Millis(at.ms); }
    [[nodiscard]] std::unique_ptr<Timer> after(Millis, std::function<void()>) override
    {
        qFatal("nothing waits in the past");
    }

    Instant at;
};

/// What happens at one time.
struct Event
{
    Instant at;
    QByteArray line;              ///< an order's import line
    std::optional<demo::Act> act; ///< or something that people did
};

Status imported(OrderManager &manager, const QByteArray &lines)
{
    const Result<ImportReport> report = manager.import(lines);
    if (!report)
        return failure(report.error());
    if (report->problem) {
        return failure(
            ErrorKind::Malformed, codes::malformed,
            u"demo line %1: %2"_s.arg(report->problem->line).arg(report->problem->problem));
    }
    return {};
}

Result<bool> isEmpty(OrderManager &manager)
{
    bool hasStores = false;
    const Status looked = manager.change([&](UnitOfWork &work) -> Status {
        const Result<QList<Store>> stores = work.storage().stores.all();
        hasStores = !stores || !stores->isEmpty();
        return stores ? Status() : failure(stores.error());
    });
    return looked ? Result<bool>(!hasStores) : failure(looked.error());
}

/// The demo's story: first the chain itself, then order by order and act by act.
class Story
{
public:
    Story(OrderManager &manager, PastClock &clock, Random &random, Instant now)
        : m_manager(manager)
        , m_clock(clock)
        , m_station(manager, clock, random)
    {
        for (const QByteArray &line : demo::importLines(now).split('\n'))
            sort(line);
        for (const demo::Act &act : demo::acts(now))
            m_events.push_back({act.at, {}, act});
        std::stable_sort(m_events.begin(), m_events.end(),
                         [](const Event &a, const Event &b) { return a.at < b.at; });
    }

    [[nodiscard]] Status tell()
    {
        const Instant beginning = m_events.empty() ? m_clock.at : m_events.front().at;
        m_clock.at = beginning - std::chrono::hours(1);
        Status status = imported(m_manager, m_chain);
        for (auto event = m_events.begin(); status && event != m_events.end(); ++event) {
            m_clock.at = event->at;
            status = event->act ? perform(*event->act) : imported(m_manager, event->line);
        }
        return status;
    }

private:
    void sort(const QByteArray &line)
    {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value(u"type").toString() != "order"_L1) {
            m_chain += line + '\n';
            return;
        }
        m_channels.insert(object.value(u"ref").toString(), object.value(u"channel").toString());
        const auto at = Instant::fromText(object.value(u"placed_at").toString());
        m_events.push_back({at.value_or(m_clock.at), line, std::nullopt});
    }

    [[nodiscard]] Status perform(const demo::Act &act)
    {
        const QString channel = m_channels.value(act.orderRef);
        const Result<QJsonObject> order = m_manager.orderByRef(channel, act.orderRef);
        if (!order)
            return failure(order.error());
        if (act.verb == "cancel"_L1)
            return cancel(channel, OrderId(order->value(u"order").toString()), act.args);
        for (const QJsonValue &assignment : order->value(u"assignments").toArray()) {
            const AssignmentId id(assignment[u"id"].toString());
            const Status done = act.verb == "ready"_L1 ? m_station.makeReady(id, act.args)
                                                       : m_station.arrive(id, act.args);
            if (!done)
                return done;
        }
        return {};
    }

    [[nodiscard]] Status cancel(const QString &channel, const OrderId &order,
                                const QJsonObject &args)
    {
        CancelRequest request{{}, args.value(u"reason").toString(), std::nullopt};
        if (args.contains(u"lines"_s)) {
            request.lines.emplace();
            for (const QJsonValue &line : args.value(u"lines").toArray())
                request.lines->append({line[u"ref"].toString(), line[u"quantity"].toInt()});
        }
        const Result<QJsonObject> cancelled = m_manager.cancelOrder(channel, order, request);
        return cancelled ? Status() : failure(cancelled.error());
    }

    OrderManager &m_manager;
    PastClock &m_clock;
    DemoStation m_station;
    QByteArray m_chain;
    QHash<QString, QString> m_channels; ///< by the order's ref
    std::vector<Event> m_events;
};

} // namespace

Status loadDemo(const OpenManager &open, Random &random, Instant now)
{
    PastClock clock;
    clock.at = now;
    const Result<std::unique_ptr<OrderManager>> manager = open(clock);
    if (!manager)
        return failure(manager.error());
    const Result<bool> empty = isEmpty(**manager);
    if (!empty)
        return failure(empty.error());
    return *empty ? Story(**manager, clock, random, now).tell() : Status();
}

} // namespace storehand::oms
