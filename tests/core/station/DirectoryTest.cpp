// SPDX-License-Identifier: Apache-2.0
#include "core/station/Directory.h"

#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);

/// Three orders of three people.
struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, teaCode);
        product(u"JAM"_s, ean(2));
        order(u"SO-100023"_s, {{u"TEA"_s, 1}}, 120);
        order(u"SO-100024"_s, {{u"JAM"_s, 1}}, 60);
        order(u"SO-200023"_s, {{u"TEA"_s, 1}}, 30);
        code = customer(u"SO-100023"_s, {.id = CustomerId(u"c-1"_s),
                                         .name = u"Wiremu Ngātā-Brown"_s,
                                         .email = u"wiremu@example.test"_s,
                                         .phone = u"+64 21 555 010"_s,
                                         .pickupPerson = u"José Müller"_s})
                   .text();
        (void)customer(u"SO-100024"_s, {.id = CustomerId(u"c-2"_s), .name = u"Aroha Smith"_s});
    }

    [[nodiscard]] QStringList find(const QString &text)
    {
        QStringList refs;
        for (const AssignmentId &id : station().directory().find(text))
            refs.append(id.text);
        return refs;
    }
    [[nodiscard]] QString open(const QString &text)
    {
        return station().directory().findCode(text).value_or(AssignmentId()).text;
    }

    QString code;
};

} // namespace

/// Finding an order by what somebody has in the hand or in mind.
class DirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byOrderNumberOrAPartOfIt();
    void byNameInAnySpelling();
    void byThePersonWhoCollects();
    void byPhoneWithOrWithoutSpaces();
    void byPickupCodeHoweverItIsTyped();
    void byProduct();
    void byTheCodeOnAProduct();
    void byParcel();
    void theEarliestPromiseComesFirst();
    void closedOrdersComeAfterOpenOnes();
    void noMoreThanFit();
    void nothingIsFoundForNothing();
    void aCodeThatCouldMeanTwoOrdersOpensNone();
    void aChangedNameIsFoundAtOnce();
    void foldingIsTheSameForEverybody();
};

void DirectoryTest::byOrderNumberOrAPartOfIt()
{
    Shop shop;
    QCOMPARE(shop.find(u"so-100023"_s), QStringList{u"SO-100023"_s});
    QCOMPARE(shop.find(u"0023"_s), (QStringList{u"SO-200023"_s, u"SO-100023"_s}));
    QCOMPARE(shop.open(u"so-100023"_s), u"SO-100023"_s);
    QCOMPARE(shop.open(u"0023"_s), QString());
}

void DirectoryTest::byNameInAnySpelling()
{
    Shop shop;
    for (const QString &text : {u"wiremu"_s, u"NGATA"_s, u"ngātā-brown"_s, u"  wiremu   ng"_s})
        QCOMPARE(shop.find(text), QStringList{u"SO-100023"_s});
}

void DirectoryTest::byThePersonWhoCollects()
{
    Shop shop;
    for (const QString &text : {u"jose"_s, u"muller"_s})
        QCOMPARE(shop.find(text), QStringList{u"SO-100023"_s});
}

void DirectoryTest::byPhoneWithOrWithoutSpaces()
{
    Shop shop;
    for (const QString &text :
         {u"555010"_s, u"555 010"_s, u"+64 21 555"_s, u"021 555 010"_s, u"0064 21 555010"_s})
        QCOMPARE(shop.find(text), QStringList{u"SO-100023"_s});
}

void DirectoryTest::byPickupCodeHoweverItIsTyped()
{
    Shop shop;
    QCOMPARE(shop.find(shop.code), QStringList{u"SO-100023"_s});
    const QString loose = shop.code.left(4).toLower() + u' ' + shop.code.mid(4);
    QCOMPARE(shop.find(loose), QStringList{u"SO-100023"_s});
    QCOMPARE(shop.open(loose), u"SO-100023"_s);
    Directory &directory = shop.station().directory();
    QVERIFY(directory.isPickupCode(shop.code, AssignmentId(shop.open(shop.code))));
    QVERIFY(!directory.isPickupCode(u"SO-100024"_s, AssignmentId(u"SO-100024"_s)));
    QVERIFY(!directory.isPickupCode(shop.code, AssignmentId(u"SO-100024"_s)));
}

void DirectoryTest::byProduct()
{
    Shop shop;
    QCOMPARE(shop.find(u"jam"_s), QStringList{u"SO-100024"_s});
    QCOMPARE(shop.find(u"product tea"_s), (QStringList{u"SO-200023"_s, u"SO-100023"_s}));
}

void DirectoryTest::byTheCodeOnAProduct()
{
    Shop shop;
    for (const QString &text : {ean(2), u" 0"_s + ean(2), u"(01)0"_s + ean(2)})
        QCOMPARE(shop.find(text), QStringList{u"SO-100024"_s});
    QCOMPARE(shop.find(ean(3)), QStringList());
}

void DirectoryTest::byParcel()
{
    Shop shop;
    shop.floor->assignment(u"SO-100024"_s).parcels.append({.code = ParcelCode(u"P-000123"_s)});
    shop.hear();
    QCOMPARE(shop.find(u"P-000123"_s), QStringList{u"SO-100024"_s});
    QCOMPARE(shop.open(u"p-000123"_s), u"SO-100024"_s);
}

void DirectoryTest::theEarliestPromiseComesFirst()
{
    Shop shop;
    QCOMPARE(shop.find(u"so-"_s), (QStringList{u"SO-200023"_s, u"SO-100024"_s, u"SO-100023"_s}));
}

void DirectoryTest::closedOrdersComeAfterOpenOnes()
{
    Shop shop;
    shop.cancel(u"SO-200023"_s);
    QCOMPARE(shop.find(u"so-"_s), (QStringList{u"SO-100024"_s, u"SO-100023"_s, u"SO-200023"_s}));
}

void DirectoryTest::noMoreThanFit()
{
    Shop shop;
    for (int i = 0; i < Directory::hitsMax + 5; ++i)
        shop.floor->order(u"MANY-%1"_s.arg(i), Method::Pickup, {{u"TEA"_s, 1}});
    shop.hear();
    QCOMPARE(shop.find(u"many"_s).size(), Directory::hitsMax);
}

void DirectoryTest::nothingIsFoundForNothing()
{
    Shop shop;
    QCOMPARE(shop.find({}), QStringList());
    QCOMPARE(shop.find(u"   "_s), QStringList());
    QCOMPARE(shop.find(u"zebra"_s), QStringList());
    QCOMPARE(shop.open({}), QString());
}

void DirectoryTest::aCodeThatCouldMeanTwoOrdersOpensNone()
{
    Shop shop;
    for (const QString &ref : {u"SO-100023"_s, u"SO-100024"_s})
        shop.floor->assignment(ref).parcels.append({.code = ParcelCode(u"P-000123"_s)});
    shop.hear();
    QCOMPARE(shop.open(u"P-000123"_s), QString());
}

void DirectoryTest::aChangedNameIsFoundAtOnce()
{
    Shop shop;
    QCOMPARE(shop.find(u"aroha"_s).size(), 1);
    (void)shop.customer(u"SO-100024"_s, {.id = CustomerId(u"c-2"_s), .name = u"Aroha Jones"_s});
    QCOMPARE(shop.find(u"jones"_s), QStringList{u"SO-100024"_s});
    QVERIFY(shop.find(u"smith"_s).isEmpty());
}

void DirectoryTest::foldingIsTheSameForEverybody()
{
    QCOMPARE(folded(u"  ÉMILE   Straße "_s), u"emile strasse"_s);
    QCOMPARE(folded(u"Søren Łukasz"_s), u"soren lukasz"_s);
    QCOMPARE(folded(u"ﬁne"_s), u"fine"_s);
}

QTEST_GUILESS_MAIN(DirectoryTest)
#include "DirectoryTest.moc"
