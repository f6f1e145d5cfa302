// SPDX-License-Identifier: Apache-2.0
#include "core/planning/ShelfPlace.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class ShelfPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreReadAsShopsWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<int>("aisle");
        QTest::addColumn<int>("bay");
        QTest::addColumn<int>("shelf");
        QTest::newRow("in full") << u"A03-2-1"_s << u"A"_s << 3 << 2 << 1;
        QTest::newRow("lower case, dots") << u"b12.4.10"_s << u"B"_s << 12 << 4 << 10;
        QTest::newRow("no zone") << u"7/3"_s << u""_s << 7 << 3 << 0;
        QTest::newRow("aisle only") << u" F01 "_s << u"F"_s << 1 << 0 << 0;
        QTest::newRow("a word as zone") << u"Kühl2 1 5"_s << u"KÜHL"_s << 2 << 1 << 5;
        QTest::newRow("as large as can be")
            << u"A999999-999999-999999"_s << u"A"_s << 999'999 << 999'999 << 999'999;
    }

    void placesAreReadAsShopsWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, zone);
        QFETCH(int, aisle);
        QFETCH(int, bay);
        QFETCH(int, shelf);
        QCOMPARE(ShelfPlace::fromText(text), (ShelfPlace{zone, aisle, bay, shelf}));
    }

    void otherTextsAreNoPlaces()
    {
        for (const QString &text : {u""_s, u"back room"_s, u"A"_s, u"A03-"_s, u"A03-2-1-9"_s,
                                    u"3A"_s, u"A03--1"_s, u"A1234567"_s, u"A٣"_s})
            QVERIFY2(!ShelfPlace::fromText(text), qPrintable(text));
    }

    void placesAreOrderedByNumberAndNotByLetters()
    {
        const auto at = [](const QString &text) { return ShelfPlace::fromText(text).value(); };
        QVERIFY(at(u"A2-10-1"_s) < at(u"A10-1-1"_s));
        QVERIFY(at(u"A02-9-1"_s) < at(u"A2-10"_s));
        QVERIFY(at(u"A9"_s) < at(u"B1"_s));
        QVERIFY(at(u"A1-1-1"_s) < at(u"A1-1-2"_s));
        QCOMPARE(at(u"a03-2-1"_s), at(u"A3.2.1"_s));
    }
};

QTEST_APPLESS_MAIN(ShelfPlaceTest)
#include "ShelfPlaceTest.moc"
