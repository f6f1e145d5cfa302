// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/KeyedText.h"

#include <QFile>
#include <QTest>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

class KeyedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aComputersLayoutDoesNotMatter_data()
    {
        QTest::addColumn<QStringList>("fields");
        QFile file(u"" STOREHAND_TEST_DATA "/scanner/host-layouts.txt"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (QString line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            const QStringList fields =
                line.replace("\\x1d"_L1, QString(groupSeparator)).split(u" | "_s);
            QTest::newRow(qPrintable(fields[0] + u' ' + fields[2])) << fields;
        }
    }

    void aComputersLayoutDoesNotMatter()
    {
        QFETCH(QStringList, fields);
        const HostLayout *layout = HostLayout::find(fields[0]);
        QVERIFY(layout);
        QCOMPARE(likeliestReading(fields[1] + u'\r', *layout), fields[2]);
    }

    void everyLayoutHasAllKeysOnce()
    {
        const qsizetype keys = HostLayout::find(u"us")->plain.size();
        QCOMPARE(keys, 47);
        for (const QString &name : HostLayout::names()) {
            const HostLayout *layout = HostLayout::find(name);
            QVERIFY2(layout, qPrintable(name));
            QCOMPARE(layout->plain.size(), keys);
            QCOMPARE(layout->shifted.size(), keys);
            const QString all = layout->plain.toString() + layout->shifted.toString();
            for (const QChar c : all)
                QVERIFY2(all.count(c) == 1, qPrintable(name + u' ' + c));
        }
        QVERIFY(!HostLayout::find(u"xx"));
    }

    void keysAreKnownByTheirNumbers()
    {
        QCOMPARE(usCharOf(2, false), u'1');
        QCOMPARE(usCharOf(13, true), u'+');
        QCOMPARE(usCharOf(16, false), u'q');
        QCOMPARE(usCharOf(27, false), u']');
        QCOMPARE(usCharOf(30, true), u'A');
        QCOMPARE(usCharOf(40, true), u'"');
        QCOMPARE(usCharOf(41, false), u'`');
        QCOMPARE(usCharOf(43, false), u'\\');
        QCOMPARE(usCharOf(44, false), u'z');
        QCOMPARE(usCharOf(53, true), u'?');
        QCOMPARE(usCharOf(57, true), u' ');
        for (const quint32 other : {0U, 1U, 14U, 15U, 28U, 29U, 42U, 54U, 58U, 1000U})
            QVERIFY(usCharOf(other, false).isNull());
    }
};

QTEST_APPLESS_MAIN(KeyedTextTest)
#include "KeyedTextTest.moc"
