// SPDX-License-Identifier: Apache-2.0
#include "oms/OrderManager.h"
#include "oms/http/ErrorAnswer.h"
#include "oms/http/routes/Routes.h"

#include <QJsonObject>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis readyTime{5'000};

/// Prometheus text: each figure with its name, meaning and type.
class MetricsText
{
public:
    void gauge(QByteArrayView name, QByteArrayView help, double value)
    {
        head(name, help, "gauge");
        sample(name, {}, value);
    }

    void counter(QByteArrayView name, QByteArrayView help, double value)
    {
        head(name, help, "counter");
        sample(name, {}, value);
    }

    void head(QByteArrayView name, QByteArrayView help, QByteArrayView type)
    {
        m_text.append("# HELP storehand_").append(name).append(' ').append(help).append('\n');
        m_text.append("# TYPE storehand_").append(name).append(' ').append(type).append('\n');
    }

    void sample(QByteArrayView name, QByteArrayView labels, double value)
    {
        m_text.append("storehand_").append(name);
        if (!labels.isEmpty())
            m_text.append('{').append(labels).append('}');
        m_text.append(' ').append(QByteArray::number(value, 'g', 17)).append('\n');
    }

    [[nodiscard]] QByteArray text() const { return m_text; }

private:
    QByteArray m_text;
};

void writeHttp(MetricsText &text, const HttpFigures &http)
{
    text.gauge("http_connections", "Connections open now.", http.connections);
    text.gauge("http_held", "Requests that wait for news now.", http.held);
    text.counter("http_accepted_total", "Connections ever.", double(http.accepted));
    text.counter("http_requests_total", "Requests that reached a route.", double(http.requests));
    text.counter("http_refused_total", "Refused by a limit of the server.", double(http.refused));
    text.counter("http_gone_total", "Clients that left before their answer.", double(http.gone));
    text.head("http_answers_total", "Answers by hundreds of their status.", "counter");
    for (int hundred = 1; hundred <= 5; ++hundred) {
        const QByteArray label = "status=\"" + QByteArray::number(hundred) + "xx\"";
        text.sample("http_answers_total", label, double(http.answers[hundred]));
    }
}

void writeWebhooks(MetricsText &text, const WebhookFigures &webhooks)
{
    const EffectsWaiting &waiting = webhooks.waiting;
    text.counter("webhooks_delivered_total", "Messages that were taken.",
                 double(webhooks.delivered));
    text.counter("webhooks_failures_total", "Attempts that failed.", double(webhooks.failures));
    text.gauge("webhooks_waiting", "Messages that wait.", double(waiting.count));
    text.gauge("webhooks_oldest_seconds", "Time of creation of the oldest one that waits.",
               waiting.oldest ? double(waiting.oldest->ms) / 1'000 : 0);
    text.gauge("webhooks_given_up", "Messages given up in the last days.", double(waiting.givenUp));
    text.gauge("webhooks_targets_failing", "Receivers that fail.", waiting.targetsFailing);
}

/// Numbers only: anybody may ask.
QJsonObject effectsJson(const EffectsWaiting &waiting)
{
    return {{u"waiting"_s, waiting.count},
            {u"oldest_at"_s, waiting.oldest ? QJsonValue(waiting.oldest->toText()) : QJsonValue()},
            {u"given_up"_s, waiting.givenUp},
            {u"targets_failing"_s, waiting.targetsFailing}};
}

QByteArray metricsText(const MetricsSource &source)
{
    MetricsText text;
    writeHttp(text, source.http());
    const JobQueue::Figures core = source.jobs.figures();
    text.gauge("core_queue", "Jobs that wait for the order manager.", double(core.waiting));
    text.counter("core_jobs_total", "Jobs run.", double(core.jobs));
    text.counter("core_groups_total", "Commits shared by them.", double(core.groups));
    text.counter("core_failures_total", "Groups lost.", double(core.failures));
    text.counter("core_refused_total", "Jobs that found the queue full.", double(core.refused));
    text.gauge("feed_waiters", "Long polls that wait now.", double(source.waiters.size()));
    text.gauge("sqlite_memory_bytes", "Memory of SQLite, nearly all of it cached pages.",
               double(OrderManager::sqliteMemory()));
    if (source.webhooks)
        writeWebhooks(text, source.webhooks());
    return text.text();
}

Route openRoute(const QString &pattern, RouteHandler handler)
{
    Route route;
    route.pattern = pattern;
    route.auth = RouteAuth::None;
    route.deadline = readyTime;
    route.handler = std::move(handler);
    return route;
}

} // namespace

void addHealthRoutes(RouteTable &table, RequestDesk &desk, const MetricsSource &metrics)
{
    table.add(openRoute(u"/healthz"_s, [](const HttpRequest &, const Reply &reply) {
        reply.send(HttpAnswer::json(200, QJsonObject{{u"status"_s, u"alive"_s}}));
    }));
    table.add(openRoute(u"/readyz"_s, [&desk](const HttpRequest &, const Reply &reply) {
        desk.ask(reply, [](OrderManager &manager) {
            const auto effects = manager.effectStandings();
            if (!effects)
                return answerTo(effects.error(), manager.now());
            return HttpAnswer::json(200, {{u"status"_s, u"ready"_s},
                                          {u"database"_s, manager.engineVersion()},
                                          {u"effects"_s, effectsJson(sumOf(*effects))}});
        });
    }));
    Route route = openRoute(u"/metrics"_s, [metrics](const HttpRequest &, const Reply &reply) {
        HttpAnswer answer;
        answer.body = metricsText(metrics);
        answer.contentType = "text/plain; version=0.0.4"_ba;
        reply.send(std::move(answer));
    });
    route.auth = RouteAuth::Loopback;
    table.add(std::move(route));
}

} // namespace storehand::oms
