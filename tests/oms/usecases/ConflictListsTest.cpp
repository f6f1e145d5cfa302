// SPDX-License-Identifier: Apache-2.0
// What is on which list, and on whose screen, when stations did something that could not be taken.
#include "core/domain/Codes.h"
#include "tests/support/ConflictWords.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString tea = u"TEA"_s;

Args unitsOf(const Assignment &work, int units)
{
    Args args;
    args.line = work.lines.first().id;
    args.units = units;
    return args;
}

} // namespace

class ConflictListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aStoreIsNotOpenedAgainOnOldNews()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Lead, {chain.harbour});
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        open(one, u"0042"_s);
        open(two, u"0043"_s);
        Args why;
        why.reason = u"no staff"_s;
        const auto act = [&](ChainStation &desk, CommandType type) {
            return desk.station().act(desk.person, type, chain.harbour.text, why).has_value();
        };
        QVERIFY(act(two, CommandType::PauseStore));
        QVERIFY(two.settle() && one.settle());
        one.cut();
        QVERIFY(act(one, CommandType::ResumeStore));
        why.reason = u"flood"_s;
        QVERIFY(act(two, CommandType::PauseStore));
        QVERIFY(two.settle());
        QVERIFY(one.mend());
        QCOMPARE(one.station().overlay().store().pauseReason, u"flood"_s);
        QCOMPARE(chain.exceptions().size(), 1);
        QCOMPARE(chain.exceptions().first().verdict.code, codes::stale);

        Args settled;
        settled.exception = chain.exceptions().first().command;
        settled.choice = u"settled"_s;
        QVERIFY(one.station().act(one.person, CommandType::Resolve, chain.harbour.text, settled));
        QVERIFY(one.settle());
        QCOMPARE(chain.exceptions().size(), 0);
        QCOMPARE(one.station().exceptions().size(), 0);
        SOUND(chain);
    }

    /// The shelf was empty already; what comes later is not taken from again.
    void aCorrectionThatFoundNothingIsOver()
    {
        CHAIN(chain);
        chain.stock(tea, 3);
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        desk.cut();
        Args gone;
        gone.sku = Sku(tea);
        gone.delta = -3;
        gone.reason = u"counted"_s;
        QVERIFY(desk.station().act(desk.person, CommandType::Adjust, chain.harbour.text, gone));
        QCOMPARE(desk.station().overlay().stock(Sku(tea)).shelf, 0);
        chain.stock(tea, -3); // a till had sold them
        QVERIFY(desk.mend());
        QCOMPARE(chain.exceptions().first().verdict.code, codes::belowZero);
        chain.stock(tea, 5);
        QVERIFY(desk.settle());
        QCOMPARE(desk.station().overlay().stock(Sku(tea)).shelf, 5);
        QCOMPARE(desk.station().overlay().pendingCount(), 0);
        SOUND(chain);
    }

    /// As many on each side as commands that were not simply taken, and none comes back by a
    /// restart; resolving one takes it off both lists.
    void eachRefusedCommandIsOnBothListsOnce()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Picker, {chain.harbour});
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        open(one, u"0042"_s);
        open(two, u"0043"_s);
        two.cut();
        QVERIFY(one.claim(work));
        QVERIFY(one.settle());
        QVERIFY(two.claim(work));
        QVERIFY(two.act(CommandType::Release, work));
        QVERIFY(two.mend());
        const QStringList both{codes::claimedByOther, codes::depRejected};
        QCOMPARE(casesOf(chain, work), both);
        QCOMPARE(sorted(two.exceptionsOf(work)), both);
        QCOMPARE(two.told.size(), 2);
        QVERIFY(one.settle());
        QCOMPARE(sorted(one.exceptionsOf(work)), both); // the whole store sees them
        QVERIFY(two.agrees(work));

        two.restart();
        QCOMPARE(sorted(two.exceptionsOf(work)), both);
        QVERIFY(two.agrees(work)); // a refused claim is not shown again
        QVERIFY(two.settle());
        QCOMPARE(sorted(two.exceptionsOf(work)), both);
        QCOMPARE(casesOf(chain, work), both);

        two.signIn(u"0043"_s);
        for (const ExceptionCase &exception : chain.exceptions()) {
            Args choice;
            choice.exception = exception.command;
            choice.choice = u"settled"_s;
            QVERIFY(two.act(CommandType::Resolve, work, choice));
        }
        QVERIFY(two.settle() && one.settle());
        QCOMPARE(casesOf(chain, work), QStringList());
        QCOMPARE(two.exceptionsOf(work), QStringList());
        QCOMPARE(one.exceptionsOf(work), QStringList());
        two.restart();
        QCOMPARE(two.exceptionsOf(work), QStringList());
        SOUND(chain);
    }

    /// The answer came, the feed did not yet, and the program ended in between.
    void aRefusalIsStillShownAfterARestartBeforeTheFeed()
    {
        FakeChain chain(Engine::Sqlite);
        chain.hire(u"0043"_s, Role::Picker, {chain.harbour});
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        open(one, u"0042"_s);
        open(two, u"0043"_s);
        two.cut();
        QVERIFY(one.claim(work));
        QVERIFY(one.settle());
        QVERIFY(two.claim(work));
        two.mendUntilAnswered();
        two.cut();
        QCOMPARE(two.exceptionsOf(work), QStringList{codes::claimedByOther});
        two.restart();
        QCOMPARE(two.exceptionsOf(work), QStringList{codes::claimedByOther});
        QVERIFY(!two.sees(work).claim || two.sees(work).claim->person != two.person);
        QVERIFY(two.mend());
        QCOMPARE(two.exceptionsOf(work), QStringList{codes::claimedByOther});
    }

    void stationsWithoutALinkShareWhatNobodyTook()
    {
        CHAIN(chain);
        chain.stock(tea, 100);
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        ChainStation away(chain, u"Queen 1"_s, chain.queen);
        QList<Assignment> all;
        for (int i = 0; i < 20; ++i)
            all.append(chain.assign(Method::Pickup, {{tea, 1}}));
        QVERIFY(one.settle() && two.settle() && away.settle());
        one.cut();
        two.cut();
        int ofOne = 0;
        for (const Assignment &work : std::as_const(all)) {
            const QString seenByOne = one.station().othersTurn(work);
            const QString seenByTwo = two.station().othersTurn(work);
            QVERIFY(seenByOne.isEmpty() != seenByTwo.isEmpty()); // exactly one of them has it
            QCOMPARE(seenByOne + seenByTwo, seenByOne.isEmpty() ? u"Desk 1"_s : u"Desk 2"_s);
            ofOne += seenByOne.isEmpty();
        }
        QVERIFY(ofOne > 3 && ofOne < 17);

        // A station that was cut off has no turn any more.
        QVERIFY(chain.oms->revoke(two.station().keys().station));
        QVERIFY(one.mend());
        for (const Assignment &work : std::as_const(all))
            QVERIFY(one.station().othersTurn(work).isEmpty());
        SOUND(chain);
    }

    /// What the order manager could not undo stays as it is on the screen, too.
    void anUndoThatCameTooLateIsNotShownAsDone()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Ship, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        Args missing = unitsOf(work, 1);
        missing.reason = u"not_found"_s;
        QVERIFY(desk.act(CommandType::Short, work, missing));
        QVERIFY(desk.settle());
        QVERIFY(desk.station().undo(desk.person));
        QVERIFY(desk.settle());
        QCOMPARE(desk.exceptionsOf(work), QStringList{codes::tooLate});
        QCOMPARE(unitsAt(chain, work).shorted, 1);
        QVERIFY(desk.agrees(work));
        desk.restart();
        QVERIFY(desk.agrees(work));
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(ConflictListsTest)
#include "ConflictListsTest.moc"
