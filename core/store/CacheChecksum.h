// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Crc32.h"

#include <QString>

namespace storehand {

namespace detail {

inline void addTo(Crc32 &crc, qint64 number)
{
    crc.add(number);
}

inline void addTo(Crc32 &crc, const QByteArray &bytes)
{
    crc.addSized(bytes);
}

inline void addTo(Crc32 &crc, const QString &text)
{
    crc.addSized(text.toUtf8());
}

} // namespace detail

/// Over all values of a row of the cache, in the order of its columns, as they lie in the file.
template <typename... Values>
[[nodiscard]] qint64 cacheChecksum(const Values &...values)
{
    Crc32 crc;
    (detail::addTo(crc, values), ...);
    return crc.value();
}

} // namespace storehand
