// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Uuid.h"

#include "tests/support/FakeRandom.h"

#include <QSet>
#include <QTest>

using namespace storehand;

class UuidTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeStandsInFront()
    {
        test::FakeRandom random;
        const QString id = UuidMaker(random).next({0x0123456789ab});
        QVERIFY(isUuidText(id));
        QVERIFY(id.startsWith(u"01234567-89ab-7"));
        QVERIFY(QStringLiteral("89ab").contains(id[19]));
    }

    void idsRiseAlsoWhenTheClockStepsBack()
    {
        test::FakeRandom random;
        UuidMaker maker(random);
        QString last;
        for (int i = 0; i < 10'000; ++i) {
            const QString id = maker.next({1'000'000 - i});
            QVERIFY2(id > last, qPrintable(last + QChar(u' ') + id));
            last = id;
        }
    }

    void otherTextsAreRefused()
    {
        QVERIFY(!isUuidText(QString()));
        QVERIFY(!isUuidText(QStringLiteral("01234567-89AB-7000-8000-000000000000")));
        QVERIFY(!isUuidText(QStringLiteral("01234567a89ab-7000-8000-00000000000")));
    }
};

QTEST_APPLESS_MAIN(UuidTest)
#include "UuidTest.moc"
