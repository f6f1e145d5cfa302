// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbScanners.h"
#include "tests/support/FailingCalls.h"
#include "tests/support/FakeUsbScanner.h"
#include "tests/support/ScanningShop.h"

#include <QHash>
#include <QTest>

#include <dlfcn.h>
#include <libusb.h>

using namespace storehand;
using namespace storehand::scanner;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What can go wrong: a call of the library that may fail, or a transfer that may end in other ways
/// than by bringing something.
enum class Thing { Call, Transfer };

/// The library as the program meets it.
struct Library
{
    Thing failing = Thing::Call;
    FailingCalls things = {};
    libusb_error error = LIBUSB_ERROR_IO;
    libusb_transfer_status ending = LIBUSB_TRANSFER_ERROR;
    QByteArray firstHit = {};

    [[nodiscard]] bool fails(Thing thing, const char *name)
    {
        // what fails for ever fails in all ways
        if (thing != failing && !(things.forEver && things.hits > 0))
            return false;
        if (!things.fails())
            return false;
        if (firstHit.isEmpty())
            firstHit = name;
        return true;
    }
};

Library library;
QHash<libusb_transfer *, libusb_transfer_cb_fn> receivers;

/// What the library's function of this name answers, or a failure.
template <typename Answer, typename... Given>
Answer orFails(Answer (*)(Given...), const char *name, Given... given)
{
    if (library.fails(Thing::Call, name))
        return library.error;
    return reinterpret_cast<Answer (*)(Given...)>(::dlsym(RTLD_NEXT, name))(given...);
}

void onEnd(libusb_transfer *transfer)
{
    const bool isWanted = transfer->status != LIBUSB_TRANSFER_CANCELLED;
    if (isWanted && library.fails(Thing::Transfer, "a transfer")) {
        transfer->status = library.ending;
        transfer->actual_length = 0;
    }
    receivers.value(transfer)(transfer);
}

} // namespace

// In the place of the library's: those of a program come before those of a library.
extern "C" {

ssize_t libusb_get_device_list(libusb_context *context, libusb_device ***list)
{
    return orFails(&libusb_get_device_list, "libusb_get_device_list", context, list);
}

int libusb_get_active_config_descriptor(libusb_device *device, libusb_config_descriptor **config)
{
    return orFails(&libusb_get_active_config_descriptor, "libusb_get_active_config_descriptor",
                   device, config);
}

int libusb_open(libusb_device *device, libusb_device_handle **handle)
{
    return orFails(&libusb_open, "libusb_open", device, handle);
}

int libusb_set_auto_detach_kernel_driver(libusb_device_handle *handle, int enable)
{
    return orFails(&libusb_set_auto_detach_kernel_driver, "libusb_set_auto_detach_kernel_driver",
                   handle, enable);
}

int libusb_claim_interface(libusb_device_handle *handle, int number)
{
    return orFails(&libusb_claim_interface, "libusb_claim_interface", handle, number);
}

int libusb_submit_transfer(libusb_transfer *transfer)
{
    if (transfer->callback != &onEnd)
        receivers[transfer] = std::exchange(transfer->callback, &onEnd);
    return orFails(&libusb_submit_transfer, "libusb_submit_transfer", transfer);
}

int libusb_cancel_transfer(libusb_transfer *transfer)
{
    return orFails(&libusb_cancel_transfer, "libusb_cancel_transfer", transfer);
}

int libusb_clear_halt(libusb_device_handle *handle, unsigned char endpoint)
{
    return orFails(&libusb_clear_halt, "libusb_clear_halt", handle, endpoint);
}

int libusb_release_interface(libusb_device_handle *handle, int number)
{
    return orFails(&libusb_release_interface, "libusb_release_interface", handle, number);
}

int libusb_attach_kernel_driver(libusb_device_handle *handle, int number)
{
    return orFails(&libusb_attach_kernel_driver, "libusb_attach_kernel_driver", handle, number);
}

} // extern "C"

namespace {

/// Somebody who picks with a USB scanner, and plugs it in anew when nothing else helps.
class Counter
{
public:
    explicit Counter(const Library &plan)
    {
        m_scanner.plugIn();
        library = plan;
        auto opened = UsbScanners::open(m_shop.hub, m_shop.station.clock);
        if (!opened)
            qFatal("no USB: %s", qPrintable(opened.error().detail));
        m_usb = std::move(*opened);
        m_shop.comeToRest(m_hands);
    }

    ~Counter() { library = {}; }

    void work()
    {
        m_shop.work(m_hands);
        m_hit = library.firstHit;
        if (!m_shop.isOpen())
            mend();
        m_shop.comeToRest(m_hands);
    }

    [[nodiscard]] ScanningShop &shop() { return m_shop; }
    [[nodiscard]] QByteArray hit() const { return m_hit; }

private:
    /// Half-way somebody stumbles over the cable, so that the scanner is closed and opened again.
    void scan()
    {
        if (++m_scans == ScanningShop::units / 2)
            m_scanner.stumbles();
        m_scanner.scans(m_shop.code.toLatin1());
    }

    void mend()
    {
        const bool isBroken = library.things.forEver && library.things.hits > 0;
        if (isBroken && std::exchange(library.things.which, 0) > 0) {
            m_scanner.unplug();
            m_scanner.plugIn();
            (void)comesTrue([this] { return m_scanner.driver() == "usbfs" && m_shop.isOpen(); });
        }
        m_shop.station.clock.advance(1min);
    }

    FakeUsbScanner m_scanner{{.kernelKnowsIt = false}};
    ScanningShop m_shop;
    std::unique_ptr<UsbScanners> m_usb;
    ScanningShop::Hands m_hands{.scan = [this] { scan(); },
                                .isEmpty = [this] { return m_scanner.isEmpty(); },
                                .mend = [this] { mend(); }};
    QByteArray m_hit;
    int m_scans = 0;
};

} // namespace

/// Each call of the library and each transfer fails, once or until the scanner is plugged in anew:
/// what beeped is on disk, nothing counts twice, and in the end the scanner is open.
class UsbSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!FakeUsbScanner::isPossible())
            QSKIP("needs umockdev-wrapper");
    }

    void anythingFails_data()
    {
        QTest::addColumn<Library>("plan");
        QTest::newRow("a call, once") << Library{.error = LIBUSB_ERROR_IO};
        QTest::newRow("a call, for ever") << Library{.things = {.forEver = true},
                                                     .error = LIBUSB_ERROR_NO_DEVICE,
                                                     .ending = LIBUSB_TRANSFER_NO_DEVICE};
        const auto row = [](const char *name, libusb_transfer_status ending) {
            QTest::newRow(name) << Library{.failing = Thing::Transfer, .ending = ending};
        };
        row("an error", LIBUSB_TRANSFER_ERROR);
        row("gone", LIBUSB_TRANSFER_NO_DEVICE);
        row("a stall", LIBUSB_TRANSFER_STALL);
        row("no answer", LIBUSB_TRANSFER_TIMED_OUT);
        row("too much", LIBUSB_TRANSFER_OVERFLOW);
        row("taken away", LIBUSB_TRANSFER_CANCELLED);
        QTest::newRow("an error, for ever")
            << Library{.failing = Thing::Transfer, .things = {.forEver = true}};
    }

    void anythingFails()
    {
        QFETCH(Library, plan);
        bool wasHit = true;
        for (int &which = plan.things.which; wasHit;) {
            ++which;
            Counter counter(plan);
            counter.work();
            wasHit = !counter.hit().isEmpty();
            const QString outcome = counter.shop().outcome();
            QVERIFY2(
                outcome == ScanningShop::allIsWell,
                qPrintable(u"%1: %2: %3"_s.arg(which).arg(QLatin1String(counter.hit()), outcome)));
            QVERIFY(wasHit || which > ScanningShop::units);
        }
    }

    void whoCannotSeeTheDevicesLosesNone()
    {
        Counter counter({});
        QVERIFY(counter.shop().isOpen());
        library = {.things = {.which = 1, .forEver = true}};
        counter.shop().station.clock.advance(2s); // it looks three times
        QCOMPARE(library.things.hits, 3);
        QVERIFY(counter.shop().isOpen());
    }
};

QTEST_GUILESS_MAIN(UsbSweepTest)
#include "UsbSweepTest.moc"
