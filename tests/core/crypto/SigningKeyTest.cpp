// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/SigningKey.h"

#include "core/crypto/Base64Url.h"
#include "core/domain/Codes.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;

class SigningKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    // RFC 8032, 7.1, test 2.
    void agreesWithThePublishedVector()
    {
        const QByteArray seed =
            QByteArray::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        const auto key = SigningKey::fromSeedText(Sensitive(toBase64Url(seed)));
        QVERIFY(key);
        QCOMPARE(key->verifyKey().toText(),
                 toBase64Url(QByteArray::fromHex(
                     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")));
        QCOMPARE(key->sign("\x72").toHex(),
                 QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    }

    void onlyTheSignedMessageIsGenuine()
    {
        test::FakeRandom random;
        const SigningKey key = SigningKey::make(random);
        const auto publicKey = VerifyKey::fromText(key.verifyKey().toText());
        QVERIFY(publicKey);
        const QByteArray signature = key.sign("ready");
        QVERIFY(publicKey->verifies("ready", signature));
        QVERIFY(!publicKey->verifies("Ready", signature));
        QVERIFY(!publicKey->verifies("ready", signature.chopped(1)));
        QVERIFY(!publicKey->verifies("ready", QByteArray()));
        QVERIFY(!SigningKey::make(random).verifyKey().verifies("ready", signature));
    }

    void theSeedTextBringsTheKeyBack()
    {
        test::FakeRandom random;
        const SigningKey before = SigningKey::make(random);
        const auto after = SigningKey::fromSeedText(before.seedText());
        QVERIFY(after);
        QVERIFY(after->verifyKey() == before.verifyKey());
        QCOMPARE(after->sign("x"), before.sign("x"));
    }

    void badKeyTextsAreRefused()
    {
        for (const QString &text : {QString(), QStringLiteral("AAAA"), QString(44, u'A'),
                                    QString(42, u'A') + u'B', QString(43, u'A') + u'='}) {
            QVERIFY2(!VerifyKey::fromText(text), qPrintable(text));
            const auto key = SigningKey::fromSeedText(Sensitive(text));
            QVERIFY2(!key, qPrintable(text));
            QCOMPARE(key.error().code, QString(codes::badKey));
        }
    }
};

QTEST_APPLESS_MAIN(SigningKeyTest)
#include "SigningKeyTest.moc"
