// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/camera/CameraTransport.h"

#include <QObject>

#include <atomic>
#include <functional>

namespace storehand::scanner {

/// The camera scanner for whoever owns the camera, on their thread: what is asked for is done on
/// the scanner's thread, and its signals come from there.
class CameraPort : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<void(CameraTransport &)>;
    using Run = std::function<void(Work)>;

    /// `runThere` runs work on the scanner's thread, in the order of the calls; it may drop all of
    /// it as long as there is no station.
    explicit CameraPort(Run runThere, QObject *parent = nullptr);

    // See CameraTransport.
    void aim();
    void rest();
    void setCamera(const DeviceStatus &camera);
    /// Left out when the one before has not been taken yet.
    void show(const GreyFrame &frame);
    void tryHarder();
    /// `answered` is called on this thread.
    void takePicture(const PictureRequest &picture, CameraTransport::Answered answered);

Q_SIGNALS:
    void gaveUp();
    void hasRead(const QString &text);

private:
    void run(Work work);

    Run m_runThere;
    std::atomic<bool> m_isFramePending = false;
};

} // namespace storehand::scanner
