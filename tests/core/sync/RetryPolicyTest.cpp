// SPDX-License-Identifier: Apache-2.0
#include "core/sync/RetryPolicy.h"

#include "tests/support/FakeClock.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;

class RetryPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sendsEachKindOfFailureItsWay()
    {
        QCOMPARE(retryPolicy(ErrorKind::Offline), RetryAction::BackOff);
        QCOMPARE(retryPolicy(ErrorKind::Timeout), RetryAction::BackOff);
        QCOMPARE(retryPolicy(ErrorKind::Malformed), RetryAction::BackOff);
        QCOMPARE(retryPolicy(ErrorKind::Device), RetryAction::BackOff);
        QCOMPARE(retryPolicy(ErrorKind::Conflict), RetryAction::StartOver);
        QCOMPARE(retryPolicy(ErrorKind::Unauthorized), RetryAction::AskPeople);
        QCOMPARE(retryPolicy(ErrorKind::Rejected), RetryAction::AskPeople);
        QCOMPARE(retryPolicy(ErrorKind::Storage), RetryAction::AskPeople);
    }

    void waitsUpToACeilingThatDoublesFrom1To15Seconds()
    {
        const QList<Millis> ceilings{1s, 2s, 4s, 8s, 15s, 15s};
        QList<Millis> longest(ceilings.size(), Millis(0));
        QList<Millis> shortest(ceilings.size(), Millis::max());
        FakeClock clock;
        FakeRandom random;
        for (int station = 0; station < 500; ++station) {
            Backoff backoff(clock, random);
            for (qsizetype attempt = 0; attempt < ceilings.size(); ++attempt) {
                const Millis wait = backoff.next();
                longest[attempt] = std::max(longest[attempt], wait);
                shortest[attempt] = std::min(shortest[attempt], wait);
            }
        }
        for (qsizetype attempt = 0; attempt < ceilings.size(); ++attempt) {
            QVERIFY(longest[attempt] < ceilings[attempt]);
            QVERIFY(longest[attempt] > ceilings[attempt] * 9 / 10);
            QVERIFY(shortest[attempt] < ceilings[attempt] / 10);
        }
    }

    void startsAnewAfterAGoodTime()
    {
        FakeClock clock;
        FakeRandom random;
        for (int round = 0; round < 50; ++round) {
            Backoff backoff(clock, random);
            for (int attempt = 0; attempt < 8; ++attempt)
                clock.advance(backoff.next());
            clock.advance(Backoff::forgetAfter + 1ms);
            QVERIFY(backoff.next() < Backoff::ceilingMin);
        }
    }

    void doesNotStartAnewAfterAShortGoodTime()
    {
        FakeClock clock;
        FakeRandom random;
        Millis longest{0};
        for (int round = 0; round < 50; ++round) {
            Backoff backoff(clock, random);
            for (int attempt = 0; attempt < 8; ++attempt)
                clock.advance(backoff.next() + 5s);
            longest = std::max(longest, backoff.next());
        }
        QVERIFY(longest > 10s);
    }

    void randomSpansStayBelow()
    {
        FakeRandom random;
        QCOMPARE(randomSpan(random, 0ms), 0ms);
        QCOMPARE(randomSpan(random, -5ms), 0ms);
        for (int i = 0; i < 1'000; ++i) {
            const Millis span = randomSpan(random, 3ms);
            QVERIFY(span >= 0ms && span < 3ms);
        }
    }
};

QTEST_APPLESS_MAIN(RetryPolicyTest)
#include "RetryPolicyTest.moc"
