// SPDX-License-Identifier: Apache-2.0
// The station with its window in this process, made of the same parts as `storehand`, over real
// files with 5,000 open orders: a scanner on a pseudo-terminal, and the clock from the first byte
// until the window has swapped the frame with the answer. A person scans three to ten times a
// second, not in step with the screen.
#include "app/edges/SystemClock.h"
#include "app/storehand/StationThread.h"
#include "app/tools/story/PtyScanner.h"
#include "app/window/Desktop.h"
#include "bench/Chain.h"
#include "bench/StationFolder.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSemaphore>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int scans = 200;
constexpr unsigned pauseMsMin = 100;
constexpr unsigned pauseMsSpread = 200;
constexpr int patienceMs = 30'000;
constexpr int lookEveryMs = 20;
constexpr double goalFrameMs = 20;
constexpr double goalDiskMs = 5;
constexpr double nsOfMs = 1e6;

qint64 steadyNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

/// Runs the event loop until it is so; looks now and then.
template <typename Condition>
Status until(const QString &what, Condition isSo, int msMax = patienceMs)
{
    const QDeadlineTimer deadline(msMax);
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isSo() || deadline.hasExpired())
            loop.quit();
    });
    look.start(lookEveryMs);
    loop.exec();
    return isSo() ? Status() : failure(ErrorKind::Timeout, u"timeout"_s, what);
}

/// A station and its window.
class Counter
{
public:
    explicit Counter(const app::StationOptions &options)
        : m_desktop(
              m_station, m_station.scanners(), [this] { return m_clock.now(); }, QLocale::c())
    {
        m_desktop.showOpening();
        m_station.start(options, [this](const Status &status) {
            m_started = status;
            m_desktop.showWork();
        });
    }

    [[nodiscard]] Status open()
    {
        if (!m_desktop.open())
            return failure(ErrorKind::Device, u"no_window"_s, u"the window does not load"_s);
        if (const Status came = until(u"the work"_s, [this] { return m_started.has_value(); });
            !came)
            return came;
        return *m_started;
    }

    /// Milliseconds from the right PIN, compared, to the frame with the queue.
    [[nodiscard]] Result<double> signIn()
    {
        bool isAnswered = false;
        bool isShown = false;
        QElapsedTimer time;
        m_station.signIn(PersonCode(personCode(0)), Sensitive<QString>(QString(personPin)), {},
                         [&](const Result<Done> &) {
                             isAnswered = true;
                             time.start();
                         });
        const auto frames = QObject::connect(
            &m_desktop.window(), &QQuickWindow::frameSwapped, &m_desktop, [&, this] {
                isShown = isShown || (isAnswered && m_station.snapshot()->desk.has_value());
            });
        const Status shown = until(u"the queue after signing in"_s, [&] { return isShown; });
        QObject::disconnect(frames);
        if (!shown)
            return failure(shown.error());
        return double(time.nsecsElapsed()) / nsOfMs;
    }

    [[nodiscard]] Status takeLongOrder()
    {
        QList<AssignmentId> found;
        for (const OrderCardPtr &card : m_station.snapshot()->queue) {
            if (card->orderRef == longOrder)
                found.append(card->id);
        }
        std::optional<Status> taken;
        m_station.claim(PersonCode(personCode(0)), found, [&](const Result<Done> &result) {
            taken = result ? Status() : failure(result.error());
        });
        if (const Status came = until(u"the order"_s, [&] { return taken.has_value(); }); !came)
            return came;
        m_desktop.frame().open(Page::Pick);
        return *taken;
    }

    [[nodiscard]] app::StationThread &station() { return m_station; }
    [[nodiscard]] QQuickWindow &window() { return m_desktop.window(); }

private:
    app::SystemClock m_clock;
    app::StationThread m_station;
    app::Desktop m_desktop;
    std::optional<Status> m_started;
};

/// Scans on a thread of its own, as a scanner does, and clocks on the window's.
class Clocking
{
public:
    Clocking(Counter &counter, story::PtyScanner &scanner)
        : m_scanner(scanner)
    {
        QObject::connect(&counter.station(), &StationGateway::scanned, &m_here,
                         [this](const ScanView &scan) {
                             m_booked += scan.booked;
                             m_durable.append(double(scan.durableUs) / 1e3);
                             m_isAnswered = true;
                         });
        // The window draws on this thread, so the first frame after the answer holds it.
        QObject::connect(&counter.window(), &QQuickWindow::frameSwapped, &m_here, [this] {
            if (!std::exchange(m_isAnswered, false))
                return;
            m_framed.append(double(steadyNs() - m_beganNs) / nsOfMs);
            m_isFramed.release();
        });
    }

    [[nodiscard]] Status scanAll()
    {
        Status sent;
        std::thread hand([&, this] { sent = pullTriggers(); });
        const Status framed = until(
            u"the frames with all answers"_s, [this] { return m_framed.size() == scans; },
            scans * int(pauseMsMin + pauseMsSpread) + patienceMs);
        hand.join();
        if (!sent || !framed)
            return sent ? framed : sent;
        return m_booked == scans
                   ? Status()
                   : failure(ErrorKind::Rejected, u"not_booked"_s,
                             u"%1 of %2 scans were booked"_s.arg(m_booked).arg(scans));
    }

    [[nodiscard]] Figures figures() const
    {
        return {{u"scan to the frame with the answer, p50"_s, quantile(m_framed, 0.5), u"ms"_s},
                {u"scan to the frame with the answer, p95"_s, quantile(m_framed, 0.95), u"ms"_s,
                 Goal{goalFrameMs}},
                {u"scan to the frame with the answer, p99"_s, quantile(m_framed, 0.99), u"ms"_s},
                {u"scan to disk behind a window, p50"_s, quantile(m_durable, 0.5), u"ms"_s},
                {u"scan to disk behind a window, p99"_s, quantile(m_durable, 0.99), u"ms"_s,
                 Goal{goalDiskMs}}};
    }

private:
    /// On its own thread: the window may be drawing when a trigger is pulled.
    Status pullTriggers()
    {
        std::mt19937 engine(1);
        for (int i = 0; i < scans; ++i) {
            QThread::msleep(pauseMsMin + engine() % pauseMsSpread);
            m_beganNs = steadyNs();
            const QString code = QString::fromLatin1(barcodeOf(i % longOrderLines));
            if (const Status sent = m_scanner.scan(code); !sent)
                return sent;
            if (!m_isFramed.tryAcquire(1, patienceMs))
                return failure(ErrorKind::Timeout, u"timeout"_s, u"no frame came"_s);
        }
        return {};
    }

    story::PtyScanner &m_scanner;
    QObject m_here;
    std::atomic<qint64> m_beganNs{0};
    QSemaphore m_isFramed;
    bool m_isAnswered = false;
    int m_booked = 0;
    QList<double> m_framed;
    QList<double> m_durable;
};

} // namespace

Result<Figures> measureAnswers(const Place &place)
{
    if (const Status filled = fillStation(place); !filled)
        return failure(filled.error());
    story::PtyScanner scanner;
    if (const Status opened = scanner.open(); !opened)
        return failure(opened.error());
    Counter counter({.data = stationFolder(place), .serialPorts = {scanner.path()}});
    if (const Status opened = counter.open(); !opened)
        return failure(opened.error());
    const auto signedIn = counter.signIn();
    if (!signedIn)
        return failure(signedIn.error());
    if (const Status taken = counter.takeLongOrder(); !taken)
        return failure(taken.error());
    Clocking clocking(counter, scanner);
    if (const Status scanned = clocking.scanAll(); !scanned)
        return failure(scanned.error());
    return Figures{{u"right PIN to the frame with the queue"_s, *signedIn, u"ms"_s}} +
           clocking.figures();
}

} // namespace storehand::bench
