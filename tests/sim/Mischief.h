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

    Simulation &m_world;
    Dice m_dice;
    bool m_isOver = false;
    qint64 m_faults = 0;
};

} // namespace storehand::sim
