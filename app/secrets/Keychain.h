// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Error.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace storehand::app {

/// The edge to the operating system's safe for secrets. Calls wait for its answer, some seconds at
/// most; errors are Storage.
class Keychain
{
public:
    virtual ~Keychain() = default;

    /// Nothing when it has no such secret.
    [[nodiscard]] virtual Result<std::optional<Sensitive<QByteArray>>>
    read(const QString &name) = 0;
    [[nodiscard]] virtual Status write(const QString &name,
                                       const Sensitive<QByteArray> &secret) = 0;
};

/// The keychain of the person who is logged in to this computer (Secret Service or KWallet on
/// Linux); null when no such service answers.
[[nodiscard]] std::unique_ptr<Keychain> systemKeychain();

} // namespace storehand::app
