// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/ShopFloor.h"

#include <functional>

namespace storehand::test {

// Usage card
//   WildDay day([&](int low, int high) { return …; });   whose choices: a seed's, or a fuzzer's
//   day.step();                                           somebody does anything, right or wrong
//   day.shop().judge(day.draw(n), install);               the same, at a station of one's own
//   day.problem()                                         empty while the books are in order
// Three orders of three products; whatever happens, units are neither made nor lost, what is
// promised is what is open, and what is picked lies in a bag, a parcel or on the put-back pile.
class WildDay
{
public:
    /// A whole number from `low` to `high`.
    using Dice = std::function<int(int low, int high)>;

    explicit WildDay(Dice dice);

    /// A person, and seldom the order manager itself, does something to the shop.
    void step();
    /// What a person at another station does next; `n` is its number there.
    [[nodiscard]] Command draw(qint64 n);
    [[nodiscard]] QString problem() const;

    [[nodiscard]] ShopFloor &shop() { return m_shop; }
    /// What step() did.
    [[nodiscard]] const Outcome &last() const { return m_last; }
    [[nodiscard]] CommandType lastType() const { return m_lastType; }

private:
    void orderManagerActs();
    [[nodiscard]] QString anyOrder();
    [[nodiscard]] LineId anyLine(const QString &order);
    [[nodiscard]] Args anyArgs(const QString &order, qint64 lastN);
    [[nodiscard]] QString problemOf(const Assignment &assignment) const;
    [[nodiscard]] QString problemOf(const Stock &stock) const;

    Dice m_dice;
    ShopFloor m_shop;
    Outcome m_last;
    CommandType m_lastType = CommandType::Note;
};

} // namespace storehand::test
