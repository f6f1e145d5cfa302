// SPDX-License-Identifier: Apache-2.0
#include "core/domain/PlantedBug.h"
#include "tests/sim/Simulation.h"

#include <QLoggingCategory>
#include <QTest>

#include <array>

using namespace storehand;
using namespace storehand::sim;

namespace {

/// `firstSeed`: where to begin looking, so that the test need not try again what finds nothing.
/// storehand-sim --bug N --seeds 1..500 tries them all.
struct Planted
{
    const char *name;
    Bug bug;
    quint64 firstSeed;
    DayKind kind = DayKind::AsDrawn; ///< of the days that were seen to find it
};

constexpr quint64 lastSeed = 500;

constexpr std::array bugs{
    Planted{"a command leaves the screen on its answer, not when the feed has it", Bug::CountsTwice,
            1},
    Planted{"answers leave before the commit", Bug::AcknowledgesEarly, 1},
    Planted{"the beep comes before the disk has it", Bug::BeepsEarly, 2},
    Planted{"repeated ids are known for one batch only", Bug::RemembersInMemory, 20},
    Planted{"a number is used up although its commit failed", Bug::NumbersEarly, 4},
    Planted{"the cursor skips what was not read", Bug::SkipsUncommitted, 1},
    Planted{"an older version replaces a newer one", Bug::IgnoresVersions, 4},
    Planted{"an answer ends a command before the feed brings it", Bug::DropsEarly, 1},
    Planted{"a new claim has the fence of the one before", Bug::RepeatsFences, 1},
    Planted{"each sending makes a new id", Bug::RenamesOnRetry, 1},
    Planted{"a snapshot's cursor lies behind what is read", Bug::SnapshotFromLater, 1},
    Planted{"leases run by the clock of the station", Bug::TrustsTheWall, 3},
    Planted{"a cancelled order stays cancelled although it was handed over",
            Bug::CancelBeatsHandOver, 4, DayKind::Busy},
    Planted{"what leaves a store stays reserved there", Bug::KeepsReservation, 37},
    Planted{"changes are deleted that readers still need", Bug::CompactsLiveRows, 1},
    Planted{"a damaged cache takes the outbox with it", Bug::LosesOutboxWithCache, 7},
};
static_assert(bugs.size() == bugCount);

} // namespace

/// Does the simulator find what it is there for?
class PlantedBugsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("storehand.*=false")); }
    void cleanup() { plantedBug.reset(); }

    void isFound_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < bugs.size(); ++i)
            QTest::newRow(bugs[i].name) << int(i);
    }

    void isFound()
    {
        QFETCH(int, index);
        const Planted &planted = bugs[size_t(index)];
        plantedBug = planted.bug;
        for (quint64 seed = planted.firstSeed; seed <= lastSeed; ++seed) {
            const SimulationOptions options{.seed = seed, .kind = planted.kind};
            const QList<Finding> findings = Simulation(options).run().findings;
            if (findings.isEmpty())
                continue;
            qInfo("found by seed %llu: %s: %s", static_cast<unsigned long long>(seed),
                  qPrintable(findings.first().invariant), qPrintable(findings.first().what));
            plantedBug.reset();
            QVERIFY2(Simulation(options).run().findings.isEmpty(),
                     "the seed finds something without the mistake, too");
            return;
        }
        QFAIL("no seed up to 500 finds it");
    }
};

QTEST_APPLESS_MAIN(PlantedBugsTest)
#include "PlantedBugsTest.moc"
