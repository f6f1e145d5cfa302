// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

#include <QByteArray>
#include <QString>

namespace storehand {

/// What a person types once to enrol a station: 80 random bits that are worth one enrolment, and
/// the first 80 bits of the SHA-256 of the OMS's public key (SPKI), so that the first connection
/// trusts exactly that OMS. 32 characters of Crockford's base32 in groups of four.
class EnrolmentCode
{
public:
    static constexpr int partSize = 10;

    [[nodiscard]] static EnrolmentCode make(Random &random, const QByteArray &spkiSha256);

    /// Reads a code as people type it: any case, spaces and dashes anywhere, O for 0, I and L
    /// for 1. Malformed/`bad_enrolment_code` otherwise.
    [[nodiscard]] static Result<EnrolmentCode> fromText(const QString &text);
    [[nodiscard]] Sensitive<QString> toText() const;

    /// True when the server whose key has this SHA-256 is the one that gave the code out.
    [[nodiscard]] bool names(const QByteArray &spkiSha256) const;

    /// What the OMS stores to recognise the code: BLAKE2b-256 of the random part.
    [[nodiscard]] QByteArray secretHash() const;

private:
    EnrolmentCode(QByteArray secret, QByteArray keyPrefix);

    QByteArray m_secret;
    QByteArray m_keyPrefix;
};

} // namespace storehand
