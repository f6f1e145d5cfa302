// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/CameraPort.h"

namespace storehand::scanner {

CameraPort::CameraPort(Run runThere, QObject *parent)
    : QObject(parent)
    , m_runThere(std::move(runThere))
{}

void CameraPort::run(Work work)
{
    m_runThere([this, work = std::move(work)](CameraTransport &camera) {
        connect(&camera, &CameraTransport::gaveUp, this, &CameraPort::gaveUp, Qt::UniqueConnection);
        connect(&camera, &CameraTransport::hasRead, this, &CameraPort::hasRead,
                Qt::UniqueConnection);
        work(camera);
    });
}

void CameraPort::aim()
{
    m_isFramePending = false; // what was dropped with the station before is not awaited
    run([](CameraTransport &camera) { camera.aim(); });
}

void CameraPort::rest()
{
    run([](CameraTransport &camera) { camera.rest(); });
}

void CameraPort::setCamera(const DeviceStatus &camera)
{
    run([camera](CameraTransport &transport) { transport.setCamera(camera); });
}

void CameraPort::show(const GreyFrame &frame)
{
    if (m_isFramePending.exchange(true))
        return;
    run([this, frame](CameraTransport &camera) {
        m_isFramePending = false;
        camera.show(frame);
    });
}

void CameraPort::tryHarder()
{
    run([](CameraTransport &camera) { camera.tryHarder(); });
}

void CameraPort::takePicture(const PictureRequest &picture, CameraTransport::Answered answered)
{
    run([this, picture, answered = std::move(answered)](CameraTransport &camera) {
        camera.takePicture(picture, [this, answered](const Status &status) {
            QMetaObject::invokeMethod(
                this, [answered, status] { answered(status); }, Qt::QueuedConnection);
        });
    });
}

} // namespace storehand::scanner
