// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/NextWork.h"

#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

AssignmentId next(FakeChain &chain, const FakeStation &till)
{
    const auto work = chain.oms->nextWork(till.who);
    if (!work)
        qFatal("%s", qPrintable(work.error().detail));
    return *work ? (*work)->id : AssignmentId();
}

Assignment promised(FakeChain &chain, const QString &ref, Millis time)
{
    return chain
        .place(TestOrder(ref)
                   .collectedAt(chain.harbour)
                   .wants(u"TEA"_s, 1)
                   .promisedBy(chain.clock.now() + time))
        .first();
}

} // namespace

class NextWorkTest : public QObject
{
    Q_OBJECT

    static void arrives(FakeStation &till, const Assignment &order)
    {
        Args arrive;
        arrive.by = u"counter"_s;
        till.does(CommandType::Arrive, order.id.text, arrive);
    }

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void theEarliestPromiseComesFirst()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        QVERIFY(next(chain, till).isEmpty());
        const Assignment none =
            chain.place(TestOrder(u"SO-0"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1)).first();
        const Assignment late = promised(chain, u"SO-1"_s, hours(5));
        const Assignment early = promised(chain, u"SO-2"_s, hours(2));
        QCOMPARE(next(chain, till), early.id);
        till.claim(early);
        QCOMPARE(next(chain, till), early.id); // it is his: he goes on with it
        till.pick(early, u"TEA"_s, 1);
        till.finish(early);
        QCOMPARE(next(chain, till), late.id);
        Args hold;
        hold.reason = u"call back"_s;
        till.does(CommandType::Hold, late.id.text, hold);
        QCOMPARE(next(chain, till), none.id);
    }

    void whoIsHereIsServedFirst()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        promised(chain, u"SO-1"_s, hours(1));
        const Assignment here = promised(chain, u"SO-2"_s, hours(5));
        arrives(till, here);
        QCOMPARE(next(chain, till), here.id);
    }

    void whoIsHereIsServedFirstHoweverMuchIsPromisedEarlier()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 200);
        FakeStation till = chain.enrol(u"Till 1"_s);
        for (int i = 0; i < 100; ++i)
            promised(chain, u"SO-%1"_s.arg(i), minutes(60 + i));
        const Assignment here = promised(chain, u"SO-here"_s, hours(5));
        arrives(till, here);
        QCOMPARE(next(chain, till), here.id);
    }

    void behindAHundredThatAreOnHoldThereIsWork()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 200);
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.goOffline();
        for (int i = 0; i < 100; ++i) {
            Args hold;
            hold.reason = u"call back"_s;
            const Assignment work = promised(chain, u"SO-%1"_s.arg(i), minutes(60 + i));
            till.does(CommandType::Hold, work.id.text, hold);
        }
        QVERIFY(till.send());
        const Assignment free = promised(chain, u"SO-free"_s, hours(5));
        QCOMPARE(next(chain, till), free.id);
    }

    void stationsThatAskTogetherGetDifferentWork()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 50);
        FakeStation one = chain.enrol(u"Till 1"_s);
        FakeStation two = chain.enrol(u"Till 2"_s);
        FakeStation elsewhere = chain.enrol(chain.queen, u"Till 3"_s);
        for (int i = 0; i < 20; ++i)
            promised(chain, u"SO-%1"_s.arg(i), minutes(60 + i));
        QVERIFY(!next(chain, one).isEmpty());
        QVERIFY(next(chain, one) != next(chain, two));
        QCOMPARE(next(chain, one), next(chain, one));
        QVERIFY(next(chain, elsewhere).isEmpty());
    }

    void whatAnotherHasClaimedIsNotOffered()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation one = chain.enrol(u"Till 1"_s);
        FakeStation two = chain.enrol(u"Till 2"_s);
        const Assignment work = promised(chain, u"SO-1"_s, hours(1));
        one.claim(work);
        QVERIFY(next(chain, two).isEmpty());
        chain.clock.advance(minutes(16)); // the lease has run out
        QCOMPARE(next(chain, two), work.id);
    }
};

QTEST_GUILESS_MAIN(NextWorkTest)
#include "NextWorkTest.moc"
