// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ChannelDesk.h"

#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Read
{
    QStringList refs;
    QString next;
    bool more = false;
};

Read after(FakeChain &chain, const QString &cursor, int limit = 200)
{
    const auto page = chain.oms->ordersAfter(u"web"_s, cursor, limit);
    if (!page)
        qFatal("%s", qPrintable(page.error().detail));
    Read read{{}, page->body[u"next"].toString(), page->body[u"more"].toBool()};
    for (const QJsonValue &order : page->body[u"orders"].toArray())
        read.refs.append(order[u"ref"].toString());
    return read;
}

} // namespace

class ChannelDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aChannelFollowsItsOwnOrdersOnly()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const TestOrder order = TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1);
        chain.place(order);
        QVERIFY(chain.oms->placeOrder(
            u"till"_s, TestOrder(u"T-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1).request));
        const Read first = after(chain, {});
        QCOMPARE(first.refs, QStringList{u"SO-1"_s});
        QCOMPARE(after(chain, first.next).refs, QStringList());

        const OrderId id(chain.view(u"SO-1"_s)[u"order"].toString());
        QCOMPARE(chain.oms->order(u"till"_s, id).error().code, QString(codes::notFound));
        QCOMPARE(chain.oms->orderByRef(u"till"_s, u"SO-1"_s).error().code,
                 QString(codes::notFound));
        QCOMPARE(chain.oms->cancelOrder(u"till"_s, id, {}).error().code, QString(codes::notFound));
    }

    void whatHappensInTheStoreIsNewsOfTheOrder()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1)).first();
        chain.place(TestOrder(u"SO-2"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        const QString cursor = after(chain, {}).next;
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        const Read news = after(chain, cursor);
        QCOMPARE(news.refs, QStringList{u"SO-1"_s}); // once, as it is now
        QCOMPARE(after(chain, news.next).refs, QStringList());
    }

    void manyOrdersComeInPages()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 100);
        QStringList placed;
        for (int i = 0; i < 23; ++i) {
            placed.append(u"SO-%1"_s.arg(i));
            chain.place(TestOrder(placed.last()).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        }
        QStringList seen;
        Read page{{}, {}, true};
        while (page.more) {
            page = after(chain, page.next, 5);
            QVERIFY(page.refs.size() <= 5);
            seen += page.refs;
        }
        QCOMPARE(seen, placed);
    }

    void aCursorOfSomebodyElseIsNone()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        const QString mine = after(chain, {}).next;
        QCOMPARE(chain.oms->ordersAfter(u"till"_s, mine, 10).error().code,
                 QString(codes::malformed));
        QCOMPARE(chain.oms->ordersAfter(u"web"_s, u"nonsense"_s, 10).error().code,
                 QString(codes::malformed));
    }

    void stockIsShownPerStore()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 3);
        chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 4));
        const auto shown = chain.oms->stockOf(Sku(u"TEA"_s));
        QVERIFY(shown);
        const QJsonObject harbour = (*shown)[u"stores"][0].toObject();
        QCOMPARE(harbour[u"on_hand"], 10);
        QCOMPARE(harbour[u"reserved"], 4);
        QCOMPARE(harbour[u"available"], 6);
        QCOMPARE((*shown)[u"stores"][1][u"available"], 3);
    }

    void aProductIsChangedForAllStations()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        QVERIFY(till.catchUp());
        Product tea;
        chain.look([&](oms::Storage &storage) { tea = **storage.products.find(Sku(u"TEA"_s)); });
        tea.title = u"English Breakfast"_s;
        QVERIFY(chain.oms->putProduct(tea));
        QVERIFY(chain.oms->putProduct(tea)); // no change, no news
        QVERIFY(till.catchUp());
        const auto changes = till.pages.last().changes;
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().body.toObject()[u"title"], u"English Breakfast"_s);
    }
};

QTEST_GUILESS_MAIN(ChannelDeskTest)
#include "ChannelDeskTest.moc"
