// SPDX-License-Identifier: Apache-2.0
#include "tests/support/DiskState.h"
#include "tests/support/SyncStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString assignment = u"assignment"_s;
const QString a1 = u"a-1"_s;
constexpr qint64 page = 4096;

/// A station with its work, a cache of this evening and one of this morning.
struct Evening
{
    SyncStation station;
    QByteArray morning;
    QByteArray evening;
    qint64 rowsDropped = 0;

    Evening()
    {
        for (int i = 1; i <= 60; ++i) {
            station.oms.put(harbour, assignment, u"a-%1"_s.arg(i),
                            {{u"note"_s, QString(i * 37 % 700, u'n')}});
        }
        morning = cacheAfterSync();
        for (int i = 30; i <= 90; ++i)
            station.oms.put(harbour, assignment, u"a-%1"_s.arg(i));
        station.oms.remove(harbour, assignment, u"a-7"_s);
        evening = cacheAfterSync();
    }

    [[nodiscard]] QString path() const { return station.folder.filePath(u"cache.db"_s); }

    /// What upkeep does within a day, and a minute after somebody read damage.
    void lookForDamage()
    {
        Cache &cache = *station.cache;
        const Result<qint64> dropped = cache.dropDamagedRows();
        if (dropped)
            rowsDropped += *dropped;
        else if (!cache.rebuild(dropped.error(), station.clock.now()))
            qFatal("a damaged cache cannot be made anew");
    }

    /// The program starts on a cache with this content; without one, when there is none.
    void startOn(const std::optional<QByteArray> &cache)
    {
        station.restart([&] { writeImage({{path(), cache}, {path() + u"-wal"_s, std::nullopt}}); });
    }

private:
    QByteArray cacheAfterSync()
    {
        QByteArray bytes;
        station.start();
        const bool settled = station.settle();
        station.restart([&] {
            QFile file(path());
            if (file.open(QIODevice::ReadOnly))
                bytes = file.readAll();
        });
        if (!settled || bytes.isEmpty())
            qFatal("there is no cache to damage");
        return bytes;
    }
};

/// What a disk may make of a file, block by block; nothing: it is gone.
std::optional<QByteArray> damaged(const Evening &day, Random &random)
{
    QByteArray bytes = day.evening;
    switch (pick(random, 6)) {
    case 0: // blocks of nothing, or of something else
        for (qint64 left = 1 + pick(random, 3); left > 0; --left) {
            const qint64 from = pick(random, bytes.size() / page) * page;
            bytes.replace(from, page,
                          pick(random, 2) ? QByteArray(page, '\0') : random.bytes(page));
        }
        return bytes;
    case 1: // the end is missing
        return bytes.left(pick(random, bytes.size()));
    case 2: // the beginning is another one's
        return bytes.replace(0, 100, random.bytes(100));
    case 3: // an older copy was put back
        return day.morning;
    case 4: // bits of rows are others, which reads well
        for (qint64 left = 1 + pick(random, 20); left > 0; --left) {
            const qint64 at = 2 * page + pick(random, bytes.size() - 2 * page);
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << pick(random, 3)));
        }
        return bytes;
    default:
        return std::nullopt;
    }
}

} // namespace

/// The file with what head office told is damaged: the station fetches it again by itself, and what
/// people did is safe beside it.
class CacheDamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandDamagedCachesAreMadeWholeWithoutAPerson()
    {
        constexpr int perStation = 25; // its overlay is read anew at each look
        int rebuilt = 0;
        qint64 rowsDropped = 0;
        for (int first = 1; first <= 1000; first += perStation) {
            Evening day;
            for (int i = 0; i < perStation; ++i) {
                strike(day, first + i, rebuilt);
                QCOMPARE(day.station.oms.countOf(a1), i + 1);
                if (QTest::currentTestFailed())
                    return;
            }
            rowsDropped += day.rowsDropped;
        }
        QVERIFY2(rebuilt > 350, qPrintable(QString::number(rebuilt)));
        QVERIFY2(rowsDropped > 100, qPrintable(QString::number(rowsDropped)));
        qInfo("%d of 1000 damaged caches were made anew at the start, of others %lld rows", rebuilt,
              rowsDropped);
    }

private:
    static void strike(Evening &day, int seed, int &rebuilt)
    {
        SyncStation &station = day.station;
        FakeRandom random(static_cast<quint64>(seed));
        station.oms.goOffline();
        station.pick(a1); // not sent when the disk is struck
        day.startOn(damaged(day, random));
        if (const auto &made = station.cache->rebuilt()) {
            ++rebuilt;
            QVERIFY(QFile::exists(made->setAside));
            QVERIFY(QFile::remove(made->setAside));
        }
        day.lookForDamage();
        station.oms.comeBack();
        const QByteArray which = "seed " + QByteArray::number(seed);
        QVERIFY2(station.settle(), which.constData());
        QVERIFY2(station.agrees(), which.constData());
    }
};

QTEST_GUILESS_MAIN(CacheDamageTest)
#include "CacheDamageTest.moc"
