// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/PictureDecoder.h"
#include "scanner/PictureFinder.h"

#include <QObject>
#include <QThread>

namespace storehand::scanner {

/// A PictureDecoder on a thread of its own, so that nobody waits for a picture: its errors are the
/// answers. The worker program is started by the first picture.
class PictureThread : public QObject, public PictureFinder
{
    Q_OBJECT

public:
    explicit PictureThread(const QString &workerPath = {});
    /// Gives up the picture under way.
    ~PictureThread() override;

    void find(PictureRequest request, Found found) override;

private:
    QThread m_thread;
    QObject m_there; ///< lives on the thread
    PictureDecoder m_decoder;
};

} // namespace storehand::scanner
