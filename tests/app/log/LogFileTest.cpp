// SPDX-License-Identifier: Apache-2.0
#include "app/log/LogFile.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(shelf, "storehand.shelf")

namespace {

QList<QJsonObject> linesOf(const QString &path)
{
    QFile file(path);
    QList<QJsonObject> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd())
        lines.append(QJsonDocument::fromJson(file.readLine()).object());
    return lines;
}

} // namespace

class LogFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsOneJsonLine();
    void aMessageCannotForgeAnotherLine();
    void whatIsBelowTheLevelIsLeftOut();
    void longMessagesAreCut();
    void oldFilesGo();
    void onlyTheOwnerCanRead();
    void afterItsEndNothingIsWritten();
    void aFolderThatCannotBeIsAnError();

private:
    void open(qint64 bytesMax = 1'000'000)
    {
        m_log.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        auto log = LogFile::open({.folder = m_dir->path(), .bytesMax = bytesMax});
        QVERIFY(log);
        m_log = std::move(*log);
    }
    [[nodiscard]] QString file() const { return m_dir->filePath(u"station.jsonl"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LogFile> m_log;
};

void LogFileTest::aMessageIsOneJsonLine()
{
    open();
    qCWarning(shelf) << "empty";
    const QList<QJsonObject> lines = linesOf(file());
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0]["level"_L1].toString(), u"warning"_s);
    QCOMPARE(lines[0]["category"_L1].toString(), u"storehand.shelf"_s);
    QCOMPARE(lines[0]["message"_L1].toString(), u"empty"_s);
    QVERIFY(QDateTime::fromString(lines[0]["at"_L1].toString(), Qt::ISODateWithMs).isValid());
}

void LogFileTest::aMessageCannotForgeAnotherLine()
{
    open();
    const QString nasty = u"order\n{\"level\":\"fatal\"}\x1b[2J"_s;
    qCWarning(shelf).noquote() << nasty;
    const QList<QJsonObject> lines = linesOf(file());
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0]["message"_L1].toString(), nasty);
}

void LogFileTest::whatIsBelowTheLevelIsLeftOut()
{
    open();
    qCDebug(shelf) << "whisper";
    qCInfo(shelf) << "word";
    QCOMPARE(linesOf(file()).size(), 1);
}

void LogFileTest::longMessagesAreCut()
{
    open();
    qCInfo(shelf).noquote() << QString(100'000, u'x');
    QCOMPARE(linesOf(file())[0]["message"_L1].toString().size(), LogFile::messageSizeMax);
}

void LogFileTest::oldFilesGo()
{
    constexpr qint64 bytesMax = 20'000;
    open(bytesMax);
    for (int i = 0; i < 500; ++i)
        qCInfo(shelf) << "line" << i;
    qint64 bytes = 0;
    const auto files = QDir(m_dir->path()).entryInfoList({u"*.jsonl"_s});
    for (const QFileInfo &each : files)
        bytes += each.size();
    QCOMPARE(files.size(), RotatedFile::filesMax);
    QVERIFY(bytes <= bytesMax);
    QCOMPARE(linesOf(file()).last()["message"_L1].toString(), u"line 499"_s);
    const QList<QJsonObject> before = linesOf(m_dir->filePath(u"station.1.jsonl"_s));
    const int first = linesOf(file()).first()["message"_L1].toString().mid(5).toInt();
    QCOMPARE(before.last()["message"_L1].toString(), u"line %1"_s.arg(first - 1));
}

void LogFileTest::onlyTheOwnerCanRead()
{
    open();
    QCOMPARE(QFile::permissions(file()) &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
}

void LogFileTest::afterItsEndNothingIsWritten()
{
    open();
    qCInfo(shelf) << "before";
    m_log.reset();
    qCInfo(shelf) << "after";
    QCOMPARE(linesOf(file()).size(), 1);
}

void LogFileTest::aFolderThatCannotBeIsAnError()
{
    const QTemporaryDir dir;
    QFile inTheWay(dir.filePath(u"log"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(!LogFile::open({.folder = inTheWay.fileName()}));
}

QTEST_GUILESS_MAIN(LogFileTest)
#include "LogFileTest.moc"
