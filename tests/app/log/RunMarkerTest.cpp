// SPDX-License-Identifier: Apache-2.0
#include "app/log/RunMarker.h"

#include "tests/support/StoreFixture.h"

#include <QTest>

#include <csignal>

using namespace storehand;
using namespace storehand::app;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant yesterday{1'795'000'000'000};
constexpr Instant today{1'795'086'400'000};

/// A run that ends by `how`, in a process of its own.
template <typename Ending>
void aRun(const QString &folder, Ending how)
{
    (void)inChild([&] {
        const auto marker = RunMarker::begin(folder, yesterday);
        if (!marker)
            return 1;
        how();
        return 0;
    });
}

} // namespace

class RunMarkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunThatEndedWellLeavesNothing();
    void aKilledRunIsKnownWithoutATrace();
    void aCrashLeavesWhereItWas();
    void aDeathIsToldOnce();
    void aMarkerCutShortIsStillADeath();
};

void RunMarkerTest::aRunThatEndedWellLeavesNothing()
{
    const QTemporaryDir dir;
    { // ends here
        const auto run = RunMarker::begin(dir.path(), yesterday);
        QVERIFY(run && !(*run)->formerDeath());
    }
    QVERIFY(!(*RunMarker::begin(dir.path(), today))->formerDeath());
}

void RunMarkerTest::aKilledRunIsKnownWithoutATrace()
{
    const QTemporaryDir dir;
    aRun(dir.path(), [] { ::raise(SIGKILL); });
    const auto next = RunMarker::begin(dir.path(), today);
    QCOMPARE((*next)->formerDeath()->since, yesterday);
    QVERIFY((*next)->formerDeath()->trace.isEmpty());
}

void RunMarkerTest::aCrashLeavesWhereItWas()
{
    for (const int signal : {SIGSEGV, SIGABRT}) {
        const QTemporaryDir dir;
        aRun(dir.path(), [signal] { ::raise(signal); });
        const auto next = RunMarker::begin(dir.path(), today);
        QFile trace((*next)->formerDeath()->trace);
        QVERIFY2(trace.open(QIODevice::ReadOnly), qPrintable(trace.fileName()));
        QVERIFY(trace.readAll().contains("RunMarkerTest"));
    }
}

void RunMarkerTest::aDeathIsToldOnce()
{
    const QTemporaryDir dir;
    aRun(dir.path(), [] { ::raise(SIGKILL); });
    { // a good run
        QVERIFY((*RunMarker::begin(dir.path(), today))->formerDeath());
    }
    QVERIFY(!(*RunMarker::begin(dir.path(), today))->formerDeath());
}

void RunMarkerTest::aMarkerCutShortIsStillADeath()
{
    const QTemporaryDir dir;
    QFile marker(dir.filePath(u"running"_s));
    QVERIFY(marker.open(QIODevice::WriteOnly));
    marker.close();
    const auto next = RunMarker::begin(dir.path(), today);
    QVERIFY((*next)->formerDeath() && !(*next)->formerDeath()->since);
}

QTEST_GUILESS_MAIN(RunMarkerTest)
#include "RunMarkerTest.moc"
