// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class ApplyCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aPickupGoesFromShelfToCustomer()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(u"S-07"_s, 4);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        FakeStation till = chain.enrol(u"Till 1"_s);

        QCOMPARE(till.claim(work).status, wire::CommandStatus::Applied);
        QCOMPARE(till.pick(work, u"TEA"_s, 2).status, wire::CommandStatus::Applied);
        QCOMPARE(till.finish(work).status, wire::CommandStatus::Applied);
        QCOMPARE(till.stage(work, u"P-1"_s).status, wire::CommandStatus::Applied);
        QCOMPARE(till.ready(work).status, wire::CommandStatus::Applied);
        QCOMPARE(till.handOver(work).status, wire::CommandStatus::Applied);

        QCOMPARE(chain.now(work).state, AssignmentState::HandedOver);
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Completed);
        const Stock stock = chain.stockOf(u"TEA"_s);
        QCOMPARE(stock.shelf, 8);
        QCOMPARE(stock.picked, 0);
        QCOMPARE(stock.reserved, 0);
        QCOMPARE(chain.exceptions().size(), 0);
        SOUND(chain);
    }

    void theStationSeesWhatItDidInOneGroup()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        QVERIFY(till.catchUp());
        const wire::CommandResult picked = till.pick(work, u"TEA"_s, 2);
        QCOMPARE(picked.at.keys(), (QStringList{u"stock/harbour"_s, u"store/harbour"_s}));
        QVERIFY(till.catchUp());
        const QList<wire::Change> changes = till.pages.last().changes;
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].txn, changes[1].txn);
        QCOMPARE(till.sees(work.id)->applied.of(till.install), 2);
        QCOMPARE(till.sees(work.id)->version, picked.version);
        QCOMPARE(*till.sees(work.id), chain.now(work));
        QCOMPARE(till.seesStock(u"TEA"_s)->applied.of(till.install), 2);
        QCOMPARE(*till.seesStock(u"TEA"_s), chain.stockOf(u"TEA"_s));
        QCOMPARE(till.pages.last().lastN, 2);
        SOUND(chain);
    }

    void aTimelineBelievesNoClockThatIsYearsWrong_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("slow") << -9;
        QTest::newRow("fast") << 12;
    }

    void aTimelineBelievesNoClockThatIsYearsWrong()
    {
        QFETCH(const int, years);
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        const auto doWrongly = [&](CommandType type, Args args = {}) {
            Command command = till.make(type, work.id.text, std::move(args));
            command.at.ms += years * Millis(std::chrono::hours(24 * 365)).count();
            till.does(command);
        };
        doWrongly(CommandType::Claim);
        const Instant claiming = chain.clock.now();
        till.goOffline();
        chain.clock.advance(Millis(60'000));
        const Instant arriving = chain.clock.now();
        doWrongly(CommandType::Arrive);
        chain.clock.advance(Millis(600'000));
        QVERIFY(till.send());
        chain.look([&](oms::Storage &storage) {
            const auto timeline = storage.orders.timeline(work.order);
            QVERIFY(timeline);
            QList<Instant> times;
            for (const OrderEvent &event : *timeline)
                times.append(event.at);
            QCOMPARE(times, (QList<Instant>{claiming, arriving}));
        });
    }

    void nothingStandsInTheFutureHoweverFastTheClockOfTheStation()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.goOffline();
        Args picked;
        picked.line = work.lines.first().id;
        picked.units = 2; // one too many
        picked.code = u"TEA"_s;
        const QList<std::pair<CommandType, Args>> acts{{CommandType::Claim, {}},
                                                       {CommandType::Pick, picked}};
        for (const QString &run : {u"00000000-0000-7000-8000-00000000000a"_s,
                                   u"00000000-0000-7000-8000-00000000000b"_s}) {
            for (const auto &[type, args] : acts) {
                Command command = till.make(type, work.id.text, args);
                command.boot = run;
                command.at.ms += Millis(std::chrono::hours(24 * 365 * 12)).count();
                till.does(command);
                chain.clock.advance(Millis(60'000));
            }
        }
        QVERIFY(till.send());
        chain.look([&](oms::Storage &storage) {
            const auto timeline = storage.orders.timeline(work.order);
            QVERIFY(timeline);
            QCOMPARE(timeline->size(), 4);
            for (const OrderEvent &event : *timeline)
                QVERIFY(event.at <= chain.clock.now());
        });
        QVERIFY(!chain.exceptions().isEmpty());
        for (const ExceptionCase &exception : chain.exceptions())
            QVERIFY(exception.at <= chain.clock.now());
        const Instant lease = chain.now(work).claim->leaseUntil;
        QVERIFY(lease <= chain.clock.now() + std::chrono::minutes(15));
    }

    void aCustomerIsReadableForTheStoreAndSealedAtRest()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        QVERIFY(till.catchUp());
        const QList<wire::Change> customers = till.seesAll(wire::entity::customer);
        QCOMPARE(customers.size(), 1);
        QCOMPARE(customers.first().body.toObject().value("name"_L1).toString(), u"Mere Tamati"_s);
        chain.look([&](oms::Storage &storage) {
            const auto sealed = storage.customers.findSealed(work.customer);
            QVERIFY(sealed && *sealed);
            QVERIFY(!(*sealed)->bytes.contains("Mere"));
        });

        chain.change([&](UnitOfWork &unit) -> Status {
            unit.begin({});
            const Status forgotten = unit.forget(work.customer);
            return forgotten ? unit.end() : forgotten;
        });
        QVERIFY(till.catchUp());
        QCOMPARE(till.seesAll(wire::entity::customer).size(), 0);
        FakeStation late = chain.enrol(u"Till 2"_s);
        QVERIFY(late.catchUp());
        QCOMPARE(late.seesAll(wire::entity::customer).size(), 0);
    }

    void workOfAnotherStoreLooksLikeNone()
    {
        CHAIN(chain);
        chain.stock(chain.queen, u"TEA"_s, 10);
        const Assignment foreign = chain.assign(chain.queen, Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        Assignment none = foreign;
        none.id = AssignmentId(u"00000000-0000-7000-8000-00000000dead"_s);

        const wire::CommandResult onForeign = till.claim(foreign);
        const wire::CommandResult onNone = till.claim(none);
        QCOMPARE(onForeign.status, wire::CommandStatus::Rejected);
        QCOMPARE(onForeign.code, QString(codes::unknownTarget));
        QCOMPARE(onNone.code, onForeign.code);
        QCOMPARE(onNone.version, onForeign.version);
        const wire::CommandResult picked = till.pick(foreign, u"TEA"_s, 1);
        QCOMPARE(picked.status, wire::CommandStatus::Exception);
        QCOMPARE(picked.code, QString(codes::unknownTarget));
        QCOMPARE(chain.now(foreign), foreign);
        Args pause;
        pause.reason = u"flood"_s;
        QCOMPARE(till.does(CommandType::PauseStore, u"queen"_s, pause).status,
                 wire::CommandStatus::Rejected);
        QCOMPARE(chain.exceptions().size(), 4);
        SOUND(chain);
    }

    void aLostAnswerIsGivenAgain()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.goOffline();
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        const wire::CommandBatch batch = till.batch();
        const auto first = till.send(batch);
        QVERIFY(first);
        const auto again = till.send(batch);
        QVERIFY(again);
        QCOMPARE(again->lastN, 2);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(again->results[i].status, wire::CommandStatus::Duplicate);
            QCOMPARE(again->results[i].first, wire::CommandStatus::Applied);
            QCOMPARE(again->results[i].at, first->results[i].at);
            QCOMPARE(again->results[i].version, first->results[i].version);
        }
        QCOMPARE(chain.now(work).lines.first().units.inHand, 1);
        SOUND(chain);
    }

    void gapsConflictsAndOldDisksAreRefused()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.goOffline();
        till.pick(work, u"TEA"_s, 1);
        till.pick(work, u"TEA"_s, 1);
        const wire::CommandBatch good = till.batch();

        wire::CommandBatch gap = good;
        gap.lines = {good.lines[1]};
        gap.prev = {2, wire::commandHash(good.lines[0])};
        auto answer = till.send(gap);
        QCOMPARE(answer.error().code, QString(codes::gap));
        QCOMPARE(answer.error().args, QStringList{u"2"_s});

        wire::CommandBatch restored = good;
        restored.prev->hash = QByteArray(32, 'x');
        QCOMPARE(till.send(restored).error().code, QString(codes::rollback));

        QVERIFY(till.send(good));
        wire::CommandBatch other = good;
        other.lines[1] = wire::encodeCommand(till.make(CommandType::Finish, work.id.text));
        other.lines[1].replace("\"n\":4", "\"n\":3");
        QCOMPARE(till.send(other).error().code, QString(codes::nConflict));
        QCOMPARE(chain.now(work).lines.first().units.inHand, 2);
        SOUND(chain);
    }

    void aNewNumberingOfKnownCommandsCountsNothingTwice()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 3}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.goOffline();
        till.pick(work, u"TEA"_s, 2);
        const QList<QByteArray> sent = till.batch().lines;
        QVERIFY(till.send());

        wire::CommandBatch renumbered;
        renumbered.install = InstallId(u"00000000-0000-7000-8000-00000000beef"_s);
        renumbered.batch = renumbered.install.text;
        renumbered.lines = {QByteArray(sent.first()).replace("\"n\":2", "\"n\":1")};
        const auto answer = till.send(renumbered);
        QVERIFY(answer);
        QCOMPARE(answer->lastN, 1);
        QCOMPARE(answer->results.first().status, wire::CommandStatus::Duplicate);
        QCOMPARE(answer->results.first().first, wire::CommandStatus::Applied);
        QCOMPARE(chain.now(work).lines.first().units.inHand, 2);
        SOUND(chain);
    }

    void aCommandNobodyUnderstandsIsKeptAndShown()
    {
        CHAIN(chain);
        FakeStation till = chain.enrol(u"Till 1"_s);
        wire::CommandBatch batch;
        batch.install = till.install;
        batch.batch = till.install.text;
        batch.lines = {R"({"n":1,"id":"00000000-0000-7000-8000-000000000009","type":"juggle"})"};
        const auto answer = till.send(batch);
        QVERIFY(answer);
        QCOMPARE(answer->results.first().status, wire::CommandStatus::Exception);
        QCOMPARE(answer->results.first().code, QString(codes::malformed));
        QCOMPARE(answer->lastN, 1);
        QCOMPARE(chain.exceptions().size(), 1);
        batch.lines = {"{}"};
        QCOMPARE(till.send(batch).error().code, QString(codes::malformed));
        SOUND(chain);
    }

    void workDoneOfflineOnACancelledOrderGoesBackToTheShelf()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.goOffline();
        till.pick(work, u"TEA"_s, 2);
        till.finish(work);
        chain.cancel(work);
        const auto answer = till.send();
        QVERIFY(answer);
        QCOMPARE(answer->results[0].status, wire::CommandStatus::Exception);
        QCOMPARE(answer->results[0].code, QString(codes::cancelled));
        QCOMPARE(answer->results[1].status, wire::CommandStatus::Rejected);
        QCOMPARE(answer->results[1].code, QString(codes::cancelled));
        QCOMPARE(chain.now(work).putBackDue(), 2);
        QCOMPARE(chain.exceptions().size(), 2);
        SOUND(chain);

        Args back;
        back.line = work.lines.first().id;
        back.units = 2;
        till.does(CommandType::PutBack, work.id.text, back);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 10);
        QVERIFY(chain.now(work).isDone());
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Cancelled);
        SOUND(chain);
    }

    void aStoreThatPickedAllOfWhatItLostMayAskForIt()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        const Assignment work =
            chain
                .place(TestOrder(u"SO-1"_s)
                           .sent()
                           .wants(u"TEA"_s, 2)
                           .promisedBy(chain.clock.now() + std::chrono::hours(1)))
                .first();
        FakeStation lost = chain.enrol(work.store, u"Till 1"_s);
        const StoreCode otherStore = work.store == chain.harbour ? chain.queen : chain.harbour;
        FakeStation other = chain.enrol(otherStore, u"Till 2"_s);
        for (FakeStation *each : {&lost, &other})
            chain.hire(u"00"_s + each->who.store.text, Role::Lead, {each->who.store});
        lost.person = PersonCode(u"00"_s + work.store.text);
        other.person = PersonCode(u"00"_s + otherStore.text);
        lost.claim(work);
        lost.goOffline();
        lost.pick(work, u"TEA"_s, 1);
        lost.finish(work);
        lost.pick(work, u"TEA"_s, 1);
        lost.finish(work);
        chain.clock.advance(std::chrono::hours(2)); // its promise is over, and nobody heard of it
        (void)chain.enrol(otherStore, u"Till 3"_s); // of the other store somebody did
        chain.pass(Millis(0));
        const QList<Assignment> parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts.last().store, otherStore);

        const auto answer = lost.send();
        QVERIFY(answer);
        for (const int finish : {1, 3})
            QCOMPARE(answer->results[finish].code, QString(codes::reassigned));
        QCOMPARE(answer->results[1].hint, QString()); // half of it was still on the shelf
        QCOMPARE(answer->results[3].hint, u"reclaim_offered"_s);

        QCOMPARE(other.claim(parts.last()).status, wire::CommandStatus::Applied);
        QCOMPARE(lost.finish(work).hint, QString()); // they have begun
        SOUND(chain);
    }

    void twoStationsCannotClaimTheSameWork()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Picker, {chain.harbour});
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation one = chain.enrol(u"Till 1"_s);
        FakeStation two = chain.enrol(u"Till 2"_s);
        two.person = PersonCode(u"0043"_s);
        one.claim(work);
        const wire::CommandResult late = two.claim(work);
        QCOMPARE(late.status, wire::CommandStatus::Rejected);
        QCOMPARE(late.code, QString(codes::claimedByOther));
        QCOMPARE(late.args, (QStringList{u"0042"_s, u"Till 1"_s}));
    }

    void aDecisionUnderARefusedClaimIsRefusedToo()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation one = chain.enrol(u"Till 1"_s);
        FakeStation two = chain.enrol(u"Till 2"_s);
        two.goOffline();
        Command claim = two.make(CommandType::Claim, work.id.text);
        two.does(claim);
        two.pick(work, u"TEA"_s, 1);
        Command finish = two.make(CommandType::Finish, work.id.text);
        finish.deps = {claim.id.text};
        two.does(finish);
        one.claim(work);
        const auto answer = two.send();
        QVERIFY(answer);
        QCOMPARE(answer->results[0].code, QString(codes::claimedByOther));
        QCOMPARE(answer->results[1].status, wire::CommandStatus::Applied);
        QCOMPARE(answer->results[2].code, QString(codes::depRejected));
        SOUND(chain);
    }

    void anUnconfirmedClaimLendsItsFence()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Picker, {chain.harbour});
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation one = chain.enrol(u"Till 1"_s);
        FakeStation two = chain.enrol(u"Till 2"_s);
        two.person = PersonCode(u"0043"_s);
        one.goOffline();
        Command claim = one.make(CommandType::Claim, work.id.text);
        one.does(claim);
        one.pick(work, u"TEA"_s, 1);
        QVERIFY(one.send());

        Args from;
        from.from = one.person;
        QCOMPARE(two.does(CommandType::TakeOver, work.id.text, from).status,
                 wire::CommandStatus::Applied);
        Command finish = one.make(CommandType::Finish, work.id.text);
        finish.deps = {claim.id.text};
        const wire::CommandResult late = one.does(finish);
        QCOMPARE(late.status, wire::CommandStatus::Rejected);
        QCOMPARE(late.code, QString(codes::claimedByOther));
        QCOMPARE(two.finish(work).status, wire::CommandStatus::Applied);
        SOUND(chain);
    }

    void aShortShipmentIsSourcedAgain()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Ship, {{u"TEA"_s, 3}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        const wire::CommandResult missing = till.missing(work, u"TEA"_s, 2);
        QCOMPARE(missing.status, wire::CommandStatus::Applied);
        QVERIFY(till.catchUp());
        QCOMPARE(till.seesAll(wire::entity::task).size(), 1);
        chain.look([&](oms::Storage &storage) {
            const auto lines = storage.orders.lines(work.order);
            QVERIFY(lines);
            QCOMPARE(lines->first().again, 2);
        });
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Open);
        QCOMPARE(till.undo(work, 3).code, QString(codes::tooLate));
        SOUND(chain);

        Args count;
        count.sku = Sku(u"TEA"_s);
        count.delta = -1;
        count.reason = u"counted"_s;
        till.does(CommandType::Adjust, u"harbour"_s, count);
        QVERIFY(till.catchUp());
        QVERIFY(till.seesAll(wire::entity::task).first().body.toObject().contains("done_at"_L1));
        SOUND(chain);
    }

    void aShortPickupAsksSomebody()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        const wire::CommandResult missing = till.missing(work, u"TEA"_s, 2);
        QCOMPARE(missing.status, wire::CommandStatus::Applied);
        QCOMPARE(chain.exceptions().size(), 1);
        QCOMPARE(chain.exceptions().first().verdict.code, QString(codes::unitsMissing));
        till.finish(work);
        QCOMPARE(chain.now(work).state, AssignmentState::ShortClosed);
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Open);

        Args unclear;
        unclear.exception = missing.id;
        unclear.choice = u"perhaps"_s;
        QCOMPARE(till.does(CommandType::Resolve, work.id.text, unclear).code,
                 QString(codes::unknownChoice));
        Args refund = unclear;
        refund.choice = u"refund"_s;
        QCOMPARE(till.does(CommandType::Resolve, work.id.text, refund).status,
                 wire::CommandStatus::Applied);
        QCOMPARE(chain.exceptions().size(), 1); // the unclear answer
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Cancelled);
        SOUND(chain);
    }

    void aStrangersFactsAreKeptAndFlagged()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.person = PersonCode(u"9999"_s);
        QCOMPARE(till.finish(work).code, QString(codes::actorRevoked));
        const wire::CommandResult picked = till.pick(work, u"TEA"_s, 1);
        QCOMPARE(picked.status, wire::CommandStatus::Exception);
        QCOMPARE(picked.code, QString(codes::actorRevoked));
        QCOMPARE(chain.now(work).lines.first().units.inHand, 1);
        SOUND(chain);
    }

    void whatTheBookLacksIsBookedIn()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 1);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 3}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        QCOMPARE(till.pick(work, u"TEA"_s, 5).code, QString(codes::overPicked));
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 0);
        QCOMPARE(chain.stockOf(u"TEA"_s).picked, 5);
        SOUND(chain);
    }

    void personalValuesRestApartFromTheLog()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 1);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.finish(work);
        Args args;
        args.proofVerified = true;
        args.sealed = QByteArray(80, 'S');
        QCOMPARE(till.does(CommandType::HandOver, work.id.text, args).status,
                 wire::CommandStatus::Applied);
        const QByteArray sealedText = args.sealed.toBase64(QByteArray::Base64UrlEncoding);
        chain.look([&](oms::Storage &storage) {
            int rows = 0;
            QVERIFY(
                storage.connection.query(u"SELECT body FROM command_log WHERE type = 'hand_over'"_s,
                                         {}, [&](const SqlRow &row) {
                                             ++rows;
                                             QVERIFY(!row.bytes(0).contains(sealedText.left(40)));
                                         }));
            QCOMPARE(rows, 1);
        });
    }

    void aStoreKnowsItsTimelineAndTheChannelHearsOfIt()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        chain.clock.advance(Millis(60'000));
        till.pick(work, u"TEA"_s, 1);
        chain.look([&](oms::Storage &storage) {
            const auto timeline = storage.orders.timeline(work.order);
            QVERIFY(timeline);
            QStringList told;
            for (const OrderEvent &event : *timeline)
                told.append(event.what + u' ' + event.who + u' ' + event.place);
            QCOMPARE(told, (QStringList{u"claim 0042 Till 1"_s, u"pick 0042 Till 1"_s}));
        });
        const QStringList changed = chain.oms->takeChangedTopics();
        QVERIFY(!changed.filter(u"orders/web/"_s).isEmpty());
        QVERIFY(changed.contains(u"store/harbour"_s));
    }
};

QTEST_GUILESS_MAIN(ApplyCommandsTest)
#include "ApplyCommandsTest.moc"
