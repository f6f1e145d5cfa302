// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Eventually.h"
#include "tests/support/FakeUsbScanner.h"
#include "tests/support/Pty.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;
using storehand::test::FakeUsbScanner;
using storehand::test::Pty;
using storehand::test::UsbIdentity;

namespace {

/// `storehand scanners`, and what it has written so far.
class Program
{
public:
    explicit Program(const QStringList &arguments)
    {
        m_process.setProgram(qEnvironmentVariable("STOREHAND_BIN") + "/storehand"_L1);
        m_process.setArguments(QStringList{u"scanners"_s, u"--data"_s, m_data.path()} + arguments);
        m_process.start();
    }

    [[nodiscard]] QList<QJsonObject> events(const QString &name)
    {
        m_out += m_process.readAllStandardOutput();
        QList<QJsonObject> found;
        for (const QByteArray &line : m_out.split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            if (event["event"_L1].toString() == name)
                found.append(event);
        }
        return found;
    }
    [[nodiscard]] QJsonObject device(const QString &name)
    {
        QJsonObject last;
        for (const QJsonObject &event : events(u"device"_s)) {
            if (event["name"_L1].toString() == name)
                last = event;
        }
        return last;
    }
    [[nodiscard]] QString words() { return QString::fromUtf8(m_process.readAllStandardError()); }

    /// Its exit code; -1 when it does not end.
    [[nodiscard]] int end()
    {
        return m_process.waitForFinished() && m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }
    void stop() { m_process.terminate(); }

private:
    QTemporaryDir m_data;
    QProcess m_process;
    QByteArray m_out;
};

const UsbIdentity snapi{.vendor = 0x05E0,
                        .product = 0x1900,
                        .maker = u"Symbol"_s,
                        .name = u"DS9208"_s,
                        .port = 2,
                        .classCode = 0xFF,
                        .reportDescriptor = {}};

} // namespace

/// The real program with the real libusb; only the devices are fakes.
class ScannersProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!FakeUsbScanner::isPossible())
            QSKIP("needs umockdev-wrapper");
    }

    void theListSaysWhatEachScannerIsAndNeeds()
    {
        FakeUsbScanner good;
        FakeUsbScanner wrong(snapi);
        FakeUsbScanner keyboard({.product = 0x0B61,
                                 .name = u"Xenon 1902"_s,
                                 .port = 3,
                                 .protocol = 1,
                                 .reportDescriptor = {}});
        for (FakeUsbScanner *each : {&good, &wrong, &keyboard})
            each->plugIn();
        Program program({});
        QCOMPARE(program.end(), 0);
        const QJsonObject works = program.device(u"Honeywell Xenon 1900"_s);
        QCOMPARE(works["state"_L1].toString(), u"open"_s);
        QCOMPARE(works["mode"_L1].toString(), u"hid_pos"_s);
        QCOMPARE(works["profile"_L1].toString(), u"reports"_s);
        const QJsonObject silent = program.device(u"Symbol DS9208"_s);
        QCOMPARE(silent["state"_L1].toString(), u"error"_s);
        QCOMPARE(silent["mode"_L1].toString(), u"snapi"_s);
        QVERIFY(silent["cure"_L1].toString().contains(u"USB CDC Host"_s));
        const QJsonObject types = program.device(u"Honeywell Xenon 1902"_s);
        QCOMPARE(types["mode"_L1].toString(), u"keyboard"_s);
        const QString words = program.words();
        QVERIFY2(words.contains(u"works: Honeywell Xenon 1900"_s), qPrintable(words));
        QVERIFY2(words.contains(u"does not work: Symbol DS9208"_s), qPrintable(words));
        QCOMPARE(good.driver(), QByteArray("usbhid"));
    }

    void watchingFollowsScannersAndScans()
    {
        Pty serial;
        Program program({u"--watch"_s, u"--serial"_s, serial.path()});
        EVENTUALLY_COMPARE(program.events(u"summary"_s).size(), 1);
        FakeUsbScanner scanner;
        scanner.plugIn();
        EVENTUALLY_COMPARE(program.device(u"Honeywell Xenon 1900"_s)["state"_L1].toString(),
                           u"open"_s);
        scanner.scans("9521234543213");
        serial.sends("SHL:A-01\r");
        EVENTUALLY_COMPARE(program.events(u"scan"_s).size(), 2);
        for (const QJsonObject &scan : program.events(u"scan"_s)) {
            if (scan["source"_L1].toString() == u"hid"_s)
                QCOMPARE(scan["gtin14"_L1].toString(), u"09521234543213"_s);
            else
                QCOMPARE(scan["own"_L1]["value"_L1].toString(), u"A-01"_s);
        }
        QVERIFY(program.events(u"bytes"_s).size() >= 2);
        scanner.unplug();
        EVENTUALLY_COMPARE(program.device(u"Honeywell Xenon 1900"_s)["code"_L1].toString(),
                           u"device_missing"_s);
        FakeUsbScanner wrong(snapi);
        wrong.plugIn();
        EVENTUALLY_COMPARE(program.device(u"Symbol DS9208"_s)["code"_L1].toString(),
                           u"scanner_snapi"_s);
        wrong.unplug();
        EVENTUALLY_COMPARE(program.events(u"gone"_s).size(), 1);
        program.stop();
        QCOMPARE(program.end(), 0);
    }
};

QTEST_GUILESS_MAIN(ScannersProgramTest)
#include "ScannersProgramTest.moc"
