// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Instant.h"

#include <QTest>

#include <limits>
#include <random>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// Times are read and written as Qt's ISO 8601 does it.
class InstantTest : public QObject
{
    Q_OBJECT

    static QString asQtWrites(Instant at)
    {
        return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(Qt::ISODateWithMs);
    }

    static std::optional<qint64> asQtReads(const QString &text)
    {
        const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
        const bool isTime = at.isValid() && at.timeSpec() != Qt::LocalTime;
        return isTime ? std::optional(at.toMSecsSinceEpoch()) : std::nullopt;
    }

    static std::optional<qint64> read(const QString &text)
    {
        const std::optional<Instant> at = Instant::fromText(text);
        return at ? std::optional(at->ms) : std::nullopt;
    }

private Q_SLOTS:
    void aTimeIsWrittenAndReadAgain()
    {
        const Instant at{1'795'251'600'000};
        QCOMPARE(at.toText(), u"2026-11-21T09:00:00.000Z"_s);
        QCOMPARE(Instant::fromText(at.toText()), std::optional(at));
    }

    void anyTimeIsWrittenAsQtDoes()
    {
        std::mt19937_64 random(1);
        constexpr qint64 centuries = 400'000'000'000'000; // from about 10700 BC to 14600
        for (int i = 0; i < 20'000; ++i) {
            const Instant at{static_cast<qint64>(random() % (2 * centuries)) - centuries};
            QCOMPARE(at.toText(), asQtWrites(at));
            QCOMPARE(read(at.toText()), asQtReads(at.toText()));
        }
    }

    void theFirstAndTheLastOfTheirKindAreWrittenAsQtDoes()
    {
        for (const qint64 ms : {qint64(0), qint64(-1), qint64(999), qint64(-62'135'596'800'000),
                                qint64(-62'135'596'800'001), qint64(253'402'300'799'999),
                                qint64(253'402'300'800'000), qint64(951'782'400'000)})
            QCOMPARE(Instant{ms}.toText(), asQtWrites(Instant{ms}));
    }

    void whatIsReadIsWhatQtReads_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"2026-11-21T09:12:00.000Z",
                                 "2024-02-29T23:59:59.999Z",
                                 "2026-02-29T00:00:00.000Z",
                                 "2026-13-01T00:00:00.000Z",
                                 "2026-00-10T00:00:00.000Z",
                                 "2026-04-31T00:00:00.000Z",
                                 "2026-11-21T24:00:00.000Z",
                                 "2026-11-21T24:00:00.001Z",
                                 "2026-11-21T09:60:00.000Z",
                                 "2026-11-21T09:12:60.000Z",
                                 "0000-11-21T09:12:00.000Z",
                                 "0001-01-01T00:00:00.000Z",
                                 "9999-12-31T23:59:59.999Z",
                                 "2026-11-21T09:12:00Z",
                                 "2026-11-21T09:12:00.5Z",
                                 "2026-11-21T09:12:00.000+13:00",
                                 "2026-11-21T09:12:00.000",
                                 "2026-11-21",
                                 "2026-11-21 09:12:00.000Z",
                                 "2026-11-21T09:12:00.000z",
                                 "2026-11-21T09:12:00,000Z",
                                 "+026-11-21T09:12:00.000Z",
                                 "2026-11-21T09:12:00.00-Z",
                                 "",
                                 "Z"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void whatIsReadIsWhatQtReads()
    {
        QFETCH(QString, text);
        QCOMPARE(read(text), asQtReads(text));
    }
};

QTEST_APPLESS_MAIN(InstantTest)
#include "InstantTest.moc"
