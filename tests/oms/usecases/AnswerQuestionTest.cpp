// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/AnswerQuestion.h"

#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using Kind = UnitsAnswer::Kind;

namespace {

/// A pickup of three at harbour of which two are not found.
struct Asked
{
    explicit Asked(FakeChain &ofChain)
        : chain(ofChain)
        , till(chain.enrol(u"Till 1"_s))
    {
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 3)).first();
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.missing(work, u"TEA"_s, 2);
    }

    [[nodiscard]] QString question() const
    {
        return chain.view(u"SO-1"_s)[u"questions"][0][u"id"].toString();
    }

    [[nodiscard]] QString answer(const UnitsAnswer &answer)
    {
        const OrderId order(chain.view(u"SO-1"_s)[u"order"].toString());
        const auto done =
            chain.oms->answerQuestion(u"web"_s, order, {CommandId(question()), answer});
        return done ? QString() : done.error().code;
    }

    /// The same, decided by whoever stands at the till.
    wire::CommandResult decide(const QString &choice)
    {
        Args args;
        args.exception = CommandId(question());
        args.choice = choice;
        return till.does(CommandType::Resolve, work.id.text, args);
    }

    FakeChain &chain;
    FakeStation till;
    Assignment work;
};

} // namespace

class AnswerQuestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aPickupIsNeverMovedWithoutAnAnswer()
    {
        CHAIN(chain);
        Asked asked(chain);
        const QJsonObject question = chain.view(u"SO-1"_s)[u"questions"][0].toObject();
        QCOMPARE(question[u"lines"][0][u"ref"], u"1"_s);
        QCOMPARE(question[u"lines"][0][u"units"], 2);
        QCOMPARE(question[u"lines"][0][u"reason"], u"not_found"_s);
        chain.pass(std::chrono::hours(24 * 3));
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
        QCOMPARE(chain.view(u"SO-1"_s)[u"questions"].toArray().size(), 1);
        QCOMPARE(chain.stockOf(chain.queen, u"TEA"_s).reserved, 0);
        SOUND(chain);
    }

    void theOthersGoOnWhileSomebodyIsAsked()
    {
        CHAIN(chain);
        Asked asked(chain);
        QCOMPARE(asked.till.finish(asked.work).status, wire::CommandStatus::Applied);
        QCOMPARE(asked.till.handOver(asked.work).status, wire::CommandStatus::Applied);
        QCOMPARE(chain.now(asked.work).state, AssignmentState::HandedOver);
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"open"_s);
        QCOMPARE(asked.answer({Kind::Refund}), QString());
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"completed"_s);
        SOUND(chain);
    }

    void anOrderOnHoldIsOpenWhileSomebodyIsAsked()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 3)).first();
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        Args hold;
        hold.reason = u"call back"_s;
        till.does(CommandType::Hold, work.id.text, hold);
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"on_hold"_s);
        const qint64 missing = till.missing(work, u"TEA"_s, 2).n;
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"open"_s);
        SOUND(chain);
        till.undo(work, missing);
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"on_hold"_s);
        SOUND(chain);
    }

    void whoKeepsWaitingIsLookedForInTheSameOrder()
    {
        CHAIN(chain);
        Asked asked(chain);
        asked.till.finish(asked.work);
        QCOMPARE(asked.answer({Kind::KeepWaiting}), QString());
        const Assignment now = chain.now(asked.work);
        QCOMPARE(now.state, AssignmentState::Picking);
        QCOMPARE(now.openUnits(), 2);
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        QCOMPARE(chain.exceptions().size(), 0);
        QCOMPARE(asked.till.pick(asked.work, u"TEA"_s, 2).status, wire::CommandStatus::Applied);
        QCOMPARE(asked.till.finish(asked.work).status, wire::CommandStatus::Applied);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"picked"], 3);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"short"], 0);
        SOUND(chain);
    }

    void whoKeepsWaitingAfterTheEndGetsANewPart()
    {
        CHAIN(chain);
        Asked asked(chain);
        asked.till.finish(asked.work);
        asked.till.handOver(asked.work);
        QCOMPARE(asked.answer({Kind::KeepWaiting}), QString());
        const auto parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[1].store, chain.harbour);
        QCOMPARE(parts[1].method, Method::Pickup);
        QCOMPARE(parts[1].pickupCodeHash, parts[0].pickupCodeHash); // the same code opens both
        QCOMPARE(parts[1].openUnits(), 2);
        QCOMPARE(parts[1].part, 2);
        SOUND(chain);
    }

    void theCustomerGoesToAnotherStore()
    {
        CHAIN(chain);
        Asked asked(chain);
        QCOMPARE(asked.answer({Kind::OtherStore, StoreCode(u"moon"_s)}),
                 QString(codes::unknownStore));
        QCOMPARE(asked.answer({Kind::OtherStore, chain.queen}), QString());
        const auto parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[1].store, chain.queen);
        QCOMPARE(parts[1].method, Method::Pickup);
        QCOMPARE(chain.stockOf(chain.queen, u"TEA"_s).reserved, 2);
        QCOMPARE(chain.now(asked.work).parts, 2);
        SOUND(chain);
    }

    void theyAreSentHomeOnceTheAddressIsKnown()
    {
        CHAIN(chain);
        Asked asked(chain);
        QCOMPARE(asked.answer({Kind::SendHome}), QString(codes::noAddress));
        QCOMPARE(chain.view(u"SO-1"_s)[u"questions"].toArray().size(), 1);
        QCOMPARE(asked.answer({Kind::SendHome, {}, TestOrder::home(), u"express"_s}), QString());
        const auto parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[1].method, Method::Ship);
        QCOMPARE(parts[1].service, u"express"_s);
        QCOMPARE(parts[1].store, chain.queen); // harbour has just looked in vain
        chain.look([&](oms::Storage &storage) {
            const auto customer = storage.customers.find(parts[1].customer);
            QVERIFY(customer && *customer);
            QCOMPARE((*customer)->address, TestOrder::home());
        });
        SOUND(chain);
    }

    /// Of one line some units go elsewhere, others do not.
    void eachUnitGoesWhereItWasDecided()
    {
        CHAIN(chain);
        Asked asked(chain);
        QCOMPARE(asked.answer({Kind::OtherStore, chain.queen}), QString());
        asked.till.missing(asked.work, u"TEA"_s, 1); // the one that was picked
        asked.till.finish(asked.work);
        QVERIFY(!isOpen(chain.now(asked.work).state));
        QCOMPARE(asked.answer({Kind::KeepWaiting}), QString());
        const auto parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[1].store, chain.queen);
        QCOMPARE(parts[1].openUnits(), 2);
        QCOMPARE(parts[2].store, chain.harbour);
        QCOMPARE(parts[2].openUnits(), 1);
        SOUND(chain);
    }

    void whatIsSentHomeTouchesNoOtherParcel()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 2);
        chain.stock(u"JAM"_s, 2);
        chain.stock(chain.queen, u"TEA"_s, 2);
        Address aunt = TestOrder::home();
        aunt.line1 = u"5 Aunt Road"_s;
        const auto parts = chain.place(
            TestOrder(u"SO-1"_s)
                .collectedAt(chain.harbour)
                .wants(u"TEA"_s, 2)
                .wants(u"JAM"_s, 1)
                .itself({.method = Method::Ship, .service = u"standard"_s, .address = aunt}));
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment &pickup = parts[0].method == Method::Pickup ? parts[0] : parts[1];
        const Assignment &gift = parts[0].method == Method::Pickup ? parts[1] : parts[0];
        till.claim(pickup);
        till.missing(pickup, u"TEA"_s, 1);
        const OrderId order(chain.view(u"SO-1"_s)[u"order"].toString());
        const CommandId question(chain.view(u"SO-1"_s)[u"questions"][0][u"id"].toString());
        QVERIFY(chain.oms->answerQuestion(
            u"web"_s, order, {question, {Kind::SendHome, {}, TestOrder::home(), u"standard"_s}}));
        const Assignment home = chain.partsOf(u"SO-1"_s).last();
        QCOMPARE(home.store, chain.queen);
        chain.look([&](oms::Storage &storage) {
            QCOMPARE(storage.customers.find(chain.now(gift).customer)->value().address, aunt);
            QCOMPARE(storage.customers.find(home.customer)->value().address, TestOrder::home());
        });
        SOUND(chain);
    }

    void aLineThatIsNamedTwiceIsAskedAboutOnce()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        const Assignment work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 3)).first();
        FakeStation till = chain.enrol(u"Till 1"_s);
        Args twice;
        twice.reason = u"no_time"_s;
        twice.lines = QList<LineUnits>(2, {work.lines.first().id, 1});
        QCOMPARE(till.does(CommandType::Decline, work.id.text, twice).status,
                 wire::CommandStatus::Applied);
        QCOMPARE(chain.view(u"SO-1"_s)[u"questions"].toArray().size(), 1);
        QCOMPARE(chain.view(u"SO-1"_s)[u"questions"][0][u"lines"][0][u"units"], 2);
        SOUND(chain);
    }

    void anAnswerCountsOnce()
    {
        CHAIN(chain);
        Asked asked(chain);
        const AnswerRequest request{CommandId(asked.question()), {Kind::OtherStore, chain.queen}};
        const OrderId order(chain.view(u"SO-1"_s)[u"order"].toString());
        QVERIFY(chain.oms->answerQuestion(u"web"_s, order, request));
        QCOMPARE(chain.oms->answerQuestion(u"web"_s, order, request).error().code,
                 QString(codes::notFound));
        QCOMPARE(chain.oms->answerQuestion(u"till"_s, order, request).error().code,
                 QString(codes::notFound)); // another channel's order is as unknown as none
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 2);
        SOUND(chain);
    }

    void whatWasDecidedCannotBeUndoneWithTheShort()
    {
        CHAIN(chain);
        Asked asked(chain);
        QCOMPARE(asked.answer({Kind::OtherStore, chain.queen}), QString());
        const wire::CommandResult undone = asked.till.undo(asked.work, 3);
        QCOMPARE(undone.status, wire::CommandStatus::Exception);
        QCOMPARE(undone.code, QString(codes::tooLate));
        SOUND(chain);
    }

    void aLeadDecidesAtTheStationLikewise()
    {
        CHAIN(chain);
        Asked asked(chain);
        QCOMPARE(asked.decide(u"other_store:moon"_s).code, QString(codes::unknownStore));
        QCOMPARE(asked.decide(u"send_home"_s).code, QString(codes::noAddress));
        QCOMPARE(asked.decide(u"whatever"_s).code, QString(codes::unknownChoice));
        QCOMPARE(asked.decide(u"other_store:queen"_s).status, wire::CommandStatus::Applied);
        QCOMPARE(chain.partsOf(u"SO-1"_s)[1].store, chain.queen);
        SOUND(chain);
    }

    /// The choice gives the units back to the order that it is made on, while the same command
    /// renews the claim on it.
    void aLeadLetsTheSameStoreLookAgain()
    {
        CHAIN(chain);
        Asked asked(chain);
        chain.pass(std::chrono::minutes(1));
        QCOMPARE(asked.decide(u"keep_waiting"_s).status, wire::CommandStatus::Applied);
        QCOMPARE(chain.now(asked.work).openUnits(), 2);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        SOUND(chain);
    }

    void whoMayNotDecideChangesNothing()
    {
        CHAIN(chain);
        Asked asked(chain);
        asked.till.person = PersonCode(u"9999"_s);
        const wire::CommandResult decided = asked.decide(u"refund"_s);
        QCOMPARE(decided.status, wire::CommandStatus::Exception);
        QCOMPARE(decided.code, QString(codes::actorRevoked));
        QCOMPARE(chain.view(u"SO-1"_s)[u"questions"].toArray().size(), 1);
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"open"_s);
        SOUND(chain);
    }

    void theChannelHearsOfQuestionAndAnswer()
    {
        CHAIN(chain);
        QVERIFY(chain.oms->setWebhook(
            u"web"_s, {u"https://shop.test/hook"_s, Sensitive<QByteArray>("secret")}));
        Asked asked(chain);
        const QString question = asked.question();
        QCOMPARE(asked.answer({Kind::OtherStore, chain.queen}), QString());
        QMap<QString, QJsonObject> told;
        while (true) {
            const auto calls = chain.oms->takeWebhooks(1);
            if (calls->calls.isEmpty())
                break;
            const WebhookCall &call = calls->calls.first();
            const QJsonObject news = QJsonDocument::fromJson(call.effect.payload).object();
            told.insert(news[u"what"].toString(), news);
            QVERIFY(chain.oms->webhookDelivered(call));
        }
        QCOMPARE(told[u"units_missing"_s][u"data"][u"question"], question);
        QCOMPARE(told[u"units_missing"_s][u"data"][u"units"], 2);
        QCOMPARE(told[u"units_answered"_s][u"data"][u"choice"], u"other_store:queen"_s);
        QCOMPARE(told[u"assigned"_s][u"store"], u"queen"_s);
    }
};

QTEST_GUILESS_MAIN(AnswerQuestionTest)
#include "AnswerQuestionTest.moc"
