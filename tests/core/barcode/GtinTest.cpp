// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Gtin.h"

#include "core/domain/Codes.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class GtinTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allLengthsOfOneNumberAreTheSame()
    {
        const auto eight = Gtin::fromDigits(u"96385074");
        QVERIFY(eight);
        for (const QStringView digits : {u"000096385074", u"0000096385074", u"00000096385074"})
            QVERIFY(*Gtin::fromDigits(digits) == *eight);
    }

    void everySingleMisreadDigitIsNoticed()
    {
        const QString right = u"9521234543213"_s;
        for (int at = 0; at < right.size(); ++at) {
            for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
                QString misread = right;
                misread[at] = digit;
                QCOMPARE(Gtin::fromDigits(misread).has_value(), misread == right);
            }
        }
    }

    void otherTextsAreNoGtin()
    {
        for (const QStringView text :
             {u"", u"1234567", u"123456789", u"12345678901", u"095212345432130", u"952123454321x",
              u"９５２１２３４５４３２１３"})
            QVERIFY2(!Gtin::fromDigits(text), qPrintable(text.toString()));
    }

    void everyUpcEHasOneFullNumber()
    {
        constexpr int step = 97; // of a million numbers
        for (int number = 0; number < 1'000'000; number += step) {
            const QString six = QString::number(number).rightJustified(6, u'0');
            const auto gtin = Gtin::fromUpcE(six);
            QVERIFY(gtin);
            QVERIFY(gtin->text.startsWith(u"000"));
            const auto withBoth = Gtin::fromUpcE(u'0' + six + gtin->text.back());
            QVERIFY(withBoth);
            QVERIFY(*withBoth == *gtin);
        }
    }
};

QTEST_APPLESS_MAIN(GtinTest)
#include "GtinTest.moc"
