// SPDX-License-Identifier: Apache-2.0
#include "core/station/SnapshotMaker.h"

#include "app/demo/shop/DemoShop.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace storehand;
using namespace storehand::demo;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const PersonCode mere{QString(DemoShop::picker)};
const AssignmentId firstOrder{u"assignment-HC-104201"_s};
const AssignmentId secondOrder{u"assignment-HC-104202"_s};
const AssignmentId hamperOrder{u"assignment-HC-104216"_s};
const AssignmentId readyOrder{u"assignment-HC-104258"_s};

Scan scanOf(const QString &text)
{
    Scan scan;
    scan.decoded = decodeText(text).value();
    return scan;
}

} // namespace

/// What the screens are given of a real station.
class SnapshotMakerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto shop = DemoShop::open(m_clock);
        QVERIFY2(shop, shop ? "" : qPrintable(shop.error().detail));
        m_shop = std::move(*shop);
        const auto now = [this] { return m_clock.now(); };
        m_maker = std::make_unique<SnapshotMaker>(m_shop->station(), now, now);
        m_shop->station().setEvents(eventsOf(
            *m_maker, [this] { m_dirty = true; },
            [this](const ScanView &scan) { m_scans.append(scan); }));
        m_scans.clear();
        m_dirty = false;
    }

    void signInMere()
    {
        QVERIFY(m_shop->station().signIn(mere, Sensitive<QString>(QString(DemoShop::pickerPin))));
    }

    void theQueueBeginsWithTheEarliestPromiseAndNamesNobody();
    void aPartSaysOfWhichKitItIs();
    void aCardThatDidNotChangeIsTheSameOne();
    void aWalkGoesThroughTheShopAndCountsUnits();
    void whatWasSkippedComesLast();
    void aWrongItemTellsWhatWasWanted();
    void theCustomerIsShownOnlyOnceTheOrderIsOpened();
    void placesSayHowMuchRoomTheyHave();
    void aChangedProductMakesItsCardsAnew();
    void whatStandsFurtherDownTheQueueIsNamedLater();

private:
    [[nodiscard]] Station &station() { return m_shop->station(); }

    FakeClock m_clock;
    std::unique_ptr<DemoShop> m_shop;
    std::unique_ptr<SnapshotMaker> m_maker;
    QList<ScanView> m_scans;
    bool m_dirty = false;
};

void SnapshotMakerTest::theQueueBeginsWithTheEarliestPromiseAndNamesNobody()
{
    const SnapshotPtr snapshot = m_maker->make();
    QCOMPARE(snapshot->storeName, u"Harbour Street"_s);
    const OrderCardPtr card = snapshot->card(firstOrder);
    QVERIFY(card);
    QCOMPARE(card->orderRef, u"HC-104201"_s);
    QCOMPARE(card->initials, u"MT"_s);
    QCOMPARE(card->pieces, 4);
    QCOMPARE(card->lines.first().title, u"English Breakfast tea, 50 bags"_s);
    QCOMPARE(card->lines.first().place, u"A01-1-1"_s);
    QVERIFY(snapshot->openTimeLeft(*card->promiseBy, m_clock.now()) < Millis(0));
    qint64 last = 0;
    for (const OrderCardPtr &each : snapshot->queue) {
        const qint64 promise =
            each->promiseBy ? each->promiseBy->ms : std::numeric_limits<qint64>::max();
        QVERIFY(promise >= last);
        last = promise;
    }
    QVERIFY(!snapshot->customer);
    QVERIFY(!snapshot->desk);
}

void SnapshotMakerTest::aPartSaysOfWhichKitItIs()
{
    const OrderCardPtr hamper = m_maker->make()->card(hamperOrder);
    QVERIFY(hamper);
    QCOMPARE(hamper->lines.size(), 4);
    for (const LineView &line : hamper->lines)
        QCOMPARE(line.kit, u"Breakfast hamper"_s);
    QVERIFY(m_maker->make()->card(firstOrder)->lines.first().kit.isEmpty());
}

void SnapshotMakerTest::aCardThatDidNotChangeIsTheSameOne()
{
    signInMere();
    const SnapshotPtr before = m_maker->make();
    QVERIFY(station().claim(mere, {firstOrder}));
    QVERIFY(m_dirty);
    const SnapshotPtr after = m_maker->make();
    QVERIFY(before->card(firstOrder) != after->card(firstOrder));
    QCOMPARE(after->card(firstOrder)->claimName, u"Mere T."_s);
    QVERIFY(before->card(firstOrder)->claimPerson.isEmpty());
    QCOMPARE(after->card(secondOrder), before->card(secondOrder));
}

void SnapshotMakerTest::aWalkGoesThroughTheShopAndCountsUnits()
{
    signInMere();
    QVERIFY(station().claim(mere, {firstOrder, secondOrder}));
    const SnapshotPtr before = m_maker->make();
    const PickView *walk = before->pick(mere);
    QVERIFY(walk);
    QCOMPARE(walk->total, 7);
    QCOMPARE(walk->picked, 0);
    QCOMPARE(walk->items.size(), 5);
    QCOMPARE(walk->next, 0);
    QCOMPARE(walk->items.first().line.place, u"A01-1-1"_s);
    station().scanned(scanOf(DemoShop::codeOf(u"TEA-EB-50"_s)));
    const SnapshotPtr after = m_maker->make();
    QCOMPARE(after->pick(mere)->picked, 1);
    QCOMPARE(after->pick(mere)->items.first().line.open, 1);
    QCOMPARE(m_scans.size(), 1);
    QCOMPARE(m_scans.first().result, ScanResult::Picked);
    QVERIFY(m_scans.first().booked);
    QCOMPARE(m_scans.first().remaining, 1);
}

void SnapshotMakerTest::whatWasSkippedComesLast()
{
    signInMere();
    QVERIFY(station().claim(mere, {firstOrder}));
    const SnapshotPtr before = m_maker->make();
    const LineId first = before->pick(mere)->items.first().line.id;
    station().skip(mere, first);
    const SnapshotPtr after = m_maker->make();
    QCOMPARE(after->pick(mere)->items.last().line.id, first);
    QVERIFY(after->pick(mere)->items.last().skipped);
    QVERIFY(after->pick(mere)->items.first().line.id != first);
}

void SnapshotMakerTest::aWrongItemTellsWhatWasWanted()
{
    signInMere();
    QVERIFY(station().claim(mere, {firstOrder}));
    station().scanned(scanOf(DemoShop::codeOf(u"TEA-EB-100"_s)));
    QCOMPARE(m_scans.size(), 1);
    QCOMPARE(m_scans.first().result, ScanResult::WrongItem);
    QCOMPARE(m_scans.first().title, u"English Breakfast tea, 100 bags"_s);
    QCOMPARE(m_scans.first().expected, u"English Breakfast tea, 50 bags"_s);
    QVERIFY(!m_scans.first().booked);
}

void SnapshotMakerTest::theCustomerIsShownOnlyOnceTheOrderIsOpened()
{
    m_maker->openCustomer(firstOrder);
    const SnapshotPtr open = m_maker->make();
    QVERIFY(open->customer);
    QCOMPARE(open->customer->name, u"Mere Tamati"_s);
    m_maker->openCustomer({});
    QVERIFY(!m_maker->make()->customer);
}

void SnapshotMakerTest::placesSayHowMuchRoomTheyHave()
{
    const SnapshotPtr snapshot = m_maker->make();
    const auto shelf =
        std::find_if(snapshot->places.begin(), snapshot->places.end(),
                     [](const PlaceView &place) { return place.code == LocationCode(u"S-03"_s); });
    QVERIFY(shelf != snapshot->places.end());
    QCOMPARE(shelf->used, 1);
    QCOMPARE(shelf->room(), shelf->capacity - 1);
    const OrderCardPtr ready = snapshot->card(readyOrder);
    QVERIFY(ready && ready->isArrived());
    QCOMPARE(snapshot->cardOf(ParcelCode(u"P-000158"_s)), ready);
}

void SnapshotMakerTest::aChangedProductMakesItsCardsAnew()
{
    const SnapshotPtr before = m_maker->make();
    m_maker->productChanged(Sku(u"TEA-EB-50"_s));
    const SnapshotPtr after = m_maker->make();
    QVERIFY(before->card(firstOrder) != after->card(firstOrder));
    QCOMPARE(before->card(secondOrder), after->card(secondOrder));
}

void SnapshotMakerTest::whatStandsFurtherDownTheQueueIsNamedLater()
{
    const auto now = [this] { return m_clock.now(); };
    SnapshotMaker maker(station(), now, now, 1);
    const SnapshotPtr first = maker.make();
    const LineView &soon = first->queue.first()->lines.first();
    QVERIFY(soon.title != soon.sku.text);
    const LineView &later = first->queue.last()->lines.first();
    QCOMPARE(later.title, later.sku.text);
    QVERIFY(maker.isUndescribed());
    while (maker.describeSome()) {
    }
    QVERIFY(!maker.isUndescribed());
    const SnapshotPtr then = maker.make();
    QCOMPARE(then->queue[0], first->queue[0]);
    for (const OrderCardPtr &card : then->queue)
        QVERIFY(card->lines.first().title != card->lines.first().sku.text);
}

QTEST_GUILESS_MAIN(SnapshotMakerTest)
#include "SnapshotMakerTest.moc"
