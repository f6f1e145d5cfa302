// SPDX-License-Identifier: Apache-2.0
#include "core/store/DataFolder.h"

#include "core/domain/Codes.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class DataFolderTest : public QObject
{
    Q_OBJECT

    static constexpr Instant nine{1'795'251'600'000};
    static constexpr qint64 reserveBytes = 256 * 1024;

    static Result<std::unique_ptr<DataFolder>> open(const test::StoreFixture &disk)
    {
        return DataFolder::open({disk.path("data"), reserveBytes}, disk.cipher, nine);
    }

    static int modeOf(const QString &path)
    {
        struct stat info = {};
        return stat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 0777)
                                                                     : -1;
    }

    static OutboxDraft draft(const QString &id)
    {
        return {CommandId(id), nine, [](qint64) { return QByteArray("{}"); }};
    }

private Q_SLOTS:
    void aNewFolderHasEverythingAndIsForItsOwnerOnly()
    {
        const test::StoreFixture disk;
        const auto folder = open(disk);
        QVERIFY2(folder, folder ? "" : qPrintable(folder.error().detail));
        QVERIFY((*folder)->outbox().append(draft(u"a"_s)));
        QCOMPARE((*folder)->cache().cursor(), QString());
        QCOMPARE(modeOf(disk.path("data")), 0700);
        const auto files = QDir(disk.path("data")).entryInfoList(QDir::Files | QDir::Hidden);
        QStringList names;
        for (const QFileInfo &file : files) {
            names.append(file.fileName());
            QCOMPARE(modeOf(file.filePath()), 0600);
        }
        QCOMPARE(names, (QStringList{u"cache.db"_s, u"cache.db-wal"_s, u"outbox.db"_s,
                                     u"outbox.db-wal"_s, u"outbox.db.mark"_s, u"reserve"_s}));
    }

    void aFolderThatWasOpenToOthersIsClosedToThem()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk));
        QCOMPARE(chmod(QFile::encodeName(disk.path("data")).constData(), 0755), 0);
        QCOMPARE(chmod(QFile::encodeName(disk.path("data/outbox.db")).constData(), 0644), 0);
        QVERIFY(open(disk));
        QCOMPARE(modeOf(disk.path("data")), 0700);
        QCOMPARE(modeOf(disk.path("data/outbox.db")), 0600);
    }

    void aSecondCopyOfTheProgramIsRefused()
    {
        const test::StoreFixture disk;
        const auto here = [&disk] {
            const auto folder = open(disk);
            return !folder && folder.error().code == codes::dataFolderInUse ? 0 : 1;
        };
        auto first = open(disk);
        QVERIFY(first);
        QCOMPARE(here(), 0);

        // In another process: what it opens is not shared with ours.
        first->reset();
        int ready[2];
        int done[2];
        QCOMPARE(pipe(ready), 0);
        QCOMPARE(pipe(done), 0);
        const pid_t child = fork();
        if (child == 0) {
            ::close(done[1]);
            char byte = 0;
            const auto folder = open(disk);
            const bool told = folder && write(ready[1], "r", 1) == 1;
            _exit(told && read(done[0], &byte, 1) == 0 ? 0 : 1);
        }
        ::close(done[0]);
        char byte = 0;
        QCOMPARE(read(ready[0], &byte, 1), ssize_t(1));
        QCOMPARE(here(), 0);
        ::close(done[1]);
        int status = -1;
        waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        QVERIFY(open(disk));
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void aFolderThatCannotBeWrittenIsCalledReadOnly()
    {
        const test::StoreFixture disk;
        constexpr uid_t nobody = 65534;
        const bool isRoot = geteuid() == 0;
        QVERIFY(QDir().mkpath(disk.path("data")));
        if (isRoot) { // whom no mode stops: let somebody else try, in a folder of his
            for (const QString &path : {disk.folder.path(), disk.path("data")})
                QCOMPARE(chown(QFile::encodeName(path).constData(), nobody, nobody), 0);
        }
        QCOMPARE(chmod(QFile::encodeName(disk.path("data")).constData(), 0500), 0);
        const int status = test::inChild([&disk, isRoot] {
            if (isRoot && setuid(nobody) != 0)
                return 2;
            const auto folder = open(disk);
            return !folder && folder.error().code == codes::readOnly ? 0 : 1;
        });
        QCOMPARE(status, 0);
    }

    void aFullDiskIsCalledSo()
    {
        const test::StoreFixture disk;
        const int status = test::inChild([&disk] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit none{0, 0};
            const bool limited = setrlimit(RLIMIT_FSIZE, &none) == 0;
            const auto folder = open(disk);
            return limited && !folder && folder.error().code == codes::diskFull ? 0 : 1;
        });
        QCOMPARE(status, 0);
    }

    void theReserveGivesRoomWhenItIsNeeded()
    {
        const test::StoreFixture disk;
        const auto folder = open(disk);
        QVERIFY(folder);
        QVERIFY((*folder)->hasReserve());
        struct stat info = {};
        QCOMPARE(stat(QFile::encodeName(disk.path("data/reserve")).constData(), &info), 0);
        QVERIFY(info.st_blocks * 512 >= reserveBytes); // really taken, not a hole

        QVERIFY((*folder)->releaseReserve());
        QVERIFY(!(*folder)->hasReserve());
        QVERIFY(!QFile::exists(disk.path("data/reserve")));
        QVERIFY((*folder)->releaseReserve());
        QVERIFY((*folder)->restoreReserve());
        QVERIFY((*folder)->hasReserve());
    }

    void aStationStartsAlsoWithoutRoomForTheReserve()
    {
        const test::StoreFixture disk;
        const int status = test::inChild([&disk] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit small{reserveBytes / 2, reserveBytes / 2};
            const bool limited = setrlimit(RLIMIT_FSIZE, &small) == 0;
            const auto folder = open(disk);
            if (!limited || !folder || (*folder)->hasReserve())
                return 1;
            return !QFile::exists(disk.path("data/reserve")) &&
                           (*folder)->outbox().append(draft(u"a"_s))
                       ? 0
                       : 2;
        });
        QCOMPARE(status, 0);
    }

    void aDamagedCacheDoesNotTouchTheOutbox()
    {
        const test::StoreFixture disk;
        QVERIFY((*open(disk))->outbox().append(draft(u"a"_s)));
        QFile file(disk.path("data/cache.db"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto folder = open(disk);
        QVERIFY(folder);
        QVERIFY((*folder)->cache().rebuilt());
        QCOMPARE((*folder)->outbox().lastN(), 1);
    }

    void aDamagedOutboxIsReportedAndKept()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk));
        const QByteArray damaged(8192, 'x');
        QFile file(disk.path("data/outbox.db"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damaged);
        file.close();
        const auto folder = open(disk);
        QVERIFY(folder);
        QVERIFY((*folder)->outbox().salvaged());
        QFile kept((*folder)->outbox().salvaged()->setAside);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), damaged);
    }
};

QTEST_GUILESS_MAIN(DataFolderTest)
#include "DataFolderTest.moc"
