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
constexpr int patienceMs = 100; ///< until it is asked whether anybody still waits

/// One line, and behind it the pixels of a frame.
QByteArray bytesOf(const PictureRequest &request, bool careful)
{
    QJsonObject object{{"effort"_L1, toText(request.effort)},
                       {"careful"_L1, careful},
                       {"time_ms"_L1, qint64(request.timeMax.count())}};
    if (request.frame.isEmpty())
        object.insert("path"_L1, request.path);
    else
        object.insert("grey"_L1, QJsonArray{request.frame.width, request.frame.height});
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n' + request.frame.pixels;
}

Result<PictureReading> readAnswer(const QByteArray &line)
{
    const QJsonDocument answer = QJsonDocument::fromJson(line);
    if (const QString problem = answer["error"_L1].toString(); !problem.isEmpty())
        return failure(ErrorKind::Malformed,
                       answer["too_large"_L1].toBool() ? QString(codes::tooLarge)
                                                       : QString(codes::pictureUnreadable),
                       problem);
    PictureReading reading;
    for (const QJsonValue &code : answer["codes"_L1].toArray())
        reading.symbols.append(
            {code["format"_L1].toString(), code["aim"_L1].toString(), code["text"_L1].toString()});
    reading.looks = answer["looks"_L1].toInt();
    reading.time = std::chrono::microseconds(answer["us"_L1].toInteger());
    return reading;
}

} // namespace

PictureDecoder::PictureDecoder(QString workerPath)
    : m_workerPath(std::move(workerPath))
{}

PictureDecoder::~PictureDecoder()
{
    stop();
}

void PictureDecoder::stop()
{
    if (!m_worker)
        return;
    m_worker->closeWriteChannel();
    if (!m_worker->waitForFinished(stopTimeMaxMs))
        m_worker->kill();
    m_worker.reset();
}

Result<PictureReading> PictureDecoder::read(const PictureRequest &request)
{
    Result<QByteArray> answer = ask(request, false);
    if (!answer && !m_givesUp)
        answer = ask(request, true);
    if (!answer && !m_givesUp && request.frame.isEmpty()) {
        // whatever the harder looks fall over, one quick look says whether there is a plain code
        PictureRequest quick = request;
        quick.effort = Effort::Fast;
        answer = ask(quick, true);
    }
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

Result<QByteArray> PictureDecoder::ask(const PictureRequest &request, bool careful)
{
    if (!ensureStarted())
        return failure(ErrorKind::Device, codes::decoderFailed,
                       u"storehand-decode-worker does not start: "_s + m_worker->errorString());
    m_worker->write(bytesOf(request, careful));
    if (awaitAnswer(request.frame.isEmpty() ? fileTimeMax : frameTimeMax))
        return m_worker->readLine();
    const bool died = m_worker->state() != QProcess::Running;
    drop();
    return failure(ErrorKind::Device, codes::decoderFailed,
                   died ? u"the decoder died over it"_s : u"the picture took too long"_s);
}

bool PictureDecoder::awaitAnswer(std::chrono::milliseconds timeMax)
{
    const QDeadlineTimer deadline(timeMax);
    while (!m_worker->canReadLine()) {
        if (m_givesUp || deadline.hasExpired())
            return false;
        if (!m_worker->waitForReadyRead(patienceMs) && m_worker->state() != QProcess::Running)
            return m_worker->canReadLine();
    }
    return true;
}

void PictureDecoder::drop()
{
    ++m_losses;
    m_worker->kill();
    m_worker->waitForFinished(stopTimeMaxMs);
    m_worker.reset();
}

} // namespace storehand::scanner
