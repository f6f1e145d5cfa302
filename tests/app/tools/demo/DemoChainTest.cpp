// SPDX-License-Identifier: Apache-2.0
#include "app/tools/demo/DemoChain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand::demo;
using namespace Qt::Literals::StringLiterals;

class DemoChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstShopWithItsLeadShelfAndPlainProductsIsTaken()
    {
        const auto chain = chainOf(lines);
        QVERIFY2(chain, chain ? "" : qPrintable(chain.error().detail));
        QCOMPARE(chain->store, u"harbour"_s);
        QCOMPARE(chain->storeName, u"Harbour Street"_s);
        QCOMPARE(chain->currency, u"NZD"_s);
        QCOMPARE(chain->person, u"0003"_s);
        QCOMPARE(chain->pin, u"804423"_s);
        QCOMPARE(chain->shelf, u"S-01"_s);
        QStringList codes;
        for (const DemoChain::Product &product : chain->products)
            codes.append(product.code);
        QCOMPARE(codes, QStringList({u"9520000000013"_s, u"9520000000020"_s, u"9520000000037"_s}));
    }

    void aChainWithoutALeadIsRefused()
    {
        const auto chain = chainOf(QByteArray(lines).replace("\"lead\"", "\"picker\""));
        QVERIFY(!chain);
        QCOMPARE(chain.error().code, u"no_demo_chain"_s);
    }

private:
    static constexpr auto lines = R"(
{"type":"store","code":"hub","name":"Hub","kind":"warehouse"}
{"type":"store","code":"harbour","name":"Harbour Street","currency":"NZD"}
{"type":"staging","store":"harbour","code":"S-01","kind":"shelf"}
{"type":"staging","store":"harbour","code":"S-07","kind":"cool"}
{"type":"person","store":"harbour","code":"0000","name":"Mere","role":"picker","pin":"936710"}
{"type":"person","store":"harbour","code":"0003","name":"Nadia","role":"lead","pin":"804423"}
{"type":"person","store":"queen","code":"0103","name":"Liam","role":"lead","pin":"111111"}
{"type":"product","sku":"A","title":"A","codes":[{"code":"9520000000013"}],"price":100}
{"type":"product","sku":"B","title":"B","codes":[{"code":"19","units":6},{"code":"9520000000020"}]}
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

    static storehand::Result<DemoChain> chainOf(const QByteArray &text)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"chain.jsonl"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.close();
        return DemoChain::read(folder.path());
    }
};

QTEST_APPLESS_MAIN(DemoChainTest)
#include "DemoChainTest.moc"
