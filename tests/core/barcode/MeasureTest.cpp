// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Decoded.h"
#include "core/domain/Codes.h"

#include <QFile>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

QString wordOf(Measure::Kind kind)
{
    switch (kind) {
    case Measure::Kind::Weight:
        return u"weight"_s;
    case Measure::Kind::Price:
        return u"price"_s;
    case Measure::Kind::Count:
        return u"count"_s;
    }
    Q_UNREACHABLE();
}

QString withCheckDigit(const QString &digits)
{
    return digits + checkDigitFor(digits);
}

} // namespace

class MeasureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRegionIsReadByItsRules_data()
    {
        QTest::addColumn<QStringList>("fields");
        QFile file(u"" STOREHAND_TEST_DATA "/barcode/measure.txt"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            const QStringList fields = line.split(u" | "_s);
            QTest::newRow(qPrintable(fields[0] + u' ' + fields.value(5, fields[1]))) << fields;
        }
    }

    void everyRegionIsReadByItsRules()
    {
        QFETCH(QStringList, fields);
        QString scanned = fields.value(5, fields[1]);
        scanned.replace("\\x1d"_L1, QString(groupSeparator));
        const auto decoded = decodeText(scanned, {.region = fields[0]});
        QVERIFY(decoded);
        QCOMPARE(decoded->gtin14(), u'0' + fields[1]);
        QVERIFY(decoded->measure);
        QCOMPARE(wordOf(decoded->measure->kind), fields[2]);
        QCOMPARE(decoded->measure->value, fields[3].toLongLong());
        QCOMPARE(decoded->measure->item.text, u'0' + fields[4]);
    }

    void fewerDecimalsAreFilledUp()
    {
        const auto tens = decodeText(withCheckDigit(u"241111111234"_s), {.region = u"se"_s});
        QCOMPARE(tens->measure->value, 12340);
        const auto crowns = decodeText(withCheckDigit(u"221111111234"_s), {.region = u"se"_s});
        QCOMPARE(crowns->measure->value, 123400);
    }

    void piecesAreCounted()
    {
        const QString value = u"00003"_s;
        const auto decoded = decodeText(
            withCheckDigit(u"251234"_s + measureCheckDigitFor(value) + value), {.region = u"de"_s});
        QCOMPARE(decoded->measure->kind, Measure::Kind::Count);
        QCOMPARE(decoded->measure->value, 3);
    }

    // The examples of the General Specifications, 7.9.3 and 7.9.4.
    void valuesHaveACheckDigitOfTheirOwn()
    {
        QCOMPARE(measureCheckDigitFor(u"2875"), QChar(u'9'));
        QCOMPARE(measureCheckDigitFor(u"14685"), QChar(u'6'));
    }

    void aMisprintedValueIsNotTrusted()
    {
        const auto decoded = decodeText(withCheckDigit(u"281111206870"_s), {.region = u"de"_s});
        QVERIFY(decoded);
        QVERIFY(!decoded->measure);
        QCOMPARE(decoded->warnings, QStringList{codes::measureUnreadable});
    }

    void otherNumbersHaveNoMeasure()
    {
        QVERIFY(!decodeText(u"2811111068708"_s)->measure);
        QVERIFY(!decodeText(u"2811111068708"_s, {.region = u"nz"_s})->measure);
        QVERIFY(!decodeText(u"9521234543213"_s, {.region = u"de"_s})->measure);
        QVERIFY(!decodeText(u"19521234543210"_s, {.region = u"de"_s})->measure);
        QVERIFY(!decodeText(u"96385074"_s, {.region = u"de"_s})->measure);
    }
};

QTEST_APPLESS_MAIN(MeasureTest)
#include "MeasureTest.moc"
