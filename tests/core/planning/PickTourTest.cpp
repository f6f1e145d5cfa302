// SPDX-License-Identifier: Apache-2.0
#include "core/planning/PickTour.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList walked(const QList<PickStop> &stops)
{
    QStringList places;
    for (const qsizetype index : pickTour(stops))
        places.append(stops[index].place.isEmpty() ? stops[index].department : stops[index].place);
    return places;
}

QList<PickStop> at(const QStringList &places)
{
    QList<PickStop> stops;
    for (const QString &place : places)
        stops.append({place, u"Pantry"_s, Storage::Ambient});
    return stops;
}

} // namespace

class PickTourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWalkGoesUpOneAisleAndDownTheNext()
    {
        QCOMPARE(walked(at({u"A03-2-1"_s, u"A02-1-1"_s, u"A01-7-1"_s, u"A02-8-1"_s, u"A01-2-1"_s,
                            u"A03-5-1"_s})),
                 (QStringList{u"A01-2-1"_s, u"A01-7-1"_s, u"A02-8-1"_s, u"A02-1-1"_s, u"A03-2-1"_s,
                              u"A03-5-1"_s}));
    }

    void anAisleWithoutStopsDoesNotTurnTheWalkAround()
    {
        QCOMPARE(walked(at({u"A01-1"_s, u"A01-9"_s, u"A04-1"_s, u"A04-9"_s})),
                 (QStringList{u"A01-1"_s, u"A01-9"_s, u"A04-9"_s, u"A04-1"_s}));
    }

    void eachZoneBeginsAnew()
    {
        QCOMPARE(walked(at({u"B01-9"_s, u"B01-1"_s, u"A01-1"_s})),
                 (QStringList{u"A01-1"_s, u"B01-1"_s, u"B01-9"_s}));
    }

    void shelvesOfABayAreTakenFromTheLowestOnInEitherDirection()
    {
        QCOMPARE(walked(at({u"A01-1-1"_s, u"A02-4-3"_s, u"A02-4-1"_s, u"A02-6-2"_s})),
                 (QStringList{u"A01-1-1"_s, u"A02-6-2"_s, u"A02-4-1"_s, u"A02-4-3"_s}));
    }

    void coldGoodsComeLastAndFrozenOnesLastOfAll()
    {
        const QList<PickStop> stops{{u"F01-1"_s, {}, Storage::Frozen},
                                    {u"C01-1"_s, {}, Storage::Cool},
                                    {u"X01-1"_s, {}, Storage::Secure},
                                    {u"K09-1"_s, {}, Storage::Ambient},
                                    {u"A01-1"_s, {}, Storage::Frozen}};
        QCOMPARE(walked(stops),
                 (QStringList{u"K09-1"_s, u"X01-1"_s, u"C01-1"_s, u"A01-1"_s, u"F01-1"_s}));
    }

    void unknownPlacesFollowByDepartment()
    {
        const QList<PickStop> stops{{{}, u"Toys"_s, Storage::Ambient},
                                    {{}, u"Books"_s, Storage::Ambient},
                                    {u"A02-1"_s, u"Pantry"_s, Storage::Ambient},
                                    {u"window"_s, u"Home"_s, Storage::Ambient},
                                    {u"C01-1"_s, u"Fresh"_s, Storage::Cool}};
        QCOMPARE(walked(stops),
                 (QStringList{u"A02-1"_s, u"Books"_s, u"window"_s, u"Toys"_s, u"C01-1"_s}));
    }

    void stopsAtOnePlaceKeepTheirOrder()
    {
        QCOMPARE(pickTour(at({u"A01-1-1"_s, u"a1.1.1"_s, u"A01-1-1"_s})),
                 (QList<qsizetype>{0, 1, 2}));
    }

    void everyStopIsVisitedOnceWhateverTheOrderGiven()
    {
        std::mt19937 engine(3);
        for (int round = 0; round < 500; ++round) {
            QList<PickStop> stops;
            for (unsigned i = 0; i < engine() % 30; ++i) {
                const QString place = engine() % 5 == 0
                                          ? QString()
                                          : u"%1%2-%3"_s.arg(engine() % 2 ? u'A' : u'B')
                                                .arg(engine() % 4)
                                                .arg(engine() % 9);
                stops.append({place, QString::number(engine() % 3), Storage(engine() % 4)});
            }
            QList<qsizetype> order = pickTour(stops);
            QList<PickStop> shuffled;
            for (const qsizetype index : order)
                shuffled.append(stops[index]);
            QCOMPARE(walked(shuffled), walked(stops));
            std::sort(order.begin(), order.end());
            for (qsizetype i = 0; i < stops.size(); ++i)
                QCOMPARE(order[i], i);
            QCOMPARE(order.size(), stops.size());
        }
    }

    void nothingToFetchIsNoWalk() { QCOMPARE(pickTour({}), QList<qsizetype>()); }
};

QTEST_APPLESS_MAIN(PickTourTest)
#include "PickTourTest.moc"
