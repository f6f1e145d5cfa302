// SPDX-License-Identifier: Apache-2.0
#include "app/log/LogFile.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Guards the one that listens; messages come from any thread.
QMutex &listening()
{
    static QMutex mutex;
    return mutex;
}

LogFile *theLog = nullptr;
QtMessageHandler former = nullptr;

int rank(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    case QtCriticalMsg:
        return 3;
    case QtFatalMsg:
        return 4;
    }
    Q_UNREACHABLE();
}

QString nameOf(QtMsgType type)
{
    static const QString names[] = {u"debug"_s, u"info"_s, u"warning"_s, u"error"_s, u"fatal"_s};
    return names[rank(type)];
}

} // namespace

LogFile::LogFile(Options options, std::unique_ptr<RotatedFile> file)
    : m_options(std::move(options))
    , m_file(std::move(file))
{}

Result<std::unique_ptr<LogFile>> LogFile::open(const Options &options)
{
    auto file = RotatedFile::open(
        {.folder = options.folder, .name = u"station"_s, .bytesMax = options.bytesMax});
    if (!file)
        return failure(file.error());
    std::unique_ptr<LogFile> log(new LogFile(options, std::move(*file)));
    const QMutexLocker lock(&listening());
    if (!theLog)
        former = qInstallMessageHandler(&LogFile::handle);
    theLog = log.get();
    return log;
}

LogFile::~LogFile()
{
    const QMutexLocker lock(&listening());
    if (theLog != this)
        return;
    qInstallMessageHandler(former);
    theLog = nullptr;
}

void LogFile::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QMutexLocker lock(&listening());
    if (theLog && rank(type) >= rank(theLog->m_options.least))
        theLog->write(type, context.category, message);
    const QtMessageHandler next = former;
    lock.unlock();
    if (next)
        next(type, context, message);
}

void LogFile::write(QtMsgType type, const char *category, const QString &message)
{
    const QJsonObject line{{"at"_L1, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                           {"level"_L1, nameOf(type)},
                           {"category"_L1, QString::fromLatin1(category ? category : "")},
                           {"message"_L1, message.left(messageSizeMax)}};
    m_file->append(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

} // namespace storehand::app
