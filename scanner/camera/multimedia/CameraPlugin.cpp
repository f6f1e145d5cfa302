// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/FrameSourceFactory.h"
#include "scanner/camera/multimedia/MultimediaFrames.h"

#include <QObject>

namespace storehand::scanner {

class CameraPlugin : public QObject, public FrameSourceFactory
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "storehand.FrameSourceFactory/1")
    Q_INTERFACES(storehand::scanner::FrameSourceFactory)

public:
    [[nodiscard]] std::unique_ptr<FrameSource> make() override
    {
        return std::make_unique<MultimediaFrames>();
    }
};

} // namespace storehand::scanner

#include "CameraPlugin.moc"
