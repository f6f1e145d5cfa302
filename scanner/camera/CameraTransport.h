// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/DeviceBytes.h"
#include "scanner/PictureFinder.h"
#include "scanner/ScannerProfile.h"
#include "scanner/camera/CodesInView.h"
#include "scanner/camera/LookPlanner.h"

#include <QObject>

#include <memory>
#include <optional>

namespace storehand::scanner {

/// A camera as a scanner: frames in, reads out, each code once as long as it stays in view. Also
/// takes pictures that somebody shows the program; each with a code is one read.
///
/// Frames come from whoever owns the camera, and only while it is aimed; the newest one wins. Lives
/// on the hub's thread and never waits: looking at pictures is the finder's work.
class CameraTransport : public QObject, public DeviceBytes
{
    Q_OBJECT

public:
    /// Nothing was read for so long: aiming ends, and people are told.
    static constexpr Millis aimTimeMax{10'000};

    /// How a camera stands at the hub: whole reads, and a code that comes back into view at once is
    /// a duplicate.
    [[nodiscard]] static ScannerProfile profile();

    CameraTransport(Clock &clock, PictureFinder &finder, CodesInView::IsExpected isExpected);

    /// Somebody wants to read codes with it from now on.
    void aim();
    /// Nobody does any more.
    void rest();
    /// How the camera itself is doing, while it is aimed.
    void setCamera(const DeviceStatus &camera);
    void show(const GreyFrame &frame);
    /// The next frame is worth every effort.
    void tryHarder() { m_planner.tryHarder(); }

    using Answered = std::function<void(const Status &)>;
    /// Looks for a code in a picture file or a whole picture. Its error is given to `answered`:
    /// `no_code`, or what PictureDecoder says.
    void takePicture(PictureRequest picture, Answered answered);

    void open(Sink sink) override;
    void close() override;
    void setPaused(bool paused) override { m_isPaused = paused; }
    [[nodiscard]] DeviceStatus status() const override { return m_status; }
    [[nodiscard]] ScanSource source() const override { return ScanSource::Camera; }

Q_SIGNALS:
    /// Aiming has ended without a read.
    void gaveUp();
    /// A code counted; what it says.
    void hasRead(const QString &text);

private:
    void lookAtNewest();
    void noteLook(const Result<PictureReading> &reading);
    void takeReading(const PictureReading &reading, qint64 atUs);
    void deliver(const Symbol &symbol, qint64 atUs);
    void awaitRead();
    void setStatus(const DeviceStatus &status);

    Clock &m_clock;
    PictureFinder &m_finder;
    CodesInView::IsExpected m_isExpected;
    Sink m_sink;
    DeviceStatus m_camera; ///< as whoever owns it says
    DeviceStatus m_status;
    int m_failures = 0; ///< of the finder, one after the other
    LookPlanner m_planner;
    CodesInView m_codes;
    std::optional<GreyFrame> m_newest;
    std::unique_ptr<Clock::Timer> m_patience;
    bool m_isAimed = false;
    bool m_isLooking = false;
    bool m_isPaused = false;
};

} // namespace storehand::scanner
