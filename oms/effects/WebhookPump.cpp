// SPDX-License-Identifier: Apache-2.0
#include "oms/effects/WebhookPump.h"

#include <QLoggingCategory>

#include <algorithm>

namespace storehand::oms {

namespace {

Q_LOGGING_CATEGORY(lcWebhook, "storehand.oms.webhook")

} // namespace

/// What one look found, written on a core thread and read on ours.
struct WebhookPump::Found
{
    bool isGood = false;
    WebhookCalls calls;
    QList<EffectOutbox::Standing> standings;
    Instant now;
    bool isSurvey = false;
};

WebhookPump::WebhookPump(Edges edges)
    : m_edges(std::move(edges))
    , m_life(std::make_shared<bool>(true))
{}

WebhookPump::~WebhookPump()
{
    stop();
}

void WebhookPump::start()
{
    m_isRunning = true;
    look();
}

void WebhookPump::stop()
{
    m_isRunning = false;
    m_timer.reset();
    m_retries.clear();
    *m_life = false;
    m_life = std::make_shared<bool>(true);
}

void WebhookPump::wake()
{
    if (m_isRunning)
        look();
}

WebhookFigures WebhookPump::figures() const
{
    const std::lock_guard lock(m_mutex);
    return m_figures;
}

void WebhookPump::lookAfter(Millis wait)
{
    m_timer = m_edges.clock.after(wait, [this] { look(); });
}

void WebhookPump::look()
{
    const int room = targetsMax - m_underWay;
    if (m_isLooking || room <= 0) {
        m_lookAgain = true;
        return;
    }
    const bool isSurvey = m_edges.clock.monotonic() >= m_surveyAt;
    const auto found = std::make_shared<Found>();
    found->isSurvey = isSurvey;
    const auto work = [found, room, isSurvey](OrderManager &manager) {
        *found = Found{.isSurvey = isSurvey};
        Result<WebhookCalls> calls = manager.takeWebhooks(room);
        Result<QList<EffectOutbox::Standing>> standings;
        if (isSurvey)
            standings = manager.effectStandings();
        found->isGood = calls.has_value() && standings.has_value();
        if (!found->isGood)
            return;
        found->calls = *std::move(calls);
        found->standings = *std::move(standings);
        found->now = manager.now();
    };
    m_isLooking = true;
    m_lookAgain = false;
    const auto done = [this, post = m_edges.post, life = m_life, found](bool kept) {
        found->isGood = found->isGood && kept;
        post([this, life, found] {
            if (*life)
                take(*found);
        });
    };
    if (!m_edges.core(work, done)) {
        m_isLooking = false;
        lookAfter(retryTime);
    }
}

void WebhookPump::take(const Found &found)
{
    m_isLooking = false;
    if (!found.isGood) {
        lookAfter(retryTime);
        return;
    }
    if (found.isSurvey) {
        m_surveyAt = m_edges.clock.monotonic() + lookTime;
        const std::lock_guard lock(m_mutex);
        m_figures.waiting = sumOf(found.standings);
    }
    for (const WebhookCall &call : found.calls.calls)
        send(call);
    if (m_lookAgain) {
        look();
        return;
    }
    const Millis untilNext = found.calls.next ? *found.calls.next - found.now : lookTime;
    lookAfter(std::clamp(untilNext, Millis(0), lookTime));
}

void WebhookPump::send(const WebhookCall &call)
{
    ++m_underWay;
    m_edges.client.deliver(
        {call.url, call.secret}, {call.effect.id, call.effect.payload}, m_edges.clock.now(),
        [this, post = m_edges.post, life = m_life, call](const WebhookOutcome &outcome) {
            post([this, life, report = Report{call, outcome}] {
                if (*life)
                    ended(report);
            });
        });
}

void WebhookPump::ended(const Report &report)
{
    count(report.outcome);
    if (report.outcome.kind != WebhookOutcome::Kind::Delivered) {
        qCInfo(lcWebhook).noquote()
            << "the webhook of" << report.call.channel() << "failed:" << report.outcome.detail;
    }
    write(report);
}

/// What came of a call is written down before the channel gets the next one.
void WebhookPump::write(const Report &report)
{
    const auto isGood = std::make_shared<bool>(false);
    const auto work = [report, isGood](OrderManager &manager) {
        Status status;
        switch (report.outcome.kind) {
        case WebhookOutcome::Kind::Delivered:
            status = manager.webhookDelivered(report.call);
            break;
        case WebhookOutcome::Kind::Failed:
            status = manager.webhookFailed(report.call, report.outcome.detail,
                                           report.outcome.status != 0);
            break;
        case WebhookOutcome::Kind::Refused:
            status = manager.webhookRefused(report.call, report.outcome.detail);
            break;
        }
        *isGood = status.has_value();
    };
    const auto tryAgain = [this, report] {
        m_retries.push_back(m_edges.clock.after(retryTime, [this, report] { write(report); }));
        if (m_retries.size() > size_t(targetsMax))
            m_retries.pop_front(); // it ran long ago: not more than that are under way
    };
    const auto done = [this, post = m_edges.post, life = m_life, isGood, tryAgain](bool kept) {
        post([this, life, isWritten = kept && *isGood, tryAgain] {
            if (!*life)
                return;
            if (!isWritten) {
                tryAgain();
                return;
            }
            --m_underWay;
            look();
        });
    };
    if (!m_edges.core(work, done))
        tryAgain();
}

void WebhookPump::count(const WebhookOutcome &outcome)
{
    const std::lock_guard lock(m_mutex);
    if (outcome.kind == WebhookOutcome::Kind::Delivered)
        ++m_figures.delivered;
    else
        ++m_figures.failures;
}

} // namespace storehand::oms
