// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/StationScanners.h"

#include "core/domain/Codes.h"
#include "tests/support/Eventually.h"
#include "tests/support/FakeClock.h"
#include "tests/support/Pty.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;
using storehand::test::FakeClock;
using storehand::test::Pty;

namespace {

struct Shop
{
    FakeClock clock;
    StationScanners scanners;
    QStringList failures;

    explicit Shop(const QString &folder, const QStringList &ports = {})
        : scanners({.folder = folder, .serialPorts = ports, .usb = false, .keyboard = true}, clock)
    {
        QObject::connect(&scanners, &StationScanners::failed, &scanners,
                         [this](const Error &error) { failures.append(error.code); });
        scanners.open();
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const scanner::ScannerStatus &status : scanners.state().scanners)
            all.append(status.name);
        return all;
    }
};

} // namespace

class StationScannersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSetWorksAtOnceAndAfterTheNextStart()
    {
        const QTemporaryDir folder;
        Pty cable;
        const QString id = u"serial:"_s + cable.path();
        {
            Shop shop(folder.path(), {cable.path()});
            shop.scanners.change(id, {.name = u"Counter"_s,
                                      .owner = PersonCode(u"0042"_s),
                                      .ending = scanner::Ending::Tab,
                                      .duplicateWindow = Millis(500)});
            QCOMPARE(shop.failures, QStringList());
            cable.sends("9521234543213\t9521234543213\t");
            QList<bool> duplicates;
            EVENTUALLY_VERIFY(shop.scanners.hub().scanners().first().reads == 2);
            while (const auto scan = shop.scanners.hub().takeScan()) {
                QCOMPARE(scan->person, PersonCode(u"0042"_s));
                duplicates.append(scan->duplicate);
            }
            QCOMPARE(duplicates, (QList<bool>{false, true}));
        }
        const Shop again(folder.path(), {cable.path()});
        QCOMPARE(again.names(), (QStringList{u"Counter"_s, u"Keyboard"_s}));
    }

    void aPortIsAddedAndForgotten()
    {
        const QTemporaryDir folder;
        Pty cable;
        {
            Shop shop(folder.path());
            shop.scanners.addPort(cable.path());
            shop.scanners.addPort(cable.path());
            QCOMPARE(shop.scanners.state().addedPorts, QStringList{cable.path()});
            EVENTUALLY_COMPARE(shop.scanners.hub().scanners().last().device.state,
                               scanner::ScannerState::Open);
            cable.sends("A-1\r");
            EVENTUALLY_COMPARE(shop.scanners.hub().scanners().last().reads, 1);
            QVERIFY(shop.scanners.hub().takeScan());
        }
        Shop again(folder.path());
        QCOMPARE(again.scanners.state().scanners.size(), 2);
        again.scanners.removePort(cable.path());
        QCOMPARE(again.names(), QStringList{u"Keyboard"_s});
        QCOMPARE(Shop(folder.path()).names(), QStringList{u"Keyboard"_s});
    }

    void whatCannotBeSetIsToldAndNotKept()
    {
        const QTemporaryDir folder;
        Shop shop(folder.path());
        shop.scanners.change(StationScanners::keyboardId, {.keys = u"xx"_s});
        QCOMPARE(shop.failures, QStringList{codes::badScannerSetting});
        QVERIFY(!QFile::exists(folder.filePath(u"scanners.json"_s)));
    }

    void aBrokenFileKeepsNoShopFromWorking()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"scanners.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"schema\": 1, \"scanners\": [{\"id\": \"keyboard\", \"keys\": \"xx\"}]}");
        file.close();
        Shop shop(folder.path());
        QCOMPARE(shop.failures, QStringList{codes::scannerSettingsUnread});
        shop.scanners.typed({.typed = "9521234543213", .end = "\r"}, 0);
        const auto scan = shop.scanners.hub().takeScan();
        QVERIFY(scan);
        QCOMPARE(scan->source, ScanSource::Wedge);
        QCOMPARE(scan->decoded.gtin14(), u"09521234543213"_s);
    }

    void theKeyboardIsTaughtAndItsLayoutKept()
    {
        const QTemporaryDir folder;
        Shop shop(folder.path());
        QVERIFY(shop.scanners.hub().teach(StationScanners::keyboardId));
        const QByteArrayList typed{"SHßTeach-1öqwyzam\"", "010952123454321310TEACH211",
                                   "9521234543213"};
        for (const QByteArray &each : typed)
            shop.scanners.typed({.typed = each, .end = "\r"}, 0);
        const auto kept = ScannersFile::load(folder.path());
        QVERIFY(kept);
        const scanner::ScannerSettings settings = kept->scanners.value(StationScanners::keyboardId);
        QCOMPARE(settings.keys, u"de"_s);
        QVERIFY(settings.losesSeparators);
    }
};

QTEST_GUILESS_MAIN(StationScannersTest)
#include "StationScannersTest.moc"
