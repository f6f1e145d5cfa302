// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/JsonProgram.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonDocument>

namespace storehand::story {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int startMsMax = 10'000;
constexpr int answerMsMax = 30'000;
constexpr int endMsMax = 10'000;
constexpr int runMsMax = 60'000;

} // namespace

JsonProgram::JsonProgram(const QString &program, const QStringList &arguments)
{
    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

JsonProgram::~JsonProgram()
{
    if (isRunning() && !terminate())
        kill();
}

QString JsonProgram::name() const
{
    return QFileInfo(m_process.program()).fileName();
}

Status JsonProgram::start()
{
    m_process.start();
    if (!m_process.waitForStarted(startMsMax)) {
        return failure(ErrorKind::Device, u"not_started"_s,
                       name() + u": "_s + m_process.errorString());
    }
    return {};
}

void JsonProgram::send(const QJsonObject &request)
{
    m_process.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    m_process.waitForBytesWritten(answerMsMax);
}

Result<QJsonObject> JsonProgram::ask(QJsonObject request)
{
    const QString id = QString::number(++m_lastId);
    request.insert("id"_L1, id);
    send(request);
    const QString what = u"the answer to "_s + request.value("do"_L1).toString();
    auto reply =
        await(what, [&id](const QJsonObject &o) { return o.value("reply"_L1).toString() == id; });
    if (reply && !reply->value("ok"_L1).toBool()) {
        const QJsonObject error = reply->value("error"_L1).toObject();
        return failure(ErrorKind::Rejected, error.value("kind"_L1).toString(),
                       request.value("do"_L1).toString() + u": "_s +
                           error.value("message"_L1).toString());
    }
    return reply;
}

Result<QJsonObject> JsonProgram::await(const QString &what, const Matcher &matches)
{
    QDeadlineTimer deadline(answerMsMax);
    while (true) {
        if (const auto object = heard(matches))
            return *object;
        if (!isRunning()) {
            return failure(ErrorKind::Device, u"ended"_s,
                           u"%1 ended (exit code %2) before %3"_s.arg(name())
                               .arg(m_process.exitCode())
                               .arg(what));
        }
        if (deadline.hasExpired()) {
            return failure(
                ErrorKind::Timeout, u"timeout"_s,
                u"%1 did not bring %2 within %3 s"_s.arg(name(), what).arg(answerMsMax / 1000));
        }
        m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    }
}

std::optional<QJsonObject> JsonProgram::heard(const Matcher &matches)
{
    readLines();
    for (qsizetype i = 0; i < m_unread.size(); ++i) {
        if (matches(m_unread[i]))
            return m_unread.takeAt(i);
    }
    return std::nullopt;
}

Result<QJsonObject> JsonProgram::awaitEvent(const QString &name)
{
    return await(u"the event "_s + name,
                 [&name](const QJsonObject &o) { return o.value("event"_L1).toString() == name; });
}

void JsonProgram::kill()
{
    m_process.kill();
    m_process.waitForFinished(endMsMax);
}

Result<int> JsonProgram::terminate()
{
    m_process.terminate();
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(endMsMax))
        return failure(ErrorKind::Timeout, u"timeout"_s, name() + u" does not end"_s);
    return m_process.exitCode();
}

void JsonProgram::readLines()
{
    while (m_process.canReadLine()) {
        const QJsonDocument line = QJsonDocument::fromJson(m_process.readLine());
        if (line.isObject())
            m_unread.append(line.object());
    }
}

Result<QJsonObject> runOnce(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    const QString called = QFileInfo(program).fileName() + u' ' + arguments.value(0);
    if (!process.waitForFinished(runMsMax)) {
        return failure(ErrorKind::Timeout, u"timeout"_s, called + u": "_s + process.errorString());
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return failure(ErrorKind::Rejected, u"exit_code"_s,
                       u"%1 ended with %2"_s.arg(called).arg(process.exitCode()));
    }
    QJsonObject last;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (document.isObject())
            last = document.object();
    }
    return last;
}

} // namespace storehand::story
