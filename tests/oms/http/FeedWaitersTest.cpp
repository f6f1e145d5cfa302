// SPDX-License-Identifier: Apache-2.0
#include "oms/http/FeedWaiters.h"

#include "tests/support/FakeClock.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;
using Wake = FeedWaiters::Wake;

namespace {

const QStringList harbour{u"store/harbour"_s, u"stock/harbour"_s};
const QStringList hill{u"store/hill"_s};

struct Room
{
    test::FakeClock clock;
    test::FakeRandom random;
    FeedWaiters waiters{clock, random, 3};
    QList<Wake> heard;

    FeedWaiters::Id wait(const QStringList &topics, Millis time = Millis(25'000))
    {
        return waiters.wait(waiters.ticket(), topics, time,
                            [this](Wake why) { heard.append(why); });
    }
};

} // namespace

class FeedWaitersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newsWakesWhoFollowsTheTopic()
    {
        Room room;
        room.wait(harbour);
        room.wait(hill);
        room.waiters.changed({u"stock/harbour"_s, u"store/harbour"_s});
        QCOMPARE(room.heard, QList{Wake::News});
        QCOMPARE(room.waiters.size(), 1);
        room.waiters.changed({u"stock/harbour"_s});
        QCOMPARE(room.heard.size(), 1);
    }

    void newsBetweenReadingAndWaitingIsNotMissed()
    {
        Room room;
        const FeedWaiters::Ticket ticket = room.waiters.ticket();
        room.waiters.changed({u"store/harbour"_s});
        room.waiters.wait(ticket, harbour, Millis(25'000),
                          [&](Wake why) { room.heard.append(why); });
        QVERIFY2(room.heard.isEmpty(), "never from inside the call");
        room.clock.advance(Millis(0));
        QCOMPARE(room.heard, QList{Wake::News});
    }

    void newsFromBeforeTheReadingDoesNotWake()
    {
        Room room;
        room.waiters.changed({u"store/harbour"_s});
        room.wait(harbour);
        room.clock.advance(Millis(1'000));
        QVERIFY(room.heard.isEmpty());
    }

    void waitingEndsALittleBeforeTheTimeAskedFor()
    {
        Room room;
        room.wait(harbour);
        room.clock.advance(Millis(19'000));
        QVERIFY(room.heard.isEmpty());
        room.clock.advance(Millis(6'000));
        QCOMPARE(room.heard, QList{Wake::TimeOut});
        QCOMPARE(room.waiters.size(), 0);
    }

    void nobodyWaitsLongerThanProxiesAllow()
    {
        Room room;
        room.wait(harbour, Millis(3'600'000));
        room.wait(harbour, Millis(-5));
        room.clock.advance(Millis(0));
        QCOMPARE(room.heard, QList{Wake::TimeOut});
        room.clock.advance(FeedWaiters::waitMax);
        QCOMPARE(room.heard.size(), 2);
    }

    void aLaterWaiterWithAShorterTimeIsWokenInTime()
    {
        Room room;
        room.wait(harbour, Millis(25'000));
        room.wait(hill, Millis(1'000));
        room.clock.advance(Millis(1'000));
        QCOMPARE(room.heard.size(), 1);
        QCOMPARE(room.waiters.size(), 1);
    }

    void whoLeftIsForgotten()
    {
        Room room;
        const FeedWaiters::Id id = room.wait(harbour);
        room.waiters.drop(id);
        room.waiters.drop(id);
        room.waiters.changed(harbour);
        room.clock.advance(Millis(60'000));
        QVERIFY(room.heard.isEmpty());
    }

    void stoppingWakesAllAndWhoComesLate()
    {
        Room room;
        room.wait(harbour);
        room.wait(hill);
        room.waiters.stop();
        QCOMPARE(room.heard, (QList{Wake::Stopping, Wake::Stopping}));
        room.wait(hill);
        room.clock.advance(Millis(0));
        QCOMPARE(room.heard.size(), 3);
    }

    void tooManyAreSentAway()
    {
        Room room;
        for (int i = 0; i < 5; ++i)
            room.wait(harbour);
        room.clock.advance(Millis(0));
        QCOMPARE(room.heard, (QList{Wake::Full, Wake::Full}));
        QCOMPARE(room.waiters.size(), 3);
    }

    void whoIsWokenMayWaitAgain()
    {
        Room room;
        int woken = 0;
        std::function<void(Wake)> again = [&](Wake) {
            ++woken;
            room.waiters.wait(room.waiters.ticket(), harbour, Millis(25'000), again);
        };
        again(Wake::News);
        room.waiters.changed(harbour);
        QCOMPARE(woken, 2);
        QCOMPARE(room.waiters.size(), 1);
    }
};

QTEST_APPLESS_MAIN(FeedWaitersTest)
#include "FeedWaitersTest.moc"
