// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/RequestSignature.h"
#include "oms/storage/Storage.h"

#include <QHash>

namespace storehand::oms {

/// Who signed a request.
struct StationIdentity
{
    StationId station;
    StoreCode store;
    QString name;
};

/// Judges who signed a request, and keeps what it knows of the stations for a while so that a poll
/// costs no SQL.
class StationAccess
{
public:
    static constexpr Millis clockTolerance = std::chrono::minutes(5);
    /// How exactly the last contact of a station is known.
    static constexpr Millis contactGrain = std::chrono::minutes(1);

    StationAccess(Storage &storage, Millis cacheTime)
        : m_storage(storage)
        , m_cacheTime(cacheTime)
    {}

    /// `header` is the value of Authorization. Unauthorized: `not_enrolled` for an unknown station
    /// or a wrong signature, and only when the signature is genuine `revoked`, or `clock` when it
    /// was made too far from `now`.
    [[nodiscard]] Result<StationIdentity> identify(const SignedRequest &request,
                                                   const QByteArray &header, Instant now);
    /// Somebody whose signature was genuine a moment ago, and whom nobody cut off since.
    /// Unauthorized: `not_enrolled`, `revoked`.
    [[nodiscard]] Result<StationIdentity> recognise(const StationId &station, Instant now);
    void forget(const StationId &station) { m_known.remove(station); }
    void forgetAll() { m_known.clear(); }

private:
    struct Known
    {
        Station station;
        Instant readAt;
    };

    [[nodiscard]] Result<std::optional<Station>> find(const StationId &id, Instant now);
    [[nodiscard]] Status noteContact(const StationId &id, Instant now);

    Storage &m_storage;
    const Millis m_cacheTime;
    QHash<StationId, Known> m_known;
};

} // namespace storehand::oms
