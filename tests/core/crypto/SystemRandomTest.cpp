// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/SystemRandom.h"

#include <QSet>
#include <QTest>

using namespace storehand;

class SystemRandomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void givesAsManyBytesAsAskedFor()
    {
        SystemRandom random;
        QCOMPARE(random.bytes(0).size(), 0);
        QCOMPARE(random.bytes(33).size(), 33);
    }

    void doesNotRepeatItself()
    {
        SystemRandom random;
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(random.bytes(16));
        QCOMPARE(seen.size(), 1000);
    }
};

QTEST_APPLESS_MAIN(SystemRandomTest)
#include "SystemRandomTest.moc"
