// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "scanner/picture/PictureReading.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <memory>

class QProcess;

namespace storehand::scanner {

/// Finds codes in pictures with the help of the program `storehand-decode-worker`, since the image
/// library aborts on some pictures and the caller must survive that. The worker is started at the
/// first picture, kept, killed when it takes too long and started anew when it died.
///
/// Synchronous; reads and stops on one thread, which need not run an event loop.
class PictureDecoder
{
public:
    /// Longest time for a picture file and for a frame; then the worker is killed.
    static constexpr std::chrono::milliseconds fileTimeMax{20'000};
    static constexpr std::chrono::milliseconds frameTimeMax{3000};

    /// `workerPath` is the program; by default it is looked for beside this one.
    explicit PictureDecoder(QString workerPath = {});
    ~PictureDecoder();
    Q_DISABLE_COPY_MOVE(PictureDecoder)

    /// The symbols in this picture, best first; none when there are none. When the worker dies over
    /// a picture it is asked once more, with more care.
    ///
    /// Malformed/`picture_unreadable` when it is no picture, `too_large` when it has too many
    /// pixels; Device/`decoder_failed` when the worker cannot be started, dies again or takes too
    /// long.
    [[nodiscard]] Result<PictureReading> read(const PictureRequest &request);

    /// Ends the picture under way, and all that come, with `decoder_failed`. Any thread.
    void giveUp() { m_givesUp = true; }
    /// Ends the worker; the next picture starts another.
    void stop();

    /// How often a worker died or was killed.
    [[nodiscard]] int losses() const { return m_losses; }

private:
    [[nodiscard]] bool ensureStarted();
    [[nodiscard]] Result<QByteArray> ask(const PictureRequest &request, bool careful);
    [[nodiscard]] bool awaitAnswer(std::chrono::milliseconds timeMax);
    void drop();

    QString m_workerPath;
    std::unique_ptr<QProcess> m_worker;
    std::atomic<bool> m_givesUp = false;
    int m_losses = 0;
};

} // namespace storehand::scanner
