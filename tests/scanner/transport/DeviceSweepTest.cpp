// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/SerialTransport.h"
#include "tests/support/FailingCalls.h"
#include "tests/support/Pty.h"
#include "tests/support/ScanningShop.h"

#include <QDeadlineTimer>
#include <QTest>

#include <cerrno>
#include <cstdarg>
#include <dlfcn.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <thread>

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
    FailingCalls calls = {};

    [[nodiscard]] bool fails()
    {
        const bool isHit = calls.fails();
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
    explicit Counter(const FailingCalls &plan)
        : m_end(::open(m_port.path().toLocal8Bit().constData(), O_RDONLY | O_NOCTTY | O_CLOEXEC))
    {
        if (m_end < 0)
            qFatal("the port cannot be looked at");
        driver = {.path = m_port.path().toLocal8Bit(), .calls = plan};
        m_shop.hub.add({.name = u"Desk"_s},
                       std::make_unique<SerialTransport>(SerialSettings{.path = m_port.path()},
                                                         m_shop.station.clock),
                       m_port.path());
    }

    ~Counter()
    {
        driver = {};
        ::close(m_end);
    }
    Q_DISABLE_COPY_MOVE(Counter)

    void work()
    {
        const ScanningShop::Hands hands{.scan = [this] { scan(); },
                                        .isEmpty = [this] { return unread() == 0; },
                                        .mend = [this] { plugInAnew(); }};
        m_shop.work(hands);
        m_hits = driver.calls.hits;
        plugInAnew();
        m_shop.comeToRest(hands);
    }

    [[nodiscard]] ScanningShop &shop() { return m_shop; }
    [[nodiscard]] int hits() const { return m_hits; }

private:
    /// The system passes the bytes on a moment later, and nobody here reads meanwhile.
    void scan()
    {
        const QByteArray bytes = m_shop.code.toLatin1() + '\r';
        const qsizetype all = unread() + bytes.size();
        m_port.sends(bytes);
        for (const QDeadlineTimer patience(eventuallyMs); unread() < all;) {
            if (patience.hasExpired())
                qFatal("what was scanned does not arrive at the port");
            std::this_thread::yield();
        }
    }

    [[nodiscard]] int unread() const
    {
        int bytes = 0;
        ::ioctl(m_end, FIONREAD, &bytes);
        return bytes;
    }

    void plugInAnew()
    {
        driver.calls.which = 0;
        m_shop.station.clock.advance(1min);
    }

    Pty m_port;
    int m_end; ///< where the program reads, to see what it has not read yet
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
        for (FailingCalls plan{.forEver = forEver}; wasHit;) {
            ++plan.which;
            Counter counter(plan);
            counter.work();
            wasHit = counter.hits() > 0;
            const QString outcome = counter.shop().outcome();
            QVERIFY2(outcome == ScanningShop::allIsWell,
                     qPrintable(u"call %1: %2"_s.arg(plan.which).arg(outcome)));
            QVERIFY(wasHit || plan.which > 2 * ScanningShop::units);
        }
    }
};

QTEST_GUILESS_MAIN(DeviceSweepTest)
#include "DeviceSweepTest.moc"
