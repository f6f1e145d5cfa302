// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/FieldCipher.h"

#include "core/domain/Codes.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;

class FieldCipherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aSealedFieldOpensInItsPlace()
    {
        test::FakeRandom random;
        const FieldCipher cipher(FieldCipher::makeKey(random), random);
        for (const QByteArray &plain :
             {QByteArray(), QByteArray("Mere Tamati"), QByteArray(100'000, '\0')}) {
            const QByteArray sealed = cipher.seal(plain, "customer/1/name");
            QCOMPARE(sealed.size(), plain.size() + 41);
            const auto opened = cipher.open(sealed, "customer/1/name");
            QVERIFY(opened);
            QCOMPARE(opened->reveal(), plain);
        }
    }

    void theNameIsNotReadableInIt()
    {
        test::FakeRandom random;
        const FieldCipher cipher(FieldCipher::makeKey(random), random);
        QVERIFY(!cipher.seal("Mere Tamati", "x").contains("Mere"));
    }

    void theSameNameTwiceLooksDifferent()
    {
        test::FakeRandom random;
        const FieldCipher cipher(FieldCipher::makeKey(random), random);
        QVERIFY(cipher.seal("Mere", "x") != cipher.seal("Mere", "x"));
    }

    void inAnotherPlaceItDoesNotOpen()
    {
        test::FakeRandom random;
        const FieldCipher cipher(FieldCipher::makeKey(random), random);
        const auto opened = cipher.open(cipher.seal("Mere", "customer/1"), "customer/2");
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Malformed);
        QCOMPARE(opened.error().code, QString(codes::sealedValueUnreadable));
    }

    void withAnotherKeyItDoesNotOpen()
    {
        test::FakeRandom random;
        const FieldCipher mine(FieldCipher::makeKey(random), random);
        const FieldCipher other(FieldCipher::makeKey(random), random);
        QVERIFY(!other.open(mine.seal("Mere", "x"), "x"));
    }

    void anyChangedOrMissingByteIsNoticed()
    {
        test::FakeRandom random;
        const FieldCipher cipher(FieldCipher::makeKey(random), random);
        const QByteArray sealed = cipher.seal("Mere", "x");
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY2(!cipher.open(changed, "x"), qPrintable(QString::number(i)));
            QVERIFY2(!cipher.open(sealed.left(i), "x"), qPrintable(QString::number(i)));
        }
    }
};

QTEST_APPLESS_MAIN(FieldCipherTest)
#include "FieldCipherTest.moc"
