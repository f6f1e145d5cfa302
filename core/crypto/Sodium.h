// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <sodium.h>

/// What the sources of this folder share. Not for other folders: only core/crypto names libsodium.
namespace storehand::sodium {

/// Readies libsodium once per process; ends the program when that fails, since nothing that follows
/// could be trusted. Every entry of this folder calls it. Any thread.
void ensureReady();

[[nodiscard]] inline const unsigned char *bytes(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

[[nodiscard]] inline unsigned char *bytes(QByteArray &data)
{
    return reinterpret_cast<unsigned char *>(data.data());
}

[[nodiscard]] inline unsigned long long size(const QByteArray &data)
{
    return static_cast<unsigned long long>(data.size());
}

} // namespace storehand::sodium
