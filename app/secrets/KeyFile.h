// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/secrets/Keychain.h"
#include "core/crypto/Sensitive.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

#include <functional>

namespace storehand::app {

/// The key that seals personal data of one data folder, made at the first use. It lies in the
/// keychain when one answers then, and the file `key.name` says under which name; else in the file
/// `key` that only its owner may read (mode 0600). Where it was made it stays: a folder whose
/// keychain does not answer is an error, and never gets a second key.
///
/// `keychain` is asked for when it is needed; it may give null. Storage when the key cannot be read
/// or made, or has another size.
[[nodiscard]] Result<Sensitive<QByteArray>>
fieldKey(const QString &folder, Random &random,
         const std::function<std::unique_ptr<Keychain>()> &keychain);

/// Whether the folder's key lies in the file, so that whoever reads the folder can read the data.
[[nodiscard]] bool keyLiesInFile(const QString &folder);

} // namespace storehand::app
