// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QProcess>

#include <functional>

namespace storehand::show {

/// One of our programs beside an event loop: JSON lines out as signals, requests in, answers by
/// call back. Dies with this process, also when that is killed.
class JsonPeer : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<QJsonObject> &)>;

    JsonPeer(const QString &program, const QStringList &arguments, QObject *parent = nullptr);
    /// Asks it to end, and kills it when it does not within a second.
    ~JsonPeer() override;

    void start();
    /// `ok:false` is an error with the reply's kind; unanswered requests fail with `ended`.
    void ask(QJsonObject request, const Answer &answer);
    /// SIGKILL: nothing is flushed, nothing is said.
    void kill();
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    /// Runs a program to its end; the answer is the last object it printed.
    static void run(const QString &program, const QStringList &arguments, QObject *parent,
                    Answer answer);

Q_SIGNALS:
    /// Everything it says but replies.
    void said(const QJsonObject &object);
    /// It is gone, killed or not, or could not be started.
    void ended(bool cleanly);

private:
    void readLines();
    void onLine(const QJsonObject &object);
    void finish(bool cleanly);

    QProcess m_process;
    QHash<QString, Answer> m_waiting;
    int m_lastId = 0;
    bool m_finished = false;
};

} // namespace storehand::show
