// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/KeyedHash.h"

#include "core/crypto/ConstantTime.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;

class KeyedHashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theSameKeyGivesTheSameHash()
    {
        test::FakeRandom random;
        const Sensitive<QByteArray> key = KeyedHash::makeKey(random);
        QCOMPARE(KeyedHash(key).of("ABCD2345"), KeyedHash(key).of("ABCD2345"));
        QCOMPARE(KeyedHash(key).of("ABCD2345").size(), 32);
    }

    void anotherKeyOrMessageGivesAnother()
    {
        test::FakeRandom random;
        const KeyedHash one(KeyedHash::makeKey(random));
        const KeyedHash two(KeyedHash::makeKey(random));
        QVERIFY(one.of("ABCD2345") != two.of("ABCD2345"));
        QVERIFY(one.of("ABCD2345") != one.of("ABCD2346"));
    }

    void secretsAreComparedWhole()
    {
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(equalInConstantTime(QByteArray(), ""));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "ab"));
    }
};

QTEST_APPLESS_MAIN(KeyedHashTest)
#include "KeyedHashTest.moc"
