// SPDX-License-Identifier: Apache-2.0
#include "core/store/Outbox.h"

#include "core/database/Connection.h"
#include "core/domain/Codes.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/StoreFixture.h"

#include <QCryptographicHash>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

using Act = std::function<Status(Outbox &)>;
Q_DECLARE_METATYPE(Act)

class OutboxTest : public QObject
{
    Q_OBJECT

    static constexpr Instant noon{1'795'262'400'000};
    static constexpr Millis day = std::chrono::hours(24);

    static QByteArray lineOf(qint64 n, const QString &id)
    {
        return u"{\"n\":%1,\"id\":\"%2\",\"type\":\"pick\"}"_s.arg(n).arg(id).toUtf8();
    }

    static OutboxDraft draft(const QString &id)
    {
        return {CommandId(id), noon, [id](qint64 n) { return lineOf(n, id); },
                "undo " + id.toUtf8()};
    }

    static QByteArray sha256(const QByteArray &line)
    {
        return QCryptographicHash::hash(line, QCryptographicHash::Sha256);
    }

    static std::unique_ptr<Outbox> open(const test::StoreFixture &disk, qint64 maxPages = 0,
                                        const QString &vfs = {})
    {
        auto outbox = Outbox::open({disk.path("outbox.db"), vfs, maxPages}, disk.cipher);
        if (!outbox) {
            qWarning().noquote() << outbox.error().code << outbox.error().detail;
            return nullptr;
        }
        return std::move(*outbox);
    }

    static void appendAll(Outbox &outbox, const QStringList &ids)
    {
        for (const QString &id : ids)
            QVERIFY(outbox.append(draft(id)));
    }

    static QString pendingIds(const Outbox &outbox)
    {
        const auto rows = outbox.pending();
        if (!rows)
            return rows.error().code;
        QStringList ids;
        for (const OutboxRow &row : *rows)
            ids.append(u"%1:%2"_s.arg(row.n).arg(row.id.text));
        return ids.join(u' ');
    }

    /// Makes lines as draft() does and leaves out nothing.
    static Result<QByteArray> reencode(const OutboxRow &row, qint64 n,
                                       const QHash<qint64, qint64> &)
    {
        return lineOf(n, row.id.text);
    }

    static void damage(const QString &path, const QString &sql)
    {
        SqliteOptions options;
        options.path = path;
        const auto connection = Connection::open(options);
        QVERIFY(connection);
        QCOMPARE((*connection)->change(sql), Result<qint64>(1));
    }

private Q_SLOTS:
    void whatWasRecordedIsThereAfterARestart()
    {
        const test::StoreFixture disk;
        {
            const auto outbox = open(disk);
            QVERIFY(outbox);
            QCOMPARE(outbox->lastN(), 0);
            const auto first = outbox->append(draft(u"a"_s));
            QVERIFY(first);
            QCOMPARE(first->n, 1);
            QCOMPARE(first->hash, sha256(lineOf(1, u"a"_s)));
            QCOMPARE(outbox->append(draft(u"b"_s))->n, 2);
        }
        const auto outbox = open(disk);
        QVERIFY(outbox);
        QCOMPARE(outbox->lastN(), 2);
        QCOMPARE(outbox->acknowledgedN(), 0);
        const auto rows = outbox->pending();
        QVERIFY(rows);
        QCOMPARE(rows->size(), 2);
        const QByteArray line = lineOf(2, u"b"_s);
        QCOMPARE(rows->at(1),
                 (OutboxRow{
                     2, CommandId(u"b"_s), line, sha256(line), "undo b", noon, std::nullopt, {}}));
    }

    void commandsOfOneScanAreRecordedTogetherOrNotAtAll()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        const auto both = outbox->append(QList{draft(u"claim"_s), draft(u"pick"_s)});
        QVERIFY(both);
        QCOMPARE(both->at(1).n, 2);

        const auto twice = outbox->append(QList{draft(u"new"_s), draft(u"pick"_s)});
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, codes::uniqueViolation);
        QCOMPARE(outbox->lastN(), 2);
        QCOMPARE(outbox->append(draft(u"new"_s))->n, 3); // no number was used up
    }

    void anOversizedCommandIsRefused()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        OutboxDraft large = draft(u"a"_s);
        large.makeLine = [](qint64) { return QByteArray(Outbox::lineBytesMax + 1, 'x'); };
        const auto refused = outbox->append(large);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, codes::commandTooLarge);
        QCOMPARE(outbox->lastN(), 0);
    }

    void aBatchKeepsToItsLimits()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        const qint64 one = lineOf(1, u"a"_s).size() + 1;
        appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s, u"d"_s});

        const auto count = [&](BatchLimits limits) { return outbox->pending(limits)->size(); };
        QCOMPARE(count({}), 4);
        QCOMPARE(count({2, 1000}), 2);
        QCOMPARE(count({100, int(3 * one)}), 3);
        QCOMPARE(count({100, int(3 * one - 1)}), 2);
        QCOMPARE(count({100, 1}), 1); // one that is too large must not block all others
        QCOMPARE(outbox->rows(3)->first().id, CommandId(u"c"_s));
    }

    void acknowledgedCommandsLeaveTheQueueAndStayFindable()
    {
        const test::StoreFixture disk;
        {
            const auto outbox = open(disk);
            appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s});
            QVERIFY(outbox->acknowledge({{1, "one"}, {2, "two"}}, noon));
            QVERIFY(outbox->acknowledge({{2, "again"}}, noon + day)); // a repeated answer
        }
        const auto outbox = open(disk);
        QCOMPARE(outbox->acknowledgedN(), 2);
        QCOMPARE(pendingIds(*outbox), u"3:c"_s);
        const auto row = outbox->find(CommandId(u"b"_s));
        QVERIFY(row && *row);
        QCOMPARE((*row)->result, QByteArray("two"));
        QCOMPARE((*row)->acknowledgedAt, std::optional(noon));
        QCOMPARE((*row)->line, lineOf(2, u"b"_s));
        QVERIFY(!outbox->find(CommandId(u"never"_s))->has_value());
        QCOMPARE(outbox->hashOf(2)->value(), sha256(lineOf(2, u"b"_s)));
        QVERIFY(!outbox->hashOf(0)->has_value());
    }

    void resultsWithAGapAreRefusedWhole()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s});
        for (const auto &results :
             {QList<Outbox::Acknowledgement>{{1, "x"}, {3, "x"}},
              QList<Outbox::Acknowledgement>{{1, "x"}, {2, "x"}, {3, "x"}, {4, "x"}}}) {
            const Status noted = outbox->acknowledge(results, noon);
            QVERIFY(!noted);
            QCOMPARE(noted.error().code, codes::resultsOutOfOrder);
            QCOMPARE(outbox->acknowledgedN(), 0);
            QCOMPARE(pendingIds(*outbox), u"1:a 2:b 3:c"_s);
        }
    }

    void aRestoredServerIsOfferedTheCommandsAgainByteForByte()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        const auto before = outbox->rows(1);
        QVERIFY(outbox->acknowledge({{1, "x"}, {2, "x"}, {3, "x"}}, noon));

        QVERIFY(outbox->forgetAcknowledgementsAfter(1));
        QCOMPARE(outbox->acknowledgedN(), 1);
        QCOMPARE(outbox->lastN(), 4);
        const auto after = outbox->pending();
        QVERIFY(after);
        QCOMPARE(*after, before->mid(1));

        QVERIFY(outbox->forgetAcknowledgementsAfter(0));
        QCOMPARE(pendingIds(*outbox), u"1:a 2:b 3:c 4:d"_s);
    }

    void whatIsLeftCanBeOfferedAgainWhereEarlierCommandsAreGone()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        QVERIFY(outbox->acknowledge({{1, "x"}, {2, "x"}, {3, "x"}}, noon));
        QCOMPARE(outbox->prune(noon + 8 * day), Result<bool>(true));

        QVERIFY(outbox->forgetAcknowledgementsAfter(1)); // but b is gone
        QCOMPARE(outbox->firstN(), Result<qint64>(3));
        QCOMPARE(pendingIds(*outbox), u"3:c 4:d"_s);
        QVERIFY(outbox->reopen()); // no damage, whenever the program ends
        QCOMPARE(pendingIds(*outbox), u"3:c 4:d"_s);

        QVERIFY(
            outbox->rollback(InstallId(u"new"_s), [](const OutboxRow &row, qint64, const auto &) {
                return Result<QByteArray>(row.line);
            }));
        QCOMPARE(pendingIds(*outbox), u"1:c 2:d"_s);
        QCOMPARE(outbox->append(draft(u"e"_s))->n, 3);
    }

    void afterSevenDaysAcknowledgedCommandsGoButTheNewestStaysForPrev()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s});
        QVERIFY(outbox->acknowledge({{1, "x"}}, noon));
        QVERIFY(outbox->acknowledge({{2, "x"}}, noon + day));

        QCOMPARE(outbox->prune(noon + 7 * day), Result<bool>(false));
        QCOMPARE(outbox->firstN(), Result<qint64>(1));
        QCOMPARE(outbox->prune(noon + 7 * day + Millis(1)), Result<bool>(true));
        QCOMPARE(outbox->firstN(), Result<qint64>(2));
        QCOMPARE(outbox->prune(noon + 365 * day), Result<bool>(false));
        QVERIFY(outbox->hashOf(2)->has_value());
        QCOMPARE(pendingIds(*outbox), u"3:c"_s); // never deleted, however old

        QVERIFY(outbox->acknowledge({{3, "x"}}, noon));
        QCOMPARE(outbox->prune(noon + 365 * day), Result<bool>(true));
        QVERIFY(outbox->reopen());
        QCOMPARE(outbox->lastN(), 3); // numbers never start again
        QCOMPARE(outbox->append(draft(u"d"_s))->n, 4);
    }

    void aRestoredDiskGetsANewInstallAndNumbersWhatIsPendingFromOne()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        QVERIFY(outbox->rollback(InstallId(u"first"_s), reencode));
        appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        QVERIFY(outbox->acknowledge({{1, "x"}, {2, "y"}}, noon));

        QHash<qint64, qint64> seen;
        QVERIFY(outbox->rollback(InstallId(u"second"_s), [&](const OutboxRow &row, qint64 n,
                                                             const QHash<qint64, qint64> &numbers) {
            seen = numbers;
            return reencode(row, n, numbers);
        }));
        QCOMPARE(seen, (QHash<qint64, qint64>{{3, 1}, {4, 2}}));

        for (int i = 0; i < 2; ++i) {
            QCOMPARE(outbox->install(), InstallId(u"second"_s));
            QCOMPARE(pendingIds(*outbox), u"1:c 2:d"_s);
            QCOMPARE(outbox->lastN(), 2);
            QCOMPARE(outbox->acknowledgedN(), 0);
            const auto row = outbox->pending()->first();
            QCOMPARE(row.line, lineOf(1, u"c"_s));
            QCOMPARE(row.hash, sha256(row.line));
            QCOMPARE(row.effect, QByteArray("undo c"));
            QCOMPARE(outbox->find(CommandId(u"b"_s))->value().result, QByteArray("y"));
            QVERIFY(outbox->reopen());
        }
        QCOMPARE(outbox->append(draft(u"e"_s))->n, 3);
        QCOMPARE(outbox->prune(noon + 8 * day), Result<bool>(true)); // of the former install
        QCOMPARE(pendingIds(*outbox), u"1:c 2:d 3:e"_s);
    }

    void aRollbackThatFailsChangesNothing()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        QVERIFY(outbox->rollback(InstallId(u"first"_s), reencode));
        appendAll(*outbox, {u"a"_s, u"b"_s});
        const Status failed =
            outbox->rollback(InstallId(u"second"_s),
                             [](const OutboxRow &row, qint64 n,
                                const QHash<qint64, qint64> &) -> Result<QByteArray> {
                                 if (n == 2)
                                     return failure(ErrorKind::Malformed, u"test"_s, u"cannot"_s);
                                 return lineOf(n + 100, row.id.text);
                             });
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, u"test"_s);
        QCOMPARE(outbox->install(), InstallId(u"first"_s));
        QCOMPARE(outbox->pending()->first().line, lineOf(1, u"a"_s));
        QVERIFY(outbox->reopen());
        QCOMPARE(outbox->install(), InstallId(u"first"_s));
    }

    void manyPendingCommandsAreRenumberedInOrder()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        QList<OutboxDraft> drafts;
        for (int i = 0; i < 1200; ++i)
            drafts.append(draft(u"id-%1"_s.arg(i)));
        QVERIFY(outbox->append(drafts));
        QVERIFY(outbox->acknowledge({{1, "x"}}, noon));
        QVERIFY(outbox->rollback(InstallId(u"second"_s), reencode));
        QVERIFY(outbox->reopen()); // checks numbers and hashes of all
        QCOMPARE(outbox->lastN(), 1199);
        QCOMPARE(outbox->rows(1199)->first().id, CommandId(u"id-1199"_s));
    }

    void aFullDiskLosesNothingThatWasAccepted()
    {
        const test::StoreFixture disk;
        qint64 accepted = 0;
        {
            const auto outbox = open(disk, 40);
            QVERIFY(outbox);
            Result<Outbox::Appended> appended;
            do {
                OutboxDraft next = draft(u"id-%1"_s.arg(accepted));
                next.effect = QByteArray(1000, 'x');
                appended = outbox->append(next);
                accepted += appended ? 1 : 0;
            } while (appended && accepted < 1000);
            QVERIFY(!appended);
            QCOMPARE(appended.error().code, codes::diskFull);
            QCOMPARE(outbox->lastN(), accepted);
        }
        const auto outbox = open(disk);
        QVERIFY(outbox);
        QCOMPARE(outbox->lastN(), accepted);
        QVERIFY(accepted > 10);
        QVERIFY(outbox->append(draft(u"later"_s)));
    }

    void whatTheDiskDidNotTakeIsNeitherCountedNorMarked_data()
    {
        QTest::addColumn<Act>("act");
        QTest::newRow("a command") << Act(
            [](Outbox &outbox) { return outbox.append(draft(u"d"_s)).map([](const auto &) {}); });
        QTest::newRow("an answer") << Act([](Outbox &outbox) {
            return outbox.acknowledge({{2, "x"}}, noon);
        });
        QTest::newRow("a new install") << Act(
            [](Outbox &outbox) { return outbox.rollback(InstallId(u"second"_s), reencode); });
    }

    void whatTheDiskDidNotTakeIsNeitherCountedNorMarked()
    {
        QFETCH(const Act, act);
        test::FaultVfs disk(u"refuses"_s);
        const test::StoreFixture at;
        auto outbox = open(at, 0, disk.name());
        appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s});
        QVERIFY(outbox->acknowledge({{1, "x"}}, noon));
        disk.plan({.kind = test::DiskCall::Write, .file = u"outbox.db-wal"_s});
        QVERIFY(!act(*outbox));
        QCOMPARE(disk.hits(), 1);
        QCOMPARE(outbox->lastN(), 3);
        QCOMPARE(outbox->acknowledgedN(), 1);
        QVERIFY(outbox->reopen());
        QVERIFY(!outbox->salvaged());
        QCOMPARE(pendingIds(*outbox), u"2:b 3:c"_s);

        outbox.reset();
        QVERIFY(QFile::remove(at.path("outbox.db")));
        outbox = open(at);
        QVERIFY(outbox->salvaged());
        QCOMPARE(outbox->salvaged()->missing, 2);
    }

    /// Somebody sees it on the screen after the next start, so it must be there when the power
    /// goes.
    void whatAKilledProgramNeverSyncedIsSyncedWhenItIsRead()
    {
        test::FaultVfs disk(u"killed"_s);
        test::StoreFixture at;
        auto outbox = open(at, 0, disk.name());
        appendAll(*outbox, {u"a"_s});
        disk.plan({.fault = test::DiskFault::Die,
                   .kind = test::DiskCall::Sync,
                   .file = u"outbox.db-wal"_s});
        QVERIFY(!outbox->append(draft(u"b"_s)));
        outbox.reset();
        disk.revive();
        outbox = open(at, 0, disk.name());
        QCOMPARE(pendingIds(*outbox), u"1:a 2:b"_s);
        disk.kill();
        outbox.reset();
        disk.losePower(test::PowerLoss::Synced, at.random);
        outbox = open(at, 0, disk.name());
        QCOMPARE(pendingIds(*outbox), u"1:a 2:b"_s);
    }

    void aPendingCommandThatTheDiskChangedIsFound_data()
    {
        QTest::addColumn<QString>("damaging");
        QTest::newRow("line") << u"UPDATE command SET line = X'7b7d' WHERE n = 2"_s;
        QTest::newRow("effect") << u"UPDATE command SET effect = X'00' WHERE n = 2"_s;
        QTest::newRow("id") << u"UPDATE command SET id = 'z' WHERE n = 2"_s;
        QTest::newRow("missing") << u"DELETE FROM command WHERE n = 2"_s;
    }

    void aPendingCommandThatTheDiskChangedIsFound()
    {
        QFETCH(QString, damaging);
        const test::StoreFixture disk;
        {
            const auto outbox = open(disk);
            appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s});
        }
        damage(disk.path("outbox.db"), damaging);
        const auto outbox = Outbox::open({disk.path("outbox.db")}, disk.cipher);
        QVERIFY(outbox);
        const auto &salvaged = (*outbox)->salvaged();
        QVERIFY(salvaged);
        QCOMPARE(salvaged->why.code, codes::databaseCorrupt);
        QVERIFY(salvaged->why.detail.contains(u"2"));
        QCOMPARE(pendingIds(**outbox), u"1:a 3:c"_s);
        QCOMPARE(salvaged->missing, 1);
    }

    void upkeepFindsNothingWrongAndEmptiesTheLog()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        appendAll(*outbox, {u"a"_s, u"b"_s});
        QVERIFY(QFile(disk.path("outbox.db-wal")).size() > 0);
        QVERIFY(outbox->checkpoint());
        QCOMPARE(QFile(disk.path("outbox.db-wal")).size(), 0);
        QVERIFY(outbox->check());
        QCOMPARE(pendingIds(*outbox), u"1:a 2:b"_s);
    }

    void commitsFindRoomInTheLogAndAFileThatDiedWithItIsWhole()
    {
        const test::StoreFixture disk;
        const auto outbox = open(disk);
        outbox->makeLogRoom();
        appendAll(*outbox, {u"a"_s, u"b"_s, u"c"_s});
        QCOMPARE(QFile(disk.path("outbox.db-wal")).size(), Outbox::logRoom);

        // What another program would find if this one died now.
        QVERIFY(QFile::copy(disk.path("outbox.db"), disk.path("copy.db")));
        QVERIFY(QFile::copy(disk.path("outbox.db-wal"), disk.path("copy.db-wal")));
        const auto copy = Outbox::open({disk.path("copy.db")}, disk.cipher);
        QVERIFY(copy);
        QCOMPARE(pendingIds(**copy), u"1:a 2:b 3:c"_s);
    }

    void roomForALogWithoutItsFileIsNoDamage()
    {
        const test::StoreFixture disk;
        QFile room(disk.path("outbox.db-wal"));
        QVERIFY(room.open(QIODevice::WriteOnly));
        QVERIFY(room.resize(100'000));
        room.close();
        const auto outbox = Outbox::open({disk.path("outbox.db")}, disk.cipher);
        QVERIFY(outbox);
        QVERIFY(!(*outbox)->salvaged());
    }

    void aFileOfANewerProgramIsRefused()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk));
        damage(disk.path("outbox.db"), u"INSERT INTO schema_version(version) VALUES (99)"_s);
        const auto outbox = Outbox::open({disk.path("outbox.db")}, disk.cipher);
        QVERIFY(!outbox);
        QCOMPARE(outbox.error().code, codes::databaseNewer);
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "OutboxTest.moc"
