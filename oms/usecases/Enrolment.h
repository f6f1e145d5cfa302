// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/wire/ProtocolEnrol.h"
#include "oms/storage/ChainKeys.h"
#include "oms/storage/Storage.h"

namespace storehand::oms {

/// A code for one station, to be typed within ten minutes.
struct EnrolmentOffer
{
    Sensitive<QString> code;
    Instant expiresAt;
};

/// Makes installations into stations: a head-office person asks for a code, somebody types it at
/// the new station.
class Enrolment
{
public:
    static constexpr Millis codeTime = std::chrono::minutes(10);

    /// `pins` as in OrderManagerOptions. All must outlive it.
    Enrolment(Storage &storage, const ChainKeys &keys, const QList<QByteArray> &pins)
        : m_storage(storage)
        , m_keys(keys)
        , m_pins(pins)
    {}

    /// Rejected/`unknown_store`.
    [[nodiscard]] Result<EnrolmentOffer> offer(const StoreCode &store, const QString &name,
                                               Instant now);
    /// Unauthorized/`bad_enrolment_code` for a code that is unknown, too old, or used with another
    /// key; the same answer for all of them.
    [[nodiscard]] Result<wire::EnrolAnswer> enrol(const wire::EnrolRequest &request,
                                                  const QString &newId, Instant now);

private:
    [[nodiscard]] wire::EnrolAnswer answerFor(const EnrolmentTicket &ticket, Instant now) const;

    Storage &m_storage;
    const ChainKeys &m_keys;
    const QList<QByteArray> &m_pins;
};

} // namespace storehand::oms
