// SPDX-License-Identifier: Apache-2.0
#include "core/store/Crc32.h"

#include <QTest>

using namespace storehand;

class Crc32Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWellKnownCheckValueComesOut()
    {
        Crc32 crc;
        crc.add("1234");
        crc.add("56789");
        QCOMPARE(crc.value(), 0xcbf43926u);
    }

    void aNumberIsEightBytes()
    {
        Crc32 number;
        number.add(qint64(0x0102030405060708));
        Crc32 bytes;
        bytes.add(QByteArrayView("\x01\x02\x03\x04\x05\x06\x07\x08", 8));
        QCOMPARE(number.value(), bytes.value());
    }
};

QTEST_APPLESS_MAIN(Crc32Test)
#include "Crc32Test.moc"
