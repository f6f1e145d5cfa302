// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/EnrolmentCode.h"

#include "core/domain/Codes.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;

namespace {

const QByteArray omsKeyHash =
    QByteArray::fromHex("00443214c74254b635cf84653a56d7c6") + QByteArray(16, 'x');

} // namespace

class EnrolmentCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void isEightGroupsOfFour()
    {
        test::FakeRandom random;
        const QString text = EnrolmentCode::make(random, omsKeyHash).toText().reveal();
        const QStringList groups = text.split(u'-');
        QCOMPARE(groups.size(), 8);
        for (const QString &group : groups)
            QCOMPARE(group.size(), 4);
        // RFC 4648's zero-based alphabet of Crockford for 00 44 32 14 c7 42 54 b6 35 cf
        QCOMPARE(groups.mid(4).join(QString()), QStringLiteral("01234567"
                                                               "89ABCDEF"));
    }

    void namesItsOmsAndNoOther()
    {
        test::FakeRandom random;
        const EnrolmentCode code = EnrolmentCode::make(random, omsKeyHash);
        QVERIFY(code.names(omsKeyHash));
        QVERIFY(!code.names(QByteArray(32, 'y')));
        QVERIFY(!code.names(QByteArray()));
    }

    void isReadAsPeopleTypeIt()
    {
        test::FakeRandom random;
        const EnrolmentCode made = EnrolmentCode::make(random, omsKeyHash);
        const QString text = made.toText().reveal();
        QString sloppy = text.toLower().replace(u'-', u' ').replace(u'0', u'o').replace(u'1', u'l');
        for (const QString &typed :
             {text, QString(text).remove(u'-'), sloppy, QStringLiteral(" ") + text + u'\n'}) {
            const auto read = EnrolmentCode::fromText(typed);
            QVERIFY2(read, qPrintable(typed));
            QCOMPARE(read->secretHash(), made.secretHash());
            QVERIFY(read->names(omsKeyHash));
            QCOMPARE(read->toText().reveal(), text);
        }
    }

    void everySecretComesBack()
    {
        test::FakeRandom random(7);
        for (int i = 0; i < 500; ++i) {
            const EnrolmentCode made = EnrolmentCode::make(random, random.bytes(32));
            const auto read = EnrolmentCode::fromText(made.toText().reveal());
            QVERIFY(read);
            QCOMPARE(read->secretHash(), made.secretHash());
        }
    }

    void otherTextsAreRefused()
    {
        test::FakeRandom random;
        const QString text = EnrolmentCode::make(random, omsKeyHash).toText().reveal();
        for (const QString &typed : {QString(), text.chopped(1), text + u'A',
                                     text.chopped(1) + u'U', text.chopped(1) + QChar(0x0660)}) {
            const auto read = EnrolmentCode::fromText(typed);
            QVERIFY2(!read, qPrintable(typed));
            QCOMPARE(read.error().code, QString(codes::badEnrolmentCode));
        }
    }
};

QTEST_APPLESS_MAIN(EnrolmentCodeTest)
#include "EnrolmentCodeTest.moc"
