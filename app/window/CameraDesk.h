// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "scanner/camera/CameraPort.h"
#include "scanner/camera/FrameSource.h"
#include "ui/camera/CameraViewModel.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace storehand::app {

/// The camera between its panel, the multimedia library and the station's scanners: opened when
/// somebody asks for it, closed when the panel is closed or nothing was read. Main thread only;
/// panel and port must outlive it.
class CameraDesk : public QObject
{
    Q_OBJECT

public:
    /// How long the panel says that something was read.
    static constexpr int readShownMs = 1500;

    /// `load` is called once, when the first camera is asked for.
    using Load = std::function<Result<std::unique_ptr<scanner::FrameSource>>()>;
    /// A picture that somebody gave holds no code, or cannot be looked at.
    using Refused = std::function<void(const Error &)>;

    CameraDesk(CameraViewModel &panel, scanner::CameraPort &port, Load load, Refused refused);
    ~CameraDesk() override;

private:
    void aim(const QString &cameraId);
    void rest(CameraState::Kind kind);
    void onFrame(const scanner::GreyFrame &frame);
    void onChange(const scanner::DeviceStatus &status);
    void onRead();
    void setTorch(bool on);
    void takePicture(const scanner::PictureRequest &picture);
    void show(CameraState::Kind kind, const scanner::DeviceStatus &device = {});

    CameraViewModel &m_panel;
    scanner::CameraPort &m_port;
    Load m_load;
    Refused m_refused;
    std::unique_ptr<scanner::FrameSource> m_source;
    CameraState m_state;
    QTimer m_readShown;
};

/// Loads the plugin `storehand-camera` beside the program; Device/`camera_part_missing`.
[[nodiscard]] Result<std::unique_ptr<scanner::FrameSource>> loadCameras();

} // namespace storehand::app
