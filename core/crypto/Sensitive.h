// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDebug>

#include <utility>

namespace storehand {

/// Holds what must not leak: keys, PINs, names, addresses. It cannot be printed, logged, compared
/// or converted by accident; whoever needs the value says `reveal()`, which can be searched for. It
/// does not wipe memory: Qt's shared containers leave copies anyway.
template <typename T>
class Sensitive
{
public:
    Sensitive() = default;

    explicit Sensitive(T value)
        : m_value(std::move(value))
    {}

    [[nodiscard]] const T &reveal() const { return m_value; }

    template <typename U>
    friend bool operator==(const Sensitive &, const U &) = delete;
    friend QDebug operator<<(QDebug, const Sensitive &) = delete;

private:
    T m_value{};
};

} // namespace storehand
