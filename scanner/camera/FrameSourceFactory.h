// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/camera/FrameSource.h"

#include <QtPlugin>

#include <memory>

namespace storehand::scanner {

/// What the plugin `storehand-camera` offers. Cameras need a multimedia library of many megabytes,
/// so it is loaded by whoever asks for a camera, and not before.
class FrameSourceFactory
{
public:
    virtual ~FrameSourceFactory() = default;
    [[nodiscard]] virtual std::unique_ptr<FrameSource> make() = 0;
};

} // namespace storehand::scanner

Q_DECLARE_INTERFACE(storehand::scanner::FrameSourceFactory, "storehand.FrameSourceFactory/1")
