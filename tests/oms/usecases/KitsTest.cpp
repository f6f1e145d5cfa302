// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Kits.h"

#include "core/domain/Codes.h"
#include "core/wire/OrderRequestJson.h"
#include "oms/usecases/CancelOrder.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

void sell(FakeChain &chain, const QString &kit, const QList<KitPart> &parts)
{
    chain.change([&](UnitOfWork &work) -> Status {
        work.begin({.source = u"test"_s});
        Product product;
        product.sku = Sku(kit);
        product.title = kit;
        product.price = {1000, u"NZD"_s};
        product.kit = parts;
        work.put(product);
        return work.end();
    });
}

/// A hamper of one tea and two mugs, and ten of each at the harbour.
void sellHamper(FakeChain &chain)
{
    chain.stock(u"TEA"_s, 10);
    chain.stock(u"MUG"_s, 10);
    sell(chain, u"HAMPER"_s, {{Sku(u"TEA"_s), 1}, {Sku(u"MUG"_s), 2}});
}

Status cancel(FakeChain &chain, const QString &ref, const QString &line, int quantity)
{
    const OrderId id(chain.view(ref)[u"order"].toString());
    const auto cancelled = chain.oms->cancelOrder(
        u"web"_s, id, {{}, u"too much"_s, QList<CancelRequest::LineQuantity>{{line, quantity}}});
    return cancelled ? Status() : failure(cancelled.error());
}

} // namespace

class KitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aStorePicksTheParts()
    {
        CHAIN(chain);
        sellHamper(chain);
        const auto parts = chain.place(TestOrder(u"SO-1"_s)
                                           .collectedAt(chain.harbour)
                                           .wants(u"HAMPER"_s, 2)
                                           .wants(u"TEA"_s, 1));
        QCOMPARE(parts.size(), 1);
        const QList<Line> &lines = parts.first().lines;
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].orderLine, u"1/TEA"_s);
        QCOMPARE(lines[0].units.ordered, 2);
        QCOMPARE(lines[0].kit, Sku(u"HAMPER"_s));
        QCOMPARE(lines[1].orderLine, u"1/MUG"_s);
        QCOMPARE(lines[1].units.ordered, 4);
        QCOMPARE(lines[2].orderLine, u"2"_s);
        QVERIFY(lines[2].kit.isEmpty());
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 3);
        QCOMPARE(chain.stockOf(u"MUG"_s).reserved, 4);
        const QJsonObject mugs = chain.viewOfLine(u"SO-1"_s, 1);
        QCOMPARE(mugs[u"kit"],
                 (QJsonObject{{u"ref"_s, u"1"_s}, {u"sku"_s, u"HAMPER"_s}, {u"units"_s, 2}}));
        QVERIFY(!chain.viewOfLine(u"SO-1"_s, 2).contains(u"kit"));
        SOUND(chain);
    }

    void goodsAreNotDeliveredByCallingTheirKitDigital()
    {
        CHAIN(chain);
        sellHamper(chain);
        chain.change([&](UnitOfWork &work) -> Status {
            work.begin({.source = u"test"_s});
            Product kit = **work.storage().products.find(Sku(u"HAMPER"_s));
            kit.kind = ProductKind::Digital;
            work.put(kit);
            return work.end();
        });
        TestOrder order(u"SO-1"_s);
        order.request.fulfilment = {.method = Method::Digital};
        const OrderReceipt refused = chain.offer(order.wants(u"HAMPER"_s, 1));
        QCOMPARE(refused.kind, OrderReceipt::Kind::Invalid);
        QCOMPARE(refused.problems.first().path, u"lines[0].sku"_s);
        QCOMPARE(refused.problems.first().problem,
                 u"is a kit with TEA, which cannot be delivered digitally"_s);
        // Sent, it is what is in it.
        QCOMPARE(chain.place(TestOrder(u"SO-2"_s).sent().wants(u"HAMPER"_s, 1)).size(), 1);
        SOUND(chain);
    }

    void aMissingPartWaitsAlone()
    {
        CHAIN(chain);
        sellHamper(chain);
        const OrderReceipt receipt = chain.offer(TestOrder(u"SO-1"_s).sent().wants(u"HAMPER"_s, 6));
        QCOMPARE(receipt.answer[u"assignments"][0][u"lines"].toArray().size(), 2);
        QCOMPARE(receipt.answer[u"backordered"][0][u"ref"], u"1/MUG"_s);
        QCOMPARE(receipt.answer[u"backordered"][0][u"quantity"], 2);
        SOUND(chain);
    }

    void aSubstituteStaysInTheKit()
    {
        CHAIN(chain);
        sellHamper(chain);
        chain.stock(u"CUP"_s, 5);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"HAMPER"_s, 1));
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(parts.first());
        till.does(CommandType::Substitute, parts.first().id.text,
                  {.line = parts.first().lines[1].id, .sku = Sku(u"CUP"_s), .units = 2});
        QCOMPARE(chain.now(parts.first()).lines.last().kit, Sku(u"HAMPER"_s));
        SOUND(chain);
    }

    void whoCancelsAKitCancelsItsParts()
    {
        CHAIN(chain);
        sellHamper(chain);
        chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"HAMPER"_s, 2));
        QVERIFY(cancel(chain, u"SO-1"_s, u"1"_s, 1));
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 1);
        QCOMPARE(chain.stockOf(u"MUG"_s).reserved, 2);
        QVERIFY(cancel(chain, u"SO-1"_s, u"1/MUG"_s, 1));
        QCOMPARE(chain.stockOf(u"MUG"_s).reserved, 1);
        QCOMPARE(cancel(chain, u"SO-1"_s, u"1"_s, 3).error().code, QString(codes::exceedsLine));
        SOUND(chain);
    }

    void anotherRecipeTomorrowLeavesTheOrderAlone()
    {
        CHAIN(chain);
        sellHamper(chain);
        const TestOrder order =
            TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"HAMPER"_s, 1);
        const auto parts = chain.place(order);
        sell(chain, u"HAMPER"_s, {{Sku(u"TEA"_s), 5}});
        QCOMPARE(chain.offer(order).kind, OrderReceipt::Kind::Repeated);
        QVERIFY(cancel(chain, u"SO-1"_s, u"1"_s, 1));
        QCOMPARE(chain.now(parts.first()).state, AssignmentState::Cancelled);
        QCOMPARE(chain.stockOf(u"MUG"_s).reserved, 0);
        SOUND(chain);
    }

    void aKitThatCannotBeTakenApartIsRefused_data()
    {
        QTest::addColumn<QList<KitPart>>("parts");
        QTest::addColumn<QString>("ref");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<QString>("path");
        const QList<KitPart> tea{{Sku(u"TEA"_s), 2}};
        QTest::newRow("an unknown part")
            << QList<KitPart>{{Sku(u"JAM"_s), 1}} << u"2"_s << 1 << u"lines[0].sku"_s;
        QTest::newRow("a kit in it")
            << QList<KitPart>{{Sku(u"HAMPER"_s), 1}} << u"2"_s << 1 << u"lines[0].sku"_s;
        QTest::newRow("too many") << tea << u"2"_s << wire::quantityMax << u"lines[0].quantity"_s;
        QTest::newRow("a line named as a part") << tea << u"1/TEA"_s << 1 << u"lines"_s;
    }

    void aKitThatCannotBeTakenApartIsRefused()
    {
        QFETCH(QList<KitPart>, parts);
        QFETCH(QString, ref);
        QFETCH(int, quantity);
        QFETCH(QString, path);
        CHAIN(chain);
        sellHamper(chain);
        sell(chain, u"BOX"_s, parts);
        TestOrder order = TestOrder(u"SO-1"_s)
                              .collectedAt(chain.harbour)
                              .wants(u"BOX"_s, quantity)
                              .wants(u"TEA"_s, 1);
        order.request.lines.last().ref = ref;
        const OrderReceipt receipt = chain.offer(order);
        QCOMPARE(receipt.kind, OrderReceipt::Kind::Invalid);
        QCOMPARE(receipt.problems.size(), 1);
        QCOMPARE(receipt.problems.first().path, path);
        SOUND(chain);
    }

    void manyPartsAreTooManyLines()
    {
        CHAIN(chain);
        QList<KitPart> parts;
        for (int i = 0; i < 60; ++i) {
            chain.stock(u"PART-%1"_s.arg(i), 1);
            parts.append({Sku(u"PART-%1"_s.arg(i)), 1});
        }
        sell(chain, u"BOX"_s, parts);
        const OrderReceipt receipt = chain.offer(
            TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"BOX"_s, 1).wants(u"BOX"_s, 1));
        QCOMPARE(receipt.kind, OrderReceipt::Kind::Invalid);
        QCOMPARE(receipt.problems.first().path, u"lines"_s);
    }

    void thePriceIsSharedByThePricesOfTheParts_data()
    {
        QTest::addColumn<qint64>("price");
        QTest::addColumn<QList<qint64>>("shares");
        QTest::newRow("as sold alone") << qint64(300) << QList<qint64>{100, 100};
        QTest::newRow("cheaper") << qint64(100) << QList<qint64>{34, 33};
        QTest::newRow("for nothing") << qint64(0) << QList<qint64>{0, 0};
        QTest::newRow("for a cent") << qint64(1) << QList<qint64>{1, 0};
    }

    void thePriceIsSharedByThePricesOfTheParts()
    {
        QFETCH(qint64, price);
        QFETCH(QList<qint64>, shares);
        CHAIN(chain);
        sellHamper(chain);
        TestOrder order = TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"HAMPER"_s, 1);
        order.request.lines.first().unitPrice = price;
        const auto parts = chain.place(order);
        QCOMPARE(parts.first().lines[0].unitPrice, shares[0]);
        QCOMPARE(parts.first().lines[1].unitPrice, shares[1]);
    }
};

QTEST_GUILESS_MAIN(KitsTest)
#include "KitsTest.moc"
