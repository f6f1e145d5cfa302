// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/PlaceOrder.h"

#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using std::chrono::hours;

class PlaceOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aPickupIsAssignedInFullAndItsShortageShown()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 5));
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts.first().store, chain.harbour);
        QCOMPARE(parts.first().lines.first().units.ordered, 5);
        QCOMPARE(parts.first().why.chosenBecause, u"customer_chose"_s);
        const Stock stock = chain.stockOf(u"TEA"_s);
        QCOMPARE(stock.reserved, 5);
        QCOMPARE(stock.available(), 0);
        QCOMPARE(stock.shortage(), 2);
        SOUND(chain);
    }

    void aShipmentTakesWhatThereIsAndTheRestWaits()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        const OrderReceipt receipt = chain.offer(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 5));
        QCOMPARE(receipt.kind, OrderReceipt::Kind::Placed);
        QCOMPARE(receipt.answer[u"assignments"][0][u"lines"][0][u"quantity"], 3);
        QCOMPARE(receipt.answer[u"backordered"][0][u"quantity"], 2);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 3);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"backordered"], 2);
        SOUND(chain);
    }

    void eachParcelGoesToTheAddressOfItsLines()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 5);
        Address aunt = TestOrder::home();
        aunt.line1 = u"5 Aunt Road"_s;
        const Fulfilment toAunt{.method = Method::Ship, .service = u"standard"_s, .address = aunt};
        const auto parts = chain.place(TestOrder(u"SO-1"_s)
                                           .sent()
                                           .wants(u"TEA"_s, 1)
                                           .wants(u"TEA"_s, 2)
                                           .itself(toAunt)
                                           .wants(u"TEA"_s, 7)
                                           .itself(toAunt));
        QCOMPARE(parts.size(), 2);
        const auto addressOf = [&](const Assignment &part) {
            std::optional<Address> address;
            chain.look([&](oms::Storage &storage) {
                address = storage.customers.find(part.customer)->value().address;
            });
            return *address;
        };
        QCOMPARE(parts[0].openUnits(), 1);
        QCOMPARE(addressOf(parts[0]), TestOrder::home());
        QCOMPARE(parts[1].openUnits(), 4);
        QCOMPARE(addressOf(parts[1]), aunt);
        SOUND(chain);

        // What waits goes there as well, with what goes there already.
        chain.stock(u"TEA"_s, 5);
        chain.pass(hours(1));
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 2);
        QCOMPARE(chain.now(parts[1]).openUnits(), 9);
        SOUND(chain);
    }

    void aStoreSeesOrderAndCustomerTogether()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        FakeStation till = chain.enrol(u"Till 1"_s);
        QVERIFY(till.catchUp());
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        QVERIFY(till.catchUp());
        const QList<wire::Change> changes = till.pages.last().changes;
        QSet<qint64> groups;
        QStringList kinds;
        for (const wire::Change &change : changes) {
            groups.insert(change.txn);
            kinds.append(change.entity);
        }
        kinds.sort();
        QCOMPARE(groups.size(), 1);
        QCOMPARE(kinds, (QStringList{u"assignment"_s, u"customer"_s, u"stock"_s}));
        QCOMPARE(*till.sees(parts.first().id), parts.first());
    }

    void theSameOrderGetsTheSameAnswer()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const TestOrder order = TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2);
        const OrderReceipt first = chain.offer(order);
        const OrderReceipt again = chain.offer(order);
        QCOMPARE(again.kind, OrderReceipt::Kind::Repeated);
        QCOMPARE(again.answer, first.answer);
        const OrderReceipt other = chain.offer(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 3));
        QCOMPARE(other.kind, OrderReceipt::Kind::Differs);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        const auto elsewhere = chain.oms->placeOrder(u"till"_s, order.request);
        QVERIFY(elsewhere);
        QCOMPARE(elsewhere->kind, OrderReceipt::Kind::Placed); // refs belong to their channel
        SOUND(chain);
    }

    void allProblemsAreToldAtOnceAndNothingIsKept()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        TestOrder order = TestOrder(u"SO-1"_s)
                              .collectedAt(StoreCode(u"nowhere"_s))
                              .wants(u"TEA"_s, 1)
                              .wants(u"JAM"_s, 1)
                              .itself({.method = Method::Pickup, .store = StoreCode(u"moon"_s)});
        order.request.currency = u"EUR"_s;
        const OrderReceipt receipt = chain.offer(order);
        QCOMPARE(receipt.kind, OrderReceipt::Kind::Invalid);
        QStringList paths;
        for (const wire::Problem &problem : receipt.problems)
            paths.append(problem.path);
        QCOMPARE(paths, (QStringList{u"fulfilment.store"_s, u"currency"_s, u"lines[1].sku"_s,
                                     u"lines[1].fulfilment.store"_s}));
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 0);
        SOUND(chain);
    }

    void aPreorderWaitsForItsDay()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Instant day = chain.clock.now() + hours(48);
        const auto parts = chain.place(TestOrder(u"SO-1"_s)
                                           .collectedAt(chain.harbour)
                                           .wants(u"TEA"_s, 1)
                                           .wants(u"TEA"_s, 2)
                                           .from(day));
        QCOMPARE(parts.size(), 1);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s, 1)[u"preordered"], 2);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 3);
        SOUND(chain);
        chain.pass(hours(47));
        QCOMPARE(chain.viewOfLine(u"SO-1"_s, 1)[u"preordered"], 2);
        chain.pass(hours(2));
        QCOMPARE(chain.viewOfLine(u"SO-1"_s, 1)[u"preordered"], 0);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 3);
        SOUND(chain);
    }

    void aPreorderKeepsItsUnitsFromOthers()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 3);
        const Instant day = chain.clock.now() + hours(48);
        chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2).from(day));
        chain.place(TestOrder(u"SO-2"_s).sent().wants(u"TEA"_s, 2));
        QCOMPARE(chain.viewOfLine(u"SO-2"_s)[u"backordered"], 1);
        SOUND(chain);
        chain.pass(hours(49));
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"backordered"], 0);
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 3);
        SOUND(chain);
    }

    void aPreorderToCollectKeepsNothingInAnotherStore()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 1);
        chain.place(TestOrder(u"SO-1"_s)
                        .collectedAt(chain.harbour)
                        .wants(u"TEA"_s, 2)
                        .from(chain.clock.now() + hours(48)));
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 1);
        SOUND(chain);
    }

    void aLineMayGoItsOwnWay()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const auto parts = chain.place(TestOrder(u"SO-1"_s)
                                           .collectedAt(chain.queen)
                                           .wants(u"TEA"_s, 1)
                                           .wants(u"TEA"_s, 2)
                                           .itself({.method = Method::Ship,
                                                    .service = u"express"_s,
                                                    .address = TestOrder::home()}));
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0].method, Method::Pickup);
        QCOMPARE(parts[0].store, chain.queen);
        QCOMPARE(parts[1].method, Method::Ship);
        QCOMPARE(parts[1].store, chain.harbour); // it has the stock
        QCOMPARE(parts[1].service, u"express"_s);
        QCOMPARE(parts[0].part, 1);
        QCOMPARE(parts[1].part, 2);
        QCOMPARE(parts[0].parts, 2);
        QCOMPARE(parts[1].parts, 2);
        SOUND(chain);
    }

    void aPromiseThatIsPastIsTakenAndMovesNothing()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Instant past = chain.clock.now() - hours(1);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 1).promisedBy(past));
        QCOMPARE(*parts.first().promiseBy, past);
        QVERIFY(!parts.first().movesAfter);
        chain.pass(hours(24));
        QCOMPARE(chain.now(parts.first()).state, AssignmentState::Assigned);
    }

    void whatIsDigitalNeedsNoStore()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        Product card;
        card.sku = Sku(u"CARD"_s);
        card.title = u"Gift card"_s;
        card.price = {5000, u"NZD"_s};
        card.kind = ProductKind::Digital;
        QVERIFY(chain.oms->putProduct(card));

        const OrderReceipt alone = chain.offer(TestOrder(u"SO-1"_s).sent().wants(u"CARD"_s, 2));
        QCOMPARE(alone.answer[u"status"], u"completed"_s);
        QCOMPARE(alone.answer[u"digital"][0][u"quantity"], 2);
        QCOMPARE(alone.answer[u"backordered"].toArray().size(), 0);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"shipped"], 2);

        const auto parts = chain.place(
            TestOrder(u"SO-2"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1).wants(u"CARD"_s, 1));
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts.first().lines.size(), 1);
        QCOMPARE(chain.view(u"SO-2"_s)[u"status"], u"open"_s);
        Fulfilment digital;
        digital.method = Method::Digital;
        const OrderReceipt goods =
            chain.offer(TestOrder(u"SO-3"_s).sent().wants(u"TEA"_s, 1).itself(digital));
        QCOMPARE(goods.kind, OrderReceipt::Kind::Invalid);
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(PlaceOrderTest)
#include "PlaceOrderTest.moc"
