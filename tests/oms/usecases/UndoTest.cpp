// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

/// What is taken back, by whom, and how often.
class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void anUndoneShortAsksNobody()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.missing(work, u"TEA"_s, 1);
        QCOMPARE(till.undo(work, 2).status, wire::CommandStatus::Applied);
        QCOMPARE(chain.exceptions().size(), 0);
        QCOMPARE(chain.now(work).lines.first().units.open(), 2);
        QCOMPARE(till.undo(work, 2).code, QString(codes::tooLate));
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 10);
        SOUND(chain);
    }

    void anUndoOfWhatNobodyDidIsShown()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        QCOMPARE(till.undo(work, 77).status, wire::CommandStatus::Exception);
        QCOMPARE(chain.now(work).lines.first().units.open(), 2);
        SOUND(chain);
    }

    void aPickIsUndoneInTheSameBatch()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.goOffline();
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.undo(work, 2);
        till.undo(work, 2);
        const auto answer = till.send();
        QVERIFY(answer);
        QCOMPARE(answer->results[2].status, wire::CommandStatus::Applied);
        QCOMPARE(answer->results[3].code, QString(codes::tooLate));
        QCOMPARE(chain.now(work).lines.first().units.inHand, 0);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        SOUND(chain);
    }

    void onePickIsUndoneOnceHoweverManyLieThere()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.pick(work, u"TEA"_s, 1);
        QCOMPARE(till.undo(work, 2).status, wire::CommandStatus::Applied);
        QCOMPARE(till.undo(work, 2).code, QString(codes::tooLate));
        QCOMPARE(chain.now(work).lines.first().units.inHand, 1);
        SOUND(chain);
    }

    void whatSomebodyElseDidIsNotUndone()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.hire(u"0043"_s, Role::Lead, {chain.harbour});
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.person = PersonCode(u"0043"_s);
        QCOMPARE(till.undo(work, 2).code, QString(codes::tooLate));
        QCOMPARE(chain.now(work).lines.first().units.inHand, 1);
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(UndoTest)
#include "UndoTest.moc"
