// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Decoded.h"

#include "core/barcode/ApplicationIdentifier.h"
#include "core/domain/Codes.h"

#include <QFile>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

DecodeOptions optionsOf(const QString &words)
{
    DecodeOptions options;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (word == u"separators=lost")
            options.separators = Separators::Lost;
        else if (word == u"lenient")
            options.lenient = true;
        else
            options.format = word;
    }
    return options;
}

QString elementsOf(const Decoded &decoded)
{
    QStringList texts;
    for (const Element &element : decoded.elements)
        texts.append(element.ai + u'=' + element.value);
    return texts.join(u' ');
}

// Name, scanned text, options, GTIN or error, elements, warnings.
QList<QStringList> rowsOfTheTable()
{
    QFile file(u"" STOREHAND_TEST_DATA "/barcode/decode.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("decode.txt is missing");
    QList<QStringList> rows;
    for (QString line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        QStringList fields = line.replace("\\x1d"_L1, QString(groupSeparator)).split(u'|');
        for (QString &field : fields)
            field = field.trimmed().replace("\\x7c"_L1, u"|"_s);
        fields.resize(6);
        rows.append(fields);
    }
    return rows;
}

// A separator that a scanner wrote out becomes one again; all else stays.
QString withoutSeparators(QString text)
{
    for (const QString &separator : {u"{GS}"_s, u"\u241d"_s, u"^]"_s, QString(groupSeparator)})
        text.remove(separator);
    return text;
}

// Whatever comes in: a number that comes out is one, and nothing of the text is lost.
void verifyDecoding(const QString &text, const DecodeOptions &options)
{
    const auto decoded = decodeText(text, options);
    if (!decoded) {
        QVERIFY(!decoded.error().code.isEmpty());
        return;
    }
    QCOMPARE(withoutSeparators(decoded->aim + decoded->text), withoutSeparators(text));
    if (decoded->gtin)
        QVERIFY(decoded->gtin->text.size() == 14 && hasRightCheckDigit(decoded->gtin->text));
    for (const Element &element : decoded->elements) {
        const ApplicationIdentifier *ai = ApplicationIdentifier::find(element.ai);
        QVERIFY(ai);
        QVERIFY2(ai->check(element.ai, element.value), qPrintable(text));
    }
}

} // namespace

class DecodedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowMeansWhatItSays_data()
    {
        QTest::addColumn<QStringList>("fields");
        const QList<QStringList> rows = rowsOfTheTable();
        QVERIFY(rows.size() > 100);
        for (const QStringList &fields : rows)
            QTest::newRow(qPrintable(fields[0])) << fields;
    }

    void everyRowMeansWhatItSays()
    {
        QFETCH(QStringList, fields);
        const auto decoded = decodeText(fields[1], optionsOf(fields[2]));
        if (fields[3].startsWith(u'!')) {
            QVERIFY2(!decoded, "should be refused");
            QCOMPARE(decoded.error().code, fields[3].mid(1));
            QCOMPARE(decoded.error().kind, ErrorKind::Malformed);
            return;
        }
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
        QCOMPARE(decoded->gtin14(), fields[3]);
        QCOMPARE(elementsOf(*decoded), fields[4]);
        QCOMPARE(decoded->warnings.join(u' '), fields[5]);
    }

    void textAndSymbologyAreToldApart()
    {
        const auto decoded = decodeText(u"]C10109521234543213"_s);
        QVERIFY(decoded);
        QCOMPARE(decoded->text, u"0109521234543213"_s);
        QCOMPARE(decoded->aim, u"]C1"_s);
        QCOMPARE(decoded->format, u"Code128"_s);
    }

    void symbologiesHaveTheirNames_data()
    {
        QTest::addColumn<QString>("scanned");
        QTest::addColumn<QString>("format");
        QTest::newRow("EAN-13") << u"]E09521234543213"_s << u"EAN-13"_s;
        QTest::newRow("UPC-A") << u"]E0012345678905"_s << u"UPC-A"_s;
        QTest::newRow("UPC-E") << u"]E004252614"_s << u"UPC-E"_s;
        QTest::newRow("EAN-8") << u"]E496385074"_s << u"EAN-8"_s;
        QTest::newRow("DataBar") << u"]e00109521234543213"_s << u"DataBar"_s;
        QTest::newRow("DataBar Expanded") << u"]e00109521234543213103"_s << u"DataBarExpanded"_s;
        QTest::newRow("QR") << u"]Q1x"_s << u"QRCode"_s;
        QTest::newRow("Data Matrix") << u"]d1x"_s << u"DataMatrix"_s;
        QTest::newRow("ITF") << u"]I019521234543210"_s << u"ITF"_s;
        QTest::newRow("unknown") << u"x"_s << QString();
    }

    void symbologiesHaveTheirNames()
    {
        QFETCH(QString, scanned);
        QFETCH(QString, format);
        QCOMPARE(undecoded(scanned).format, format);
    }

    void eightDigitsMayBeTwoThings()
    {
        const auto both = decodeText(u"01234565"_s);
        QVERIFY(both);
        QCOMPARE(both->gtin14(), u"00000001234565"_s);
        QVERIFY(both->otherGtin);
        QCOMPARE(both->otherGtin->text, u"00012345000065"_s);
        const auto one = decodeText(u"96385074"_s);
        QVERIFY(one);
        QVERIFY(!one->otherGtin);
    }

    void ourOwnCodesSayWhatTheyAre()
    {
        const auto command = decodeText(u"]Q1SHC:confirm"_s);
        QVERIFY(command);
        QCOMPARE(command->own, (OwnCode{OwnCode::Kind::Command, u"confirm"_s}));
        QVERIFY(command->elements.isEmpty());
    }

    // Every row with every character left out, doubled, or replaced by something awkward.
    void damagedCodesAreReadRightOrRefused()
    {
        const QString awkward = u"0](/%\\?é"_s + groupSeparator;
        for (const QStringList &fields : rowsOfTheTable()) {
            const DecodeOptions options = optionsOf(fields[2]);
            for (qsizetype at = 0; at < fields[1].size(); ++at) {
                QStringList damaged{fields[1].first(at) + fields[1].sliced(at + 1),
                                    fields[1].first(at + 1) + fields[1].sliced(at),
                                    fields[1].first(at)};
                for (const QChar c : awkward)
                    damaged.append(fields[1].first(at) + c + fields[1].sliced(at + 1));
                for (const QString &text : damaged)
                    verifyDecoding(text, options);
            }
        }
    }

    void whatNoSymbolHoldsIsRefused()
    {
        const auto decoded = decodeText(QString(codeSizeMax + 1, u'7'));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, QString(codes::tooLong));
        QVERIFY(decodeText(QString(codeSizeMax, u'x')));
    }
};

QTEST_APPLESS_MAIN(DecodedTest)
#include "DecodedTest.moc"
