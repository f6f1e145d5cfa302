// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QJsonObject>
#include <QList>
#include <QProcess>

#include <chrono>
#include <functional>
#include <optional>

namespace storehand::story {

/// One of our programs, run as its users run it: JSON lines on stdin and stdout, while its words to
/// people go to ours. Calls but heard() block until the program has spoken or the time is over; the
/// destructor asks it to end, and kills it when it does not.
class JsonProgram
{
public:
    using Matcher = std::function<bool(const QJsonObject &)>;

    JsonProgram(const QString &program, const QStringList &arguments);
    ~JsonProgram();

    [[nodiscard]] Status start();

    /// Writes one line.
    void send(const QJsonObject &request);

    /// Sends a request with an id of its own and returns the reply; `ok:false` is an error whose
    /// code is the reply's kind.
    [[nodiscard]] Result<QJsonObject> ask(QJsonObject request);

    /// The first object that matches, of those not returned before. `what` is for the error.
    [[nodiscard]] Result<QJsonObject> await(const QString &what, const Matcher &matches);

    /// The same without waiting, for those whose event loop must go on: nothing when it was not
    /// said yet.
    [[nodiscard]] std::optional<QJsonObject> heard(const Matcher &matches);

    /// await() for `{"event":name}`.
    [[nodiscard]] Result<QJsonObject> awaitEvent(const QString &name);

    /// Ends it with SIGKILL, as a power cut would.
    void kill();

    /// Asks it to end with SIGTERM and returns its exit code.
    [[nodiscard]] Result<int> terminate();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] QString name() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    void readLines();

    QProcess m_process;
    QList<QJsonObject> m_unread;
    int m_lastId = 0;
};

/// Runs a program to its end and returns the last JSON object it printed.
[[nodiscard]] Result<QJsonObject> runOnce(const QString &program, const QStringList &arguments);

} // namespace storehand::story
