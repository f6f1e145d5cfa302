// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/LinkFailure.h"
#include "core/sync/RetryPolicy.h"
#include "core/sync/StationIdentity.h"
#include "core/sync/SyncParts.h"

#include <functional>
#include <memory>

namespace storehand {

/// Makes this installation a station of a chain, with the one-time code that head office gave out.
/// A request or answer that is lost is repeated with the same key, which the OMS answers as before.
///
/// What an earlier enrolment left is taken along: commands that were never acknowledged are sent
/// under the new install, and the cache is emptied.
class Enrolment
{
public:
    static constexpr int attemptsMax = 3;

    using Callback = std::function<void(Result<StationIdentity>)>;

    explicit Enrolment(SyncParts &parts);

    /// One at a time; a second call forgets the first. The callback runs once, never inside this
    /// call: with the identity when it is on disk and the client signs with it; else Malformed/
    /// `bad_enrolment_code`, Offline or Timeout, Unauthorized or Rejected with the OMS's word,
    /// Storage.
    void enrol(const QString &code, Callback callback);

private:
    void send();
    void take(const Result<OmsAnswer> &answer);
    [[nodiscard]] Result<StationIdentity> accept(const QByteArray &body);
    void finish(Result<StationIdentity> result);
    void finishSoon(const Error &error);

    SyncParts &m_parts;
    Backoff m_backoff;
    Callback m_callback;
    std::optional<EnrolmentCode> m_code;
    std::optional<SigningKey> m_key;
    int m_attempts = 0;
    std::unique_ptr<OmsClient::Exchange> m_exchange;
    std::unique_ptr<Clock::Timer> m_timer;
};

} // namespace storehand
