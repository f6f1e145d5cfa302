// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ForgetCustomer.h"

#include "core/domain/Codes.h"
#include "core/wire/Entities.h"
#include "oms/usecases/CancelOrder.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

TestOrder gift()
{
    TestOrder order = TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 1);
    order.request.instructions = u"Ring at Tamati's"_s;
    order.request.giftMessage = u"For Rangi"_s;
    return order;
}

void cancel(FakeChain &chain)
{
    const OrderId id(chain.view(u"SO-1"_s)[u"order"].toString());
    QVERIFY(chain.oms->cancelOrder(u"web"_s, id, {}));
}

/// Of whom anything is known.
int customersOf(FakeChain &chain)
{
    int known = 0;
    chain.look([&](oms::Storage &storage) {
        QVERIFY(storage.connection.query(u"SELECT id FROM customers"_s, {},
                                         [&](const SqlRow &) { ++known; }));
    });
    return known;
}

} // namespace

class ForgetCustomerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void theOrderStaysAndThePersonIsGone()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment part = chain.place(gift()).first();
        QVERIFY(till.catchUp());
        QCOMPARE(till.seesAll(wire::entity::customer).size(), 1);
        cancel(chain);
        QVERIFY(chain.oms->forgetCustomer(u"web"_s, u"SO-1"_s));

        QVERIFY(till.catchUp());
        QCOMPARE(till.seesAll(wire::entity::customer).size(), 0);
        const Assignment seen = *till.sees(part.id);
        QVERIFY(seen.customerInitials.isEmpty());
        QVERIFY(seen.instructions.isEmpty());
        QVERIFY(seen.giftMessage.isEmpty());
        QCOMPARE(seen.lines.first().units.ordered, 1);
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"cancelled"_s);
        chain.look([&](oms::Storage &storage) {
            QVERIFY(!storage.customers.find(part.customer)->has_value());
            const QByteArray body = storage.orders.findByRef(u"web"_s, u"SO-1"_s)->value().body;
            QVERIFY(!body.contains("Tamati") && !body.contains("Rangi"));
        });
        SOUND(chain);
    }

    void whatTheFeedToldBeforeIsForgottenToo()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment part = chain.place(gift()).first();
        till.claim(part);
        const auto told = [&](const QByteArray &word) {
            int rows = 0;
            chain.look([&](oms::Storage &storage) {
                QVERIFY(storage.connection.query(
                    u"SELECT body FROM feed"_s, {},
                    [&](const SqlRow &row) { rows += row.bytes(0).contains(word) ? 1 : 0; }));
            });
            return rows;
        };
        QCOMPARE(told("Tamati"), 2);
        cancel(chain);
        QVERIFY(chain.oms->forgetCustomer(u"web"_s, u"SO-1"_s));
        QCOMPARE(told("Tamati") + told("Rangi"), 0);
        FakeStation late = chain.enrol(u"Till 2"_s); // reads it all from the beginning
        QVERIFY(late.catchUp());
        QCOMPARE(late.sees(part.id)->state, AssignmentState::Cancelled);
        SOUND(chain);
    }

    void allItsAddressesAreForgotten()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 1);
        FakeStation till = chain.enrol(u"Till 1"_s);
        Address aunt = TestOrder::home();
        aunt.line1 = u"5 Aunt Road"_s;
        TestOrder order = gift();
        order.wants(u"TEA"_s, 1)
            .itself({.method = Method::Ship, .service = u"standard"_s, .address = aunt});
        chain.place(order);
        cancel(chain);
        QVERIFY(chain.oms->forgetCustomer(u"web"_s, u"SO-1"_s));
        QVERIFY(till.catchUp());
        QCOMPARE(till.seesAll(wire::entity::customer).size(), 0);
        QCOMPARE(customersOf(chain), 0);
        SOUND(chain);
    }

    void whereWaitingUnitsWereToGoFirstIsForgottenToo()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        const Assignment work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 3)).first();
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        for (const QString &street : {u"5 Aunt Road"_s, u"6 Uncle Road"_s}) {
            till.missing(work, u"TEA"_s, 1);
            const QJsonObject order = chain.view(u"SO-1"_s);
            Address address = TestOrder::home();
            address.line1 = street;
            QVERIFY(chain.oms->answerQuestion(
                u"web"_s, OrderId(order[u"order"].toString()),
                {CommandId(order[u"questions"][0][u"id"].toString()),
                 {UnitsAnswer::Kind::SendHome, {}, address, u"standard"_s}}));
        }
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"short"], 2); // and wait
        cancel(chain);
        QVERIFY(chain.oms->forgetCustomer(u"web"_s, u"SO-1"_s));
        QCOMPARE(customersOf(chain), 0);
        SOUND(chain);
    }

    void whoCollectedItIsForgottenToo()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(u"S-07"_s, 5);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const Assignment part =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1)).first();
        till.claim(part);
        till.pick(part, u"TEA"_s, 1);
        till.finish(part);
        till.stage(part, u"P-1"_s);
        till.ready(part);
        till.does(CommandType::HandOver, part.id.text,
                  {.proofMethod = u"name"_s, .sealed = "who collected it"});
        const auto sealedRows = [&] {
            qint64 rows = -1;
            chain.look([&](oms::Storage &storage) {
                rows = storage.connection
                           .first(u"SELECT COUNT(*) FROM command_sealed"_s, {},
                                  [](const SqlRow &row) { return row.integer(0); })
                           ->value();
            });
            return rows;
        };
        QCOMPARE(sealedRows(), 1);
        QVERIFY(chain.oms->forgetCustomer(u"web"_s, u"SO-1"_s));
        QCOMPARE(sealedRows(), 0);
        QCOMPARE(chain.now(part).state, AssignmentState::HandedOver);
        SOUND(chain);
    }

    void thePersonIsGoneOnceAndForAll()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(gift());
        cancel(chain);
        QVERIFY(chain.oms->forgetCustomer(u"web"_s, u"SO-1"_s));
        QVERIFY(chain.oms->forgetCustomer(u"web"_s, u"SO-1"_s));
        QCOMPARE(chain.offer(gift()).kind, OrderReceipt::Kind::Repeated);
        FakeStation late = chain.enrol(u"Till 2"_s);
        QVERIFY(late.catchUp());
        QCOMPARE(late.seesAll(wire::entity::customer).size(), 0);
        SOUND(chain);
    }

    void whoStillGetsSomethingIsNotForgotten()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(gift());
        const Status refused = chain.oms->forgetCustomer(u"web"_s, u"SO-1"_s);
        QCOMPARE(refused.error().code, QString(codes::wrongState));
        QCOMPARE(chain.oms->forgetCustomer(u"till"_s, u"SO-1"_s).error().code,
                 QString(codes::notFound)); // another channel's
        QCOMPARE(chain.partsOf(u"SO-1"_s).first().instructions, u"Ring at Tamati's"_s);
    }
};

QTEST_GUILESS_MAIN(ForgetCustomerTest)
#include "ForgetCustomerTest.moc"
