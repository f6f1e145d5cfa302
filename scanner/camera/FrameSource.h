// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/ScannerStatus.h"
#include "scanner/picture/PictureReading.h"

#include <QList>
#include <QString>

#include <functional>

namespace storehand::scanner {

/// A camera that can be chosen.
struct CameraInfo
{
    QString id;   ///< stays the same while it is plugged in
    QString name; ///< as people know it

    friend bool operator==(const CameraInfo &, const CameraInfo &) = default;
};

/// The edge to cameras. Nothing is opened before `start`, and all is closed by `stop`: cameras show
/// people what they see by a light. Single-threaded: calls its sink on the thread that calls it,
/// never from inside `start` or `stop`.
class FrameSource
{
public:
    struct Sink
    {
        /// The newest frame; those that nobody had time for are left out.
        std::function<void(const GreyFrame &)> frame;
        /// The camera, or the list of cameras, has changed. Open: frames come. Waiting with
        /// `no_camera` or `camera_unplugged`; Error with `device_in_use`, `camera_forbidden`,
        /// `camera_silent` or `device_failed`. It is tried again until `stop`.
        std::function<void(const DeviceStatus &)> changed;
    };

    virtual ~FrameSource() = default;

    /// Opens the camera with this id, or the one that is usual here when there is none.
    virtual void start(const QString &cameraId, Sink sink) = 0;
    virtual void stop() = 0;

    [[nodiscard]] virtual QList<CameraInfo> cameras() const = 0;
    /// Which one is in use; empty: none.
    [[nodiscard]] virtual QString current() const = 0;
    [[nodiscard]] virtual bool hasTorch() const = 0;
    virtual void setTorch(bool on) = 0;
};

} // namespace storehand::scanner
