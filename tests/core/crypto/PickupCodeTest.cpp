// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/PickupCode.h"

#include "core/domain/Codes.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;

class PickupCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void hasEightCharactersThatCannotBeMixedUp()
    {
        test::FakeRandom random;
        for (int i = 0; i < 1000; ++i) {
            const QString text = PickupCode::make(random).text();
            QCOMPARE(text.size(), 8);
            for (const QChar c : text)
                QVERIFY2(!QStringLiteral("01ILOU").contains(c), qPrintable(text));
        }
    }

    void isReadAsPeopleTypeIt()
    {
        const auto code = PickupCode::fromTyped(u"ABCD2345");
        QVERIFY(code);
        for (const QStringView typed : {u"abcd2345", u"ABCD-2345", u" ab cd 23 45 "})
            QVERIFY(PickupCode::fromTyped(typed) == code);
        for (const QStringView typed : {u"", u"ABCD234", u"ABCD23456", u"ABCD2340", u"ABCD234!"})
            QVERIFY(!PickupCode::fromTyped(typed));
    }

    void theStationKnowsItByItsHash()
    {
        test::FakeRandom random;
        const KeyedHash keyed(KeyedHash::makeKey(random));
        const PickupCode code = PickupCode::make(random);
        QCOMPARE(PickupCode::fromTyped(code.text().toLower())->hash(keyed), code.hash(keyed));
        QVERIFY(PickupCode::make(random).hash(keyed) != code.hash(keyed));
    }

    void theQrCodeIsCheckedOffline()
    {
        test::FakeRandom random;
        const SigningKey oms = SigningKey::make(random);
        const PickupCode code = PickupCode::make(random);
        const QString qr = code.toQr(oms);
        QVERIFY(qr.startsWith(QStringLiteral("SHP1.") + code.text() + u'.'));
        QVERIFY(PickupCode::isQrForm(qr));
        const auto read = PickupCode::fromQr(qr, oms.verifyKey());
        QVERIFY(read);
        QVERIFY(*read == code);
    }

    void aForgedQrCodeIsNotGenuine()
    {
        test::FakeRandom random;
        const SigningKey oms = SigningKey::make(random);
        const PickupCode code = PickupCode::make(random);
        const PickupCode other = PickupCode::make(random);
        const QString swapped = code.toQr(oms).replace(code.text(), other.text());
        for (const QString &forged : {swapped, code.toQr(SigningKey::make(random))}) {
            const auto read = PickupCode::fromQr(forged, oms.verifyKey());
            QVERIFY(!read);
            QCOMPARE(read.error().kind, ErrorKind::Unauthorized);
            QCOMPARE(read.error().code, QString(codes::pickupCodeNotGenuine));
        }
    }

    void otherQrCodesAreNotPickupCodes()
    {
        test::FakeRandom random;
        const SigningKey oms = SigningKey::make(random);
        const QString qr = PickupCode::make(random).toQr(oms);
        for (const QString &text : {QString(), QStringLiteral("SHP1"), QStringLiteral("SHP1.."),
                                    qr.toLower(), qr + u'.', QString(qr).replace(3, 1, u'2'),
                                    QStringLiteral("https://example.test/01/09521234543213")}) {
            QVERIFY2(!PickupCode::isQrForm(text), qPrintable(text));
            const auto read = PickupCode::fromQr(text, oms.verifyKey());
            QVERIFY(!read);
            QCOMPARE(read.error().code, QString(codes::badPickupCode));
        }
    }
};

QTEST_APPLESS_MAIN(PickupCodeTest)
#include "PickupCodeTest.moc"
