// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/Cast.h"

#include "app/demo/DemoImport.h"

#include <QTest>

using namespace storehand;
using namespace storehand::story;
using namespace Qt::Literals::StringLiterals;

class CastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemoChainHasEverybodyForTheStory()
    {
        const auto cast = Cast::from(demo::importLines({1'795'000'000'000}));
        QVERIFY2(cast, cast ? "" : qPrintable(cast.error().detail));
        QCOMPARE(cast->picker.pin, u"482915"_s);
    }

    void onlyPlainProductsOfThisStorePlay()
    {
        const auto cast = Cast::from(lines);
        QVERIFY2(cast, cast ? "" : qPrintable(cast.error().detail));
        QCOMPARE(cast->storeName, u"Harbour Street"_s);
        QCOMPARE(cast->currency, u"NZD"_s);
        QCOMPARE(cast->picker.name, u"Mere"_s);
        QCOMPARE(cast->counter.code, u"0043"_s);
        QCOMPARE(cast->shelf, u"S-01"_s);
        QStringList codes;
        for (const Cast::Product &product : cast->products)
            codes.append(product.code);
        QCOMPARE(codes, QStringList({u"9520000000013"_s, u"9520000000020"_s, u"9520000000037"_s}));
    }

    void withoutAPickerThereIsNoStory()
    {
        const auto cast = Cast::from(QByteArray(lines).replace("0042", "0001"));
        QVERIFY(!cast);
        QCOMPARE(cast.error().code, u"no_demo_chain"_s);
    }

private:
    static constexpr auto lines = R"(
{"type":"store","code":"wiri","name":"Hub","kind":"warehouse"}
{"type":"store","code":"harbour","name":"Harbour Street","currency":"NZD"}
{"type":"staging","store":"harbour","code":"S-01","kind":"shelf"}
{"type":"staging","store":"harbour","code":"C-01","kind":"cool"}
{"type":"person","store":"harbour","code":"0042","name":"Mere","role":"picker","pin":"482915"}
{"type":"person","store":"harbour","code":"0043","name":"Liam","role":"counter","pin":"171521"}
{"type":"person","store":"queen","code":"0103","name":"Nadia","role":"counter","pin":"111111"}
{"type":"product","sku":"A","title":"A","codes":[{"code":"9520000000013"}],"price":100}
{"type":"product","sku":"B","title":"B","codes":[{"code":"1","units":6},{"code":"9520000000020"}]}
{"type":"product","sku":"C","title":"C","codes":[{"code":"9520000000037"}],"track":"none"}
{"type":"product","sku":"SERIAL","title":"S","codes":[{"code":"9520000000044"}],"track":"serial"}
{"type":"product","sku":"SCARCE","title":"S","codes":[{"code":"9520000000051"}]}
{"type":"stock","store":"harbour","sku":"A","on_hand":9}
{"type":"stock","store":"harbour","sku":"B","on_hand":9}
{"type":"stock","store":"harbour","sku":"C","on_hand":9}
{"type":"stock","store":"harbour","sku":"SERIAL","on_hand":9}
{"type":"stock","store":"harbour","sku":"SCARCE","on_hand":1}
{"type":"stock","store":"queen","sku":"SCARCE","on_hand":9}
)";
};

QTEST_APPLESS_MAIN(CastTest)
#include "CastTest.moc"
