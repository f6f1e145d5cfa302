// SPDX-License-Identifier: Apache-2.0
// A station whose disk was put back goes on under a new install, and is the same station.
#include "core/domain/Codes.h"
#include "tests/support/ChainStation.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Somebody has taken an order and picked it; then the desk's disk is that of the hour before.
struct Shop
{
    explicit Shop(FakeChain &theChain)
        : chain(theChain)
    {
        chain.stock(u"TEA"_s, 20);
        work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        desk.emplace(chain, u"Desk"_s);
        mustBe(desk->settle());
        desk->signIn(u"0042"_s);
        mustBe(desk->claim(work));
        mustBe(desk->settle());
        const FolderImage before = desk->image();
        mustBe(desk->scan(u"TEA-CODE"_s).result == ScanResult::Picked);
        mustBe(desk->settle());
        former = desk->outbox().install();
        desk->restore(before);
        mustBe(desk->settle());
        mustBe(desk->outbox().install() != former);
        desk->signIn(u"0042"_s);
    }

    static void mustBe(bool isDone)
    {
        if (!isDone)
            qFatal("the day went another way");
    }

    FakeChain &chain;
    Assignment work;
    std::optional<ChainStation> desk;
    InstallId former;
};

} // namespace

class SameStationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void whatWasTakenBeforeIsPickedAndFinishedWithoutWaiting()
    {
        CHAIN(chain);
        Shop shop(chain);
        QCOMPARE(shop.desk->scan(u"TEA-CODE"_s).result, ScanResult::Picked);
        QVERIFY(shop.desk->act(CommandType::Finish, shop.work));
        QVERIFY(shop.desk->settle());
        QCOMPARE(chain.now(shop.work).state, AssignmentState::Picked);
        QVERIFY(shop.desk->agrees(shop.work));
    }

    void theClaimStaysTheSameOneAndGetsTheNewName()
    {
        CHAIN(chain);
        Shop shop(chain);
        const qint64 fence = chain.now(shop.work).claim->fence;
        QVERIFY(shop.desk->claim(shop.work));
        QVERIFY(shop.desk->settle());
        QCOMPARE(chain.now(shop.work).claim->fence, fence);
        QCOMPARE(chain.now(shop.work).claim->install, shop.desk->outbox().install());
    }

    void itKnowsItselfAgainAfterTheNextStartToo()
    {
        CHAIN(chain);
        Shop shop(chain);
        shop.desk->restart();
        QVERIFY(shop.desk->station().overlay().claimedHere().contains(shop.work.id));
    }

    void whatCanNoLongerBeUndoneStaysAsItIs()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 20);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 3}});
        ChainStation desk(chain, u"Desk"_s);
        QVERIFY(desk.settle());
        desk.signIn(u"0042"_s);
        QVERIFY(desk.claim(work));
        QCOMPARE(desk.scan(u"TEA-CODE"_s).result, ScanResult::Picked);
        QVERIFY(desk.settle());
        const FolderImage before = desk.image();
        QCOMPARE(desk.scan(u"TEA-CODE"_s).result, ScanResult::Picked);
        QVERIFY(desk.settle());
        desk.restore(before);
        desk.cut();
        desk.signIn(u"0042"_s);
        QVERIFY(desk.station().undo(desk.person));
        chain.pass(std::chrono::minutes(3));
        QVERIFY(desk.mend());
        QCOMPARE(chain.now(work).lines.first().units.pickedTotal(), 2);
        QVERIFY(desk.agrees(work));
    }

    void anotherStationIsStillAnother()
    {
        CHAIN(chain);
        Shop shop(chain);
        ChainStation counter(chain, u"Counter"_s);
        QVERIFY(counter.settle());
        counter.signIn(u"0042"_s);
        QVERIFY(!counter.station().overlay().claimedHere().contains(shop.work.id));
        QVERIFY(!counter.act(CommandType::Release, shop.work));
    }
};

QTEST_GUILESS_MAIN(SameStationTest)
#include "SameStationTest.moc"
