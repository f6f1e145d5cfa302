// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/RunDue.h"

#include "core/domain/Codes.h"
#include "core/wire/Entities.h"
#include "oms/usecases/DueKinds.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// A shipment of harbour's that may move an hour from now.
Assignment promised(FakeChain &chain)
{
    const Assignment work = chain.assign(Method::Ship, {{u"TEA"_s, 2}});
    chain.look([&](oms::Storage &storage) {
        QVERIFY(storage.agenda.set({due::storeSilent, work.id.text, chain.clock.now() + hours(1)}));
    });
    return work;
}

/// Two teas are picked, and wait for their customer.
void prepare(FakeStation &till, const Assignment &work)
{
    till.claim(work);
    till.pick(work, u"TEA"_s, 2);
    till.finish(work);
    till.stage(work, u"P-1"_s);
    till.ready(work);
}

QByteArray bodyOf(FakeChain &chain, const Assignment &work)
{
    QByteArray body;
    chain.look([&](oms::Storage &storage) {
        QVERIFY(storage.connection.query(u"SELECT body FROM assignments WHERE id = ?"_s, {work.id},
                                         [&](const SqlRow &row) { body = row.bytes(0); }));
    });
    return body;
}

void setBody(FakeChain &chain, const Assignment &work, const QByteArray &body)
{
    chain.look([&](oms::Storage &storage) {
        QVERIFY(storage.connection.run(u"UPDATE assignments SET body = ? WHERE id = ?"_s,
                                       {body, work.id}));
    });
}

} // namespace

class RunDueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void whoWaitsIsServedWhenAPauseEnds()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 2);
        chain.change([&](UnitOfWork &work) -> Status {
            work.begin({});
            Store harbour = **work.store(chain.harbour);
            harbour.pausedUntil = work.now() + minutes(5);
            const Status put = work.put(harbour);
            return put ? work.end() : put;
        });
        chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 1));
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"backordered"], 1);
        chain.pass(waitingTime + std::chrono::seconds(1));
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"backordered"], 0);
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
        SOUND(chain);
    }

    void aParcelNobodyComesForGoesBackToTheShelf()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(u"S-07"_s, 4);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        prepare(till, work);
        chain.pass(hours(24));
        QCOMPARE(chain.now(work).state, AssignmentState::Ready);
        chain.pass(hours(24 * 8));
        QCOMPARE(chain.now(work).state, AssignmentState::Expired);
        QCOMPARE(chain.now(work).putBackDue(), 2);
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Cancelled);
        SOUND(chain);
    }

    void whatNobodyComesForOfAHalfCollectedOrderIsToBeRefunded()
    {
        CHAIN(chain);
        chain.listen();
        chain.stock(u"TEA"_s, 10);
        chain.place(u"S-07"_s, 4);
        const Assignment work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 2)).first();
        FakeStation till = chain.enrol(u"Till 1"_s);
        prepare(till, work);
        Args one;
        one.lines = QList<LineUnits>{{work.lines.first().id, 1}};
        one.proofVerified = true;
        QCOMPARE(till.does(CommandType::HandOver, work.id.text, one).status,
                 wire::CommandStatus::Applied);
        chain.pass(hours(24 * 9));
        QCOMPARE(chain.now(work).state, AssignmentState::HandedOver);
        QCOMPARE(chain.now(work).putBackDue(), 1);
        const QList<QJsonObject> told = chain.news();
        const auto last = std::find_if(told.rbegin(), told.rend(), [](const QJsonObject &news) {
            return news[u"what"] == u"handed_over"_s;
        });
        QVERIFY(last != told.rend());
        QCOMPARE((*last)[u"data"][u"reason"], u"expired"_s);
        SOUND(chain);
    }

    void aParcelThatWasOpenedAgainExpiresToo()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(u"S-07"_s, 4);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        prepare(till, work);
        chain.pass(hours(24 * 6));
        QCOMPARE(till.does(CommandType::Reopen, work.id.text, {.reason = u"check"_s}).status,
                 wire::CommandStatus::Applied);
        chain.pass(hours(24 * 3)); // its time is over, but it was open
        till.finish(work);
        till.stage(work, u"P-1"_s);
        QCOMPARE(till.ready(work).status, wire::CommandStatus::Applied);
        chain.pass(hours(24));
        QCOMPARE(chain.now(work).state, AssignmentState::Ready);
        chain.pass(hours(24 * 8));
        QCOMPARE(chain.now(work).state, AssignmentState::Expired);
        SOUND(chain);
    }

    void whatWasDoneIsNotDueAnyMoreAndUpkeepIsAgain()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        (void)promised(chain);
        chain.pass(hours(24 * 4)); // nobody has it then
        chain.pass(hours(24 * 4)); // and it has left the station
        chain.look([&](oms::Storage &storage) {
            const auto all = storage.agenda.take(chain.clock.now() + hours(24 * 365), 100);
            QVERIFY(all);
            QStringList kinds;
            for (const DueItem &item : *all) {
                QVERIFY(item.at > chain.clock.now());
                kinds.append(item.kind);
            }
            kinds.sort();
            QCOMPARE(kinds,
                     (QStringList{due::answers, due::compaction, due::effects, due::waiting}));
        });
    }

    void aCollectedParcelDoesNotExpire()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(u"S-07"_s, 4);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        prepare(till, work);
        till.handOver(work);
        chain.pass(hours(24 * 9));
        QCOMPARE(chain.now(work).state, AssignmentState::HandedOver);
        SOUND(chain);
    }

    void anAnswerIsForgottenAfterThirtyDaysButNotItsCommand()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.goOffline();
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        const wire::CommandBatch old = till.batch();
        QVERIFY(till.send());
        chain.pass(hours(24 * 29));
        const Result<wire::CommandAnswer> known = till.send(old);
        for (const wire::CommandResult &again : known->results)
            QCOMPARE(again.first, wire::CommandStatus::Applied);
        chain.pass(hours(24 * 2));
        till.pick(work, u"TEA"_s, 1); // young enough
        const Result<wire::CommandAnswer> forgotten = till.send(old);
        QCOMPARE(forgotten->lastN, 3);
        for (const wire::CommandResult &again : forgotten->results) {
            QCOMPARE(again.status, wire::CommandStatus::Duplicate);
            QVERIFY(!again.first);
        }
        QCOMPARE(chain.stockOf(u"TEA"_s).picked, 2);
        wire::CommandBatch changed = old;
        changed.lines[0].replace("claim", "note");
        QCOMPARE(till.send(changed).error().code, codes::nConflict);
        SOUND(chain);
    }

    void aSilentStoreLosesAShipmentWhosePromiseIsDue()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment work = promised(chain);
        till.claim(work);
        till.goOffline();
        till.pick(work, u"TEA"_s, 2);
        chain.pass(minutes(59));
        QCOMPARE(chain.now(work).state, AssignmentState::Accepted);
        chain.pass(minutes(2));
        QCOMPARE(chain.now(work).state, AssignmentState::Cancelled);
        QCOMPARE(chain.stockOf(chain.queen, u"TEA"_s).reserved, 2);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 0);
        SOUND(chain);

        const auto answer = till.send();
        QVERIFY(answer);
        QCOMPARE(answer->results.first().code, QString(codes::reassigned));
        QCOMPARE(chain.now(work).putBackDue(), 2);
        SOUND(chain);
    }

    void aSilentStoreKeepsWhatItFoundNothingOf()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment work = promised(chain);
        till.claim(work);
        till.missing(work, u"TEA"_s, 2);
        till.goOffline();
        till.finish(work);
        chain.pass(minutes(61));
        QCOMPARE(chain.now(work).state, AssignmentState::Accepted);
        const auto answer = till.send();
        QVERIFY(answer);
        QCOMPARE(answer->results.first().code, QString());
        QCOMPARE(chain.now(work).state, AssignmentState::ShortClosed);
        SOUND(chain);
    }

    void whatMovesToAnotherStoreIsNotToldAsCancelled()
    {
        CHAIN(chain);
        chain.listen();
        chain.stock(u"TEA"_s, 10);
        (void)chain.enrol(u"Till 1"_s);
        chain.place(TestOrder(u"SO-1"_s)
                        .sent()
                        .wants(u"TEA"_s, 2)
                        .promisedBy(chain.clock.now() + minutes(60)));
        chain.stock(chain.queen, u"TEA"_s, 10);
        chain.pass(hours(5));
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 2);
        QCOMPARE(chain.partsOf(u"SO-1"_s)[1].store, chain.queen);
        QStringList told;
        for (const QJsonObject &news : chain.news())
            told.append(news[u"what"].toString());
        QCOMPARE(told, (QStringList{u"assigned"_s, u"cancelled"_s, u"assigned"_s}));
        SOUND(chain);
    }

    void aSilentStoreKeepsWhatIsOnHold()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment work = promised(chain);
        till.does(CommandType::Hold, work.id.text, {.reason = u"fraud"_s});
        chain.pass(hours(5));
        QCOMPARE(chain.now(work).state, AssignmentState::Assigned);
        QCOMPARE(chain.orderOf(work).status, OrderStatus::OnHold);
        till.does(CommandType::Unhold, work.id.text);
        chain.pass(hours(2));
        QCOMPARE(chain.now(work).state, AssignmentState::Cancelled);
        QCOMPARE(chain.stockOf(chain.queen, u"TEA"_s).reserved, 2);
        SOUND(chain);
    }

    void aSilentStoreKeepsItsPickups()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment work = chain
                                    .place(TestOrder(u"SO-1"_s)
                                               .collectedAt(chain.harbour)
                                               .wants(u"TEA"_s, 2)
                                               .promisedBy(chain.clock.now() + minutes(60)))
                                    .first();
        till.claim(work);
        chain.pass(std::chrono::hours(72)); // lease and promise are long over
        QCOMPARE(chain.now(work).state, AssignmentState::Accepted);
        QCOMPARE(chain.now(work).store, chain.harbour);
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
        SOUND(chain);
    }

    void aStoreThatIsHeardOfKeepsItsShipment()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment work = promised(chain);
        chain.pass(minutes(50));
        chain.look([&](oms::Storage &storage) {
            QVERIFY(storage.stations.touch(till.who.station, chain.clock.now()));
        });
        chain.pass(minutes(20));
        QCOMPARE(chain.now(work).state, AssignmentState::Assigned);
        chain.pass(minutes(11)); // now it has been silent for half an hour
        QCOMPARE(chain.now(work).state, AssignmentState::Cancelled);
        SOUND(chain);
    }

    void ourOwnAbsenceIsNotTheStoresSilence()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        (void)chain.enrol(u"Till 1"_s);
        const Assignment work = promised(chain);
        chain.clock.advance(hours(5));
        chain.restart();
        chain.pass(minutes(1));
        QCOMPARE(chain.now(work).state, AssignmentState::Assigned);
        chain.pass(minutes(30));
        QCOMPARE(chain.now(work).state, AssignmentState::Cancelled);
    }

    void whatCannotBeDoneDoesNotStopTheRestAndIsTriedAgain()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        (void)chain.enrol(u"Till 1"_s);
        const Assignment damaged = promised(chain);
        const Assignment sound = promised(chain);
        chain.look([&](oms::Storage &storage) {
            QVERIFY(storage.agenda.set({u"of_a_newer_node"_s, u"x"_s, chain.clock.now()}));
        });
        const QByteArray whole = bodyOf(chain, damaged);
        setBody(chain, damaged, "{");
        chain.pass(hours(1) + minutes(1));
        QCOMPARE(chain.now(sound).state, AssignmentState::Cancelled);
        QCOMPARE(bodyOf(chain, damaged), QByteArray("{"));

        setBody(chain, damaged, whole);
        QCOMPARE(chain.now(damaged).state, AssignmentState::Assigned);
        chain.pass(oms::dueRetryTime);
        QCOMPARE(chain.now(damaged).state, AssignmentState::Cancelled);
        QCOMPARE(chain.stockOf(chain.queen, u"TEA"_s).reserved, 4);
        SOUND(chain);
    }

    void aKnownPickKeepsTheShipmentWhereItIs()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment work = promised(chain);
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        chain.pass(hours(10));
        QCOMPARE(chain.now(work).state, AssignmentState::Picking);
    }

    void whatIsSettledLeavesTheStationsAfterThreeDays()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 2);
        till.finish(work);
        till.handOver(work);
        QCOMPARE(till.finish(work).status, wire::CommandStatus::Rejected);
        Args done;
        done.exception = chain.exceptions().first().command;
        done.choice = u"seen"_s;
        till.does(CommandType::Resolve, work.id.text, done);
        QVERIFY(till.catchUp());
        QVERIFY(till.sees(work.id));
        QCOMPARE(till.seesAll(wire::entity::customer).size(), 1);

        chain.pass(hours(73));
        QVERIFY(till.catchUp());
        QVERIFY(!till.sees(work.id));
        QCOMPARE(till.seesAll(wire::entity::customer).size(), 0);
        QCOMPARE(till.seesAll(wire::entity::exception).size(), 0);
        SOUND(chain);

        Args note;
        note.text = u"the customer called"_s;
        till.does(CommandType::Note, work.id.text, note);
        QCOMPARE(chain.now(work).state, AssignmentState::HandedOver);
        SOUND(chain);
    }

    void workStaysAtItsStationsUntilAllIsPutBack()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 2);
        chain.cancel(work);
        chain.pass(hours(24 * 7));
        QVERIFY(till.catchUp());
        QVERIFY(till.sees(work.id));
        QCOMPARE(till.sees(work.id)->putBackDue(), 2);

        Args back;
        back.line = work.lines.first().id;
        back.units = 2;
        till.does(CommandType::PutBack, work.id.text, back);
        chain.pass(hours(71));
        QVERIFY(till.catchUp());
        QVERIFY(till.sees(work.id));
        chain.pass(hours(2));
        QVERIFY(till.catchUp());
        QVERIFY(!till.sees(work.id));
        SOUND(chain);
    }

    void workThatComesBackToItsStationsBringsItsCustomer()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        FakeStation forgotten = chain.enrol(u"Till 2"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 2);
        till.finish(work);
        till.handOver(work);
        chain.pass(hours(73));
        QVERIFY(till.catchUp());
        QVERIFY(!till.sees(work.id));

        forgotten.pick(work, u"TEA"_s, 1); // from a drawer: it goes back to the shelf
        QVERIFY(till.catchUp());
        QCOMPARE(till.sees(work.id)->putBackDue(), 1);
        QCOMPARE(till.seesAll(wire::entity::customer).size(), 1);
        SOUND(chain);
    }

    void oldHistoryIsForgottenButNothingThatExists()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 5}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        FakeStation sleeper = chain.enrol(u"Till 2"_s);
        till.claim(work);
        QVERIFY(sleeper.catchUp());
        for (int i = 0; i < 4; ++i)
            till.pick(work, u"TEA"_s, 1);
        QVERIFY(till.catchUp());
        const auto rows = [&] {
            qint64 count = 0;
            chain.look([&](oms::Storage &storage) {
                (void)storage.connection.query(u"SELECT COUNT(*) FROM feed"_s, {},
                                               [&](const SqlRow &row) { count = row.integer(0); });
            });
            return count;
        };
        const qint64 before = rows();
        chain.pass(hours(24 * 16));
        QVERIFY(rows() < before);
        SOUND(chain);

        QVERIFY(till.catchUp());
        till.pick(work, u"TEA"_s, 1);
        QVERIFY(till.catchUp());
        QCOMPARE(*till.sees(work.id), chain.now(work));
        QVERIFY(!sleeper.catchUp()); // its cursor lies in the forgotten part
        FakeStation fresh = chain.enrol(u"Till 3"_s);
        QVERIFY(fresh.catchUp());
        QCOMPARE(*fresh.sees(work.id), chain.now(work));
        QCOMPARE(*fresh.seesStock(u"TEA"_s), chain.stockOf(u"TEA"_s));
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(RunDueTest)
#include "RunDueTest.moc"
