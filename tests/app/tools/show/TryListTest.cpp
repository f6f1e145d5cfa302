// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/TryList.h"

#include <QJsonArray>
#include <QTest>

using namespace storehand::show;
using namespace Qt::Literals::StringLiterals;

namespace {

/// An order of two units as GET /v1/orders has it.
QJsonObject order(const QString &state, int picked = 0, int handedOver = 0)
{
    const QJsonObject line{{"ref"_L1, u"1"_s},
                           {"quantity"_L1, 2},
                           {"picked"_L1, picked},
                           {"handed_over"_L1, handedOver}};
    return {{"ref"_L1, u"TRY-3001"_s},
            {"lines"_L1, QJsonArray{line}},
            {"assignments"_L1, QJsonArray{QJsonObject{{"state"_L1, state}}}}};
}

QJsonObject shown(int picked)
{
    return {{"orders"_L1, QJsonArray{QJsonObject{{"picked"_L1, picked}}}}};
}

QJsonObject scan(const QString &result)
{
    return {{"result"_L1, result}};
}

} // namespace

class TryListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStoryTicksItselfOffInOrder()
    {
        TryList list;
        list.begin();
        const auto didNext = [&](Step step) { return list.next() == int(step) + 1; };

        list.orderChanged(order(u"assigned"_s));
        QVERIFY(didNext(Step::OrderCame));
        list.orderChanged(order(u"accepted"_s));
        QVERIFY(didNext(Step::Taken));
        list.scanned(scan(u"picked"_s));
        QVERIFY(!list.isDone(Step::Picked)); // it counts once head office knows
        list.orderChanged(order(u"picking"_s, 1));
        QVERIFY(didNext(Step::Picked));
        list.scanned(scan(u"wrong_item"_s));
        QVERIFY(didNext(Step::WrongRefused));
        list.internetIs(true);
        list.scanned(scan(u"picked"_s));
        QVERIFY(didNext(Step::WorkedOffline));
        list.internetIs(false);
        list.orderChanged(order(u"picking"_s, 2));
        QVERIFY(didNext(Step::CaughtUp));
        list.stationShows(shown(2));
        list.stationKilled();
        list.stationShows(shown(2));
        QVERIFY(didNext(Step::NothingLost));
        list.orderChanged(order(u"staged"_s, 2));
        QVERIFY(didNext(Step::Shelved));
        list.orderChanged(order(u"closed"_s, 2, 2));
        QCOMPARE(list.next(), stepCount);
    }

    void whatWasDoneBeforeTheDemoBeganIsNotCounted()
    {
        TryList list;
        list.orderChanged(order(u"ready"_s, 2));
        list.begin();
        list.orderChanged(order(u"ready"_s, 2));
        QCOMPARE(list.next(), 0);
        QVERIFY(!list.isDone(Step::Shelved));
    }

    void scansWithTheInternetOnAreNotWorkOffline()
    {
        TryList list;
        list.begin();
        list.scanned(scan(u"picked"_s));
        QVERIFY(!list.isDone(Step::WorkedOffline));
        list.internetIs(true);
        list.scanned(scan(u"wrong_item"_s));
        QVERIFY(!list.isDone(Step::WorkedOffline));
    }

    void aPickThatIsGoneAfterTheKillIsNotCalledSafe()
    {
        TryList list;
        list.begin();
        list.stationShows(shown(3));
        list.stationKilled();
        list.stationShows(shown(2));
        QVERIFY(!list.isDone(Step::NothingLost));
    }

    void theEmptyScreenOfAStationThatStartsProvesNothing()
    {
        TryList list;
        list.begin();
        list.stationShows(shown(3));
        list.stationKilled();
        list.stationShows({{"orders"_L1, QJsonArray()}});
        QVERIFY(!list.isDone(Step::NothingLost));
        list.stationShows(shown(3));
        QVERIFY(list.isDone(Step::NothingLost));
    }
};

QTEST_APPLESS_MAIN(TryListTest)
#include "TryListTest.moc"
