// SPDX-License-Identifier: Apache-2.0
#include "scanner/PictureDecoder.h"

#include "core/domain/Codes.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int startTimeMaxMs = 10'000;
constexpr int stopTimeMaxMs = 2000;

QByteArray requestFor(const QString &path, bool withDataBar)
{
    const QJsonObject request{{"path"_L1, path}, {"databar"_L1, withDataBar}};
    return QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
}

Result<QList<Symbol>> readAnswer(const QByteArray &line)
{
    const QJsonDocument answer = QJsonDocument::fromJson(line);
    if (const QString problem = answer["error"_L1].toString(); !problem.isEmpty())
        return failure(ErrorKind::Malformed, codes::pictureUnreadable, problem);
    QList<Symbol> symbols;
    for (const QJsonValue &code : answer["codes"_L1].toArray())
        symbols.append(
            {code["format"_L1].toString(), code["aim"_L1].toString(), code["text"_L1].toString()});
    return symbols;
}

} // namespace

PictureDecoder::PictureDecoder(QString workerPath)
    : m_workerPath(std::move(workerPath))
{}

PictureDecoder::~PictureDecoder()
{
    if (!m_worker)
        return;
    m_worker->closeWriteChannel();
    if (!m_worker->waitForFinished(stopTimeMaxMs))
        m_worker->kill();
}

Result<QList<Symbol>> PictureDecoder::symbolsIn(const QString &path)
{
    Result<QByteArray> answer = ask(requestFor(path, true));
    if (!answer)
        answer = ask(requestFor(path, false));
    if (!answer)
        return failure(answer.error());
    return readAnswer(*answer);
}

bool PictureDecoder::ensureStarted()
{
    if (m_worker && m_worker->state() == QProcess::Running)
        return true;
    const QString program = m_workerPath.isEmpty() ? QCoreApplication::applicationDirPath() +
                                                         "/storehand-decode-worker"_L1
                                                   : m_workerPath;
    m_worker = std::make_unique<QProcess>();
    m_worker->setStandardErrorFile(QProcess::nullDevice());
    m_worker->start(program, QStringList());
    return m_worker->waitForStarted(startTimeMaxMs);
}

Result<QByteArray> PictureDecoder::ask(const QByteArray &request)
{
    if (!ensureStarted())
        return failure(ErrorKind::Device, codes::decoderFailed,
                       u"storehand-decode-worker does not start: "_s + m_worker->errorString());
    m_worker->write(request);
    const QDeadlineTimer deadline(timeMax);
    while (!m_worker->canReadLine()) {
        const bool more = m_worker->waitForReadyRead(static_cast<int>(deadline.remainingTime()));
        if (more || m_worker->canReadLine())
            continue;
        const bool late = deadline.hasExpired();
        drop();
        return failure(ErrorKind::Device, codes::decoderFailed,
                       late ? u"the picture took too long"_s : u"the decoder died over it"_s);
    }
    return m_worker->readLine();
}

void PictureDecoder::drop()
{
    ++m_losses;
    m_worker->kill();
    m_worker->waitForFinished(stopTimeMaxMs);
    m_worker.reset();
}

} // namespace storehand::scanner
