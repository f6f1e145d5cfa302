// SPDX-License-Identifier: Apache-2.0
#include "core/station/ProductBook.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A catalogue on a disk that counts how often it is asked.
struct Disk
{
    ProductBook book{{.product =
                          [this](const Sku &sku) {
                              ++reads;
                              return products.contains(sku.text)
                                         ? std::optional(products.value(sku.text))
                                         : std::nullopt;
                          },
                      .matches = [this](const QString &key) { return codes.value(key); }}};
    QHash<QString, Product> products;
    QHash<QString, QList<ProductBook::Match>> codes;
    int reads = 0;

    void add(const QString &sku, const QString &code, int units = 1)
    {
        products.insert(sku, {.sku = Sku(sku), .title = sku});
        codes[ProductBook::keyOf(code)].append({Sku(sku), units});
    }

    [[nodiscard]] QString meaning(const QString &scanned, const DecodeOptions &options = {}) const
    {
        const QList<ProductBook::Match> found = book.find(decodeText(scanned, options).value());
        return found.isEmpty() ? QString()
                               : u"%1 x%2"_s.arg(found.first().sku.text).arg(found.first().units);
    }
};

} // namespace

/// What a code means in this catalogue.
class ProductBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGtinIsTheSameInAllItsLengths();
    void anEightDigitCodeIsTriedAsBoth();
    void aPackHasItsUnits();
    void anInternalCodeIsFoundAsItStands();
    void theSkuIsItsOwnCode();
    void aGs1CodeMeansItsGtin();
    void twoProductsWithOneCodeAreBothGiven();
    void aProductIsReadOnce();
    void aForgottenProductIsReadAgain();
    void whatIsNotThereIsAskedForEachTime();
};

void ProductBookTest::aGtinIsTheSameInAllItsLengths()
{
    Disk disk;
    disk.add(u"TEA"_s, u"036000291452"_s);
    for (const QString &code : {u"036000291452"_s, u"0036000291452"_s, u"00036000291452"_s})
        QCOMPARE(disk.meaning(code), u"TEA x1"_s);
}

void ProductBookTest::anEightDigitCodeIsTriedAsBoth()
{
    Disk disk;
    disk.add(u"GUM"_s, u"042100005264"_s); // what the UPC-E 04252614 stands for
    QCOMPARE(disk.meaning(u"04252614"_s), u"GUM x1"_s);
}

void ProductBookTest::aPackHasItsUnits()
{
    Disk disk;
    disk.add(u"TEA"_s, u"4006381333931"_s);
    disk.add(u"TEA"_s, u"14006381333938"_s, 6);
    QCOMPARE(disk.meaning(u"4006381333931"_s), u"TEA x1"_s);
    QCOMPARE(disk.meaning(u"14006381333938"_s), u"TEA x6"_s);
}

void ProductBookTest::anInternalCodeIsFoundAsItStands()
{
    Disk disk;
    disk.add(u"ROPE"_s, u"INT-0042"_s);
    QCOMPARE(disk.meaning(u"INT-0042"_s), u"ROPE x1"_s);
    QCOMPARE(disk.meaning(u"]C0INT-0042"_s), u"ROPE x1"_s);
    QCOMPARE(disk.meaning(u"INT-0043"_s), QString());
}

void ProductBookTest::theSkuIsItsOwnCode()
{
    Disk disk;
    disk.add(u"TEA"_s, u"4006381333931"_s);
    QCOMPARE(disk.meaning(u"TEA"_s), u"TEA x1"_s);
}

void ProductBookTest::aGs1CodeMeansItsGtin()
{
    Disk disk;
    disk.add(u"TEA"_s, u"4006381333931"_s);
    QCOMPARE(disk.meaning(u"(01)04006381333931(10)LOT42"_s), u"TEA x1"_s);
    QCOMPARE(disk.meaning(u"https://id.gs1.org/01/04006381333931/10/LOT42"_s), u"TEA x1"_s);
}

void ProductBookTest::twoProductsWithOneCodeAreBothGiven()
{
    Disk disk;
    disk.add(u"TEA"_s, u"4006381333931"_s);
    disk.add(u"ALE"_s, u"4006381333931"_s);
    QCOMPARE(disk.book.find(decodeText(u"4006381333931"_s).value()).size(), 2);
}

void ProductBookTest::aProductIsReadOnce()
{
    Disk disk;
    disk.add(u"TEA"_s, u"x-1"_s);
    for (int i = 0; i < 3; ++i)
        QVERIFY(disk.book.product(Sku(u"TEA"_s)));
    QCOMPARE(disk.reads, 1);
}

void ProductBookTest::aForgottenProductIsReadAgain()
{
    Disk disk;
    disk.add(u"TEA"_s, u"x-1"_s);
    (void)disk.book.product(Sku(u"TEA"_s));
    disk.products[u"TEA"_s].title = u"New blend"_s;
    disk.book.forget(Sku(u"TEA"_s));
    QCOMPARE(disk.book.product(Sku(u"TEA"_s))->title, u"New blend"_s);
    disk.products.clear();
    disk.book.forgetAll();
    QVERIFY(!disk.book.product(Sku(u"TEA"_s)));
}

void ProductBookTest::whatIsNotThereIsAskedForEachTime()
{
    Disk disk;
    QVERIFY(!disk.book.product(Sku(u"NEW"_s)));
    disk.add(u"NEW"_s, u"x-2"_s);
    QVERIFY(disk.book.product(Sku(u"NEW"_s)));
}

QTEST_GUILESS_MAIN(ProductBookTest)
#include "ProductBookTest.moc"
