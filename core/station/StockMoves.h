// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Outcome.h"
#include "core/domain/Stock.h"

#include <limits>
#include <map>
#include <optional>

namespace storehand {

/// What pending commands do to the stock of one product, in the order of their numbers. A bucket
/// never falls below zero on the way, so the moves cannot simply be added up; but many together are
/// again "add, and not below", which is kept for blocks of them. A station that was without a link
/// for weeks asks as quickly as any other.
class StockMoves
{
public:
    /// One more move of the command.
    void add(qint64 n, const StockMove &move);
    void remove(qint64 n);
    [[nodiscard]] bool isEmpty() const { return m_moves.empty(); }

    /// `stock` after the moves of all commands above `n`, and of those below 1: former installs
    /// sent them, so that no number of this one says that they are contained.
    [[nodiscard]] Stock after(Stock stock, qint64 n) const;

private:
    /// x becomes max(least, x + by).
    struct Shift
    {
        qint64 by = 0;
        qint64 least = std::numeric_limits<int>::min();

        void then(const Shift &next);
        void applyTo(int &count) const;
    };

    /// Of all buckets.
    struct Shifts
    {
        Shift shelf;
        Shift picked;
        Shift unsellable;
        Shift reserved;

        void then(const Shifts &next);
    };

    [[nodiscard]] const Shifts &sumOf(qint64 block) const;

    std::map<qint64, Shifts> m_moves;                         ///< by number
    mutable std::map<qint64, std::optional<Shifts>> m_blocks; ///< nothing: to be summed up
};

} // namespace storehand
