// SPDX-License-Identifier: Apache-2.0
#include "oms/http/RateLimiter.h"

#include "tests/support/FakeClock.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

class RateLimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClientMayHurryForAWhileAndThenKeepsThePace()
    {
        test::FakeClock clock;
        RateLimiter limiter(clock, {3, Millis(1'000)});
        for (int i = 0; i < 3; ++i)
            QVERIFY(limiter.take(u"a"_s));
        QVERIFY(!limiter.hasTurn(u"a"_s));
        QVERIFY(!limiter.take(u"a"_s));
        QVERIFY2(limiter.take(u"b"_s), "others are not held back");
        clock.advance(Millis(999));
        QVERIFY(!limiter.take(u"a"_s));
        clock.advance(Millis(1));
        QVERIFY(limiter.take(u"a"_s));
        QVERIFY(!limiter.take(u"a"_s));
        clock.advance(Millis(3'600'000));
        for (int i = 0; i < 3; ++i)
            QVERIFY(limiter.take(u"a"_s));
        QVERIFY(!limiter.take(u"a"_s));
    }

    void aRefusedAttemptCostsNothing()
    {
        test::FakeClock clock;
        RateLimiter limiter(clock, {1, Millis(1'000)});
        QVERIFY(limiter.take(u"a"_s));
        for (int i = 0; i < 100; ++i)
            QVERIFY(!limiter.take(u"a"_s));
        clock.advance(Millis(1'000));
        QVERIFY(limiter.take(u"a"_s));
    }

    void aCrowdIsForgottenRatherThanRemembered()
    {
        test::FakeClock clock;
        RateLimiter limiter(clock, {1, Millis(1'000)}, 10);
        for (int i = 0; i < 1'000; ++i)
            QVERIFY(limiter.take(QString::number(i)));
    }
};

QTEST_APPLESS_MAIN(RateLimiterTest)
#include "RateLimiterTest.moc"
