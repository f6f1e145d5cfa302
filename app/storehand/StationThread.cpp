// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/StationThread.h"

#include "core/domain/Codes.h"

#include <QTimer>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

ScannerView viewOf(const scanner::ScannerStatus &status)
{
    return {.name = status.name,
            .source = toText(status.transport),
            .path = status.path,
            .owner = status.owner.value_or(PersonCode()),
            .working = status.device.state == scanner::ScannerState::Open,
            .code = status.device.code,
            .args = status.device.args,
            .reads = status.reads,
            .lost = status.lost};
}

} // namespace

struct StationThread::Inside : QObject
{
    explicit Inside(StationThread &outside)
        : out(outside)
    {}

    void start(const StationOptions &options, const Started &started);
    void onOpened();
    void showSoon();
    void show();
    void describeSoon();
    /// Calls back on the main thread.
    template <typename Call>
    void tell(Call call)
    {
        QMetaObject::invokeMethod(&out, std::move(call), Qt::QueuedConnection);
    }

    StationThread &out;
    SystemClock clock;
    std::unique_ptr<StationRuntime> runtime;
    std::unique_ptr<SnapshotMaker> maker; ///< there once the station is
    bool waits = false;
    bool describes = false;
};

void StationThread::Inside::start(const StationOptions &options, const Started &started)
{
    maker.reset();
    runtime.reset();
    auto opened = StationRuntime::open(options);
    if (!opened) {
        tell([started, error = opened.error()] { started(failure(error)); });
        return;
    }
    runtime = std::move(*opened);
    connect(runtime.get(), &StationRuntime::opened, this, [this, started] {
        onOpened();
        tell([started] { started({}); });
    });
    connect(runtime.get(), &StationRuntime::incident, this,
            [this](const Error &error) { tell([this, error] { Q_EMIT out.incident(error); }); });
    connect(&runtime->scanners(), &scanner::ScannerHub::scannerChanged, this,
            [this] { showSoon(); });
    connect(&runtime->scanners(), &scanner::ScannerHub::scannerRemoved, this,
            [this] { showSoon(); });
    runtime->start([this, started](const Status &status) {
        if (!status && !maker)
            tell([started, status] { started(status); });
    });
}

void StationThread::Inside::onOpened()
{
    Station &station = runtime->station();
    station.setIntoBags(true);
    maker = std::make_unique<SnapshotMaker>(
        station, [this] { return clock.now(); }, [this] { return runtime->serverNow(); });
    station.setEvents(eventsOf(
        *maker, [this] { showSoon(); },
        [this](const ScanView &scan) { tell([this, scan] { Q_EMIT out.scanned(scan); }); }));
    show();
}

void StationThread::Inside::showSoon()
{
    if (!maker || std::exchange(waits, true))
        return;
    QTimer::singleShot(snapshotEveryMs, this, [this] { show(); });
}

void StationThread::Inside::show()
{
    waits = false;
    if (!maker)
        return;
    QList<ScannerView> scanners;
    for (const scanner::ScannerStatus &status : runtime->scanners().scanners())
        scanners.append(viewOf(status));
    maker->setScanners(scanners);
    tell([this, snapshot = maker->make()] { out.take(snapshot); });
    describeSoon();
}

/// A slice at a time, so that a scan need not wait; then all of it is shown at once.
void StationThread::Inside::describeSoon()
{
    if (std::exchange(describes, true))
        return;
    QTimer::singleShot(0, this, [this] {
        describes = false;
        if (!maker || !maker->isUndescribed())
            return;
        if (maker->describeSome())
            describeSoon();
        else
            showSoon();
    });
}

StationThread::StationThread()
    : m_inside(std::make_unique<Inside>(*this))
{
    m_inside->moveToThread(&m_thread);
    m_thread.setObjectName(u"station"_s);
    m_thread.start();
}

StationThread::~StationThread()
{
    // What lives on the other thread dies there.
    QMetaObject::invokeMethod(
        m_inside.get(),
        [inside = m_inside.get()] {
            inside->maker.reset();
            inside->runtime.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void StationThread::runInside(std::function<void(Inside &)> work)
{
    QMetaObject::invokeMethod(
        m_inside.get(), [inside = m_inside.get(), work = std::move(work)] { work(*inside); },
        Qt::QueuedConnection);
}

void StationThread::start(const StationOptions &options, Started started)
{
    runInside([options, started = std::move(started)](Inside &inside) {
        inside.start(options, started);
    });
}

void StationThread::scan(const Scan &scan)
{
    runInside([scan](Inside &inside) {
        if (inside.maker)
            inside.runtime->scanned(scan);
    });
}

void StationThread::openCustomer(const AssignmentId &id)
{
    tellMaker([id](SnapshotMaker &maker) { maker.openCustomer(id); });
}

void StationThread::openHistory(const AssignmentId &id)
{
    tellMaker([id](SnapshotMaker &maker) { maker.openHistory(id); });
}

void StationThread::watchOutbox(bool on)
{
    tellMaker([on](SnapshotMaker &maker) { maker.watchOutbox(on); });
}

void StationThread::tellMaker(std::function<void(SnapshotMaker &)> change)
{
    runInside([change = std::move(change)](Inside &inside) {
        if (!inside.maker)
            return;
        change(*inside.maker);
        inside.showSoon();
    });
}

void StationThread::injectScan(const QString &text, const QString &scanner)
{
    runInside([text, scanner](Inside &inside) {
        if (inside.maker)
            inside.runtime->scanners().injectRead(text.toUtf8(), scanner);
    });
}

void StationThread::tryNow()
{
    runInside([](Inside &inside) {
        if (inside.maker)
            inside.runtime->tryNow();
    });
}

void StationThread::post(Work work, Answer answer)
{
    runInside([work = std::move(work), answer = std::move(answer)](Inside &inside) {
        const Result<Done> result =
            inside.maker ? work(inside.runtime->station())
                         : Result<Done>(failure(ErrorKind::Unauthorized, codes::notEnrolled,
                                                u"the station has not started"_s));
        inside.showSoon();
        if (answer)
            inside.tell([answer, result] { answer(result); });
    });
}

void StationThread::runAside(std::function<void()> work, std::function<void()> done)
{
    m_background.run(std::move(work), std::move(done));
}

void StationThread::setOwner(const QString &scanner, const std::optional<PersonCode> &person)
{
    runInside([scanner, person](Inside &inside) {
        if (inside.runtime)
            (void)inside.runtime->scanners().setOwner(scanner, person);
        inside.showSoon();
    });
}

} // namespace storehand::app
