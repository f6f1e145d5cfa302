// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "core/domain/Random.h"

#include <QList>

#include <algorithm>
#include <random>

namespace storehand::sim {

/// Every decision that a simulation draws comes from one of these, made from the seed and a name.
/// A stream of its own for each actor, so that a new actor does not change what the others do.
class Dice : public Random
{
public:
    Dice(quint64 seed, const QByteArray &name);

    [[nodiscard]] QByteArray bytes(int count) override;
    [[nodiscard]] quint64 next() { return m_engine(); }
    /// Evenly in [0, count).
    [[nodiscard]] int below(int count)
    {
        return count <= 1 ? 0 : static_cast<int>(next() % static_cast<quint64>(count));
    }
    /// Evenly in [least, most].
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    [[nodiscard]] double share() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    [[nodiscard]] bool chance(double probability) { return share() < probability; }
    /// Exponentially distributed, at most twenty times the mean.
    [[nodiscard]] Millis around(Millis mean);
    template <typename T>
    [[nodiscard]] const T &oneOf(const QList<T> &list)
    {
        return list.at(below(static_cast<int>(list.size())));
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace storehand::sim
