// SPDX-License-Identifier: Apache-2.0
#include "core/sync/ServerClock.h"

#include "tests/support/FakeClock.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;

class ServerClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void believesTheWallClockUntilItKnowsBetter()
    {
        FakeClock clock;
        const ServerClock time(clock);
        QCOMPARE(time.now(), clock.now());
        QVERIFY(!time.offset());
    }

    void carriesOnWhateverTheWallClockDoes()
    {
        FakeClock clock;
        ServerClock time(clock);
        const Instant served = clock.now() + 48h;
        time.learn(served);
        QCOMPARE(time.offset(), std::optional<Millis>(48h));
        clock.setWall(clock.now() - 24h * 365 * 5);
        clock.advance(10s);
        QCOMPARE(time.now(), served + 10s);
    }

    void theLatestAnswerCounts()
    {
        FakeClock clock;
        ServerClock time(clock);
        time.learn(clock.now() + 48h);
        time.learn(clock.now() - 1h);
        QCOMPARE(time.offset(), std::optional<Millis>(-1h));
    }

    void startsWithWhatWasLearnedBefore()
    {
        FakeClock clock;
        ServerClock time(clock);
        time.assume(-3h);
        QCOMPARE(time.now(), clock.now() - 3h);
    }
};

QTEST_APPLESS_MAIN(ServerClockTest)
#include "ServerClockTest.moc"
