// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/PinHash.h"

#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;

class PinHashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void onlyTheRightPinMatches()
    {
        test::FakeRandom random;
        const PinHash hash =
            PinHash::make(Sensitive(QStringLiteral("482915")), PinHashCost::cheapest(), random);
        QVERIFY(hash.matches(Sensitive(QStringLiteral("482915"))));
        QVERIFY(!hash.matches(Sensitive(QStringLiteral("482916"))));
        QVERIFY(!hash.matches(Sensitive(QString())));
    }

    void equalPinsOfTwoPeopleLookDifferent()
    {
        test::FakeRandom random;
        const Sensitive pin(QStringLiteral("482915"));
        QVERIFY(PinHash::make(pin, PinHashCost::cheapest(), random).text !=
                PinHash::make(pin, PinHashCost::cheapest(), random).text);
    }

    void theDefaultCostIsTheOneOfTheSecurityChecks()
    {
        test::FakeRandom random;
        const Sensitive pin(QStringLiteral("482915"));
        const PinHash hash = PinHash::make(pin, PinHashCost(), random);
        QVERIFY2(hash.text.startsWith(u"$argon2id$v=19$m=65536,t=3,p=1$"), qPrintable(hash.text));
        QVERIFY(hash.matches(pin));
    }

    void aHashOfAnotherCostIsToBeMadeAnew()
    {
        test::FakeRandom random;
        const PinHash hash =
            PinHash::make(Sensitive(QStringLiteral("482915")), PinHashCost::cheapest(), random);
        QVERIFY(!hash.needsRehash(PinHashCost::cheapest()));
        QVERIFY(hash.needsRehash({8 * 1024, 2}));
        QVERIFY(hash.needsRehash({16 * 1024, 1}));
        QVERIFY(PinHash{QStringLiteral("482915")}.needsRehash(PinHashCost::cheapest()));
    }

    void textsThatAreNoVerifierMatchNothing()
    {
        const Sensitive empty{QString()};
        for (const QString &text : {QString(), QStringLiteral("$argon2id$"), QString(200, u'A')})
            QVERIFY(!PinHash{text}.matches(empty));
    }
};

QTEST_APPLESS_MAIN(PinHashTest)
#include "PinHashTest.moc"
