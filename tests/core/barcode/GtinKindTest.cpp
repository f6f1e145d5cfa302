// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/GtinKind.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class GtinKindTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prefixesSayWhatIsNumbered_data()
    {
        QTest::addColumn<QString>("withoutCheckDigit");
        QTest::addColumn<QString>("kind");
        QTest::newRow("an item") << u"952123454321"_s << QString();
        QTest::newRow("an item from North America") << u"01234567890"_s << QString();
        QTest::newRow("the last number before the region's") << u"019999999999"_s << QString();
        QTest::newRow("weighed in North America") << u"21234500000"_s << u"regional"_s;
        QTest::newRow("the region's first") << u"200000000000"_s << u"regional"_s;
        QTest::newRow("the region's last") << u"299999999999"_s << u"regional"_s;
        QTest::newRow("a company's own") << u"41234567890"_s << u"company"_s;
        QTest::newRow("a company's own short one") << u"0001111"_s << u"company"_s;
        QTest::newRow("another short one") << u"2001111"_s << u"company"_s;
        QTest::newRow("a short number of an item") << u"9638507"_s << QString();
        QTest::newRow("a coupon of North America") << u"51234567890"_s << u"coupon"_s;
        QTest::newRow("a coupon in a currency") << u"981123456789"_s << u"coupon"_s;
        QTest::newRow("a coupon") << u"991234567890"_s << u"coupon"_s;
        QTest::newRow("a refund") << u"980123456789"_s << u"refund"_s;
        QTest::newRow("a magazine") << u"977147396801"_s << u"periodical"_s;
        QTest::newRow("a book") << u"978030640615"_s << u"book"_s;
        QTest::newRow("sheet music") << u"979026000043"_s << u"book"_s;
        QTest::newRow("a carton of books") << u"1978030640615"_s << u"book"_s;
    }

    void prefixesSayWhatIsNumbered()
    {
        QFETCH(QString, withoutCheckDigit);
        QFETCH(QString, kind);
        const auto gtin = Gtin::fromDigits(withoutCheckDigit + checkDigitFor(withoutCheckDigit));
        QVERIFY(gtin);
        const std::optional<GtinKind> found = kindOf(*gtin);
        QCOMPARE(found ? toText(*found) : QString(), kind);
    }
};

QTEST_APPLESS_MAIN(GtinKindTest)
#include "GtinKindTest.moc"
