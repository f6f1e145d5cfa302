// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/SerialTransport.h"
#include "tests/support/Pty.h"
#include "tests/support/ScanningShop.h"

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

/// Somebody who picks with a scanner on a serial port.
class Counter
{
public:
    Counter(int failingCall, bool forEver)
    {
        driver = {
            .path = m_port.path().toLocal8Bit(), .failingCall = failingCall, .forEver = forEver};
        m_shop.hub.add({.name = u"Desk"_s},
                       std::make_unique<SerialTransport>(SerialSettings{.path = m_port.path()},
                                                         m_shop.station.clock),
                       m_port.path());
    }

    ~Counter() { driver = {}; }

    void work()
    {
        m_shop.work({.scan = [this] { m_port.sends(m_shop.code.toLatin1() + '\r'); },
                     .mend = [this] { plugInAnew(); },
                     .failures = [] { return driver.hits; }});
        m_hits = driver.hits;
        plugInAnew();
        (void)QTest::qWaitFor([this] { return m_shop.isOpen(); });
    }

    [[nodiscard]] ScanningShop &shop() { return m_shop; }
    [[nodiscard]] int hits() const { return m_hits; }

private:
    void plugInAnew()
    {
        driver.failingCall = 0;
        m_shop.station.clock.advance(1min);
    }

    Pty m_port;
    ScanningShop m_shop;
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
            Counter counter(call, forEver);
            counter.work();
            wasHit = counter.hits() > 0;
            ScanningShop &shop = counter.shop();
            const QByteArray which = "call " + QByteArray::number(call);
            QVERIFY2(shop.isOpen(), which.constData());
            QVERIFY2(shop.beeps() == ScanningShop::units, which.constData());
            QVERIFY2(shop.reads() == ScanningShop::units, which.constData());
            QCOMPARE(shop.onDisk(), u"6 in hand, 7 commands"_s);
            QVERIFY(wasHit || call > 2 * ScanningShop::units);
        }
    }
};

QTEST_GUILESS_MAIN(DeviceSweepTest)
#include "DeviceSweepTest.moc"
