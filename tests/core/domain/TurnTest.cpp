// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Turn.h"

#include <QTest>

#include <algorithm>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

const StationId one{u"till-1"_s};
const StationId two{u"till-2"_s};
const StationId three{u"till-3"_s};

OrderId order(int number)
{
    return OrderId(u"order-%1"_s.arg(number));
}

} // namespace

class TurnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allWhoKnowTheSameStationsFindTheSameOne()
    {
        for (int i = 0; i < 100; ++i)
            QCOMPARE(turnOf(order(i), {one, two, three}), turnOf(order(i), {three, one, two}));
    }

    void eachStationGetsItsShare()
    {
        int ofOne = 0;
        for (int i = 0; i < 300; ++i)
            ofOne += turnOf(order(i), {one, two, three}) == one;
        QVERIFY(ofOne > 60 && ofOne < 140);
    }

    void aFurtherStationOnlyTakesWhatBecomesItsOwn()
    {
        for (int i = 0; i < 100; ++i) {
            const StationId before = turnOf(order(i), {one, two});
            const StationId after = turnOf(order(i), {one, two, three});
            QVERIFY(after == before || after == three);
        }
    }

    void aloneOneHasEverything()
    {
        QCOMPARE(turnOf(order(1), {one}), one);
        QVERIFY(turnOf(order(1), {}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TurnTest)
#include "TurnTest.moc"
