// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/store/Outbox.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// The program ends in the middle of things, and starts again.
class OutboxCrashTest : public QObject
{
    Q_OBJECT

    static constexpr Instant noon{1'795'262'400'000};

    static std::unique_ptr<Outbox> open(const test::StoreFixture &disk)
    {
        auto outbox = Outbox::open({disk.path("outbox.db")}, disk.cipher);
        return outbox ? std::move(*outbox) : nullptr;
    }

    static OutboxDraft draft(qint64 number)
    {
        const QString id = u"id-%1"_s.arg(number);
        return {CommandId(id), noon,
                [id](qint64 n) { return QByteArray::number(n) + id.toUtf8(); }};
    }

    /// Appends for ever; writes each number that was accepted into `pipe`.
    static int appendUntilKilled(const test::StoreFixture &disk, int pipe)
    {
        const auto outbox = open(disk);
        while (outbox) {
            const auto appended = outbox->append(draft(outbox->lastN() + 1));
            if (!appended || write(pipe, &appended->n, sizeof appended->n) < 0)
                break;
        }
        return 1;
    }

private Q_SLOTS:
    void aProgramThatEndsBeforeTheCommitHasRecordedNothing()
    {
        const test::StoreFixture disk;
        const int status = test::inChild([&disk] {
            const auto outbox = open(disk);
            OutboxDraft last = draft(2);
            last.makeLine = [](qint64) -> QByteArray { _exit(42); };
            if (!outbox->append(draft(1)))
                return 1;
            (void)outbox->append(QList{draft(3), last}); // ends inside
            return 2;
        });
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 42);
        const auto outbox = open(disk);
        QVERIFY(outbox);
        QCOMPARE(outbox->lastN(), 1);
        QCOMPARE(outbox->append(draft(2))->n, 2);
    }

    void whatWasAcceptedBeforeAKillIsThere()
    {
        const test::StoreFixture disk;
        qint64 acceptedInAll = 0;
        for (int round = 0; round < 10; ++round) {
            int ends[2];
            QCOMPARE(pipe(ends), 0);
            const pid_t child = fork();
            if (child == 0)
                _exit(appendUntilKilled(disk, ends[1]));
            ::close(ends[1]);
            qint64 accepted = 0;
            for (int i = 0; i <= 3 * round; ++i) // each round is killed at another time
                QCOMPARE(::read(ends[0], &accepted, sizeof accepted), ssize_t(sizeof accepted));
            ::kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
            while (::read(ends[0], &accepted, sizeof accepted) == ssize_t(sizeof accepted)) {
            }
            ::close(ends[0]);

            const auto outbox = open(disk); // also checks that no number is missing
            QVERIFY(outbox);
            QVERIFY(outbox->lastN() >= accepted);
            QVERIFY(accepted > acceptedInAll);
            acceptedInAll = accepted;
        }
    }

    void aSizeLimitOfTheSystemCountsAsAFullDisk()
    {
        const test::StoreFixture disk;
        const int status = test::inChild([&disk] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{128 * 1024, 128 * 1024};
            const auto outbox = open(disk);
            if (!outbox || setrlimit(RLIMIT_FSIZE, &limit) != 0)
                return 100;
            for (int i = 1; i <= 1000; ++i) {
                OutboxDraft next = draft(i);
                next.effect = QByteArray(2000, 'x');
                const auto appended = outbox->append(next);
                if (!appended)
                    return appended.error().code == codes::diskFull ? i - 1 : 101;
            }
            return 102;
        });
        QVERIFY(WIFEXITED(status));
        const int accepted = WEXITSTATUS(status);
        QVERIFY2(accepted > 0 && accepted < 100, qPrintable(QString::number(accepted)));
        const auto outbox = open(disk);
        QVERIFY(outbox);
        QCOMPARE(outbox->lastN(), accepted);
        QVERIFY(outbox->append(draft(1000)));
    }
};

QTEST_GUILESS_MAIN(OutboxCrashTest)
#include "OutboxCrashTest.moc"
