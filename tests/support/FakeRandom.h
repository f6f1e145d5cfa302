// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Random.h"

#include <random>

namespace storehand::test {

// Usage card
//   FakeRandom random(seed);   the same bytes for the same seed, for ever (Mersenne twister 64)
class FakeRandom : public Random
{
public:
    explicit FakeRandom(quint64 seed = 1)
        : m_engine(seed)
    {}

    [[nodiscard]] QByteArray bytes(int count) override;

private:
    std::mt19937_64 m_engine;
};

} // namespace storehand::test
