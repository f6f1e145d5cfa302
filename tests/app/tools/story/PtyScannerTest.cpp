// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/PtyScanner.h"

#include <QFile>
#include <QTest>

using namespace storehand::story;
using namespace Qt::Literals::StringLiterals;

class PtyScannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoOpensItReceivesTheCodeAndCarriageReturn()
    {
        PtyScanner scanner;
        QVERIFY(scanner.open());
        QFile port(scanner.path());
        QVERIFY(port.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
        QVERIFY(scanner.scan(u"9521234543213"_s));
        QCOMPARE(port.read(14), QByteArray("9521234543213\r"));
    }
};

QTEST_APPLESS_MAIN(PtyScannerTest)
#include "PtyScannerTest.moc"
