// SPDX-License-Identifier: Apache-2.0
// A machine on which the library that watches USB does not begin: the real one, but for the call
// that fails.
#include "app/edges/SystemClock.h"
#include "app/scanning/ScannerDoctor.h"
#include "app/scanning/StationScanners.h"
#include "core/domain/Codes.h"
#include "tests/support/Eventually.h"
#include "tests/support/FailingCalls.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeUsbScanner.h"
#include "tests/support/Pty.h"

#include <QTemporaryDir>
#include <QTest>

#include <dlfcn.h>
#include <libusb.h>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;
using storehand::test::FailingCalls;
using storehand::test::FakeClock;
using storehand::test::FakeUsbScanner;
using storehand::test::Pty;

namespace {

/// Those that begin: opening the library, and asking it to tell what is plugged in.
FailingCalls beginnings;

template <typename Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

} // namespace

// In the place of the library's: those of a program come before those of a library.
extern "C" {

int libusb_init(libusb_context **context)
{
    if (beginnings.fails())
        return LIBUSB_ERROR_OTHER;
    return real<decltype(libusb_init)>("libusb_init")(context);
}

int libusb_hotplug_register_callback(libusb_context *context, int events, int flags, int vendor,
                                     int product, int kind, libusb_hotplug_callback_fn callback,
                                     void *data, libusb_hotplug_callback_handle *handle)
{
    if (beginnings.fails())
        return LIBUSB_ERROR_NOT_SUPPORTED;
    return real<decltype(libusb_hotplug_register_callback)>("libusb_hotplug_register_callback")(
        context, events, flags, vendor, product, kind, callback, data, handle);
}

} // extern "C"

class NoUsbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!FakeUsbScanner::isPossible())
            QSKIP("needs umockdev-wrapper");
    }

    void cleanup() { beginnings = {}; }

    void theDoctorSaysSoAndLooksAtTheOthers_data() { eachCall(); }
    void theDoctorSaysSoAndLooksAtTheOthers()
    {
        QFETCH(int, which);
        beginnings = {.which = which};
        FakeUsbScanner scanner;
        scanner.plugIn();
        Pty cable;
        SystemClock clock;
        QList<QJsonObject> devices;
        QString words;
        std::optional<bool> isWell;
        ScannerDoctor doctor({.serialPorts = {cable.path()}}, clock,
                             {.write =
                                  [&](const QJsonObject &event) {
                                      if (event["event"_L1].toString() == "device"_L1)
                                          devices.append(event);
                                  },
                              .say = [&](const QString &line) { words += line + u'\n'; },
                              .done = [&](bool well) { isWell = well; }});
        doctor.start();
        EVENTUALLY_VERIFY(isWell);
        QCOMPARE(beginnings.hits, 1);
        QCOMPARE(devices.size(), 2);
        QCOMPARE(devices[0]["code"_L1].toString(), u"usb_unavailable"_s);
        QCOMPARE(devices[1]["state"_L1].toString(), u"open"_s);
        QVERIFY2(words.contains(u"does not work: USB\n    USB scanners cannot be found here. "
                                "Scanners on serial ports and keyboards go on working."_s),
                 qPrintable(words));
        QVERIFY2(words.contains(u"works: "_s), qPrintable(words));
    }

    void aStationReadsOnAndFindsUsbWhenItIsThere_data() { eachCall(); }
    void aStationReadsOnAndFindsUsbWhenItIsThere()
    {
        QFETCH(int, which);
        beginnings = {.which = which, .forEver = true};
        const QTemporaryDir folder;
        FakeUsbScanner scanner;
        scanner.plugIn();
        Pty cable;
        FakeClock clock;
        StationScanners scanners({.folder = folder.path(), .serialPorts = {cable.path()}}, clock);
        QStringList failures;
        connect(&scanners, &StationScanners::failed, this,
                [&](const Error &error) { failures.append(error.code); });
        scanners.open();
        const auto hasUsb = [&] {
            const auto all = scanners.hub().scanners();
            return all.size() == 2 && all[1].device.state == scanner::ScannerState::Open;
        };
        EVENTUALLY_COMPARE(scanners.hub().scanners().value(0).device.state,
                           scanner::ScannerState::Open);
        cable.sends("A-1\r");
        EVENTUALLY_COMPARE(scanners.hub().scanners().value(0).reads, 1);
        clock.advance(StationScanners::usbRetryTime);
        EVENTUALLY_VERIFY(beginnings.hits >= 2);
        QVERIFY(!hasUsb());
        QCOMPARE(failures, QStringList{codes::usbUnavailable});

        beginnings = {};
        clock.advance(StationScanners::usbRetryTime);
        EVENTUALLY_VERIFY(hasUsb());
        scanner.scans("A-2", "]C0");
        EVENTUALLY_COMPARE(scanners.hub().scanners().value(1).reads, 1);
        QCOMPARE(failures.size(), 1);
    }

private:
    static void eachCall()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("opening the library") << 1;
        QTest::newRow("being told of what comes") << 2;
    }
};

QTEST_GUILESS_MAIN(NoUsbTest)
#include "NoUsbTest.moc"
