// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/edges/Background.h"
#include "app/storehand/StationRuntime.h"
#include "core/station/SnapshotMaker.h"
#include "core/station/StationGateway.h"
#include "scanner/camera/CameraPort.h"

#include <QThread>

#include <functional>
#include <memory>

namespace storehand::app {

/// The station on a thread of its own, so that a slow disk never holds up a frame. Made, called and
/// destroyed on the main thread; it owns the runtime, which is made and destroyed on the other.
class StationThread : public StationGateway
{
    Q_OBJECT

public:
    /// Snapshots come at most this often; scans and answers come at once.
    static constexpr int snapshotEveryMs = 16;

    StationThread();
    /// Ends the work under way and closes the files.
    ~StationThread() override;

    using Started = std::function<void(const Status &)>;

    /// Closes the station if there is one, and opens and starts this one. `started` is called once,
    /// on this thread: as soon as people can work, though the first work may still be on the way.
    void start(const StationOptions &options, Started started);
    /// A read among the keys of this thread's windows.
    void typed(const scanner::KeyedRead &read, qint64 firstKeyUs);
    [[nodiscard]] scanner::ScannerDesk &scanners();
    /// The camera among the station's scanners, whose pictures belong to this thread.
    [[nodiscard]] scanner::CameraPort &camera() { return m_camera; }

    void openCustomer(const AssignmentId &id) override;
    void openHistory(const AssignmentId &id) override;
    void watchOutbox(bool on) override;
    void setStorePickWay(PickWay way) override;
    void injectScan(const QString &text, const QString &scanner) override;
    void tryNow() override;

protected:
    void post(Work work, Answer answer) override;
    void setOwner(const QString &scanner, const std::optional<PersonCode> &person) override;
    void runAside(std::function<void()> work, std::function<void()> done) override;

private:
    /// Lives on the other thread.
    struct Inside;
    class Desk;

    void runInside(std::function<void(Inside &)> work);
    /// Changes what the snapshots carry, and shows the next one.
    void tellMaker(std::function<void(SnapshotMaker &)> change);

    QThread m_thread;
    Background m_background;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Inside> m_inside;
    scanner::CameraPort m_camera;
};

} // namespace storehand::app
