// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Dice.h"

#include <cmath>

namespace storehand::sim {

namespace {

quint64 mixed(quint64 seed, const QByteArray &name)
{
    quint64 hash = 0xcbf29ce484222325U ^ (seed * 0x9e3779b97f4a7c15U);
    for (const char byte : name)
        hash = (hash ^ static_cast<uchar>(byte)) * 0x100000001b3U;
    return hash ^ (hash >> 29U);
}

} // namespace

Dice::Dice(quint64 seed, const QByteArray &name)
    : m_engine(mixed(seed, name))
{}

QByteArray Dice::bytes(int count)
{
    QByteArray result(count, Qt::Uninitialized);
    quint64 word = 0;
    for (int i = 0; i < count; ++i) {
        if (i % 8 == 0)
            word = next();
        result[i] = static_cast<char>(word >> (8U * (static_cast<unsigned>(i) % 8U)));
    }
    return result;
}

Millis Dice::around(Millis mean)
{
    const double times = std::min(20.0, -std::log(1.0 - share()));
    return Millis(static_cast<qint64>(times * static_cast<double>(mean.count())));
}

} // namespace storehand::sim
