// SPDX-License-Identifier: Apache-2.0
#include "scanner/ScannerHub.h"
#include "scanner/transport/SerialTransport.h"
#include "tests/support/Pty.h"
#include "tests/support/ShopStation.h"

#include <QTest>

#include <cerrno>
#include <cstdarg>
#include <dlfcn.h>
#include <sys/ioctl.h>
#include <termios.h>

using namespace storehand;
using namespace storehand::scanner;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What the driver of the scanner's port does. Each call of the program for it counts.
struct Driver
{
    QByteArray path;
    int file = -1;
    int failingCall = 0; ///< 0: none
    bool forEver = false;
    int calls = 0;
    int hits = 0;

    [[nodiscard]] bool fails()
    {
        ++calls;
        const bool isHit =
            failingCall > 0 && (calls == failingCall || (forEver && calls > failingCall));
        hits += isHit ? 1 : 0;
        if (isHit)
            errno = EIO;
        return isHit;
    }
};

Driver driver;

template <typename Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

int openPort(const char *path, int flags, mode_t mode)
{
    const bool isPort = !driver.path.isEmpty() && driver.path == path;
    if (isPort && driver.fails())
        return -1;
    static auto *const open = real<int(const char *, int, ...)>("open64");
    const int file = open(path, flags, mode);
    if (isPort)
        driver.file = file;
    return file;
}

bool failsFor(int file)
{
    return file >= 0 && file == driver.file && driver.fails();
}

} // namespace

// In the place of the system's: those of a program come before those of a library.
extern "C" {

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const auto mode = static_cast<mode_t>(va_arg(more, unsigned));
    va_end(more);
    return openPort(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const auto mode = static_cast<mode_t>(va_arg(more, unsigned));
    va_end(more);
    return openPort(path, flags, mode);
}

int close(int file)
{
    if (file == driver.file)
        driver.file = -1;
    static auto *const close = real<int(int)>("close");
    return close(file);
}

ssize_t read(int file, void *bytes, size_t size)
{
    static auto *const read = real<ssize_t(int, void *, size_t)>("read");
    return failsFor(file) ? -1 : read(file, bytes, size);
}

int ioctl(int file, unsigned long request, ...)
{
    va_list more;
    va_start(more, request);
    void *const argument = va_arg(more, void *);
    va_end(more);
    static auto *const ioctl = real<int(int, unsigned long, ...)>("ioctl");
    return failsFor(file) ? -1 : ioctl(file, request, argument);
}

int tcgetattr(int file, termios *line) noexcept
{
    static auto *const get = real<int(int, termios *)>("tcgetattr");
    return failsFor(file) ? -1 : get(file, line);
}

int tcsetattr(int file, int when, const termios *line) noexcept
{
    static auto *const set = real<int(int, int, const termios *)>("tcsetattr");
    return failsFor(file) ? -1 : set(file, when, line);
}

} // extern "C"

namespace {

const QString teaCode = ean(1);
constexpr int units = 6;
constexpr int noBeepMs = 300; ///< then a person scans again

/// Somebody who picks six units with a scanner on a serial port.
class Shop
{
public:
    Shop(int failingCall, bool forEver)
    {
        m_station.product(u"TEA"_s, teaCode);
        m_station.order(u"A"_s, {{u"TEA"_s, units}});
        m_station.signIn(u"mere"_s);
        if (!m_station.claim(u"mere"_s, {u"A"_s}))
            qFatal("the order cannot be taken");
        QObject::connect(&m_hub, &ScannerHub::scansWaiting, &m_hub, [this] {
            while (const std::optional<Scan> scan = m_hub.takeScan())
                m_station.station().scanned(*scan);
        });
        driver = {
            .path = m_port.path().toLocal8Bit(), .failingCall = failingCall, .forEver = forEver};
        m_hub.add({.name = u"Desk"_s},
                  std::make_unique<SerialTransport>(SerialSettings{.path = m_port.path()},
                                                    m_station.clock),
                  m_port.path());
    }

    ~Shop() { driver = {}; }

    /// Scans each unit until it beeps. Where that never comes, the scanner is plugged in anew.
    void work()
    {
        for (int unit = 1; unit <= units; ++unit) {
            for (int attempt = 0; beeps() < unit && attempt < 3; ++attempt) {
                m_port.sends(teaCode.toLatin1() + '\r');
                if (QTest::qWaitFor([&] { return beeps() >= unit; }, noBeepMs))
                    break;
                driver.failingCall = 0;
                m_station.clock.advance(1min);
                (void)QTest::qWaitFor([&] { return beeps() >= unit; }, noBeepMs);
            }
        }
        m_hits = driver.hits;
        driver.failingCall = 0;
        m_station.clock.advance(1min);
        (void)QTest::qWaitFor([&] { return isOpen(); });
    }

    [[nodiscard]] int hits() const { return m_hits; }
    [[nodiscard]] bool isOpen() const
    {
        return m_hub.scanners().first().device.state == ScannerState::Open;
    }
    [[nodiscard]] int beeps() const
    {
        return static_cast<int>(std::count_if(
            m_station.scans.begin(), m_station.scans.end(),
            [](const ScanOutcome &scan) { return scan.result == ScanResult::Picked; }));
    }
    /// What each read gave.
    [[nodiscard]] qsizetype reads() const { return m_station.scans.size(); }

    /// After the program ended and started again: what its disk has, and head office.
    [[nodiscard]] QString onDisk()
    {
        m_station.restart();
        const int here = m_station.line(u"A"_s).units.inHand;
        m_station.sync();
        return u"%1 in hand, %2 commands%3"_s.arg(here)
            .arg(m_station.outbox().lastN())
            .arg(m_station.agrees() ? u""_s : u", head office says something else"_s);
    }

private:
    ShopStation m_station;
    Pty m_port;
    ScannerHub m_hub{m_station.clock};
    int m_hits = 0;
};

} // namespace

/// Each call to the driver of a scanner fails, once or until it is plugged in anew: what beeped is
/// on disk, nothing counts twice, and in the end the scanner is open.
class DeviceSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyCallFails_data()
    {
        QTest::addColumn<bool>("forEver");
        QTest::newRow("once") << false;
        QTest::newRow("for ever") << true;
    }

    void anyCallFails()
    {
        QFETCH(bool, forEver);
        bool wasHit = true;
        for (int call = 1; wasHit; ++call) {
            Shop shop(call, forEver);
            shop.work();
            wasHit = shop.hits() > 0;
            const QByteArray which = "call " + QByteArray::number(call);
            QVERIFY2(shop.isOpen(), which.constData());
            QVERIFY2(shop.beeps() == units, which.constData());
            QVERIFY2(shop.reads() == units, which.constData());
            QCOMPARE(shop.onDisk(), u"6 in hand, 7 commands"_s);
            QVERIFY(wasHit || call > 2 * units);
        }
    }
};

QTEST_GUILESS_MAIN(DeviceSweepTest)
#include "DeviceSweepTest.moc"
