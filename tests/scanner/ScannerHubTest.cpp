// SPDX-License-Identifier: Apache-2.0
#include "scanner/ScannerHub.h"

#include "core/domain/Codes.h"
#include "scanner/decode/FramingLearner.h"
#include "scanner/transport/WedgeTransport.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeDeviceBytes.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;
using storehand::test::FakeDeviceBytes;

namespace {

FakeDeviceBytes &plugIn(ScannerHub &hub, const ScannerProfile &profile)
{
    auto device = std::make_unique<FakeDeviceBytes>();
    FakeDeviceBytes &kept = *device;
    hub.add(profile, std::move(device), u"/dev/fake"_s);
    return kept;
}

QStringList takenTexts(ScannerHub &hub)
{
    QStringList texts;
    while (const std::optional<Scan> scan = hub.takeScan())
        texts.append(scan->decoded.text);
    return texts;
}

} // namespace

class ScannerHubTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachReadGivesOneScan()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        QSignalSpy waiting(&hub, &ScannerHub::scansWaiting);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        desk.sends("952123");
        desk.sends("4543213\r\n9638507");
        desk.sends("5\r\n");
        QCOMPARE(waiting.count(), 1);
        const std::optional<Scan> good = hub.takeScan();
        QVERIFY(good);
        QCOMPARE(good->decoded.gtin14(), u"09521234543213"_s);
        const std::optional<Scan> bad = hub.takeScan();
        QVERIFY(bad);
        QCOMPARE(bad->error->code, QString(codes::checkDigit));
        QVERIFY(!hub.takeScan());
        QCOMPARE(hub.scanners().first().reads, 2);
    }

    // From the first read on the code is right; after three its end is known at once.
    void aScannerThatNobodyHasSetUpIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("Tab") << QByteArray() << QByteArray("\t");
        QTest::newRow("STX ETX") << QByteArray("\x02") << QByteArray("\x03");
    }

    void aScannerThatNobodyHasSetUpIsUnderstood()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        for (int i = 0; i < FramingLearner::readsMin; ++i) {
            desk.sends(before + "9521234543213" + after);
            QVERIFY(!hub.takeScan());
            clock.advance(Framing().idleGapUnsure);
            QCOMPARE(takenTexts(hub), QStringList{u"9521234543213"_s});
        }
        desk.sends(before + "A-1" + after + before + "A-2" + after);
        QCOMPARE(takenTexts(hub), (QStringList{u"A-1"_s, u"A-2"_s}));
        QVERIFY(hub.profile(u"Desk"_s)->framing != Framing::lines());
        // and when somebody sets it to line ends again
        for (int i = 0; i < 2; ++i)
            desk.sends("A-3\r\n");
        QVERIFY(takenTexts(hub).contains(u"A-3"_s));
    }

    void whatSomebodyHasSetUpIsLeftAlone()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s, .framing = Framing::silence()});
        for (int i = 0; i < FramingLearner::readsMin + 1; ++i) {
            desk.sends("A-1\t");
            clock.advance(Framing().idleGap);
        }
        QCOMPARE(hub.profile(u"Desk"_s)->framing, Framing::silence());
        QCOMPARE(takenTexts(hub).last(), u"A-1\t"_s);
    }

    void whoeverSignsInAtAnotherScannerHasLeftTheFirst()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &left = plugIn(hub, {.name = u"Left"_s, .id = u"usb:1"_s});
        plugIn(hub, {.name = u"Right"_s, .id = u"usb:2"_s});
        QVERIFY(hub.setOwner(u"Left"_s, PersonCode(u"0043"_s)));
        QVERIFY(hub.change(u"usb:1"_s, {.name = u"Packing"_s})); // its person stays
        left.sends("A-1\r");
        QCOMPARE(hub.takeScan()->person, PersonCode(u"0043"_s));
        QVERIFY(hub.setOwner(u"Right"_s, PersonCode(u"0043"_s)));
        left.sends("A-2\r");
        QCOMPARE(hub.takeScan()->person, std::nullopt);
    }

    void eachScannerHasItsOwner()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &left = plugIn(hub, {.name = u"Left"_s, .owner = PersonCode(u"0042"_s)});
        FakeDeviceBytes &right = plugIn(hub, {.name = u"Right"_s});
        left.sends("A-1\r");
        right.sends("A-2\r");
        QCOMPARE(hub.takeScan()->person, PersonCode(u"0042"_s));
        QCOMPARE(hub.takeScan()->person, std::nullopt);
        QVERIFY(hub.setOwner(u"Right"_s, PersonCode(u"0043"_s)));
        QVERIFY(!hub.setOwner(u"Nobody's"_s, PersonCode(u"0043"_s)));
        right.sends("A-3\r");
        const std::optional<Scan> scan = hub.takeScan();
        QCOMPARE(scan->person, PersonCode(u"0043"_s));
        QCOMPARE(scan->scanner, u"Right"_s);
    }

    void splitReadsOfTwoScannersDoNotMix()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &left = plugIn(hub, {.name = u"Left"_s});
        FakeDeviceBytes &right = plugIn(hub, {.name = u"Right"_s});
        left.sends("LEFT");
        right.sends("RIGHT\r");
        left.sends("-1\r");
        QCOMPARE(takenTexts(hub), (QStringList{u"RIGHT"_s, u"LEFT-1"_s}));
    }

    void silenceEndsAReadWithoutTerminator()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        desk.sends("A-1");
        clock.advance(Framing().idleGapUnsure - Millis(1));
        desk.sends("23");
        clock.advance(Framing().idleGapUnsure - Millis(1));
        QVERIFY(!hub.takeScan());
        clock.advance(Millis(1));
        QCOMPARE(takenTexts(hub), QStringList{u"A-123"_s});
    }

    void aReadWhoseEndIsLostOnTheWayIsNoCode()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        desk.sends("9521234543213\r]C1010952123454321310LO");
        QVERIFY(!hub.takeScan()->error);
        clock.advance(Framing().idleGapCutOff);
        QCOMPARE(hub.takeScan()->error->code, QString(codes::incompleteRead));
        desk.sends("]C1010952123454321310LOT4217\r");
        QVERIFY(!hub.takeScan()->error);
    }

    void theEndOfAReportEndsARead()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        plugIn(hub, {.name = u"Desk"_s}).sendsWhole("A-1");
        QCOMPARE(takenTexts(hub), QStringList{u"A-1"_s});
    }

    void unpluggingInTheMiddleShowsTheTornRead()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        QSignalSpy changes(&hub, &ScannerHub::scannerChanged);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        desk.sends("95212");
        desk.goesAway();
        QCOMPARE(hub.takeScan()->error->code, QString(codes::incompleteRead));
        QCOMPARE(hub.scanners().first().device.state, ScannerState::Waiting);
        desk.comesBack();
        desk.sends("9521234543213\r");
        QVERIFY(!hub.takeScan()->error);
        QCOMPARE(changes.count(), 3); // added, away, back
    }

    void twoOfTheSameProductAreTwoScans()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        desk.sends("9521234543213\r9521234543213\r");
        QVERIFY(!hub.takeScan()->duplicate);
        QVERIFY(!hub.takeScan()->duplicate);
    }

    void aDuplicateWindowMarksAndDoesNotHide()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s, .duplicateWindow = Millis(500)});
        QList<bool> duplicates;
        for (const int pause : {0, 499, 1, 100}) {
            clock.advance(Millis(pause));
            desk.sends("A-1\r");
            duplicates.append(hub.takeScan()->duplicate);
        }
        desk.sends("A-2\r");
        duplicates.append(hub.takeScan()->duplicate);
        QCOMPARE(duplicates, (QList<bool>{false, true, false, true, false}));
    }

    // A composite scanner sends each read as a report and types it as well.
    void aScannerThatAlsoTypesCountsOnce()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        auto reports = std::make_unique<FakeDeviceBytes>();
        FakeDeviceBytes &scanner = *reports;
        hub.add({.name = u"Both"_s}, std::move(reports), {}, true);
        auto keys = std::make_unique<WedgeTransport>();
        WedgeTransport &keyboard = *keys;
        hub.add({.name = u"Keyboard"_s}, std::move(keys));
        QList<bool> duplicates;
        const auto takeAll = [&] {
            while (const auto scan = hub.takeScan())
                duplicates.append(scan->duplicate);
        };
        scanner.sendsWhole("]E09521234543213");
        scanner.sendsWhole("]E09521234543213"); // a second unit
        keyboard.take({.typed = "9521234543213"}, 0);
        keyboard.take({.typed = "9521234543213"}, 0);
        takeAll();
        QCOMPARE(duplicates, (QList<bool>{false, false, true, true}));
        keyboard.take({.typed = "9521234543213"}, 0); // the other way round
        scanner.sendsWhole("]E09521234543213");
        clock.advance(Millis(5000));
        keyboard.take({.typed = "9521234543213"}, 0); // somebody typed the number
        duplicates.clear();
        takeAll();
        QCOMPARE(duplicates, (QList<bool>{false, true, false}));
    }

    void twoScannersOfWhichNoneTypesToo()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        auto keys = std::make_unique<WedgeTransport>();
        WedgeTransport &keyboard = *keys;
        hub.add({.name = u"Keyboard"_s}, std::move(keys));
        desk.sends("9521234543213\r");
        keyboard.take({.typed = "9521234543213"}, 0);
        QVERIFY(!hub.takeScan()->duplicate);
        QVERIFY(!hub.takeScan()->duplicate);
    }

    void whatIsSetIsTakenAtOnceAndKept()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        QSignalSpy kept(&hub, &ScannerHub::settingsChanged);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"ttyS0"_s, .id = u"serial:/dev/ttyS0"_s});
        const ScannerSettings settings{.name = u"Counter"_s,
                                       .owner = PersonCode(u"0042"_s),
                                       .ending = Ending::Tab,
                                       .separatorSubstitute = "~"};
        QVERIFY(hub.change(u"serial:/dev/ttyS0"_s, settings));
        QCOMPARE(kept.count(), 1);
        desk.sends("010952123454321310A~21B\t");
        const std::optional<Scan> scan = hub.takeScan();
        QCOMPARE(scan->scanner, u"Counter"_s);
        QCOMPARE(scan->person, PersonCode(u"0042"_s));
        QCOMPARE(scan->decoded.elements.size(), 3);
        QCOMPARE(hub.settings().value(u"serial:/dev/ttyS0"_s), settings);
    }

    void aScannerThatComesBackHasItsSettings()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        hub.setSettings({{u"usb:1"_s, {.name = u"Left"_s}}});
        plugIn(hub, {.name = u"Xenon"_s, .id = u"usb:1"_s});
        plugIn(hub, {.name = u"Xenon"_s, .id = u"usb:2"_s});
        plugIn(hub, {.name = u"Xenon"_s, .id = u"usb:3"_s});
        QStringList names;
        for (const ScannerStatus &status : hub.scanners())
            names.append(status.name);
        QCOMPARE(names, (QStringList{u"Left"_s, u"Xenon"_s, u"Xenon (2)"_s}));
    }

    void aNameThatAnotherWasGivenMeanwhileIsNotTakenBack()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        plugIn(hub, {.name = u"Xenon"_s, .id = u"usb:1"_s});
        plugIn(hub, {.name = u"Voyager"_s, .id = u"usb:2"_s});
        QVERIFY(hub.change(u"usb:1"_s, {.name = u"Door"_s}));
        QVERIFY(hub.change(u"usb:2"_s, {.name = u"Xenon"_s}));
        const Status unnamed = hub.change(u"usb:1"_s, {});
        QVERIFY(!unnamed);
        QCOMPARE(unnamed.error().code, QString(codes::scannerNameInUse));
        QCOMPARE(hub.profile(u"usb:1"_s)->name, u"Door"_s);
    }

    void whatCannotBeSetIsRefused()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        plugIn(hub, {.name = u"Left"_s});
        plugIn(hub, {.name = u"Right"_s});
        const auto codeOf = [&](const QString &id, const ScannerSettings &settings) {
            const Status status = hub.change(id, settings);
            return status ? QString() : status.error().code;
        };
        QCOMPARE(codeOf(u"Left"_s, {.name = u"Right"_s}), QString(codes::scannerNameInUse));
        QCOMPARE(codeOf(u"Nobody"_s, {}), QString(codes::scannerGone));
        QCOMPARE(codeOf(u"Left"_s, {.separatorSubstitute = "A1"}),
                 QString(codes::badScannerSetting));
        QCOMPARE(codeOf(u"Left"_s, {.duplicateWindow = Millis(-1)}),
                 QString(codes::badScannerSetting));
        QCOMPARE(codeOf(u"Left"_s, {.line = {.baudRate = 110}}), QString(codes::badScannerSetting));
        QCOMPARE(codeOf(u"Left"_s, {.keys = u"xx"_s}), QString(codes::badScannerSetting));
        QVERIFY(hub.settings().isEmpty());
    }

    // The teach codes arrive in pieces and without an end, at a speed that must be found.
    void aSerialScannerIsTaught()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        QVERIFY(hub.teach(u"Desk"_s));
        const auto reads = [&](const QByteArray &bytes) {
            desk.sends(bytes.first(4));
            desk.sends(bytes.sliced(4));
            clock.advance(Millis(500));
        };
        const auto content = [](int code) { return TeachLesson::codes()[code].content; };
        while (desk.settings().line.baudRate != 19200)
            reads("\xff\xfe\xf8\x80\x80");
        reads(content(0));
        reads(QByteArray(content(1)).replace("\x1d", ""));
        reads(content(2));
        QVERIFY(!hub.takeScan());
        QCOMPARE(hub.settings().value(u"Desk"_s).ending, Ending::Gap);
        QCOMPARE(hub.settings().value(u"Desk"_s).line.baudRate, 19200);
        QVERIFY(hub.scanners().first().lesson); // its result still stands, but reads count again
        desk.sends("010952123454321310LOT");
        clock.advance(Framing().idleGap);
        const std::optional<Scan> scan = hub.takeScan();
        QVERIFY(scan);
        QCOMPARE(scan->decoded.gtin14(), u"09521234543213"_s);
        QVERIFY(scan->decoded.warnings.contains(codes::uncertainSeparator));
    }

    void aLessonThatIsBrokenOffChangesNothing()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        QVERIFY(hub.teach(u"Desk"_s));
        desk.sends("\xff\xfe\xf8\x80\x80");
        clock.advance(Millis(500));
        QVERIFY(desk.settings() != ScannerSettings());
        hub.stopTeaching(u"Desk"_s);
        QCOMPARE(desk.settings(), ScannerSettings());
        QVERIFY(hub.settings().isEmpty());
        desk.sends("A-1\r");
        QCOMPARE(takenTexts(hub), QStringList{u"A-1"_s});
    }

    void whatSomebodyTypesCountsAsARead()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        plugIn(hub, {.name = u"Desk"_s, .owner = PersonCode(u"0042"_s)});
        hub.injectRead("A-1", u"Desk"_s);
        hub.injectRead("A-2", u"nowhere"_s);
        const std::optional<Scan> first = hub.takeScan();
        QCOMPARE(first->source, ScanSource::Headless);
        QCOMPARE(first->person, PersonCode(u"0042"_s));
        const std::optional<Scan> second = hub.takeScan();
        QCOMPARE(second->scanner, u"nowhere"_s);
        QCOMPARE(second->person, std::nullopt);
    }

    void aFullQueueHoldsTheDevicesBackAndLosesNothing()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        QStringList sent;
        for (int i = 0; i < ScanQueue::capacity + 500; ++i) {
            sent.append(u"A-%1"_s.arg(i));
            desk.sends(sent.last().toLatin1() + '\r');
            QCOMPARE(desk.isPaused(), i >= ScanQueue::capacity);
        }
        QVERIFY(hub.scanners().first().held);
        QCOMPARE(hub.scanners().first().waiting, int(sent.size()));
        QCOMPARE(hub.scanners().first().lost, 0);

        QStringList taken;
        while (taken.size() < sent.size()) {
            const QStringList more = takenTexts(hub);
            QVERIFY(!more.isEmpty());
            taken += more;
            QCoreApplication::sendPostedEvents(&hub);
        }
        QCOMPARE(taken, sent);
        QVERIFY(!desk.isPaused());
        QVERIFY(!hub.scanners().first().held);
    }

    void whatIsLostIsCounted()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        for (int i = 0; i < ScanQueue::capacity + ScannerHub::backlogMax + 3; ++i)
            desk.sends("A-1\r");
        QCOMPARE(hub.scanners().first().lost, 3);
    }

    void aRemovedScannerIsClosedAlsoFromWithinItsOwnRead()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        FakeDeviceBytes &desk = plugIn(hub, {.name = u"Desk"_s});
        QSignalSpy removed(&hub, &ScannerHub::scannerRemoved);
        connect(&hub, &ScannerHub::scansWaiting, this, [&] { hub.remove(u"Desk"_s); });
        desk.sends("A-1\rA-2\r");
        QCOMPARE(removed.count(), 1);
        QVERIFY(hub.scanners().isEmpty());
        QCOMPARE(takenTexts(hub), (QStringList{u"A-1"_s, u"A-2"_s}));
        QCoreApplication::sendPostedEvents(&hub);
    }

    void anotherThreadTakesEveryScanOfFourScanners()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        std::vector<FakeDeviceBytes *> devices;
        for (int i = 0; i < 4; ++i)
            devices.push_back(&plugIn(hub, {.name = QString::number(i)}));

        QThread thread;
        QObject station;
        QHash<QString, QStringList> taken;
        std::atomic<int> count = 0;
        connect(&hub, &ScannerHub::scansWaiting, &station, [&] {
            while (const std::optional<Scan> scan = hub.takeScan()) {
                taken[scan->scanner].append(scan->decoded.text);
                ++count;
            }
        });
        station.moveToThread(&thread);
        thread.start();

        constexpr int readsEach = 2000;
        QStringList expected;
        for (int i = 0; i < readsEach; ++i) {
            expected.append(u"A-%1"_s.arg(i));
            for (FakeDeviceBytes *device : devices)
                device->sends(expected.last().toLatin1() + '\r');
            QCoreApplication::processEvents();
            // as a device does that is asked to wait
            QTRY_VERIFY_WITH_TIMEOUT(!devices.front()->isPaused(), 60000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(count.load(), 4 * readsEach, 60000);
        thread.quit();
        thread.wait();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(taken[QString::number(i)], expected);
    }
};

QTEST_GUILESS_MAIN(ScannerHubTest)
#include "ScannerHubTest.moc"
