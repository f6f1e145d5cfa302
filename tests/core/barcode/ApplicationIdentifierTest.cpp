// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/ApplicationIdentifier.h"

#include "core/barcode/AiValueCheck.h"

#include <QFile>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class ApplicationIdentifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableHasEveryCommonIdentifier()
    {
        for (const QStringView ai :
             {u"00",  u"01",  u"03",   u"716",  u"8043", u"02",   u"10",   u"11",   u"15",
              u"17",  u"21",  u"235",  u"30",   u"37",   u"3103", u"3105", u"3922", u"410",
              u"417", u"420", u"7003", u"8005", u"8006", u"8020", u"99"})
            QVERIFY2(ApplicationIdentifier::find(ai), qPrintable(ai.toString()));
        for (const QStringView ai : {u"", u"0", u"05", u"3106", u"310", u"7018", u"0001", u"1A"})
            QVERIFY2(!ApplicationIdentifier::find(ai), qPrintable(ai.toString()));
    }

    void everyRowIsFoundByItsIdentifiers()
    {
        for (const ApplicationIdentifier &row : ApplicationIdentifier::all()) {
            for (int number = row.first; number <= row.last; ++number) {
                const QString ai = QString::number(number).rightJustified(row.digits, u'0');
                QVERIFY2(ApplicationIdentifier::find(ai) == &row, qPrintable(ai));
                QVERIFY2(ApplicationIdentifier::inFrontOf(ai + u'1') == &row, qPrintable(ai));
            }
        }
    }

    void noIdentifierIsTheBeginningOfAnother()
    {
        for (int digits = 2; digits <= 3; ++digits) {
            for (int number = 0; number < (digits == 2 ? 100 : 1000); ++number) {
                const QString ai = QString::number(number).rightJustified(digits, u'0');
                if (!ApplicationIdentifier::find(ai))
                    continue;
                for (int more = 0; more < 100; ++more) {
                    const QString longer = ai + QString::number(more);
                    QVERIFY2(!ApplicationIdentifier::find(longer), qPrintable(longer));
                }
            }
        }
    }

    void everyValueIsJudgedAsTheTableSays()
    {
        QFile file(u"" STOREHAND_TEST_DATA "/barcode/ai-values.txt"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QSet<const ApplicationIdentifier *> seen;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const QStringList fields = line.split(u'|');
            if (line.startsWith(u'#') || fields.size() < 3)
                continue;
            const QString ai = fields[0].trimmed();
            const ApplicationIdentifier *row = ApplicationIdentifier::find(ai);
            QVERIFY2(row, qPrintable(line));
            seen.insert(row);
            const Status status = row->check(ai, fields[1].trimmed());
            QVERIFY2((status ? u"ok"_s : status.error().code) == fields[2].trimmed(),
                     qPrintable(line));
        }
        QCOMPARE(seen.size(), qsizetype(ApplicationIdentifier::all().size()));
    }

    // Without this a scanner's data could not be split, since no separator stands behind them.
    void predefinedLengthsAreFixed()
    {
        for (const ApplicationIdentifier &row : ApplicationIdentifier::all()) {
            const QString ai = QString::number(row.first).rightJustified(row.digits, u'0');
            if (hasPredefinedLength(ai))
                QVERIFY2(row.sizeMin() == row.sizeMax(), qPrintable(ai));
        }
    }

    void anyValueIsJudgedWithoutACrash()
    {
        const QStringList values{
            QString(), u"0"_s, u"%"_s, u"%4"_s, u"é"_s, QString(100, u'0'), QString(100, u'%')};
        for (const ApplicationIdentifier &row : ApplicationIdentifier::all()) {
            for (const QString &value : values) {
                for (int size = 0; size <= row.sizeMax() + 1; ++size)
                    (void)row.check(u"99", value.left(size));
            }
            QVERIFY(!row.check(u"99", QString(row.sizeMax() + 1, u'1')));
            QVERIFY(!row.check(u"99", QString()));
        }
    }

    void aDateFallsIntoTheWindowAroundToday()
    {
        const QDate today(2026, 11, 21);
        QCOMPARE(gs1Date(u"261231", today), QDate(2026, 12, 31));
        QCOMPARE(gs1Date(u"761231", today), QDate(2076, 12, 31));
        QCOMPARE(gs1Date(u"771231", today), QDate(1977, 12, 31));
        QCOMPARE(gs1Date(u"990101", today), QDate(1999, 1, 1));
        QCOMPARE(gs1Date(u"280200", today), QDate(2028, 2, 29));
        QCOMPARE(gs1Date(u"010131", QDate(2099, 1, 1)), QDate(2101, 1, 31));
        QVERIFY(!gs1Date(u"261301", today));
        QVERIFY(!gs1Date(u"260001", today));
        QVERIFY(!gs1Date(u"26123", today));
        QVERIFY(!gs1Date(u"26123x", today));
    }
};

QTEST_APPLESS_MAIN(ApplicationIdentifierTest)
#include "ApplicationIdentifierTest.moc"
