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
            .working = status.device.state == scanner::ScannerState::Open ||
                       status.device.state == scanner::ScannerState::Closed,
            .code = status.device.code,
            .args = status.device.args,
            .reads = status.reads,
            .lost = status.lost};
}

} // namespace

/// The scanners of the other thread, on this one.
class StationThread::Desk : public scanner::ScannerDesk
{
public:
    explicit Desk(StationThread &station)
        : m_station(station)
    {}

    void change(const QString &id, const scanner::ScannerSettings &settings) override
    {
        run([id, settings](StationScanners &scanners) { scanners.change(id, settings); });
    }
    void teach(const QString &id) override
    {
        run([id](StationScanners &scanners) { (void)scanners.hub().teach(id); });
    }
    void stopTeaching(const QString &id) override
    {
        run([id](StationScanners &scanners) { scanners.hub().stopTeaching(id); });
    }
    void addPort(const QString &path) override
    {
        run([path](StationScanners &scanners) { scanners.addPort(path); });
    }
    void removePort(const QString &path) override
    {
        run([path](StationScanners &scanners) { scanners.removePort(path); });
    }

    using ScannerDesk::take;

private:
    void run(std::function<void(StationScanners &)> work);

    StationThread &m_station;
};

struct StationThread::Inside : QObject
{
    explicit Inside(StationThread &outside)
        : out(outside)
    {}

    void start(const StationOptions &options, const Started &started);
    void listenToScanners();
    void onOpened();
    void noteIncident(const Error &error);
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
    PickWay storeWay = PickWay::IntoBags;
    QList<Error> early; ///< incidents before that
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
            [this](const Error &error) { noteIncident(error); });
    listenToScanners();
    runtime->start([this, started](const Status &status) {
        if (!status && !maker)
            tell([started, status] { started(status); });
    });
}

void StationThread::Inside::listenToScanners()
{
    StationScanners &scanners = runtime->devices();
    connect(&scanners, &StationScanners::changed, this, [this] { showSoon(); });
    connect(&scanners, &StationScanners::failed, this, [this](const Error &error) {
        tell([this, error] { Q_EMIT out.m_desk->failed(error); });
    });
    connect(&scanners.hub(), &scanner::ScannerHub::bytesSeen, this,
            [this](const QString &id, const QByteArray &bytes) {
                tell([this, id, bytes] { Q_EMIT out.m_desk->bytesSeen(id, bytes); });
            });
    connect(&scanners.hub(), &scanner::ScannerHub::readSeen, this,
            [this](const QString &id, const Scan &scan) {
                tell([this, id, scan] { Q_EMIT out.m_desk->readSeen(id, scan); });
            });
}

void StationThread::Inside::onOpened()
{
    Station &station = runtime->station();
    station.setPickWay(storeWay);
    maker = std::make_unique<SnapshotMaker>(
        station, [this] { return clock.now(); }, [this] { return runtime->serverNow(); });
    station.setEvents(eventsOf(
        *maker, [this] { showSoon(); },
        [this](const ScanView &scan) { tell([this, scan] { Q_EMIT out.scanned(scan); }); }));
    for (const Error &error : std::exchange(early, {}))
        maker->noteIncident(error);
    show();
}

void StationThread::Inside::noteIncident(const Error &error)
{
    if (maker)
        maker->noteIncident(error);
    else
        early.append(error);
    showSoon();
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
    for (const scanner::ScannerStatus &status : runtime->scanners().scanners()) {
        if (status.transport != ScanSource::Wedge) // nobody knows whether a scanner types there
            scanners.append(viewOf(status));
    }
    maker->setScanners(scanners);
    tell([this, state = runtime->devices().state()] { out.m_desk->take(state); });
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
    : m_desk(std::make_unique<Desk>(*this))
    , m_inside(std::make_unique<Inside>(*this))
    , m_camera([this](scanner::CameraPort::Work work) {
        runInside([work = std::move(work)](Inside &inside) {
            if (inside.maker)
                work(inside.runtime->camera());
        });
    })
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

void StationThread::typed(const scanner::KeyedRead &read, qint64 firstKeyUs)
{
    runInside([read, firstKeyUs](Inside &inside) {
        if (inside.maker)
            inside.runtime->devices().typed(read, firstKeyUs);
    });
}

scanner::ScannerDesk &StationThread::scanners()
{
    return *m_desk;
}

void StationThread::Desk::run(std::function<void(StationScanners &)> work)
{
    m_station.runInside([work = std::move(work)](Inside &inside) {
        if (inside.runtime)
            work(inside.runtime->devices());
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

void StationThread::setStorePickWay(PickWay way)
{
    runInside([way](Inside &inside) {
        inside.storeWay = way;
        if (!inside.maker)
            return;
        inside.runtime->station().setPickWay(way);
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
