// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/ScannerDeck.h"

#include <QJsonArray>
#include <QTest>

using namespace storehand;
using namespace storehand::show;
using namespace Qt::Literals::StringLiterals;

namespace {

story::Cast cast()
{
    story::Cast cast;
    cast.shelf = u"S-01"_s;
    cast.products = {{u"TEA"_s, u"Tea"_s, u"9520000000013"_s, 100, u"tea.svg"_s},
                     {u"JAM"_s, u"Jam"_s, u"9520000000020"_s, 200, {}}};
    cast.codes = {{u"TEA"_s, u"9520000000013"_s},
                  {u"JAM"_s, u"9520000000020"_s},
                  {u"PHONE"_s, u"9520000000037"_s}};
    return cast;
}

/// A station that shows one order in somebody's hands, or on the list.
QJsonObject state(const QString &takenBy, const QJsonArray &skus)
{
    const QJsonObject order{{"order_ref"_L1, u"TRY-3001"_s},
                            {"state"_L1, u"picking"_s},
                            {"claimed_by"_L1, takenBy},
                            {"skus"_L1, skus}};
    return {{"orders"_L1, QJsonArray{order}}};
}

QJsonObject walking(const QString &sku, const QString &needs = {})
{
    QJsonObject shown = state(u"0042"_s, {sku});
    shown.insert("walk"_L1, QJsonObject{{"needs"_L1, needs},
                                        {"next"_L1, QJsonObject{{"sku"_L1, sku},
                                                                {"title"_L1, u"It"_s},
                                                                {"order_ref"_L1, u"TRY-3001"_s}}}});
    return shown;
}

QJsonObject ready(const QStringList &refs)
{
    QJsonArray orders;
    for (const QString &ref : refs)
        orders.append(QJsonObject{{"order_ref"_L1, ref}, {"state"_L1, u"ready"_s}});
    return {{"orders"_L1, orders}};
}

QJsonObject withCode(const QString &ref, const QString &code)
{
    return {{"ref"_L1, ref}, {"pickup_code"_L1, code}};
}

} // namespace

class ScannerDeckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnOrderInHandThereIsNothingToFind()
    {
        ScannerDeck deck(m_cast);
        deck.stationShows(state({}, {u"TEA"_s}));
        QVERIFY(deck.right().code.isEmpty());
        QVERIFY(!deck.isWalking());
    }

    void theRightItemIsTheNextOfTheWalk()
    {
        ScannerDeck deck(m_cast);
        deck.stationShows(walking(u"JAM"_s));
        QCOMPARE(deck.right().code, u"9520000000020"_s);
        QCOMPARE(deck.right().orderRef, u"TRY-3001"_s);
        QVERIFY(deck.isWalking());
    }

    void aTrackedProductIsFollowedByWhatItAsksFor_data()
    {
        QTest::addColumn<QString>("needs");
        QTest::addColumn<QString>("code");
        QTest::newRow("serial") << u"serial"_s << u"SN-20481"_s;
        QTest::newRow("lot") << u"lot"_s << u"LOT-7B"_s;
        QTest::newRow("expiry") << u"expiry"_s << u"271231"_s;
        QTest::newRow("nothing yet") << QString() << u"9520000000037"_s;
    }

    void aTrackedProductIsFollowedByWhatItAsksFor()
    {
        QFETCH(QString, needs);
        QFETCH(QString, code);
        ScannerDeck deck(m_cast);
        deck.stationShows(walking(u"PHONE"_s, needs));
        QCOMPARE(deck.right().code, code);
    }

    void theWrongItemIsWantedByNoOrderInHand()
    {
        ScannerDeck deck(m_cast);
        deck.stationShows(state(u"0042"_s, {u"TEA"_s}));
        QCOMPARE(deck.wrong().code, u"9520000000020"_s);
        deck.stationShows(state({}, {u"TEA"_s})); // only on the list: not in hand
        QCOMPARE(deck.wrong().code, u"9520000000013"_s);
        deck.stationShows(state(u"0042"_s, {u"TEA"_s, u"JAM"_s}));
        QVERIFY(deck.wrong().code.isEmpty());
    }

    void theWrongItemLooksDifferent()
    {
        story::Cast alike = m_cast;
        alike.products.prepend(
            {u"TEA-100"_s, u"Tea, large"_s, u"9520000000044"_s, 300, u"tea.svg"_s});
        ScannerDeck deck(alike);
        QJsonObject state = walking(u"TEA"_s);
        QJsonObject walk = state["walk"_L1].toObject();
        QJsonObject next = walk["next"_L1].toObject();
        next.insert("image"_L1, u"tea.svg"_s);
        walk.insert("next"_L1, next);
        state.insert("walk"_L1, walk);
        deck.stationShows(state);
        QCOMPARE(deck.wrong().title, u"Jam"_s);
    }

    void aBagLabelIsNeverUsedTwice()
    {
        ScannerDeck deck(m_cast);
        const QString first = deck.bag().code;
        const QJsonObject bagged{{"parcels"_L1, QJsonArray{QJsonObject{{"code"_L1, first}}}}};
        deck.stationShows({{"orders"_L1, QJsonArray{bagged}}});
        const QString second = deck.bag().code;
        QVERIFY(second != first);
        const QJsonObject far{{"parcels"_L1, QJsonArray{QJsonObject{{"code"_L1, u"P-009000"_s}}}}};
        deck.orderChanged(far); // head office remembers what the station has forgotten
        QCOMPARE(deck.bag().code, u"P-009001"_s);
    }

    void theCustomerComesWhenTheOrderIsReady()
    {
        ScannerDeck deck(m_cast);
        deck.orderChanged(withCode(u"TRY-3001"_s, u"AAA111"_s));
        deck.stationShows(state(u"0042"_s, {u"TEA"_s}));
        QVERIFY(deck.customer().code.isEmpty());
        deck.stationShows(ready({u"TRY-3001"_s}));
        QCOMPARE(deck.customer().code, u"AAA111"_s);
    }

    void theLatestOfSeveralCustomersComesFirst()
    {
        ScannerDeck deck(m_cast);
        deck.orderChanged(withCode(u"TRY-3002"_s, u"BBB222"_s));
        deck.orderChanged(withCode(u"SO-7"_s, u"CCC333"_s));
        deck.orderChanged(withCode(u"TRY-3001"_s, u"AAA111"_s));
        deck.stationShows(ready({u"TRY-3002"_s, u"SO-7"_s, u"TRY-3001"_s, u"TRY-9999"_s}));
        QCOMPARE(deck.customer().code, u"BBB222"_s);
    }

private:
    const story::Cast m_cast = cast();
};

QTEST_APPLESS_MAIN(ScannerDeckTest)
#include "ScannerDeckTest.moc"
