// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/SealedBox.h"

#include "core/domain/Codes.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;

class SealedBoxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    // open() is libsodium's crypto_box_seal_open, so this also shows that our boxes are its boxes.
    void whatAStationSealsTheOmsOpens()
    {
        test::FakeRandom random;
        const SealedBoxKey oms = SealedBoxKey::make(random);
        const auto box = SealedBox::fromText(oms.box().toText());
        QVERIFY(box);
        for (const QByteArray &plain : {QByteArray(), QByteArray("signature of Rangi")}) {
            const QByteArray sealed = box->seal(plain, random);
            QCOMPARE(sealed.size(), plain.size() + 48);
            const auto opened = oms.open(sealed);
            QVERIFY(opened);
            QCOMPARE(opened->reveal(), plain);
        }
    }

    void theSecretSurvivesARestart()
    {
        test::FakeRandom random;
        const SealedBoxKey before = SealedBoxKey::make(random);
        const auto after = SealedBoxKey::fromSecret(before.secret());
        QVERIFY(after);
        QCOMPARE(after->box().toText(), before.box().toText());
        QVERIFY(after->open(before.box().seal("x", random)));
    }

    void changedOrForeignBoxesStayClosed()
    {
        test::FakeRandom random;
        const SealedBoxKey oms = SealedBoxKey::make(random);
        const QByteArray sealed = oms.box().seal("Rangi", random);
        QVERIFY(!SealedBoxKey::make(random).open(sealed));
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY(!oms.open(changed));
            QVERIFY(!oms.open(sealed.left(i)));
        }
    }

    void badKeyTextsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("short") << QStringLiteral("AAAA");
        QTest::newRow("not base64url") << QString(43, u'+');
        QTest::newRow("zero point") << QString(43, u'A');
        QTest::newRow("point of order 1") << u'A' + QString(u'Q') + QString(41, u'A');
    }

    void badKeyTextsAreRefused()
    {
        QFETCH(QString, text);
        const auto box = SealedBox::fromText(text);
        QVERIFY(!box);
        QCOMPARE(box.error().code, QString(codes::badKey));
    }
};

QTEST_APPLESS_MAIN(SealedBoxTest)
#include "SealedBoxTest.moc"
