// SPDX-License-Identifier: Apache-2.0
// The second half of Mischief: what goes wrong while something else is being mended.
#include "tests/sim/Mischief.h"

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis aMoment{1'000};
constexpr Millis aWhile = std::chrono::minutes(4);

} // namespace

void Mischief::cutOff(size_t station, Millis length)
{
    const Network::End end = m_world.m_stations[station]->end();
    m_world.m_story.tell(m_world.m_stations[station]->name(),
                         u"cut off for %1 s"_s.arg(length.count() / 1'000));
    m_world.m_network->interrupt(end, true, true);
    m_world.m_timeline.plantIn(length, [this, end] { m_world.m_network->restore(end); });
}

void Mischief::killIn(Millis delay, size_t station)
{
    m_world.m_timeline.plantIn(delay, [this, station] {
        SimStation &killed = *m_world.m_stations[station];
        if (m_isOver || !killed.isUp())
            return;
        ++m_faults;
        m_world.m_story.tell(killed.name(), u"is killed"_s);
        killed.crash();
        m_world.restartSoon(station, m_aim.around(aMoment));
    });
}

void Mischief::loseLink(const StoreCode &store)
{
    const Millis until = m_far.around(m_world.m_swarm.linkMean);
    const Millis length = m_far.around(m_world.m_swarm.awayMean);
    m_world.m_timeline.plantIn(until, [this, store, length] {
        if (m_isOver)
            return;
        m_world.m_story.tell(store.text, u"has no link for %1 s"_s.arg(length.count() / 1'000));
        for (const auto &station : m_world.m_stations) {
            if (station->store() == store)
                m_world.m_network->unplug(station->end());
        }
        m_world.m_timeline.plantIn(length, [this, store] {
            for (const auto &station : m_world.m_stations) {
                if (station->store() == store)
                    m_world.m_network->plugIn(station->end());
            }
            loseLink(store);
        });
    });
}

/// The disk has kept something else than a row that was written.
void Mischief::rotRow()
{
    const size_t index = size_t(m_aim.below(int(m_world.m_stations.size())));
    SimStation &station = *m_world.m_stations[index];
    if (!station.isWorking() || station.disk().isDead())
        return;
    (void)station.cache().checkpoint();
    station.crash();
    if (station.rotRow(m_aim)) {
        m_world.m_mayDiffer.insert(index);
        m_world.m_story.tell(station.name(), u"is killed, and a row of its cache is another one"_s);
    }
    m_world.restartSoon(index, m_aim.around(aMoment));
}

/// A cache that cannot be opened, on a day without a line and with more power cuts to come.
void Mischief::bruiseCache()
{
    const size_t index = size_t(m_aim.below(int(m_world.m_stations.size())));
    SimStation &station = *m_world.m_stations[index];
    if (!station.isUp() || station.disk().isDead())
        return;
    m_world.m_story.tell(station.name(), u"is killed, and nothing in its cache can be read"_s);
    if (station.isWorking())
        (void)station.cache().checkpoint();
    station.crash();
    station.bruiseCache();
    m_world.restartSoon(index, m_aim.around(aMoment));
    cutOff(index, m_aim.around(aWhile));
    killIn(m_aim.around(aWhile / 2), index);
}

/// The line fails between the pages, others go on meanwhile, and when it is back the station dies.
void Mischief::loadsAnew(size_t station)
{
    const Swarm &swarm = m_world.m_swarm;
    if (m_isOver || !swarm.hasCutLoads || m_aim.chance(0.3))
        return;
    const Millis begins = m_aim.around(4 * swarm.delayMean);
    const Millis length = m_aim.around(aWhile);
    m_world.m_timeline.plantIn(begins, [this, station, length] {
        if (m_isOver)
            return;
        ++m_faults;
        cutOff(station, length);
    });
    killIn(begins + length + m_aim.around(aMoment + 10 * swarm.delayMean), station);
}

} // namespace storehand::sim
