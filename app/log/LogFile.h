// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/RotatedFile.h"
#include "core/domain/Error.h"

#include <QtGlobal>

#include <memory>

namespace storehand::app {

/// Takes what the program logs by Qt's categories and keeps it as JSON lines in `station.jsonl` of
/// a folder, a RotatedFile: `{"at":…,"level":"info","category":"storehand.sync","message":…}`. What
/// is logged names commands and orders by their ids and never a person.
///
/// One at a time; it listens from open() to its end, and passes everything on to the standard error
/// as before. Any thread may log. A full disk loses lines of the log and nothing else.
class LogFile
{
public:
    struct Options
    {
        QString folder;
        qint64 bytesMax = 10 * 1024 * 1024; ///< of all files together
        QtMsgType least = QtInfoMsg;
    };

    static constexpr int messageSizeMax = 4096;

    [[nodiscard]] static Result<std::unique_ptr<LogFile>> open(const Options &options);
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

private:
    LogFile(Options options, std::unique_ptr<RotatedFile> file);
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void write(QtMsgType type, const char *category, const QString &message);

    Options m_options;
    std::unique_ptr<RotatedFile> m_file;
};

} // namespace storehand::app
