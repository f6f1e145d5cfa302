// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/OwnCode.h"

#include "core/crypto/PickupCode.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class OwnCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBeginningSaysTheKind()
    {
        using Kind = OwnCode::Kind;
        QCOMPARE(OwnCode::recognise(u"SHC:confirm"), (OwnCode{Kind::Command, u"confirm"_s}));
        QCOMPARE(OwnCode::recognise(u"SHB:0042"), (OwnCode{Kind::Badge, u"0042"_s}));
        QCOMPARE(OwnCode::recognise(u"SHL:A03-2-1"), (OwnCode{Kind::Location, u"A03-2-1"_s}));
        QCOMPARE(OwnCode::recognise(u"SHO:SO-100023"), (OwnCode{Kind::Order, u"SO-100023"_s}));
        QCOMPARE(OwnCode::recognise(u"SHP:P-000123"), (OwnCode{Kind::Parcel, u"P-000123"_s}));
    }

    void capsLockChangesNothing()
    {
        QCOMPARE(OwnCode::recognise(u"shc:CONFIRM"),
                 (OwnCode{OwnCode::Kind::Command, u"confirm"_s}));
    }

    void aPickupCodeIsRecognisedBeforeItIsVerified()
    {
        test::FakeRandom random;
        const QString qr = PickupCode::make(random).toQr(SigningKey::make(random));
        QCOMPARE(OwnCode::recognise(qr), (OwnCode{OwnCode::Kind::Pickup, qr}));
    }

    void otherTextsAreNotOurs()
    {
        for (const QStringView text :
             {u"", u"SHC", u"SHC:", u"SHX:1", u"SHP:a", u"SHP:a b c", u"SHP1.ABC", u"P-000123"})
            QVERIFY2(!OwnCode::recognise(text), qPrintable(text.toString()));
    }

    void parcelCodesAreShortAndPlain()
    {
        for (const QStringView text : {u"P-1", u"abcDEF019", u"----"})
            QVERIFY2(isParcelCode(text), qPrintable(text.toString()));
        QVERIFY(isParcelCode(QString(40, u'A')));
        QVERIFY(!isParcelCode(QString(41, u'A')));
        for (const QStringView text : {u"", u"P1", u"P_1", u"P 1", u"Pé1", u"P٣1"})
            QVERIFY2(!isParcelCode(text), qPrintable(text.toString()));
    }
};

QTEST_APPLESS_MAIN(OwnCodeTest)
#include "OwnCodeTest.moc"
