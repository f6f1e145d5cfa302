// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "scanner/picture/Symbol.h"

#include <QList>
#include <QString>

#include <chrono>
#include <memory>

class QProcess;

namespace storehand::scanner {

/// Finds codes in pictures with the help of the program `storehand-decode-worker`, since the image
/// library aborts on some pictures and the caller must survive that. The worker is started at the
/// first picture, kept, killed when it takes too long and started anew when it died.
///
/// Synchronous; for one thread, which need not run an event loop.
class PictureDecoder
{
public:
    /// Longest time for one picture; then the worker is killed.
    static constexpr std::chrono::milliseconds timeMax{20'000};

    /// `workerPath` is the program; by default it is looked for beside this one.
    explicit PictureDecoder(QString workerPath = {});
    ~PictureDecoder();
    Q_DISABLE_COPY_MOVE(PictureDecoder)

    /// The symbols in this picture file, best first; empty when there are none. When the worker
    /// dies over a picture it is asked once more, without the symbologies that are known to kill
    /// it.
    ///
    /// Malformed/`picture_unreadable` when it is no picture; Device/`decoder_failed` when the
    /// worker cannot be started, dies again or takes too long.
    [[nodiscard]] Result<QList<Symbol>> symbolsIn(const QString &path);

    /// How often a worker died or was killed.
    [[nodiscard]] int losses() const { return m_losses; }

private:
    [[nodiscard]] bool ensureStarted();
    [[nodiscard]] Result<QByteArray> ask(const QByteArray &request);
    void drop();

    QString m_workerPath;
    std::unique_ptr<QProcess> m_worker;
    int m_losses = 0;
};

} // namespace storehand::scanner
