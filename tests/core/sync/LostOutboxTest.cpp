// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/SyncStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString assignment = u"assignment"_s;
const QString a1 = u"a-1"_s;

/// A station that has its work, and sent one pick.
struct AtWork
{
    SyncStation station;

    AtWork()
    {
        station.oms.put(harbour, assignment, a1);
        station.start();
        station.pick(a1);
        if (!station.settle())
            qFatal("the station does not settle");
    }

    [[nodiscard]] QString outboxPath() const { return station.folder.filePath(u"outbox.db"_s); }
};

} // namespace

/// The file with people's work is gone, older than it was, or the disk failed it: they are told
/// what is missing, and nothing is counted twice.
class LostOutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOutboxThatIsGoneIsSaidToBe()
    {
        AtWork shop;
        shop.station.oms.goOffline();
        shop.station.pick(a1);
        shop.station.pick(a1);
        shop.station.restart([&] { QVERIFY(QFile::remove(shop.outboxPath())); });
        QVERIFY(!shop.station.link().isEnrolled);
        QCOMPARE(shop.station.incidentCodes(), QStringList{codes::outboxSalvaged});
        QCOMPARE(shop.station.incidents.last().args, (QStringList{u"0"_s, u"2"_s}));
        shop.station.restart();
        QCOMPARE(shop.station.incidents.size(), 1); // told once
    }

    void anOlderCopyOfTheOutboxCountsNothingTwice()
    {
        AtWork shop;
        shop.station.oms.goOffline();
        shop.station.pick(a1); // in the copy, not sent when it is made
        const QString copy = shop.outboxPath() + u".copy"_s;
        shop.station.restart([&] { QVERIFY(QFile::copy(shop.outboxPath(), copy)); });
        shop.station.oms.comeBack();
        QVERIFY(shop.station.settle());
        shop.station.oms.goOffline();
        shop.station.pick(a1); // neither in the copy nor at head office
        shop.station.restart([&] {
            QVERIFY(QFile::remove(shop.outboxPath()));
            QVERIFY(QFile::copy(copy, shop.outboxPath()));
        });
        shop.station.oms.comeBack();
        QVERIFY(shop.station.settle());
        QCOMPARE(shop.station.incidentCodes(), QStringList{codes::outboxSalvaged});
        QCOMPARE(shop.station.incidents.last().args.last(), u"1"_s);
        QCOMPARE(shop.station.oms.countOf(a1), 2);
        QVERIFY(shop.station.agrees());
    }

    /// The answer cannot be written down; nobody records anything meanwhile who would notice.
    void anOutboxThatTheDiskFailedIsOpenedAgainByTheLink()
    {
        FaultVfs disk(u"link"_s);
        AtWork shop;
        shop.station.outboxVfs = disk.name();
        shop.station.restart();
        QVERIFY(shop.station.settle());
        const CommandId command = shop.station.pick(a1);
        disk.plan({.kind = DiskCall::Write, .forEver = true, .file = u"outbox.db-wal"_s});
        shop.station.run(5s);
        QVERIFY(shop.station.outbox->isBroken());
        QVERIFY(shop.station.link().error);
        disk.heal();
        QVERIFY(shop.station.settle());
        QVERIFY(!shop.station.outbox->isBroken());
        QCOMPARE(shop.station.pendingCount(), 0);
        QCOMPARE(shop.station.oms.countOf(a1), 2);
        QVERIFY(!shop.station.resultOf(command).isEmpty());
        QVERIFY(shop.station.agrees());
    }
};

QTEST_GUILESS_MAIN(LostOutboxTest)
#include "LostOutboxTest.moc"
