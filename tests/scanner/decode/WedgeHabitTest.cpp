// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/WedgeHabit.h"

#include <QTest>

using namespace storehand::scanner;

class WedgeHabitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMeansSomethingWins()
    {
        WedgeHabit habit;
        QCOMPARE(habit.readingOf("SHL\xc3\x96"
                                 "A\xc3\x9f"
                                 "1",
                                 "SHL:A-1"),
                 QByteArray("SHL:A-1"));
        QCOMPARE(habit.readingOf("SHL:A-1", "SHL<A/1"), QByteArray("SHL:A-1"));
    }

    // A plain text says nothing by itself; a scanner that knows the computer is the usual one.
    void aPlainTextIsTakenAsItCameUntilTheScannerIsKnown()
    {
        WedgeHabit habit;
        QCOMPARE(habit.readingOf("P-000123", "P/000123"), QByteArray("P-000123"));
        QCOMPARE(habit.readingOf("+C1P", "]C1P"), QByteArray("+C1P"));
        (void)habit.readingOf("SHL\xc3\x96"
                              "A1",
                              "SHL:A1");
        QCOMPARE(habit.readingOf("P\xc3\x9f"
                                 "000123",
                                 "P-000123"),
                 QByteArray("P-000123"));
        (void)habit.readingOf("SHL:A1", "SHL<A1");
        QCOMPARE(habit.readingOf("P-000123", "P/000123"), QByteArray("P-000123"));
    }

    // A PIN that somebody types fast on a French keyboard.
    void digitsStayDigits()
    {
        WedgeHabit habit;
        (void)habit.readingOf("SHL\xc3\x96"
                              "A1",
                              "SHL:A1");
        QCOMPARE(habit.readingOf("482915", "$*@(!%"), QByteArray("482915"));
        QCOMPARE(habit.readingOf("&\xc3\xa9", "12"), QByteArray("12"));
    }

    void withoutKeysThereIsOneReading()
    {
        WedgeHabit habit;
        QCOMPARE(habit.readingOf("9521234543213", {}), QByteArray("9521234543213"));
    }
};

QTEST_APPLESS_MAIN(WedgeHabitTest)
#include "WedgeHabitTest.moc"
