// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxSalvage.h"

#include "core/domain/Codes.h"
#include "core/store/Outbox.h"
#include "tests/support/DiskState.h"
#include "tests/support/OtherHeaders.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant noon{1'795'262'400'000};
constexpr qint64 page = 4096;
constexpr qint64 logHeader = 32;
constexpr qint64 frame = 24 + page;

/// A working day: what is acknowledged lies in the file, what is pending in file and log.
struct Day
{
    StoreFixture disk;
    QMap<QString, QByteArray> lines; ///< of all commands, by id
    QStringList pending;
    DiskImage image;

    [[nodiscard]] QString path() const { return disk.path("outbox.db"); }
    [[nodiscard]] QString logPath() const { return path() + u"-wal"_s; }
    [[nodiscard]] QString markPath() const { return path() + u".mark"_s; }

    Day()
    {
        auto outbox = std::move(*open());
        insist(outbox->rollback(InstallId(u"install"_s), sameLine));
        insist(outbox->setValues({{u"station_id"_s, "till-1"}}));
        insist(outbox->setSecret(u"station_key"_s, Sensitive<QByteArray>("the key")));
        append(*outbox, 60);
        QList<Outbox::Acknowledgement> results;
        for (qint64 n = 1; n <= 40; ++n)
            results.append({n, "applied"});
        insist(outbox->acknowledge(results, noon));
        insist(outbox->checkpoint());
        append(*outbox, 40);
        pending = lines.keys().mid(40);
        for (const QString &file : {path(), logPath(), markPath()})
            image.insert(file, bytes(file)); // while it is open: the log is still there
    }

    [[nodiscard]] Result<std::unique_ptr<Outbox>> open() const
    {
        return Outbox::open({path()}, disk.cipher);
    }

    void restore(const DiskImage &files) const
    {
        for (const QFileInfo &left : QDir(disk.folder.path()).entryInfoList(QDir::Files))
            QFile::remove(left.filePath());
        writeImage(files);
    }

    /// Neither file begins as SQLite wants it.
    static void loseHeaders(DiskImage &files, const Day &day)
    {
        for (const QString &path : {day.path(), day.logPath()})
            (*files[path])[0] = 'X';
    }

    static void insist(const Status &status)
    {
        if (!status)
            qFatal("%s", qPrintable(status.error().detail));
    }

    static Result<QByteArray> sameLine(const OutboxRow &row, qint64, const QHash<qint64, qint64> &)
    {
        return row.line;
    }

    static QByteArray bytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    void append(Outbox &outbox, int count)
    {
        for (int i = 0; i < count; ++i) {
            const QString id = u"id-%1"_s.arg(lines.size() + 1, 3, 10, QLatin1Char('0'));
            const QByteArray line = "{\"id\":\"" + id.toUtf8() + "\",\"x\":\"" +
                                    QByteArray(lines.size() * 31 % 500, 'x') + "\"}";
            OutboxDraft draft{CommandId(id), noon, [line](qint64) { return line; }};
            if (lines.size() % 10 == 0) {
                draft.personal = Sensitive<QByteArray>("Mere Tamati");
                draft.subject = u"order"_s;
            }
            if (const auto appended = outbox.append(draft); !appended)
                qFatal("%s", qPrintable(appended.error().detail));
            lines.insert(id, line);
        }
    }
};

/// One way in which files get damaged; says which blocks it left as they were.
class Damage
{
public:
    Damage(const Day &day, quint64 seed)
        : m_day(day)
        , m_random(seed)
        , m_files(day.image)
    {
        const QString path = roll(3) == 0 ? day.logPath() : day.path();
        QByteArray &bytes = *m_files[path];
        switch (roll(6)) {
        case 0: // bits
            for (qint64 left = 1 + roll(8); left > 0; --left)
                bytes[roll(bytes.size())] ^= static_cast<char>(1 << roll(8));
            break;
        case 1: // a piece of nothing, or of something else
        case 2: {
            const qint64 from = roll(bytes.size());
            const qint64 size = std::min<qint64>(1 + roll(3 * page), bytes.size() - from);
            bytes.replace(from, size, roll(2) ? QByteArray(size, '\0') : m_random.bytes(int(size)));
            break;
        }
        case 3: // the end is missing
            bytes.truncate(roll(bytes.size()));
            break;
        case 4: // the beginning is another one's
            bytes.replace(0, 100, m_random.bytes(100));
            break;
        default: // it is gone, or empty
            bytes.clear();
            if (roll(2))
                m_files[path].reset();
        }
        if (!m_files[day.logPath()].value_or(QByteArray()).isEmpty())
            return;
        if (m_files[day.path()].value_or(QByteArray()).isEmpty())
            m_files[day.path()] = QByteArray(1, 'x'); // nothing at all is a new file
    }

    [[nodiscard]] const DiskImage &files() const { return m_files; }

    /// What of the commands lies, whole, in a block that nothing happened to.
    [[nodiscard]] QStringList readable() const
    {
        QByteArray good;
        good += sameBlocks(m_day.path(), 0, page);
        good += sameBlocks(m_day.logPath(), logHeader, frame);
        QStringList ids;
        for (auto line = m_day.lines.cbegin(); line != m_day.lines.cend(); ++line) {
            if (good.contains(*line))
                ids.append(line.key());
        }
        return ids;
    }

private:
    qint64 roll(qint64 below) { return pick(m_random, below); }

    [[nodiscard]] QByteArray sameBlocks(const QString &path, qint64 start, qint64 size) const
    {
        const QByteArray before = *m_day.image[path];
        const QByteArray after = m_files[path].value_or(QByteArray());
        QByteArray same;
        for (qint64 at = start; at + size <= after.size(); at += size) {
            if (before.mid(at, size) == after.mid(at, size))
                same += before.mid(at, size);
        }
        return same;
    }

    const Day &m_day;
    FakeRandom m_random;
    DiskImage m_files;
};

/// Which of its commands the outbox has, or what is wrong with one of them.
QStringList idsIn(const Outbox &outbox, const Day &day)
{
    QStringList ids;
    for (auto line = day.lines.cbegin(); line != day.lines.cend(); ++line) {
        const auto row = outbox.find(CommandId(line.key()));
        if (row && *row && (*row)->line == *line)
            ids.append(line.key());
        else if (!row || *row)
            ids.append(u"not what was written: "_s + line.key());
    }
    return ids;
}

QStringList without(QStringList ids, const QStringList &others)
{
    ids.removeIf([&](const QString &id) { return others.contains(id); });
    return ids;
}

} // namespace

/// The file with the work is damaged: what can be read is saved, nothing is made up, and people
/// are told.
class OutboxSalvageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandDamagedFilesGiveAllThatCanBeRead()
    {
        const Day day;
        int salvages = 0;
        for (quint64 seed = 1; seed <= 1000; ++seed) {
            const Damage damage(day, seed);
            day.restore(damage.files());
            const auto opened = day.open();
            QVERIFY2(opened,
                     qPrintable(u"%1: %2"_s.arg(seed).arg(opened ? u""_s : opened.error().detail)));
            Outbox &outbox = **opened;
            const QStringList kept = idsIn(outbox, day);
            QCOMPARE(without(kept, day.lines.keys()), QStringList());
            const QStringList lost = without(damage.readable(), kept);
            QVERIFY2(lost.isEmpty(), qPrintable(u"%1: %2"_s.arg(seed).arg(lost.join(u' '))));
            const qsizetype gone = without(day.pending, kept).size();
            const qint64 told = outbox.salvaged() ? outbox.salvaged()->missing : 0;
            QVERIFY2(gone == told, qPrintable(u"%1: %2 of %3"_s.arg(seed).arg(told).arg(gone)));
            salvages += outbox.salvaged().has_value();

            const bool wasSalvaged = outbox.salvaged().has_value();
            const qint64 pending = wasSalvaged ? outbox.salvaged()->pending : 0;
            QVERIFY(outbox.rollback(InstallId(u"new"_s), Day::sameLine));
            QVERIFY(!outbox.salvaged());
            if (wasSalvaged)
                QCOMPARE(outbox.lastN(), pending);
            QVERIFY(outbox.check());
            QVERIFY(outbox.append({CommandId(u"next"_s), noon, [](qint64) { return "next"_ba; }}));
        }
        QVERIFY2(salvages > 300, qPrintable(QString::number(salvages)));
        qInfo("%d of 1000 damaged files were salvaged", salvages);
    }

    void noWrongByteInItsHeaderHidesACommand()
    {
        const Day day;
        day.restore(day.image);
        QVERIFY(day.open()); // and with that the log is in the file
        const QByteArray mark = Day::bytes(day.markPath());
        OtherHeaders others(day.path());
        while (others.writeNext()) {
            const auto opened = day.open();
            QVERIFY2(opened, qPrintable(others.text()));
            QCOMPARE(without(day.pending, idsIn(**opened, day)), QStringList());
            QVERIFY2(!(*opened)->salvaged() || (*opened)->salvaged()->missing == 0,
                     qPrintable(others.text()));
            day.restore({{day.markPath(), mark}});
        }
    }

    void whatIsMissingIsCountedAndTheDamagedFileIsKept()
    {
        const Day day;
        DiskImage files = day.image;
        QByteArray &log = *files[day.logPath()];
        const QByteArray victim = day.lines[day.pending[30]];
        for (qsizetype at = log.indexOf(victim); at >= 0; at = log.indexOf(victim, at))
            log[at] = 'X'; // in each version of its page
        Day::loseHeaders(files, day);
        day.restore(files);

        const auto opened = day.open();
        QVERIFY(opened);
        const auto &salvaged = (*opened)->salvaged();
        QVERIFY(salvaged);
        QCOMPARE(salvaged->why.code, codes::databaseCorrupt);
        QCOMPARE(salvaged->pending, day.pending.size() - 1);
        QCOMPARE(salvaged->missing, 1);
        QCOMPARE(salvaged->setAside, day.path() + u".damaged-1"_s);
        QCOMPARE(Day::bytes(salvaged->setAside), *files[day.path()]);
        QCOMPARE(Day::bytes(salvaged->setAside + u"-wal"_s), log);
    }

    void aCommandThatSeemsSentByItselfIsSentAllTheSame()
    {
        const Day day;
        day.restore(day.image);
        const auto connection = Connection::open(SqliteOptions{.path = day.path()});
        QVERIFY(connection);
        // A flipped bit of the row's header makes of nothing a nought.
        QVERIFY((*connection)->run(u"UPDATE command SET acknowledged_at = 0 WHERE n = 41"_s));
        connection->get()->close();
        const auto opened = day.open();
        QVERIFY(opened);
        QVERIFY((*opened)->salvaged());
        QCOMPARE((*opened)->salvaged()->pending, day.pending.size());
        QCOMPARE((*opened)->salvaged()->missing, 0);
        QCOMPARE((*opened)->acknowledgedN(), 40);
    }

    void anOutboxThatIsGoneIsMissed()
    {
        const Day day;
        DiskImage files = day.image;
        files[day.path()] = files[day.logPath()] = std::nullopt;
        day.restore(files);
        const auto opened = day.open();
        QVERIFY(opened);
        const auto &salvaged = (*opened)->salvaged();
        QVERIFY(salvaged);
        QCOMPARE(salvaged->setAside, QString());
        QCOMPARE(salvaged->pending, 0);
        QCOMPARE(salvaged->missing, day.pending.size());
        QVERIFY((*opened)->rollback(InstallId(u"new"_s), Day::sameLine));
        QVERIFY((*opened)->reopen());
        QVERIFY(!(*opened)->salvaged());
    }

    void anOlderCopyIsNotTakenForTheOutbox()
    {
        Day day;
        {
            day.restore(day.image);
            const auto outbox = day.open();
            QVERIFY(outbox);
            for (int i = 0; i < 3; ++i) {
                const CommandId id(u"later-%1"_s.arg(i));
                QVERIFY((*outbox)->append({id, noon, [](qint64) { return "later"_ba; }}));
            }
        }
        DiskImage files = day.image;
        files[day.markPath()] = Day::bytes(day.markPath());
        day.restore(files);
        const auto opened = day.open();
        QVERIFY(opened);
        QVERIFY((*opened)->salvaged());
        QCOMPARE((*opened)->salvaged()->pending, day.pending.size());
        QCOMPARE((*opened)->salvaged()->missing, 3);
    }

    void aDamagedMarkSaysNothing()
    {
        const Day day;
        DiskImage files = day.image;
        (*files[day.markPath()])[45] = '9';
        day.restore(files);
        const auto opened = day.open();
        QVERIFY(opened);
        QVERIFY(!(*opened)->salvaged());
    }

    void aSecondDamageKeepsTheFirstFileToo()
    {
        const Day day;
        for (int i = 0; i < 2; ++i) {
            writeImage({{day.path(), "not a database"_ba}, {day.logPath(), std::nullopt}});
            QVERIFY(day.open());
        }
        QVERIFY(QFile::exists(day.path() + u".damaged-1"_s));
        QVERIFY(QFile::exists(day.path() + u".damaged-2"_s));
    }

    void whoTheStationIsSurvives()
    {
        const Day day;
        DiskImage files = day.image;
        Day::loseHeaders(files, day);
        day.restore(files);
        const auto opened = day.open();
        QVERIFY(opened);
        QVERIFY((*opened)->salvaged());
        QCOMPARE((*opened)->install(), InstallId(u"install"_s));
        QCOMPARE((*opened)->value(u"station_id"_s)->value(), "till-1"_ba);
        QCOMPARE((*opened)->secret(u"station_key"_s)->value().reveal(), "the key"_ba);
        QCOMPARE((*opened)->personal(CommandId(u"id-001"_s))->value().reveal(), "Mere Tamati"_ba);
        QCOMPARE((*opened)->acknowledgedN(), 40);
        QCOMPARE((*opened)->lastN(), 100);
    }

    void aLogWithoutItsFileIsNotThrownAway()
    {
        const Day day;
        for (const bool isEmpty : {true, false}) {
            DiskImage files = day.image;
            files[day.path()] = isEmpty ? std::optional(QByteArray("")) : std::nullopt;
            day.restore(files);
            const auto opened = day.open();
            QVERIFY(opened);
            QVERIFY((*opened)->salvaged());
            QCOMPARE(without(day.pending.mid(20), idsIn(**opened, day)), QStringList());
        }
    }

    void whatWasSavedIsToldUntilANewInstallIsTaken()
    {
        const Day day;
        DiskImage files = day.image;
        Day::loseHeaders(files, day);
        day.restore(files);
        QVERIFY((*day.open())->salvaged());
        const auto again = day.open(); // the program ended before it told
        QVERIFY(again);
        QVERIFY((*again)->salvaged());
        QCOMPARE((*again)->salvaged()->pending, day.pending.size());
        QVERIFY((*again)->rollback(InstallId(u"new"_s), Day::sameLine));
        QVERIFY((*again)->reopen());
        QVERIFY(!(*again)->salvaged());
        QCOMPARE((*again)->lastN(), day.pending.size());
    }

    void aProgramThatEndsWhileSavingLosesNothing()
    {
        const Day day;
        DiskImage files = day.image;
        Day::loseHeaders(files, day);
        day.restore(files);
        QVERIFY(day.open());
        const QByteArray fresh = Day::bytes(day.path());
        const QString freshPath = day.path() + u".salvaged"_s;

        files.insert(freshPath, "half of it"_ba); // died while making it
        day.restore(files);
        QCOMPARE(idsIn(**day.open(), day).size(), day.lines.size());

        files.insert(freshPath, fresh); // died between the two names
        const QByteArray damaged = *files.take(day.path());
        files.insert(day.path() + u".damaged-1"_s, damaged);
        day.restore(files);
        const auto opened = day.open();
        QVERIFY(opened);
        QCOMPARE(idsIn(**opened, day).size(), day.lines.size());
        QVERIFY((*opened)->salvaged());
        QCOMPARE(Day::bytes(day.path() + u".damaged-2-wal"_s), *files[day.logPath()]);
        QVERIFY(!QFile::exists(freshPath));
    }
};

QTEST_GUILESS_MAIN(OutboxSalvageTest)
#include "OutboxSalvageTest.moc"
