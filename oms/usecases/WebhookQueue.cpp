// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/WebhookQueue.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype errorTextMax = 300;

} // namespace

EffectsWaiting sumOf(const QList<EffectOutbox::Standing> &standings)
{
    EffectsWaiting sum;
    for (const EffectOutbox::Standing &each : standings) {
        sum.count += each.waiting;
        sum.givenUp += each.givenUp;
        sum.targetsFailing += each.failures > 0 || each.isOff ? 1 : 0;
        if (each.oldest && (!sum.oldest || *each.oldest < *sum.oldest))
            sum.oldest = each.oldest;
    }
    return sum;
}

Status setWebhook(Storage &storage, const QString &channel, const Webhook &webhook, Instant now)
{
    const Status set = storage.channels.setWebhook(channel, webhook, now);
    return set ? storage.effects.switchOn({WebhookQueue::kind, channel}, now) : set;
}

Millis webhookWaitAfter(int failures)
{
    constexpr int doublingsMax = 12; // more would not change the result
    const Millis wait = WebhookQueue::waitMin * (1 << std::clamp(failures - 1, 0, doublingsMax));
    return std::min(wait, WebhookQueue::waitMax);
}

Result<WebhookCalls> WebhookQueue::take(Instant now, int limit)
{
    const Result<QList<OutsideEffect>> waiting =
        m_storage.effects.take(kind, now, now + leaseTime, limit);
    if (!waiting)
        return failure(waiting.error());
    WebhookCalls found;
    for (const OutsideEffect &effect : *waiting) {
        Result<std::optional<Webhook>> webhook =
            m_storage.channels.webhookOf(effect.target.subject);
        if (!webhook)
            return failure(webhook.error());
        if (*webhook) {
            found.calls.append({effect, (*webhook)->url, (*webhook)->secret});
            continue;
        }
        const Status off =
            m_storage.effects.switchOff(effect.target, u"the channel has no webhook"_s, now);
        if (!off)
            return failure(off.error());
    }
    const Result<std::optional<Instant>> next = m_storage.effects.next(kind);
    if (!next)
        return failure(next.error());
    found.next = *next;
    return found;
}

Status WebhookQueue::delivered(const WebhookCall &call, Instant now)
{
    return m_storage.effects.done(call.effect, now);
}

Status WebhookQueue::failed(const WebhookCall &call, const QString &why, bool answered, Instant now)
{
    const QString reason = why.left(errorTextMax);
    if (answered) {
        if (call.effect.refusals + 1 >= refusalsMax)
            return m_storage.effects.giveUp(call.effect, reason, now);
        if (const Status counted = m_storage.effects.countRefusal(call.effect.id); !counted)
            return counted;
    }
    const Result<int> failures = m_storage.effects.countFailure(call.effect.target, reason);
    if (!failures)
        return failure(failures.error());
    return m_storage.effects.free(call.effect.target, now + webhookWaitAfter(*failures));
}

Status WebhookQueue::refused(const WebhookCall &call, const QString &why, Instant now)
{
    return m_storage.effects.switchOff(call.effect.target, why.left(errorTextMax), now);
}

Status WebhookQueue::tidy(Instant now)
{
    const Status old = m_storage.effects.giveUpOld(now - keepTime, waitingMax, now);
    return old ? m_storage.effects.dropSettled(now - settledTime) : old;
}

} // namespace storehand::oms
