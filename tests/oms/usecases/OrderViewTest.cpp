// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/OrderView.h"

#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList timeline(FakeChain &chain, const QString &ref)
{
    QStringList what;
    for (const QJsonValue &event : chain.view(ref)[u"timeline"].toArray())
        what.append(event[u"what"].toString());
    return what;
}

/// The figures of a line that are not 0, "name=units".
QStringList figures(FakeChain &chain, const QString &ref)
{
    const QJsonObject line = chain.viewOfLine(ref);
    QStringList all;
    for (auto it = line.begin(); it != line.end(); ++it) {
        if (it->isDouble() && it->toInt() != 0)
            all.append(u"%1=%2"_s.arg(it.key()).arg(it->toInt()));
    }
    return all;
}

} // namespace

class OrderViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void whatWasDeclinedIsNotOverWhileTheCustomerIsAsked()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        const Assignment work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 2)).first();
        FakeStation till = chain.enrol(u"Till 1"_s);
        Args decline;
        decline.reason = u"no_time"_s;
        till.does(CommandType::Decline, work.id.text, decline);
        QCOMPARE(figures(chain, u"SO-1"_s), QStringList{u"ordered=2"_s});
        const QString question = chain.view(u"SO-1"_s)[u"questions"][0][u"id"].toString();
        QVERIFY(
            chain.oms->answerQuestion(u"web"_s, OrderId(chain.view(u"SO-1"_s)[u"order"].toString()),
                                      {CommandId(question), {.kind = UnitsAnswer::Kind::Refund}}));
        QCOMPARE(figures(chain, u"SO-1"_s), (QStringList{u"cancelled=2"_s, u"ordered=2"_s}));
        SOUND(chain);
    }

    void whatWasPickedStaysPickedAfterTheHandOver()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(u"S-07"_s, 4);
        const Assignment work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 2)).first();
        QCOMPARE(figures(chain, u"SO-1"_s), QStringList{u"ordered=2"_s});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 2);
        QCOMPARE(figures(chain, u"SO-1"_s), (QStringList{u"ordered=2"_s, u"picked=2"_s}));
        till.finish(work);
        till.stage(work, u"P-1"_s);
        QCOMPARE(figures(chain, u"SO-1"_s),
                 (QStringList{u"ordered=2"_s, u"picked=2"_s, u"staged=2"_s}));
        QCOMPARE(chain.view(u"SO-1"_s)[u"parcels"][0][u"code"], u"P-1"_s);
        QCOMPARE(chain.view(u"SO-1"_s)[u"parcels"][0][u"location"], u"S-07"_s);
        till.ready(work);
        till.handOver(work);
        QCOMPARE(figures(chain, u"SO-1"_s),
                 (QStringList{u"handed_over=2"_s, u"ordered=2"_s, u"picked=2"_s}));
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"completed"_s);
        QCOMPARE(chain.view(u"SO-1"_s)[u"parcels"][0][u"gone"], true);
        const QStringList told = timeline(chain, u"SO-1"_s);
        QCOMPARE(told.first(), u"placed"_s);
        QVERIFY(told.indexOf(u"assigned"_s) < told.indexOf(u"pick"_s));
        QVERIFY(told.contains(u"order_completed"_s));
    }

    void aCodeIsShownToCollectWithAndNotForAParcel()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        chain.place(TestOrder(u"SO-2"_s).sent().wants(u"TEA"_s, 1));
        const QJsonObject pickup = chain.view(u"SO-1"_s);
        QCOMPARE(pickup[u"pickup_code"].toString().size(), 8);
        QVERIFY(pickup[u"pickup_qr"].toString().contains(pickup[u"pickup_code"].toString()));
        QVERIFY(!chain.view(u"SO-2"_s).contains(u"pickup_code"));
    }

    void anOrderSaysWhyItWentWhere()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 1);
        chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 1));
        const QJsonObject part = chain.view(u"SO-1"_s)[u"assignments"][0].toObject();
        QCOMPARE(part[u"store"], u"harbour"_s);
        QCOMPARE(part[u"state"], u"assigned"_s);
        QVERIFY(!part[u"why"][u"chosen_because"].toString().isEmpty());
    }

    void aUnitIsCountedInOnePlaceOnly()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 4)).first();
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.missing(work, u"TEA"_s, 1);
        // Nobody else has it: it is short, and waits for stock.
        QCOMPARE(figures(chain, u"SO-1"_s),
                 (QStringList{u"ordered=4"_s, u"picked=1"_s, u"short=1"_s}));
        chain.stock(chain.queen, u"TEA"_s, 5);
        const OrderId order(chain.view(u"SO-1"_s)[u"order"].toString());
        QVERIFY(chain.oms->cancelOrder(u"web"_s, order, {{}, u"enough"_s, {{{u"1"_s, 2}}}}));
        QCOMPARE(figures(chain, u"SO-1"_s),
                 (QStringList{u"cancelled=2"_s, u"ordered=4"_s, u"picked=1"_s}));
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(OrderViewTest)
#include "OrderViewTest.moc"
