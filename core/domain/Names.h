// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1String>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace storehand {

/// The wire names of an enumeration's values. An enumeration E becomes nameable by a constexpr
/// function `auto enumNames(E)` beside it that returns a NameTable; then toText() and fromText<E>()
/// work on it. Names are lower snake case and never change once released.
template <typename E, size_t count>
using NameTable = std::array<std::pair<E, QLatin1String>, count>;

template <typename E>
[[nodiscard]] QString toText(E value)
{
    for (const auto &[known, name] : enumNames(value)) {
        if (known == value)
            return QString(name);
    }
    qFatal("an enumeration value without a name");
}

template <typename E>
[[nodiscard]] std::optional<E> fromText(QStringView text)
{
    for (const auto &[value, name] : enumNames(E{})) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

} // namespace storehand
