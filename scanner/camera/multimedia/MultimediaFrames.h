// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/camera/FrameSource.h"

#include <QCamera>
#include <QElapsedTimer>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QTimer>
#include <QVideoSink>

#include <memory>

namespace storehand::scanner {

/// The cameras of Qt Multimedia. Main thread only.
class MultimediaFrames : public QObject, public FrameSource
{
    Q_OBJECT

public:
    /// More frames than one in this time are left out.
    static constexpr int frameEveryMs = 50;
    /// A camera that shows nothing for so long does not work.
    static constexpr int silenceMaxMs = 5000;
    /// What does not work is tried again so often.
    static constexpr int retryMs = 2000;

    MultimediaFrames();

    void start(const QString &cameraId, Sink sink) override;
    void stop() override;
    [[nodiscard]] QList<CameraInfo> cameras() const override;
    [[nodiscard]] QString current() const override { return m_current; }
    [[nodiscard]] bool hasTorch() const override;
    void setTorch(bool on) override;

private:
    void openCamera();
    void closeCamera();
    void onDevicesChanged();
    void onFrame(const QVideoFrame &frame);
    void tell(const DeviceStatus &status);
    void tryAgainLater(const DeviceStatus &status);

    QMediaDevices m_devices;
    QMediaCaptureSession m_session;
    QVideoSink m_video;
    std::unique_ptr<QCamera> m_camera;
    Sink m_sink;
    QString m_wanted;
    QString m_current;
    DeviceStatus m_status;
    QElapsedTimer m_sinceFrame;
    QTimer m_retry;
    QTimer m_silence;
};

} // namespace storehand::scanner
