// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/Simulation.h"

namespace storehand::sim {

/// Everything that goes wrong beside messages: partitions, crashes, power loss, disks, clocks,
/// backups, people who are hired and let go.
class Mischief
{
public:
    explicit Mischief(Simulation &world);

    void begin();
    void end() { m_isOver = true; }
    /// A station found that it must fetch anew what it has.
    void loadsAnew(size_t station);
    [[nodiscard]] qint64 faults() const { return m_faults; }

private:
    void again(Millis every, void (Mischief::*what)());
    [[nodiscard]] size_t anyStation();
    void partition();
    void crashStation();
    void crashOms();
    void damageCache();
    void failDisk();
    void restoreImage();
    void restoreBackup();
    void setClock();
    void fallAsleep();
    void changePeople();

    // Where one trouble comes on top of another: MischiefAimed.cpp.
    /// A store loses its link, for long; again and again.
    void loseLink(const StoreCode &store);
    void rotRow();
    void bruiseCache();
    void cutOff(size_t station, Millis length);
    void killIn(Millis delay, size_t station);

    Simulation &m_world;
    Dice m_dice;
    Dice m_aim; ///< for what is aimed
    Dice m_far; ///< for links that are away
    bool m_isOver = false;
    qint64 m_faults = 0;
};

} // namespace storehand::sim
