// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/CameraAccess.h"

#include "core/domain/Codes.h"
#include "scanner/transport/PortHolder.h"

#include <QFile>
#include <QScopeGuard>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

DeviceStatus statusOf(int problem, const QString &device)
{
    const QString detail = device + u": "_s + QString::fromLocal8Bit(std::strerror(problem));
    switch (problem) {
    case EACCES:
    case EPERM:
        return {ScannerState::Error, codes::cameraForbidden, {device}, detail};
    case EBUSY: {
        const QString program = programHolding(device);
        return {ScannerState::Error, codes::deviceInUse, {program}, detail};
    }
    case ENOENT:
    case ENODEV:
    case ENXIO:
        return {ScannerState::Waiting, codes::cameraUnplugged, {device}, detail};
    default:
        return {ScannerState::Error, codes::deviceFailed, {device}, detail};
    }
}

} // namespace

DeviceStatus accessToCamera(const QString &device)
{
    if (!device.startsWith("/dev/"_L1))
        return {.state = ScannerState::Open};
    const int file = ::open(QFile::encodeName(device).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return statusOf(errno, device);
    const auto closed = qScopeGuard([file] { ::close(file); });
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    // Many may open a camera, but while one has its pictures nobody may set their size.
    if (::ioctl(file, VIDIOC_G_FMT, &format) == 0 && ::ioctl(file, VIDIOC_S_FMT, &format) != 0)
        return statusOf(errno, device);
    return {.state = ScannerState::Open};
}

} // namespace storehand::scanner
