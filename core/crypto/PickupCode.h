// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/KeyedHash.h"
#include "core/crypto/SigningKey.h"
#include "core/crypto/VerifyKey.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace storehand {

/// The code with which a customer proves that an order is theirs: 8 characters of an alphabet
/// without 0, 1, I, L, O and U, typed at the counter or read from a signed QR code. The station
/// never holds the code itself, only its keyed hash, so it can check either form without a network.
class PickupCode
{
public:
    static constexpr int size = 8;

    [[nodiscard]] static PickupCode make(Random &random);

    /// Reads a code as people type it: any case, spaces and dashes anywhere; nothing when that does
    /// not leave 8 characters of the alphabet.
    [[nodiscard]] static std::optional<PickupCode> fromTyped(QStringView typed);

    /// Reads `SHP1.<code>.<signature>`. Malformed/`bad_pickup_code` when it has not this form,
    /// Unauthorized/`pickup_code_not_genuine` when `key` did not sign it.
    [[nodiscard]] static Result<PickupCode> fromQr(const QString &text, const VerifyKey &key);

    /// True when `text` has the form of a customer's QR code, whoever signed it.
    [[nodiscard]] static bool isQrForm(QStringView text);

    /// The normalised code: 8 characters, upper case.
    [[nodiscard]] const QString &text() const { return m_text; }

    [[nodiscard]] QString toQr(const SigningKey &key) const;

    /// What travels with the assignment and is compared with.
    [[nodiscard]] QByteArray hash(const KeyedHash &keyed) const;

    friend bool operator==(const PickupCode &, const PickupCode &) = default;

private:
    explicit PickupCode(QString text);

    QString m_text;
};

} // namespace storehand
