// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Simulation.h"

#include <QLoggingCategory>
#include <QTest>

using namespace storehand;
using namespace storehand::sim;

class DeterminismTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("storehand.*=false")); }

    void theSameSeedIsTheSameDay_data()
    {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {1U, 7U, 42U})
            QTest::addRow("%llu", static_cast<unsigned long long>(seed)) << quint64(seed);
    }

    void theSameSeedIsTheSameDay()
    {
        QFETCH(quint64, seed);
        const SimulationOptions options{.seed = seed, .span = std::chrono::minutes(5)};
        const SimulationReport first = Simulation(options).run();
        const SimulationReport second = Simulation(options).run();
        QCOMPARE(second.hash, first.hash);
        QCOMPARE(second.commands, first.commands);
        QVERIFY(first.commands > 0);
    }

    void anotherSeedIsAnotherDay()
    {
        const SimulationReport first =
            Simulation({.seed = 3, .span = std::chrono::minutes(2)}).run();
        const SimulationReport second =
            Simulation({.seed = 4, .span = std::chrono::minutes(2)}).run();
        QVERIFY(first.hash != second.hash);
    }
};

QTEST_APPLESS_MAIN(DeterminismTest)
#include "DeterminismTest.moc"
