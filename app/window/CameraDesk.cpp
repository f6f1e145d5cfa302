// SPDX-License-Identifier: Apache-2.0
#include "app/window/CameraDesk.h"

#include "core/domain/Codes.h"
#include "scanner/camera/FrameSourceFactory.h"

#include <QCoreApplication>
#include <QPluginLoader>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Larger ones are brought down to it: nobody aims better with more.
constexpr int previewWidth = 640;
/// Longest side of a pasted picture that is looked at.
constexpr int sideMax = 4096;

QImage previewOf(const scanner::GreyFrame &frame)
{
    const QImage view(reinterpret_cast<const uchar *>(frame.pixels.constData()), frame.width,
                      frame.height, frame.width, QImage::Format_Grayscale8);
    return frame.width > previewWidth ? view.scaledToWidth(previewWidth) : view.copy();
}

scanner::GreyFrame frameOf(const QImage &picture)
{
    const QImage fitting =
        std::max(picture.width(), picture.height()) > sideMax
            ? picture.scaled(sideMax, sideMax, Qt::KeepAspectRatio, Qt::SmoothTransformation)
            : picture;
    const QImage grey = fitting.convertToFormat(QImage::Format_Grayscale8);
    scanner::GreyFrame frame{grey.width(), grey.height(), {}};
    for (int y = 0; y < grey.height(); ++y)
        frame.pixels.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    return frame;
}

} // namespace

CameraDesk::CameraDesk(CameraViewModel &panel, scanner::CameraPort &port, Load load,
                       Refused refused)
    : m_panel(panel)
    , m_port(port)
    , m_load(std::move(load))
    , m_refused(std::move(refused))
{
    connect(&panel, &CameraViewModel::aimWanted, this, &CameraDesk::aim);
    connect(&panel, &CameraViewModel::restWanted, this,
            [this] { rest(CameraState::Kind::Closed); });
    connect(&panel, &CameraViewModel::harderWanted, this, [this] { m_port.tryHarder(); });
    connect(&panel, &CameraViewModel::torchWanted, this, &CameraDesk::setTorch);
    connect(&panel, &CameraViewModel::fileGiven, this,
            [this](const QString &path) { takePicture({.path = path}); });
    connect(&panel, &CameraViewModel::pictureGiven, this, [this](const QImage &picture) {
        takePicture({.path = {}, .frame = frameOf(picture)});
    });
    connect(&port, &scanner::CameraPort::gaveUp, this, [this] {
        if (m_panel.isOpen())
            rest(CameraState::Kind::GaveUp);
    });
    connect(&port, &scanner::CameraPort::hasRead, this, &CameraDesk::onRead);
    m_readShown.setSingleShot(true);
    connect(&m_readShown, &QTimer::timeout, this, [this] {
        if (m_state.kind == CameraState::Kind::Read)
            show(CameraState::Kind::Looking);
    });
}

CameraDesk::~CameraDesk()
{
    if (m_source)
        m_source->stop();
}

void CameraDesk::aim(const QString &cameraId)
{
    if (!m_source) {
        auto loaded = m_load();
        if (!loaded) {
            show(CameraState::Kind::Trouble,
                 {scanner::ScannerState::Error, loaded.error().code, {}, loaded.error().detail});
            return;
        }
        m_source = std::move(*loaded);
    }
    show(CameraState::Kind::Opening);
    m_port.aim();
    m_source->start(cameraId, {[this](const scanner::GreyFrame &frame) { onFrame(frame); },
                               [this](const scanner::DeviceStatus &status) { onChange(status); }});
}

void CameraDesk::rest(CameraState::Kind kind)
{
    if (m_source)
        m_source->stop();
    m_port.rest();
    m_state.torch = false;
    show(kind);
}

void CameraDesk::onFrame(const scanner::GreyFrame &frame)
{
    m_port.show(frame);
    m_panel.setPicture(previewOf(frame));
}

void CameraDesk::onChange(const scanner::DeviceStatus &status)
{
    m_port.setCamera(status);
    if (status.state != scanner::ScannerState::Open)
        show(CameraState::Kind::Trouble, status);
    else if (m_state.kind != CameraState::Kind::Read)
        show(CameraState::Kind::Looking);
}

void CameraDesk::onRead()
{
    if (m_state.kind != CameraState::Kind::Looking && m_state.kind != CameraState::Kind::Read)
        return;
    show(CameraState::Kind::Read);
    m_readShown.start(readShownMs);
}

void CameraDesk::setTorch(bool on)
{
    if (!m_source)
        return;
    m_source->setTorch(on);
    m_state.torch = on;
    show(m_state.kind, m_state.device);
}

void CameraDesk::takePicture(const scanner::PictureRequest &picture)
{
    m_port.takePicture(picture, [this](const Status &status) {
        if (!status)
            m_refused(status.error());
    });
}

void CameraDesk::show(CameraState::Kind kind, const scanner::DeviceStatus &device)
{
    m_state.kind = kind;
    m_state.device = device;
    if (m_source) {
        m_state.cameras = m_source->cameras();
        m_state.current = m_source->current().isEmpty() ? m_state.current : m_source->current();
        m_state.hasTorch = m_source->hasTorch();
    }
    m_panel.show(m_state);
}

Result<std::unique_ptr<scanner::FrameSource>> loadCameras()
{
    QPluginLoader loader(QCoreApplication::applicationDirPath() + "/storehand-camera"_L1);
    auto *factory = qobject_cast<scanner::FrameSourceFactory *>(loader.instance());
    if (!factory)
        return failure(ErrorKind::Device, codes::cameraPartMissing, loader.errorString());
    return factory->make();
}

} // namespace storehand::app
