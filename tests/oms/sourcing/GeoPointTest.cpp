// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/GeoPoint.h"

#include <QTest>

using namespace storehand::oms;

class GeoPointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void knownDistancesAreMetWithinOnePercent_data()
    {
        QTest::addColumn<double>("fromLatitude");
        QTest::addColumn<double>("fromLongitude");
        QTest::addColumn<double>("toLatitude");
        QTest::addColumn<double>("toLongitude");
        QTest::addColumn<double>("metres");
        QTest::newRow("Auckland to Wellington")
            << -36.8485 << 174.7633 << -41.2866 << 174.7756 << 493'000.0;
        QTest::newRow("across the date line")
            << -36.8485 << 174.7633 << -21.1394 << -175.2044 << 1'997'000.0;
        QTest::newRow("a degree along the equator") << 0.0 << 10.0 << 0.0 << 11.0 << 111'195.0;
        QTest::newRow("to the other side") << 0.0 << 0.0 << 0.0 << 180.0 << 20'015'000.0;
    }

    void knownDistancesAreMetWithinOnePercent()
    {
        QFETCH(double, fromLatitude);
        QFETCH(double, fromLongitude);
        QFETCH(double, toLatitude);
        QFETCH(double, toLongitude);
        QFETCH(double, metres);
        const GeoPoint a{fromLatitude, fromLongitude};
        const GeoPoint b{toLatitude, toLongitude};
        QVERIFY2(qAbs(double(distanceM(a, b)) / metres - 1) < 0.01,
                 qPrintable(QString::number(distanceM(a, b))));
        QCOMPARE(distanceM(b, a), distanceM(a, b));
    }

    void aPlaceIsAtNoDistanceFromItself()
    {
        QCOMPARE(distanceM({-36.84, 174.77}, {-36.84, 174.77}), 0);
    }
};

QTEST_APPLESS_MAIN(GeoPointTest)
#include "GeoPointTest.moc"
