// SPDX-License-Identifier: Apache-2.0
#include "app/log/LogFile.h"

#include "core/domain/Codes.h"

#include <QDateTime>
#include <QDir>
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

LogFile::LogFile(Options options)
    : m_options(std::move(options))
{}

Result<std::unique_ptr<LogFile>> LogFile::open(const Options &options)
{
    std::unique_ptr<LogFile> log(new LogFile(options));
    QDir().mkpath(options.folder);
    log->m_file.setFileName(log->fileName(0));
    if (!log->m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"%1: %2"_s.arg(log->m_file.fileName(), log->m_file.errorString()));
    log->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
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

QString LogFile::fileName(int age) const
{
    const QString name = age == 0 ? u"station.jsonl"_s : u"station.%1.jsonl"_s.arg(age);
    return QDir(m_options.folder).filePath(name);
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
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (m_file.size() + bytes.size() > m_options.bytesMax / filesMax)
        rotate();
    m_file.write(bytes);
    m_file.flush();
}

void LogFile::rotate()
{
    m_file.close();
    QFile::remove(fileName(filesMax - 1));
    for (int age = filesMax - 1; age > 0; --age)
        QFile::rename(fileName(age - 1), fileName(age));
    m_file.setFileName(fileName(0));
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace storehand::app
