// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QFile>

#include <memory>

namespace storehand::app {

/// A file of lines that never takes more room than it was given: a full `name.jsonl` becomes
/// `name.1.jsonl`, and so on to `name.4.jsonl`; the oldest goes. Only its owner may read it. A full
/// disk loses lines and nothing else.
class RotatedFile
{
public:
    static constexpr int filesMax = 5;

    struct Options
    {
        QString folder;                     ///< made if it is not there
        QString name;                       ///< without `.jsonl`
        qint64 bytesMax = 10 * 1024 * 1024; ///< of all files together
    };

    /// Storage/`storage_failed` when it cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<RotatedFile>> open(const Options &options);

    /// Writes a line, which must not have an end yet, and hands it to the system at once.
    void append(const QByteArray &line);

private:
    explicit RotatedFile(Options options);
    void rotate();
    [[nodiscard]] QString fileName(int age) const;

    Options m_options;
    QFile m_file;
};

} // namespace storehand::app
