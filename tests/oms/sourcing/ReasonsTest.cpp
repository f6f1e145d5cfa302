// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/Reasons.h"

#include "core/domain/Codes.h"
#include "oms/sourcing/Sourcing.h"
#include "tests/oms/sourcing/SourcingFixture.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using storehand::test::SourcingFixture;

namespace {

Why whyFirst(const SourcingFixture &order)
{
    return decideSourcing(order.request).stores.at(0).why;
}

/// "near+next 2 parcels 3 km 0 waiting"
QStringList inWords(const QList<Why::Alternative> &alternatives)
{
    QStringList texts;
    for (const Why::Alternative &one : alternatives) {
        texts.append(QStringLiteral("%1 %2 parcels %3 km %4 waiting")
                         .arg(one.stores.join(u'+'))
                         .arg(one.parcels)
                         .arg(one.distanceKm.value_or(-1))
                         .arg(one.backordered));
    }
    return texts;
}

} // namespace

class ReasonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theNearestOfSeveralSaysSoAndNamesTheNextOnes()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.store("a", 4, {1});
        order.store("b", 1, {1});
        order.store("c", 2, {1});
        order.store("d", 3, {1});
        const Why why = whyFirst(order);
        QCOMPARE(why.chosenBecause, QString(codes::nearest));
        QCOMPARE(why.parcels, 1);
        QCOMPARE(why.distanceKm, std::optional(1.0));
        QCOMPARE(inWords(why.alternatives),
                 (QStringList{QStringLiteral("c 1 parcels 2 km 0 waiting"),
                              QStringLiteral("d 1 parcels 3 km 0 waiting"),
                              QStringLiteral("a 1 parcels 4 km 0 waiting")}));
    }

    void aNearerStoreThatWasPassedOverIsShownWithItsPrice()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.line("MUG", 1);
        order.store("near", 1, {1, 0});
        order.store("next", 2, {0, 1});
        order.store("far", 30, {1, 1});
        const Why why = whyFirst(order);
        QCOMPARE(why.chosenBecause, QString(codes::fewestParcels));
        QCOMPARE(inWords(why.alternatives),
                 QStringList{QStringLiteral("near+next 2 parcels 3 km 0 waiting")});
    }

    void theOnlyStockSaysWhatWouldHaveToWait()
    {
        SourcingFixture order;
        order.line("TEA", 3);
        order.store("rich", 5, {3});
        order.store("poor", 9, {1});
        const Why why = whyFirst(order);
        QCOMPARE(why.chosenBecause, QString(codes::onlyStock));
        QCOMPARE(inWords(why.alternatives),
                 QStringList{QStringLiteral("poor 1 parcels 9 km 2 waiting")});
    }

    void equalDistanceIsDecidedByRoomAndThenByCode()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.store("a", 5, {1}).capacityLeft = 3;
        order.store("b", 5, {1}).capacityLeft = 9;
        QCOMPARE(whyFirst(order).chosenBecause, QString(codes::mostRoom));
        order.request.candidates[0].capacityLeft = 9;
        QCOMPARE(whyFirst(order).chosenBecause, QString(codes::firstInOrder));
    }

    void aLongListOfExclusionsIsCutAndCounted()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.store("fine", 1, {1});
        for (int i = 0; i < 30; ++i)
            order.store(qPrintable(QStringLiteral("empty-%1").arg(i, 2, 10, QLatin1Char('0'))), 2,
                        {0});
        const Why why = whyFirst(order);
        QCOMPARE(why.excluded.size(), qsizetype(whyExcludedMax));
        QCOMPARE(why.excludedMore, 10);
    }

    void theAlternativesNeverBeatTheDecision()
    {
        for (unsigned seed = 0; seed < 5'000; ++seed) {
            const SourcingRequest request = SourcingFixture::seeded(seed).request;
            const Decision decision = decideSourcing(request);
            int waiting = 0;
            for (const MissingUnits &missing : decision.backordered)
                waiting += missing.units;
            for (const Decision::Chosen &chosen : decision.stores) {
                QVERIFY(chosen.why.alternatives.size() <= 5);
                for (const Why::Alternative &other : chosen.why.alternatives) {
                    QVERIFY(std::tie(waiting, decision.parcels) <=
                            std::tie(other.backordered, other.parcels));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(ReasonsTest)
#include "ReasonsTest.moc"
