// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/JsonPeer.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <memory>
#include <signal.h>
#include <sys/prctl.h>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int endMsMax = 1'000;

} // namespace

JsonPeer::JsonPeer(const QString &program, const QStringList &arguments, QObject *parent)
    : QObject(parent)
{
    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &JsonPeer::readLines);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        finish(code == 0 && status == QProcess::NormalExit);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(false);
    });
}

JsonPeer::~JsonPeer()
{
    m_process.disconnect(this);
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(endMsMax)) {
        m_process.kill();
        m_process.waitForFinished(endMsMax);
    }
}

void JsonPeer::start()
{
    m_process.start();
}

void JsonPeer::ask(QJsonObject request, const Answer &answer)
{
    const QString id = QString::number(++m_lastId);
    request.insert("id"_L1, id);
    m_waiting.insert(id, answer);
    m_process.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
}

void JsonPeer::kill()
{
    m_process.kill();
}

void JsonPeer::run(const QString &program, const QStringList &arguments, QObject *parent,
                   Answer answer)
{
    auto *peer = new JsonPeer(program, arguments, parent);
    const auto last = std::make_shared<QJsonObject>();
    connect(peer, &JsonPeer::said, peer, [last](const QJsonObject &object) { *last = object; });
    connect(peer, &JsonPeer::ended, peer, [=](bool cleanly) {
        peer->deleteLater();
        const QString called = QFileInfo(program).fileName() + u' ' + arguments.value(0);
        answer(cleanly ? Result<QJsonObject>(*last)
                       : failure(ErrorKind::Rejected, u"exit_code"_s, called + u" failed"_s));
    });
    peer->start();
}

void JsonPeer::readLines()
{
    while (m_process.canReadLine()) {
        const QJsonDocument line = QJsonDocument::fromJson(m_process.readLine());
        if (line.isObject())
            onLine(line.object());
    }
}

void JsonPeer::onLine(const QJsonObject &object)
{
    const Answer answer = m_waiting.take(object["reply"_L1].toString());
    if (!answer) {
        Q_EMIT said(object);
        return;
    }
    const QJsonObject error = object["error"_L1].toObject();
    if (object["ok"_L1].toBool())
        answer(object);
    else
        answer(failure(ErrorKind::Rejected, error["kind"_L1].toString(),
                       error["message"_L1].toString()));
}

void JsonPeer::finish(bool cleanly)
{
    if (std::exchange(m_finished, true))
        return;
    readLines();
    const auto waiting = std::exchange(m_waiting, {});
    for (const Answer &answer : waiting)
        answer(failure(ErrorKind::Device, u"ended"_s, m_process.program() + u" has ended"_s));
    Q_EMIT ended(cleanly);
}

} // namespace storehand::show
