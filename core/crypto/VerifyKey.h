// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QString>

namespace storehand {

/// The public half of a SigningKey: says whether a signature is genuine.
class VerifyKey
{
public:
    /// Malformed/`bad_key` unless `text` is base64url of 32 bytes, as `toText()` gives it.
    [[nodiscard]] static Result<VerifyKey> fromText(const QString &text);
    [[nodiscard]] QString toText() const;

    [[nodiscard]] bool verifies(const QByteArray &message, const QByteArray &signature) const;

    friend bool operator==(const VerifyKey &, const VerifyKey &) = default;

private:
    friend class SigningKey;
    explicit VerifyKey(QByteArray publicKey);

    QByteArray m_public;
};

} // namespace storehand
