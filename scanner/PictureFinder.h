// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "scanner/picture/PictureReading.h"

#include <functional>

namespace storehand::scanner {

/// The edge to whoever finds codes in pictures: asked on one thread, answered there later, in the
/// order of the requests. Nothing is answered any more when it is destroyed.
class PictureFinder
{
public:
    using Found = std::function<void(const Result<PictureReading> &)>;

    virtual ~PictureFinder() = default;
    virtual void find(PictureRequest request, Found found) = 0;
};

} // namespace storehand::scanner
