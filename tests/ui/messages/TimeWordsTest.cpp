// SPDX-License-Identifier: Apache-2.0
#include "ui/messages/TimeWords.h"

#include "ui/messages/Translations.h"

#include <QTest>

using namespace storehand;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TimeWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_translations.use(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void theClockIsTheStoresNotTheMachines();
    void aSpanIsSaidInTheLargestUnitThatHelps_data();
    void aSpanIsSaidInTheLargestUnitThatHelps();
    void aPromiseShowsMinutesThenHoursThenDays();
    void whatIsLateSaysSo();
    void daysAroundTodayAreNamed();

private:
    Translations m_translations;
};

namespace {

Instant at(const char *text)
{
    return *Instant::fromText(QString::fromLatin1(text));
}

} // namespace

void TimeWordsTest::theClockIsTheStoresNotTheMachines()
{
    QCOMPARE(timeOfDay(at("2026-11-21T09:12:00.000Z"), "Pacific/Auckland"), u"22:12"_s);
    QCOMPARE(timeOfDay(at("2026-11-21T09:12:00.000Z"), "Nowhere/Nothing"), u"09:12"_s);
}

void TimeWordsTest::aSpanIsSaidInTheLargestUnitThatHelps_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    const auto row = [](Millis length, const QString &text) {
        QTest::addRow("%s", qPrintable(text)) << qint64(length.count()) << text;
    };
    row(-5min, u"under 1 min"_s);
    row(59s, u"under 1 min"_s);
    row(1min, u"1 min"_s);
    row(12min, u"12 min"_s);
    row(125min, u"2 h 05 min"_s);
    row(24h, u"1 day"_s);
    row(73h, u"3 days"_s);
}

void TimeWordsTest::aSpanIsSaidInTheLargestUnitThatHelps()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(span(Millis(ms)), text);
}

void TimeWordsTest::aPromiseShowsMinutesThenHoursThenDays()
{
    QCOMPARE(timeLeft(34min), (TimeLeft{u"34"_s, u"min"_s, u"34 minutes left"_s}));
    QCOMPARE(timeLeft(1min), (TimeLeft{u"1"_s, u"min"_s, u"1 minute left"_s}));
    QCOMPARE(timeLeft(150min), (TimeLeft{u"2 h"_s, u"left"_s, u"2 hours left"_s}));
    QCOMPARE(timeLeft(72h), (TimeLeft{u"3"_s, u"days"_s, u"3 days left"_s}));
}

void TimeWordsTest::whatIsLateSaysSo()
{
    QCOMPARE(timeLeft(-12min), (TimeLeft{u"12"_s, u"late"_s, u"12 minutes late"_s}));
    QCOMPARE(timeLeft(-150min), (TimeLeft{u"2 h"_s, u"late"_s, u"2 hours late"_s}));
    QCOMPARE(timeLeft(-72h), (TimeLeft{u"3 d"_s, u"late"_s, u"3 days late"_s}));
}

void TimeWordsTest::daysAroundTodayAreNamed()
{
    const Instant now = at("2026-11-21T09:00:00.000Z"); // a Saturday
    QCOMPARE(dayOrTime(at("2026-11-21T17:30:00.000Z"), now, "UTC"), u"17:30"_s);
    QCOMPARE(dayOrTime(at("2026-11-23T17:30:00.000Z"), now, "UTC"), u"Mon"_s);
    QCOMPARE(dayOrTime(at("2026-12-25T17:30:00.000Z"), now, "UTC"), u"25/12/2026"_s);
}

QTEST_GUILESS_MAIN(TimeWordsTest)
#include "TimeWordsTest.moc"
