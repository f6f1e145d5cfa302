// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Enrolment.h"

#include "core/crypto/Base64Url.h"
#include "core/domain/Uuid.h"
#include "core/sync/NewInstall.h"
#include "core/wire/ObjectWriter.h"
#include "core/wire/ProtocolEnrol.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr Millis enrolTimeout{15'000};
} // namespace

Enrolment::Enrolment(SyncParts &parts)
    : m_parts(parts)
    , m_backoff(parts.clock, parts.random)
{}

void Enrolment::enrol(const QString &code, Callback callback)
{
    m_exchange.reset();
    m_timer.reset();
    m_callback = std::move(callback);
    m_attempts = 0;
    const Result<EnrolmentCode> read = EnrolmentCode::fromText(code);
    if (!read) {
        finishSoon(read.error());
        return;
    }
    const Result<SigningKey> key = enrolmentKey(m_parts.outbox, m_parts.random);
    if (!key) {
        finishSoon(key.error());
        return;
    }
    m_code = *read;
    m_key = *key;
    send();
}

void Enrolment::send()
{
    ++m_attempts;
    const auto publicKey = fromBase64Url(m_key->verifyKey().toText());
    OmsRequest request{OmsRequest::Method::Post, "/v1/enrol"_ba};
    request.body = wire::toBytes(wire::toJson(
        wire::EnrolRequest{m_code->toText().reveal(), publicKey.value_or(QByteArray())}));
    request.contentType = wire::jsonType;
    request.timeout = enrolTimeout;
    request.firstContact = m_code;
    m_exchange = m_parts.oms.send(std::move(request),
                                  [this](const Result<OmsAnswer> &answer) { take(answer); });
}

void Enrolment::take(const Result<OmsAnswer> &answer)
{
    m_exchange.reset();
    const JudgedAnswer judged = judge(answer);
    // One that was damaged on its way is asked for again: the same key gets the same answer.
    Result<StationIdentity> identity = judged ? accept(*judged) : failure(judged.error().error);
    const bool passes = !identity && retryPolicy(identity.error().kind) == RetryAction::BackOff;
    if (!passes || m_attempts == attemptsMax) {
        finish(std::move(identity));
        return;
    }
    const Millis asked = judged ? Millis(0) : judged.error().retryAfter.value_or(Millis(0));
    m_timer = m_parts.clock.after(std::max(m_backoff.next(), asked), [this] { send(); });
}

Result<StationIdentity> Enrolment::accept(const QByteArray &body)
{
    const Result<wire::EnrolAnswer> answer = wire::decodeEnrolAnswer(body);
    if (!answer)
        return failure(answer.error());
    m_parts.time.learn(answer->serverTime);
    Result<SealedBox> sealFor = SealedBox::fromText(toBase64Url(answer->sealKey));
    if (!sealFor)
        return failure(sealFor.error());
    Result<VerifyKey> omsKey = VerifyKey::fromText(toBase64Url(answer->verifyKey));
    if (!omsKey)
        return failure(omsKey.error());
    StationIdentity identity{
        answer->station, answer->name,        answer->store,      *m_key,
        answer->pins,    std::move(*sealFor), std::move(*omsKey), Sensitive(answer->pickupKey)};

    Cache &cache = m_parts.cache;
    if (const Status emptied = cache.beginShadow({}); !emptied)
        return failure(emptied.error());
    if (const Status emptied = cache.swapShadow({}, {}); !emptied)
        return failure(emptied.error());
    const InstallId install(UuidMaker(m_parts.random).next(m_parts.time.now()));
    if (const Status taken = takeNewInstall(m_parts.outbox, install); !taken)
        return failure(taken.error());
    if (const Status saved = saveIdentity(m_parts.outbox, identity); !saved)
        return failure(saved.error());
    m_parts.oms.identify(identity.credentials());
    return identity;
}

void Enrolment::finish(Result<StationIdentity> result)
{
    const Callback callback = std::exchange(m_callback, nullptr);
    callback(std::move(result));
}

void Enrolment::finishSoon(const Error &error)
{
    m_timer = m_parts.clock.after(Millis(0), [this, error] { finish(failure(error)); });
}

} // namespace storehand
