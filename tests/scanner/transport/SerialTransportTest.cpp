// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/SerialTransport.h"

#include "core/domain/Codes.h"
#include "scanner/ScannerHub.h"
#include "tests/support/Eventually.h"
#include "tests/support/FakeClock.h"
#include "tests/support/Pty.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/ioctl.h>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;
using storehand::test::Pty;

namespace {

struct Station
{
    test::FakeClock clock;
    ScannerHub hub{clock};
    QStringList texts;

    Station()
    {
        QObject::connect(&hub, &ScannerHub::scansWaiting, &hub, [this] {
            while (const std::optional<Scan> scan = hub.takeScan())
                texts.append(scan->error ? scan->error->code : scan->decoded.text);
        });
    }

    void plugIn(const QString &path, const ScannerProfile &profile = {.name = u"Desk"_s},
                SerialSettings settings = {})
    {
        settings.path = path;
        hub.add(profile, std::make_unique<SerialTransport>(settings, clock), path);
    }

    [[nodiscard]] DeviceStatus status() const { return hub.scanners().first().device; }
    [[nodiscard]] ScannerState state() const { return status().state; }
};

} // namespace

class SerialTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFramingComesThroughARealTerminal_data()
    {
        QTest::addColumn<ScannerProfile>("profile");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("CR") << ScannerProfile{.name = u"Desk"_s} << QByteArray("A-1\rA-2\r");
        QTest::newRow("LF") << ScannerProfile{.name = u"Desk"_s} << QByteArray("A-1\nA-2\n");
        QTest::newRow("CR LF") << ScannerProfile{.name = u"Desk"_s} << QByteArray("A-1\r\nA-2\r\n");
        QTest::newRow("tab") << ScannerProfile{.name = u"Desk"_s, .framing = Framing::tab()}
                             << QByteArray("A-1\tA-2\t");
        QTest::newRow("STX ETX") << ScannerProfile{.name = u"Desk"_s, .framing = Framing::stxEtx()}
                                 << QByteArray("\x02"
                                               "A-1\x03\x02"
                                               "A-2\x03");
    }

    void everyFramingComesThroughARealTerminal()
    {
        QFETCH(ScannerProfile, profile);
        QFETCH(QByteArray, bytes);
        Pty scanner;
        Station station;
        station.plugIn(scanner.path(), profile);
        QCOMPARE(station.state(), ScannerState::Open);
        scanner.sends(bytes);
        EVENTUALLY_COMPARE(station.texts, (QStringList{u"A-1"_s, u"A-2"_s}));
    }

    void aReadMayComeInPieces()
    {
        Pty scanner;
        Station station;
        station.plugIn(scanner.path());
        int seen = 0;
        connect(&station.hub, &ScannerHub::bytesSeen, this, [&] { ++seen; });
        const QByteArray code("]C1010952123454321310LOT42\x1d"
                              "21A1\r");
        for (int i = 0; i < code.size(); ++i) {
            scanner.sends(code.mid(i, 1));
            EVENTUALLY_COMPARE(seen, i + 1);
        }
        EVENTUALLY_COMPARE(station.texts.size(), 1);
        QCOMPARE(station.texts.first(), u"010952123454321310LOT42\x1d"_s + u"21A1"_s);
    }

    void aReadWithoutEndIsEndedBySilence()
    {
        Pty scanner;
        Station station;
        bool seen = false;
        connect(&station.hub, &ScannerHub::bytesSeen, this, [&] { seen = true; });
        station.plugIn(scanner.path());
        scanner.sends("A-1");
        EVENTUALLY_VERIFY(seen);
        station.clock.advance(Framing().idleGapUnsure);
        QCOMPARE(station.texts, QStringList{u"A-1"_s});
    }

    void aThousandCodesInOneGoAllArrive()
    {
        Pty scanner;
        Station station;
        station.plugIn(scanner.path());
        QStringList sent;
        for (int i = 0; i < 1000; ++i) {
            sent.append(u"P-%1"_s.arg(i, 6, 10, QChar(u'0')));
            scanner.sends(sent.last().toLatin1() + '\r');
            if (i % 100 == 0)
                QCoreApplication::processEvents();
        }
        EVENTUALLY_COMPARE(station.texts.size(), sent.size());
        QCOMPARE(station.texts, sent);
    }

    void fourScannersSendAtOnce()
    {
        std::array<Pty, 4> scanners;
        Station station;
        for (int i = 0; i < 4; ++i)
            station.plugIn(scanners[size_t(i)].path(), {.name = QString::number(i)});
        for (int i = 0; i < 500; ++i)
            scanners[size_t(i % 4)].sends("P-" + QByteArray::number(i) + '\r');
        EVENTUALLY_COMPARE(station.texts.size(), 500);
        QCOMPARE(QSet<QString>(station.texts.begin(), station.texts.end()).size(), 500);
    }

    void aStationThatTakesNothingMakesTheScannerWait()
    {
        Pty scanner;
        test::FakeClock clock;
        ScannerHub hub(clock);
        hub.add({.name = u"Desk"_s},
                std::make_unique<SerialTransport>(SerialSettings{.path = scanner.path()}, clock));
        constexpr int count = 1000;
        for (int i = 0; i < count; ++i) {
            scanner.sends("P-" + QByteArray::number(i) + '\r');
            QCoreApplication::processEvents();
        }
        EVENTUALLY_VERIFY(hub.scanners().first().held);
        QStringList texts;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                while (const std::optional<Scan> scan = hub.takeScan())
                    texts.append(scan->decoded.text);
                return texts.size() == count;
            }(),
            5000);
        for (int i = 0; i < count; ++i)
            QCOMPARE(texts[i], u"P-%1"_s.arg(i));
        QCOMPARE(hub.scanners().first().lost, 0);
        EVENTUALLY_VERIFY(!hub.scanners().first().held);
    }

    void unpluggingAWaitingScannerLosesNothing()
    {
        test::FakeClock clock;
        ScannerHub hub(clock);
        constexpr int count = 400;
        {
            Pty scanner;
            const SerialSettings settings{.path = scanner.path()};
            hub.add({.name = u"Desk"_s}, std::make_unique<SerialTransport>(settings, clock));
            for (int i = 0; i < count; ++i) {
                scanner.sends("P-" + QByteArray::number(i) + '\r');
                QCoreApplication::processEvents();
            }
            EVENTUALLY_VERIFY(hub.scanners().first().held);
        }
        EVENTUALLY_COMPARE(hub.scanners().first().device.state, ScannerState::Waiting);
        QVERIFY(hub.scanners().first().held);
        int taken = 0;
        QTRY_COMPARE_WITH_TIMEOUT(
            [&] {
                while (hub.takeScan())
                    ++taken;
                return taken;
            }(),
            count, 5000);
    }

    void aScannerThatComesLaterIsFound()
    {
        QTemporaryDir dir;
        const QString link = dir.filePath(u"scanner"_s);
        Station station;
        station.plugIn(link);
        QCOMPARE(station.state(), ScannerState::Waiting);
        QCOMPARE(station.status().code, QString(codes::deviceMissing));

        Pty scanner;
        QVERIFY(QFile::link(scanner.path(), link));
        station.clock.advance(SerialTransport::retryDelayMin);
        EVENTUALLY_COMPARE(station.state(), ScannerState::Open);
        scanner.sends("A-1\r");
        EVENTUALLY_COMPARE(station.texts, QStringList{u"A-1"_s});
    }

    void anUnpluggedScannerIsTakenUpAgain()
    {
        QTemporaryDir dir;
        const QString link = dir.filePath(u"scanner"_s);
        Station station;
        auto scanner = std::make_unique<Pty>();
        QVERIFY(QFile::link(scanner->path(), link));
        station.plugIn(link);
        for (int i = 0; i < 5; ++i) {
            scanner->sends("A-" + QByteArray::number(i) + '\r');
            EVENTUALLY_COMPARE(station.texts.size(), i + 1);
            scanner->hangUp();
            EVENTUALLY_COMPARE(station.state(), ScannerState::Waiting);
            QCOMPARE(station.status().code, QString(codes::deviceMissing));

            QVERIFY(QFile::remove(link));
            scanner = std::make_unique<Pty>();
            QVERIFY(QFile::link(scanner->path(), link));
            station.clock.advance(SerialTransport::retryDelayMin);
            EVENTUALLY_COMPARE(station.state(), ScannerState::Open);
        }
    }

    void whatWasSentBeforeTheHangUpIsNotLost()
    {
        Station station;
        {
            Pty scanner;
            station.plugIn(scanner.path());
            scanner.sends("A-1\r95212");
            EVENTUALLY_COMPARE(station.texts.size(), 1);
        }
        EVENTUALLY_COMPARE(station.state(), ScannerState::Waiting);
        QCOMPARE(station.texts, (QStringList{u"A-1"_s, u"incomplete_read"_s}));
    }

    void lookingForAMissingScannerGetsRarer()
    {
        Station station;
        station.plugIn(u"/dev/pts/no-such-scanner"_s);
        int tries = 0;
        for (int i = 0; i < 40; ++i) {
            if (station.clock.runNextTimer())
                ++tries;
            QCoreApplication::sendPostedEvents();
        }
        QCOMPARE(tries, 40);
        const Millis expected = Millis(250 + 500 + 1000) + 37 * SerialTransport::retryDelayMax;
        QCOMPARE(station.clock.monotonic(), expected);
        QCOMPARE(station.state(), ScannerState::Waiting);
    }

    void aPortThatIsTakenNamesTheProgram()
    {
        Pty scanner;
        Station mine;
        Station other;
        mine.plugIn(scanner.path());
        other.plugIn(scanner.path());
        QCOMPARE(mine.state(), ScannerState::Open);
        QCOMPARE(other.state(), ScannerState::Error);
        QCOMPARE(other.status().code, QString(codes::deviceInUseBy));
        QVERIFY2(other.status().detail.contains(u"test.scanner"),
                 qPrintable(other.status().detail));
        mine.hub.remove(u"Desk"_s);
        QCoreApplication::sendPostedEvents();
        other.clock.advance(SerialTransport::retryDelayMin);
        EVENTUALLY_COMPARE(other.state(), ScannerState::Open);
    }

    void aStationThatIsKilledDoesNotLockTheTerminal()
    {
        Pty scanner;
        const int keptOpen = ::open(qPrintable(scanner.path()), O_RDWR | O_NOCTTY | O_CLOEXEC);
        QVERIFY(keptOpen >= 0);
        Station station;
        station.plugIn(scanner.path());
        QCOMPARE(station.state(), ScannerState::Open);
        int exclusive = -1;
        QCOMPARE(::ioctl(keptOpen, TIOCGEXCL, &exclusive), 0);
        QCOMPARE(exclusive, 0);
        ::close(keptOpen);
    }

    void whatIsNoPortIsSaidToFail()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"scanner"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Station station;
        station.plugIn(file.fileName());
        QCOMPARE(station.state(), ScannerState::Error);
        QCOMPARE(station.status().code, QString(codes::deviceFailed));
    }

    void anySpeedAndParityIsTaken_data()
    {
        QTest::addColumn<SerialSettings>("settings");
        QTest::newRow("300") << SerialSettings{.baudRate = 300};
        QTest::newRow("115200") << SerialSettings{.baudRate = 115200};
        QTest::newRow("odd speed") << SerialSettings{.baudRate = 12345};
        QTest::newRow("7E1") << SerialSettings{.dataBits = QSerialPort::Data7,
                                               .parity = QSerialPort::EvenParity};
        QTest::newRow("8O2") << SerialSettings{.parity = QSerialPort::OddParity,
                                               .stopBits = QSerialPort::TwoStop};
        QTest::newRow("RTS") << SerialSettings{.flowControl = QSerialPort::HardwareControl};
    }

    void anySpeedAndParityIsTaken()
    {
        QFETCH(SerialSettings, settings);
        Pty scanner;
        Station station;
        station.plugIn(scanner.path(), {.name = u"Desk"_s}, settings);
        QCOMPARE(station.state(), ScannerState::Open);
        scanner.sends("9521234543213\r");
        EVENTUALLY_COMPARE(station.texts, QStringList{u"9521234543213"_s});
    }
};

QTEST_GUILESS_MAIN(SerialTransportTest)
#include "SerialTransportTest.moc"
