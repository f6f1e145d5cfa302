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
