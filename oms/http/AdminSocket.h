// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace storehand::oms {

/// What another storehand-oms command asks of the one that serves: a verb with its arguments and,
/// for import, the content of a file.
struct AdminRequest
{
    QString verb;
    QJsonObject arguments;
    QByteArray content;
};

/// What a command prints and how it ends, wherever it ran.
struct AdminAnswer
{
    int exitCode = 0;
    QList<QJsonObject> lines; ///< for stdout, one a line
    QStringList messages;     ///< for people, on stderr

    [[nodiscard]] static AdminAnswer failed(const QString &message) { return {1, {}, {message}}; }
};

/// The local socket in the data folder by which commands reach a running server, which owns the
/// database. Only the same user and root may use it. One client at a time, on a thread of its own.
class AdminSocket
{
public:
    static constexpr qsizetype argumentBytesMax = 64 * 1024;
    static constexpr qsizetype contentBytesMax = 256 * 1024 * 1024;

    /// Runs on the socket's thread and may block.
    using Handler = std::function<AdminAnswer(const AdminRequest &)>;

    AdminSocket(const QString &dataFolder, Handler handler);
    ~AdminSocket();

    /// Replaces a socket that a killed server left behind: call it when the database is open, since
    /// that proves that no other server lives.
    [[nodiscard]] Status start();
    /// Finishes the command that runs, removes the socket, ends the thread.
    void stop();

    /// Asks the server that runs on `dataFolder` and waits for its answer, however long the command
    /// takes; nothing if no server runs there.
    [[nodiscard]] static Result<std::optional<AdminAnswer>> ask(const QString &dataFolder,
                                                                const AdminRequest &request);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace storehand::oms
