// SPDX-License-Identifier: Apache-2.0
#include "core/station/StockMoves.h"

namespace storehand {

namespace {

constexpr qint64 numbersPerBlock = 256;

qint64 blockOf(qint64 n)
{
    return (n < 0 ? n - numbersPerBlock + 1 : n) / numbersPerBlock;
}

} // namespace

void StockMoves::Shift::then(const Shift &next)
{
    least = std::max(next.least, least + next.by);
    by += next.by;
}

void StockMoves::Shift::applyTo(int &count) const
{
    count = static_cast<int>(std::max(least, count + by));
}

void StockMoves::Shifts::then(const Shifts &next)
{
    shelf.then(next.shelf);
    picked.then(next.picked);
    unsellable.then(next.unsellable);
    reserved.then(next.reserved);
}

void StockMoves::add(qint64 n, const StockMove &move)
{
    m_moves[n].then({{move.shelf, 0}, {move.picked, 0}, {move.unsellable, 0}, {move.reserved, 0}});
    m_blocks[blockOf(n)].reset();
}

void StockMoves::remove(qint64 n)
{
    if (m_moves.erase(n) == 0)
        return;
    const auto next = m_moves.lower_bound(blockOf(n) * numbersPerBlock);
    if (next != m_moves.end() && blockOf(next->first) == blockOf(n))
        m_blocks[blockOf(n)].reset();
    else
        m_blocks.erase(blockOf(n));
}

Stock StockMoves::after(Stock stock, qint64 n) const
{
    Shifts sum;
    for (auto move = m_moves.begin(); move != m_moves.end() && move->first < 1; ++move)
        sum.then(move->second);
    const qint64 begun = blockOf(n);
    for (auto move = m_moves.upper_bound(n); move != m_moves.end() && blockOf(move->first) == begun;
         ++move)
        sum.then(move->second);
    for (auto block = m_blocks.upper_bound(begun); block != m_blocks.end(); ++block)
        sum.then(sumOf(block->first));
    sum.shelf.applyTo(stock.shelf);
    sum.picked.applyTo(stock.picked);
    sum.unsellable.applyTo(stock.unsellable);
    sum.reserved.applyTo(stock.reserved);
    return stock;
}

const StockMoves::Shifts &StockMoves::sumOf(qint64 block) const
{
    std::optional<Shifts> &sum = m_blocks[block];
    if (!sum) {
        sum.emplace();
        for (auto move = m_moves.lower_bound(block * numbersPerBlock);
             move != m_moves.end() && blockOf(move->first) == block; ++move)
            sum->then(move->second);
    }
    return *sum;
}

} // namespace storehand
