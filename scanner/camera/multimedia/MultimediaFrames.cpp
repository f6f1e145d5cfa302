// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/multimedia/MultimediaFrames.h"

#include "core/domain/Codes.h"
#include "scanner/camera/CameraAccess.h"
#include "scanner/camera/multimedia/VideoPixels.h"

#include <QCameraDevice>
#include <QVideoFrame>

#include <algorithm>
#include <cstdlib>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How far a format is from what is wanted: 1280 x 720 at 15 frames a second or more.
int distanceOf(const QCameraFormat &format)
{
    constexpr int wantedPixels = 1280 * 720;
    constexpr float wantedRate = 15;
    constexpr int tooSlow = 100'000'000;
    const QSize size = format.resolution();
    return std::abs(size.width() * size.height() - wantedPixels) +
           (format.maxFrameRate() < wantedRate ? tooSlow : 0);
}

QString idOf(const QCameraDevice &device)
{
    return QString::fromUtf8(device.id());
}

} // namespace

MultimediaFrames::MultimediaFrames()
{
    m_session.setVideoSink(&m_video);
    connect(&m_video, &QVideoSink::videoFrameChanged, this, &MultimediaFrames::onFrame);
    connect(&m_devices, &QMediaDevices::videoInputsChanged, this,
            &MultimediaFrames::onDevicesChanged);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &MultimediaFrames::openCamera);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        closeCamera();
        tryAgainLater({ScannerState::Error, codes::cameraSilent, {}, u"no picture comes"_s});
    });
}

void MultimediaFrames::start(const QString &cameraId, Sink sink)
{
    stop();
    m_wanted = cameraId;
    m_sink = std::move(sink);
    m_retry.start(0);
}

void MultimediaFrames::stop()
{
    m_sink = {};
    m_status = {};
    m_retry.stop();
    closeCamera();
    m_current.clear();
}

QList<CameraInfo> MultimediaFrames::cameras() const
{
    QList<CameraInfo> all;
    for (const QCameraDevice &device : QMediaDevices::videoInputs())
        all.append({idOf(device), device.description()});
    return all;
}

bool MultimediaFrames::hasTorch() const
{
    return m_camera && m_camera->isTorchModeSupported(QCamera::TorchOn);
}

void MultimediaFrames::setTorch(bool on)
{
    if (hasTorch())
        m_camera->setTorchMode(on ? QCamera::TorchOn : QCamera::TorchOff);
}

void MultimediaFrames::openCamera()
{
    closeCamera();
    const QList<QCameraDevice> devices = QMediaDevices::videoInputs();
    const QString id = m_wanted.isEmpty() ? idOf(QMediaDevices::defaultVideoInput()) : m_wanted;
    const auto device = std::ranges::find(devices, id, idOf);
    if (device == devices.end()) {
        // the list of devices tells when it comes
        tell({ScannerState::Waiting,
              devices.isEmpty() ? codes::noCamera : codes::cameraUnplugged,
              {},
              u"no such camera: "_s + id});
        return;
    }
    m_current = id;
    if (const DeviceStatus access = accessToCamera(id); access.state != ScannerState::Open) {
        tryAgainLater(access);
        return;
    }
    m_camera = std::make_unique<QCamera>(*device);
    connect(m_camera.get(), &QCamera::errorOccurred, this,
            [this](QCamera::Error error, const QString &text) {
                if (error != QCamera::NoError)
                    tryAgainLater({ScannerState::Error, codes::deviceFailed, {text}, text});
            });
    const QList<QCameraFormat> formats = device->videoFormats();
    if (!formats.isEmpty())
        m_camera->setCameraFormat(*std::ranges::min_element(formats, {}, distanceOf));
    m_session.setCamera(m_camera.get());
    m_silence.start(silenceMaxMs);
    m_camera->start();
}

void MultimediaFrames::closeCamera()
{
    m_silence.stop();
    m_session.setCamera(nullptr);
    m_camera.reset();
}

void MultimediaFrames::onDevicesChanged()
{
    if (!m_sink.changed)
        return;
    const QList<CameraInfo> all = cameras();
    const bool isThere = std::ranges::find(all, m_current, &CameraInfo::id) != all.end();
    if (m_camera && !isThere) {
        closeCamera();
        tell({ScannerState::Waiting, codes::cameraUnplugged, {}, u"the camera was unplugged"_s});
    } else if (!m_camera) {
        m_retry.start(0);
    } else {
        m_sink.changed(m_status);
    }
}

void MultimediaFrames::onFrame(const QVideoFrame &frame)
{
    if (!m_sink.frame || !frame.isValid())
        return;
    m_silence.start(silenceMaxMs);
    if (m_sinceFrame.isValid() && m_sinceFrame.elapsed() < frameEveryMs)
        return;
    const GreyFrame grey = greyOf(frame);
    if (grey.isEmpty())
        return;
    m_sinceFrame.start();
    tell({.state = ScannerState::Open});
    m_sink.frame(grey);
}

void MultimediaFrames::tell(const DeviceStatus &status)
{
    if (m_status == status)
        return;
    m_status = status;
    if (m_sink.changed)
        m_sink.changed(status);
}

void MultimediaFrames::tryAgainLater(const DeviceStatus &status)
{
    m_retry.start(retryMs);
    tell(status);
}

} // namespace storehand::scanner
