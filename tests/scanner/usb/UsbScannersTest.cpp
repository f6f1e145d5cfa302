// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbScanners.h"

#include "app/edges/SystemClock.h"
#include "core/domain/Codes.h"
#include "tests/support/Eventually.h"
#include "tests/support/FakeUsbScanner.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;
using storehand::test::FakeUsbScanner;
using storehand::test::UsbIdentity;

namespace {

struct Station
{
    app::SystemClock clock;
    ScannerHub hub{clock};
    QStringList texts;
    QStringList states; ///< as they changed
    std::unique_ptr<UsbScanners> usb;

    Station()
    {
        QObject::connect(&hub, &ScannerHub::scansWaiting, &hub, [this] {
            while (const std::optional<Scan> scan = hub.takeScan())
                texts.append(scan->error ? scan->error->code : scan->decoded.text);
        });
        QObject::connect(
            &hub, &ScannerHub::scannerChanged, &hub,
            [this](const ScannerStatus &status) { states.append(toText(status.device.state)); });
        auto opened = UsbScanners::open(hub, clock);
        if (!opened)
            qFatal("no USB: %s", qPrintable(opened.error().detail));
        usb = std::move(*opened);
    }

    [[nodiscard]] ScannerStatus first() const { return hub.scanners().value(0); }
    [[nodiscard]] bool isOpen(int index = 0) const
    {
        return hub.scanners().value(index).device.state == ScannerState::Open;
    }

    [[nodiscard]] int openCount() const
    {
        int count = 0;
        for (const ScannerStatus &each : hub.scanners())
            count += int(each.device.state == ScannerState::Open);
        return count;
    }
};

const auto code = u"9521234543213"_s;

} // namespace

/// The real libusb, event loop and hub; only the device is a fake.
class UsbScannersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!FakeUsbScanner::isPossible())
            QSKIP("needs umockdev-wrapper");
    }

    void aScannerThatIsThereIsUsed()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        QCOMPARE(station.first().name, u"Honeywell Xenon 1900"_s);
        QCOMPARE(station.first().transport, ScanSource::Hid);
        QCOMPARE(scanner.driver(), QByteArray("usbfs"));
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    void aScannerThatComesLaterIsFound()
    {
        Station station;
        QVERIFY(station.hub.scanners().isEmpty());
        FakeUsbScanner scanner;
        scanner.plugIn();
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    // Nobody but the device knows its reports, as where the kernel has no driver for it.
    void theDeviceItselfIsAskedForItsReports()
    {
        FakeUsbScanner scanner({.kernelKnowsIt = false});
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        QCOMPARE(scanner.requests().value(0), u"descriptor"_s);
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    // Its number says nothing, it says nothing, so nothing is known: but it may be asked again.
    void aDeviceThatSaysNothingIsAnError()
    {
        FakeUsbScanner scanner({.product = 0x4242, .reportDescriptor = {}, .kernelKnowsIt = false});
        scanner.plugIn();
        Station station;
        EVENTUALLY_COMPARE(station.first().device.code, QString(codes::deviceFailed));
        EVENTUALLY_COMPARE(scanner.driver(), QByteArray("usbhid"));
    }

    void aDeviceThatIsNoScannerIsGivenBack()
    {
        const QByteArray scale = QByteArray::fromHex("058D0901A101150026FF007508950809018102C0");
        FakeUsbScanner device(
            {.product = 0x4242, .reportDescriptor = scale, .kernelKnowsIt = false});
        device.plugIn();
        Station station;
        EVENTUALLY_COMPARE(station.first().device.code, QString(codes::scannerUnknownMode));
        EVENTUALLY_COMPARE(device.driver(), QByteArray("usbhid"));
        QCOMPARE(device.requests(), QStringList{u"descriptor"_s});
    }

    void honeywellIsToldToSendThisWay()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        QCOMPARE(scanner.requests(), QStringList{u"feature 254 = fe01"_s});
    }

    void anUnknownMakerIsKnownByItsReports()
    {
        FakeUsbScanner scanner(
            {.vendor = 0x1234, .product = 0x0001, .maker = u"Acme"_s, .name = u"S1"_s});
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        QCOMPARE(station.first().name, u"Acme S1"_s);
        QVERIFY(scanner.requests().isEmpty());
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    void aKeyboardIsLeftAlone()
    {
        FakeUsbScanner keyboard({.vendor = 0x046D,
                                 .product = 0xC31C,
                                 .protocol = 1,
                                 .reportDescriptor = QByteArray::fromHex(
                                     "05010906A101050719E029E715002501750195088102C0")});
        FakeUsbScanner unknown(
            {.vendor = 0x046D, .product = 0xC52B, .port = 2, .kernelKnowsIt = false});
        keyboard.plugIn();
        unknown.plugIn();
        Station station;
        QCOMPARE(station.usb->devices().size(), 2);
        QSignalSpy looks(station.usb.get(), &UsbScanners::changed);
        EVENTUALLY_COMPARE(looks.size(), 3); // then it looks no more
        QVERIFY(station.hub.scanners().isEmpty());
        QCOMPARE(keyboard.driver(), QByteArray("usbhid"));
        QCOMPARE(unknown.driver(), QByteArray("usbhid"));
        QVERIFY(unknown.requests().isEmpty());
    }

    void aLongCodeComesInPieces()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        const QByteArray text(7000, 'A');
        scanner.scans(text, "]Q1");
        EVENTUALLY_COMPARE(station.texts, QStringList{QString::fromLatin1(text)});
    }

    // Some devices follow each report with a packet without content; the old bytes still stand in
    // the buffer then.
    void anEmptyPacketIsNoSecondRead()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        for (int i = 0; i < 3; ++i) {
            scanner.scans("A-" + QByteArray::number(i), "]C0");
            scanner.sends({});
        }
        scanner.scans("END", "]C0");
        EVENTUALLY_VERIFY(station.texts.contains(u"END"_s));
        QCOMPARE(station.texts, (QStringList{u"A-0"_s, u"A-1"_s, u"A-2"_s, u"END"_s}));
    }

    void anArrivalThatIsToldTwiceIsOneScanner()
    {
        Station station;
        FakeUsbScanner scanner;
        scanner.plugIn();
        scanner.announceAgain();
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.announceAgain();
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
        QCOMPARE(station.hub.scanners().size(), 1);
    }

    void anUnpluggedScannerIsTakenUpAgain()
    {
        FakeUsbScanner scanner;
        Station station;
        for (int i = 0; i < 3; ++i) {
            scanner.plugIn();
            EVENTUALLY_VERIFY(station.isOpen());
            scanner.scans("A-" + QByteArray::number(i), "]C0");
            EVENTUALLY_COMPARE(station.texts.size(), i + 1);
            scanner.unplug();
            EVENTUALLY_COMPARE(station.first().device.state, ScannerState::Waiting);
            QCOMPARE(station.first().device.code, QString(codes::deviceMissing));
        }
        QCOMPARE(station.hub.scanners().size(), 1);
        QCOMPARE(station.texts, (QStringList{u"A-0"_s, u"A-1"_s, u"A-2"_s}));
    }

    void atAnotherPortItIsTheSameScanner()
    {
        Station station;
        FakeUsbScanner here({.port = 1});
        here.plugIn();
        EVENTUALLY_VERIFY(station.isOpen());
        QVERIFY(station.hub.setOwner(station.first().name, PersonCode{u"0042"_s}));
        here.unplug();
        EVENTUALLY_VERIFY(!station.isOpen());
        FakeUsbScanner there({.port = 5});
        there.plugIn();
        EVENTUALLY_VERIFY(station.isOpen());
        QCOMPARE(station.hub.scanners().size(), 1);
        QCOMPARE(station.first().owner, PersonCode{u"0042"_s});
    }

    void aReadThatIsCutByTheCableIsTold()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.sends(FakeUsbScanner::report(QByteArray(56, 'A'), true, "]Q1"));
        scanner.unplug();
        EVENTUALLY_COMPARE(station.first().device.state, ScannerState::Waiting);
        EVENTUALLY_COMPARE(station.texts, QStringList{u"incomplete_read"_s});
    }

    void aReadWhoseRestNeverComesIsTold()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.sends(FakeUsbScanner::report(QByteArray(56, 'A'), true, "]Q1"));
        EVENTUALLY_COMPARE(station.texts, QStringList{u"incomplete_read"_s});
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, (QStringList{u"incomplete_read"_s, code}));
    }

    void aStationThatTakesNothingForAWhileCutsNoRead()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        app::SystemClock clock;
        ScannerHub hub(clock);
        auto usb = UsbScanners::open(hub, clock);
        QVERIFY(usb);
        QStringList read;
        const auto texts = [&] {
            while (const std::optional<Scan> scan = hub.takeScan())
                read.append(scan->error ? scan->error->code : scan->decoded.text);
            return read;
        };
        EVENTUALLY_COMPARE(hub.scanners().value(0).device.state, ScannerState::Open);
        scanner.scans(code.toLatin1());
        scanner.sends(FakeUsbScanner::report(QByteArray(56, 'A'), true, "]Q1"));
        EVENTUALLY_COMPARE(texts(), QStringList{code});
        for (int i = 0; i <= ScanQueue::capacity; ++i)
            hub.injectRead("P-1", u"somewhere"_s);
        QVERIFY(hub.scanners().first().held);
        bool isOver = false;
        const auto timer = clock.after(HidPosTransport::restTime * 2, [&] { isOver = true; });
        EVENTUALLY_VERIFY(isOver);
        scanner.sends(FakeUsbScanner::report("B", false, "]Q1"));
        EVENTUALLY_COMPARE(texts().size(), ScanQueue::capacity + 3);
        QCOMPARE(read.last(), QString(56, u'A') + u'B');
    }

    // The other face of unplugging, and what a loose cable does.
    void anErrorIsSurvived()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        station.states.clear();
        scanner.fails();
        EVENTUALLY_VERIFY(station.states.contains(u"waiting"_s) && station.isOpen());
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    void aScannerThatIsNotSetUpYetIsFoundALittleLater()
    {
        FakeUsbScanner scanner({.isSetUp = false});
        scanner.plugIn();
        Station station;
        QCOMPARE(station.usb->devices().size(), 1);
        QVERIFY(station.hub.scanners().isEmpty());
        scanner.setUp();
        EVENTUALLY_VERIFY(station.isOpen());
    }

    // As when another program resets it.
    void aRequestThatTheSystemEndsIsMadeAgain()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        scanner.interrupts();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    void aScannerThatDoesNotLetGoIsTakenUpAgain()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        Station station;
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.keepsTransfers();
        station.states.clear();
        scanner.stumbles();
        EVENTUALLY_VERIFY(station.states.contains(u"waiting"_s) && station.isOpen());
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    void aLockedDeviceNamesTheRule()
    {
        FakeUsbScanner scanner;
        scanner.forbid(true);
        scanner.plugIn();
        Station station;
        EVENTUALLY_COMPARE(station.first().device.code, QString(codes::deviceForbidden));
        QCOMPARE(station.first().device.state, ScannerState::Error);
        QVERIFY(station.first().device.detail.contains(u"70-storehand-scanners.rules"_s));
        scanner.forbid(false);
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    void aDeviceThatAnotherProgramHasIsTakenWhenItIsFree()
    {
        FakeUsbScanner scanner;
        scanner.setTaken(true);
        scanner.plugIn();
        Station station;
        EVENTUALLY_COMPARE(station.first().device.code, QString(codes::deviceInUse));
        scanner.setTaken(false);
        EVENTUALLY_VERIFY(station.isOpen());
    }

    void theKernelGetsItsDeviceBack()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        {
            Station station;
            EVENTUALLY_VERIFY(station.isOpen());
            QCOMPARE(scanner.driver(), QByteArray("usbfs"));
        }
        QCOMPARE(scanner.driver(), QByteArray("usbhid"));
    }

    // A station that is killed leaves the device without a driver, and so without a name for what
    // it is.
    void aScannerThatAKilledProgramHadIsFoundAgain()
    {
        FakeUsbScanner scanner({.vendor = 0x1234,
                                .product = 0x0001,
                                .maker = u"Acme"_s,
                                .name = u"S1"_s,
                                .kernelKnowsIt = false,
                                .hasDriver = false});
        scanner.plugIn();
        Station station;
        EVENTUALLY_COMPARE(scanner.driver(), QByteArray("usbhid"));
        scanner.showReports();
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.scans(code.toLatin1());
        EVENTUALLY_COMPARE(station.texts, QStringList{code});
    }

    void severalScannersReadAtOnce()
    {
        FakeUsbScanner a({.serial = u"A"_s, .port = 1});
        FakeUsbScanner b({.serial = u"B"_s, .port = 2});
        FakeUsbScanner c({.serial = u"C"_s, .port = 3});
        Station station;
        for (FakeUsbScanner *each : {&a, &b, &c})
            each->plugIn();
        EVENTUALLY_COMPARE(station.openCount(), 3);
        QCOMPARE(station.hub.scanners()[1].name, u"Honeywell Xenon 1900 (2)"_s);
        for (int i = 0; i < 50; ++i) {
            a.scans("A-" + QByteArray::number(i), "]C0");
            b.scans("B-" + QByteArray::number(i), "]C0");
            if (i == 25)
                c.unplug();
        }
        EVENTUALLY_COMPARE(station.texts.size(), 100);
        QCOMPARE(QSet<QString>(station.texts.begin(), station.texts.end()).size(), 100);
        EVENTUALLY_COMPARE(station.openCount(), 2);
    }

    void twoOfAKindKeepTheirPlaces()
    {
        FakeUsbScanner left({.serial = {}, .port = 1});
        FakeUsbScanner right({.serial = {}, .port = 2});
        Station station;
        left.plugIn();
        EVENTUALLY_VERIFY(station.isOpen(0));
        right.plugIn();
        EVENTUALLY_VERIFY(station.isOpen(1));
        left.unplug();
        right.unplug();
        EVENTUALLY_VERIFY(!station.isOpen(0) && !station.isOpen(1));
        right.plugIn();
        EVENTUALLY_VERIFY(station.isOpen(1));
        QVERIFY(!station.isOpen(0));
    }

    void aStationThatTakesNothingMakesTheScannerWait()
    {
        FakeUsbScanner scanner;
        scanner.plugIn();
        app::SystemClock clock;
        ScannerHub hub(clock);
        auto usb = UsbScanners::open(hub, clock);
        QVERIFY(usb);
        EVENTUALLY_COMPARE(hub.scanners().value(0).device.state, ScannerState::Open);
        constexpr int count = ScanQueue::capacity + 50;
        for (int i = 0; i < count; ++i)
            scanner.scans("P-" + QByteArray::number(i), "]C0");
        EVENTUALLY_VERIFY(hub.scanners().first().held);
        QStringList texts;
        QTRY_COMPARE_WITH_TIMEOUT(
            [&] {
                while (const std::optional<Scan> scan = hub.takeScan())
                    texts.append(scan->decoded.text);
                return int(texts.size());
            }(),
            count, 5000);
        for (int i = 0; i < count; ++i)
            QCOMPARE(texts[i], u"P-%1"_s.arg(i));
        QCOMPARE(hub.scanners().first().lost, 0);
    }

    void aScannerInAWrongModeSaysWhatToScan()
    {
        FakeUsbScanner scanner({.vendor = 0x05E0,
                                .product = 0x1900,
                                .maker = u"Symbol"_s,
                                .name = u"DS9208"_s,
                                .classCode = 0xFF,
                                .reportDescriptor = {}});
        scanner.plugIn();
        Station station;
        EVENTUALLY_COMPARE(station.first().device.code, QString(codes::scannerSnapi));
        QCOMPARE(station.first().device.args.value(0), u"Symbol DS9208"_s);
        QVERIFY(station.first().device.args.value(1).contains(u"USB CDC Host"_s));
        scanner.unplug();
        EVENTUALLY_VERIFY(station.hub.scanners().isEmpty());
    }

    void unpluggingAtAnyMomentIsSurvived_data()
    {
        QTest::addColumn<int>("rounds");
        for (int rounds = 0; rounds < 12; ++rounds)
            QTest::addRow("after %d rounds of events", rounds) << rounds;
    }

    void unpluggingAtAnyMomentIsSurvived()
    {
        QFETCH(int, rounds);
        Station station;
        FakeUsbScanner scanner({.kernelKnowsIt = rounds % 2 == 0});
        scanner.plugIn();
        QTimer heartbeat; // so that there is always one more event
        heartbeat.start(3);
        for (int i = 0; i < rounds; ++i)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        scanner.scans(QByteArray(500, 'A'), "]Q1");
        scanner.unplug();
        scanner.plugIn();
        EVENTUALLY_VERIFY(station.isOpen());
        scanner.scans("END", "]C0");
        EVENTUALLY_COMPARE(station.texts.value(station.texts.size() - 1), u"END"_s);
        QCOMPARE(station.hub.scanners().size(), 1);
    }
};

QTEST_GUILESS_MAIN(UsbScannersTest)
#include "UsbScannersTest.moc"
