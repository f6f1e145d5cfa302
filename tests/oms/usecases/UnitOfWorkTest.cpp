// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/UnitOfWork.h"

#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/wire/Entities.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class UnitOfWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void anAbandonedGroupLeavesNoTrace()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const StockMove sale{.sku = Sku(u"TEA"_s), .shelf = -1, .left = 1, .reason = u"sale"_s};
        chain.change([&](UnitOfWork &work) -> Status {
            {
                auto savepoint = Savepoint::begin(work.storage().connection);
                work.begin({.source = u"lost"_s, .who = {}, .place = {}});
                [&] { QVERIFY(work.move(chain.harbour, sale)); }();
                [&] { QCOMPARE(work.stock(chain.harbour, sale.sku)->shelf, 9); }();
                work.abandon();
            }
            [&] { QCOMPARE(work.stock(chain.harbour, sale.sku)->shelf, 10); }();
            work.begin({.source = u"kept"_s, .who = {}, .place = {}});
            [&] { QVERIFY(work.move(chain.harbour, sale)); }();
            return work.end();
        });
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 9);
        QCOMPARE(chain.stockOf(u"TEA"_s).version, 2);
        SOUND(chain);
    }

    /// Two nodes change one store: the later one tries again with what the other made of it.
    void aStoreThatWasChangedMeanwhileIsNotOverwritten()
    {
        CHAIN(chain);
        chain.change([&](UnitOfWork &work) -> Status {
            auto savepoint = Savepoint::begin(work.storage().connection);
            work.begin({.source = u"late"_s, .who = {}, .place = {}});
            Store store = **work.store(chain.harbour);
            Store paused = store;
            ++paused.version;
            paused.pausedUntil = chain.clock.now();
            [&] {
                QVERIFY(work.storage().stores.save(paused, wire::toBytes(wire::toJson(paused))));
                store.name = u"Port"_s;
                QVERIFY(work.put(store));
                const Status ended = work.end();
                QVERIFY(!ended);
                QCOMPARE(ended.error().code, QString(codes::storageBusy));
            }();
            work.abandon();
            return {};
        });
        SOUND(chain);
    }

    void severalMovesOfAGroupAreOneVersion()
    {
        CHAIN(chain);
        chain.change([&](UnitOfWork &work) -> Status {
            work.begin({.source = u"delivery"_s, .who = {}, .place = {}});
            for (int i = 0; i < 3; ++i) {
                const Status moved =
                    work.move(chain.harbour,
                              {.sku = Sku(u"TEA"_s), .shelf = 2, .in = 2, .reason = u"delivery"_s});
                if (!moved)
                    return moved;
            }
            return work.end();
        });
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 6);
        QCOMPARE(chain.stockOf(u"TEA"_s).version, 1);
        SOUND(chain);
    }

    void aPersonWhoChangesStoresIsSeenInTheNewOneOnly()
    {
        CHAIN(chain);
        FakeStation here = chain.enrol(u"Till 1"_s);
        FakeStation there = chain.enrol(chain.queen, u"Till 2"_s);
        chain.hire(u"0050"_s, Role::Picker, {chain.harbour});
        QVERIFY(here.catchUp());
        QCOMPARE(here.seesAll(wire::entity::person).size(), 2);
        chain.hire(u"0050"_s, Role::Picker, {chain.queen});
        QVERIFY(here.catchUp());
        QVERIFY(there.catchUp());
        QCOMPARE(here.seesAll(wire::entity::person).size(), 1);
        QCOMPARE(there.seesAll(wire::entity::person).size(), 1);
        SOUND(chain);
    }

    void whatABatchBringsFurtherIsToldOnce()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 3}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        QVERIFY(till.catchUp());
        till.goOffline();
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        Args note;
        note.text = u"in a bag"_s;
        till.does(CommandType::Note, work.id.text, note);
        till.pick(work, u"TEA"_s, 2);
        till.finish(work);
        const auto answer = till.send();
        QVERIFY(answer);
        QVERIFY(till.catchUp());

        const QList<wire::Change> changes = till.pages.last().changes;
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].txn, changes[1].txn);
        QCOMPARE(till.sees(work.id)->applied.of(till.install), 5);
        QCOMPARE(till.sees(work.id)->state, AssignmentState::Picked);
        QCOMPARE(*till.sees(work.id), chain.now(work));
        QCOMPARE(*till.seesStock(u"TEA"_s), chain.stockOf(u"TEA"_s));
        const auto topicsOf = [&](int n) { return answer->results[n - 1].at.keys(); };
        QCOMPARE(topicsOf(1), QStringList{u"store/harbour"_s});
        QCOMPARE(topicsOf(2), (QStringList{u"stock/harbour"_s, u"store/harbour"_s}));
        QCOMPARE(topicsOf(3), QStringList()); // it lets go of a note by its answer
        SOUND(chain);
    }

    void whatABatchRaisesIsToldByItself()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        QVERIFY(till.catchUp());
        till.goOffline();
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.pick(work, u"TEA"_s, 2); // one too many
        till.pick(work, u"TEA"_s, 1); // and another one
        QVERIFY(till.send());
        QVERIFY(till.catchUp());
        QList<qint64> groups;
        for (const wire::Change &change : till.pages.last().changes) {
            if (!groups.contains(change.txn))
                groups.append(change.txn);
        }
        QCOMPARE(groups.size(), 3);
        QCOMPARE(*till.sees(work.id), chain.now(work));
        SOUND(chain);
    }

    void aGroupTooLargeForOneAnswerIsSeenInSeveral()
    {
        CHAIN(chain);
        constexpr int products = 450;
        chain.change([&](UnitOfWork &work) -> Status {
            work.begin({.source = u"delivery"_s, .who = {}, .place = {}});
            for (int i = 0; i < products; ++i) {
                const Status moved = work.move(
                    chain.harbour,
                    {.sku = Sku(u"SKU-%1"_s.arg(i)), .shelf = 1, .in = 1, .reason = u"delivery"_s});
                if (!moved)
                    return moved;
            }
            return work.end();
        });
        FakeStation till = chain.enrol(u"Till 1"_s);
        QVERIFY(till.catchUp());
        QCOMPARE(till.seesAll(wire::entity::stock).size(), products);
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(UnitOfWorkTest)
#include "UnitOfWorkTest.moc"
