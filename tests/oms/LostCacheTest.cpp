// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "tests/support/ConflictWords.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString tea = u"TEA"_s;
const QString teaCode = u"TEA-CODE"_s;

} // namespace

/// A station whose cache is gone loads what is, and shows no more than that: also where nothing
/// happens afterwards.
class LostCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    /// After three days the feed has forgotten the exception, but the outbox not its command.
    void whatSomebodyHasSeenToDaysAgoStaysOffTheList()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        desk.cut();
        QVERIFY(desk.claim(work));
        chain.cancel(work);
        QVERIFY(desk.mend());
        QCOMPARE(desk.exceptionsOf(work), QStringList{codes::cancelled});
        Args settled;
        settled.exception = chain.exceptions().first().command;
        settled.choice = u"settled"_s;
        QVERIFY(desk.act(CommandType::Resolve, work, settled));
        QVERIFY(desk.settle());

        chain.clock.setWall(chain.clock.now() + 4 * 24h);
        chain.pass(1s);
        QVERIFY(desk.settle());
        QCOMPARE(desk.station().exceptions().size(), 0);
        desk.loseCache();
        QVERIFY(desk.settle());
        QCOMPARE(desk.station().exceptions().size(), 0);
        SOUND(chain);
    }

    /// Its disk was put back: it sends under a new name what head office knows by the old one.
    void whatIsSentAgainIsShownOnce()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 3}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        QVERIFY(desk.settle());
        desk.cut();
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        const FolderImage morning = desk.image();
        QVERIFY(desk.mend());
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.settle());

        desk.restore(morning);
        desk.loseCache();
        QVERIFY(desk.settle());
        QCOMPARE(desk.incidents, QStringList{codes::rollback});
        QCOMPARE(desk.sees(work).lines.first().units.inHand, 2);
        QCOMPARE(desk.station().overlay().pendingCount(), 0);
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(LostCacheTest)
#include "LostCacheTest.moc"
