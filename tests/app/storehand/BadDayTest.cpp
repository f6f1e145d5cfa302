// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/HeadOffice.h"
#include "core/database/Connection.h"
#include "core/store/DataFolder.h"
#include "tests/support/LoopbackServer.h"
#include "tests/support/OrdinaryRights.h"
#include "tests/support/StoreFixture.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>
#include <QUrl>

using namespace storehand;
using namespace storehand::story;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

/// A shop with one person and one order.
const QByteArray chain =
    R"({"type":"store","code":"corner","name":"Corner","latitude":0,"longitude":0,)"
    R"("time_zone":"UTC","kind":"store","currency":"NZD"}
{"type":"person","store":"corner","code":"0042","name":"Mere","role":"picker","pin":"482915"}
{"type":"product","sku":"TEA","title":"Tea","codes":[{"code":"TEA-1"}],"price":1,"currency":"NZD"}
{"type":"stock","store":"corner","sku":"TEA","on_hand":5}
{"type":"order","channel":"web","ref":"SO-1","placed_at":"2026-11-21T09:00:00.000Z",)"
    R"("currency":"NZD","customer":{"name":"Rangi"},"fulfilment":{"method":"pickup",)"
    R"("store":"corner"},"lines":[{"ref":"1","sku":"TEA","quantity":1,"unit_price":1}]}
)";

QString bin()
{
    return qEnvironmentVariable("STOREHAND_BIN");
}

/// How a start that cannot succeed ended.
struct Ending
{
    int exitCode = -1;
    QString words;
};

Ending headless(const QString &data)
{
    QProcess process;
    process.setChildProcessModifier(&takeOrdinaryRights);
    process.start(bin() + u"/storehand"_s, {u"headless"_s, u"--data"_s, data});
    if (!process.waitForFinished(patienceMs))
        process.kill();
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
}

/// The shop with its order manager.
struct Corner
{
    const QTemporaryDir dir;
    HeadOffice office{{bin(), dir.filePath(u"oms"_s), false}};

    /// Opens it. With what a station is started there for the first time; nothing when it failed.
    std::optional<QStringList> open()
    {
        QFile file(dir.filePath(u"chain.jsonl"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(chain) != chain.size())
            return std::nullopt;
        file.close();
        if (!office.open() || !office.import(file.fileName()))
            return std::nullopt;
        const auto code = office.enrolmentCode(u"corner"_s, u"Bench"_s);
        if (!code)
            return std::nullopt;
        return QStringList{u"headless"_s, u"--data"_s,  dir.filePath(u"station"_s),
                           u"--oms"_s,    office.url(), u"--enrol"_s,
                           *code};
    }
};

/// A station that is spoken to by lines.
struct Talk
{
    explicit Talk(const std::optional<QStringList> &arguments)
    {
        if (!arguments)
            qFatal("the shop did not open");
        station.start(bin() + u"/storehand"_s, *arguments);
    }

    bool hasSaid(const char *text)
    {
        station.waitForReadyRead(0);
        said += station.readAllStandardOutput();
        return said.contains(text);
    }

    QProcess station;
    QByteArray said;
};

} // namespace

/// What goes wrong around a station, and what it says then.
class BadDayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderThatCannotBeWrittenIsNamed();
    void aSecondCopyOnTheSameFolderIsRefused();
    void aDatabaseOfANewerVersionIsLeftAlone();
    void aFolderInTheWayIsNamed();
    void aMisspeltKeyEndsTheStart();
    void aPortalDuringEnrolmentIsNotTakenForTheOrderManager();
    void theLastLineOfTheInputNeedNotEnd();
    void aLineOfInputWithoutEndIsRefusedAndTheNextOneTaken();
    void portalsAndBrokenAnswersCostNothing_data();
    void portalsAndBrokenAnswersCostNothing();
};

void BadDayTest::aFolderThatCannotBeWrittenIsNamed()
{
    const QTemporaryDir dir;
    constexpr auto readable = QFile::ReadOwner | QFile::ExeOwner;
    QVERIFY(QFile::setPermissions(dir.path(), readable));
    const QString data = dir.filePath(u"data"_s);
    const Ending ending = headless(data);
    QCOMPARE(ending.exitCode, 1);
    QVERIFY2(ending.words.contains(data), qPrintable(ending.words));
    QVERIFY(QFile::setPermissions(dir.path(), readable | QFile::WriteOwner));
}

void BadDayTest::aSecondCopyOnTheSameFolderIsRefused()
{
    StoreFixture disk;
    const auto first = DataFolder::open({disk.folder.path(), 0}, disk.cipher, {0});
    QVERIFY(first);
    const Ending second = headless(disk.folder.path());
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.words.contains(u"data_folder_in_use"), qPrintable(second.words));
    QVERIFY(!QFile::exists(disk.path("running"))); // that mark is the first copy's
}

void BadDayTest::aDatabaseOfANewerVersionIsLeftAlone()
{
    StoreFixture disk;
    QVERIFY(DataFolder::open({disk.folder.path(), 0}, disk.cipher, {0}));
    {
        const auto newer = Connection::open(
            SqliteOptions{disk.path("outbox.db"), SqliteOptions::Durability::Full});
        QVERIFY(newer && (*newer)->execute(u"UPDATE schema_version SET version = 9999"_s));
    }
    const Ending ending = headless(disk.folder.path());
    QCOMPARE(ending.exitCode, 1);
    QVERIFY2(ending.words.contains(u"database_newer"), qPrintable(ending.words));
    QVERIFY(ending.words.contains(u"outbox.db"_s));
    QVERIFY(QFile::exists(disk.path("outbox.db")));
}

void BadDayTest::aFolderInTheWayIsNamed()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"data"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Ending ending = headless(file.fileName());
    QCOMPARE(ending.exitCode, 1);
    QVERIFY2(ending.words.contains(file.fileName()), qPrintable(ending.words));
}

void BadDayTest::aMisspeltKeyEndsTheStart()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"station.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n\"schema\": 1,\n\"oms_ulr\": \"https://oms.example\"\n}");
    file.close();
    const Ending ending = headless(dir.path());
    QCOMPARE(ending.exitCode, 2);
    QVERIFY2(ending.words.contains(u"station.json:3: \"oms_ulr\" is not a key; did you mean "
                                   "\"oms_url\"?"_s),
             qPrintable(ending.words));
}

void BadDayTest::aPortalDuringEnrolmentIsNotTakenForTheOrderManager()
{
    LoopbackServer server;
    server.answer(httpAnswer("<html>Please accept our terms</html>", "HTTP/1.1 200 OK",
                             "Content-Type: text/html\r\n"));
    const QTemporaryDir dir;
    QProcess station;
    station.start(bin() + u"/storehand"_s, {u"headless"_s, u"--data"_s, dir.path(), u"--oms"_s,
                                            server.url().toString(), u"--enrol"_s, u"AAAA-AAAA"_s});
    QTRY_VERIFY_WITH_TIMEOUT(station.state() == QProcess::NotRunning, patienceMs);
    QCOMPARE(station.exitCode(), 1);
    QVERIFY(station.readAllStandardOutput().isEmpty());
}

void BadDayTest::theLastLineOfTheInputNeedNotEnd()
{
    Corner corner;
    Talk talk(corner.open());
    QTRY_VERIFY_WITH_TIMEOUT(talk.hasSaid("\"ready\""), patienceMs);
    talk.station.write("{\"do\":\"status\",\"id\":\"first\"}\n{\"do\":\"status\",\"id\":\"last\"}");
    talk.station.closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(talk.station.state() == QProcess::NotRunning, patienceMs);
    QVERIFY(talk.hasSaid("\"first\""));
    QVERIFY(talk.hasSaid("\"last\""));
    QCOMPARE(talk.station.exitCode(), 0);
}

void BadDayTest::aLineOfInputWithoutEndIsRefusedAndTheNextOneTaken()
{
    Corner corner;
    Talk talk(corner.open());
    QTRY_VERIFY_WITH_TIMEOUT(talk.hasSaid("\"ready\""), patienceMs);
    talk.station.write(QByteArray(3 * 1024 * 1024, 'x') +
                       "\n{\"do\":\"status\",\"id\":\"next\"}\n");
    talk.station.closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(talk.station.state() == QProcess::NotRunning, patienceMs);
    QVERIFY(talk.hasSaid("\"next\""));
    QCOMPARE(talk.said.count("\"ok\":false"), 1);
    QCOMPARE(talk.station.exitCode(), 0);
}

void BadDayTest::portalsAndBrokenAnswersCostNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    // What stands between, and is not the order manager, does not speak its protocol.
    const QByteArray page("<html>Please accept our terms</html>");
    QTest::newRow("portal") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                          "Content-Length: " +
                                          QByteArray::number(page.size()) + "\r\n\r\n" + page);
    QTest::newRow("redirect") << QByteArray("HTTP/1.1 302 Found\r\n"
                                            "Location: http://127.0.0.1:1/login\r\n"
                                            "Content-Length: 0\r\n\r\n");
    QTest::newRow("portal that copies our header") << httpAnswer(page);
    QTest::newRow("cut off") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n"
                                           "Storehand-Protocol: 1\r\n"
                                           "Content-Type: application/json\r\n\r\n{\"last_n\":4");
    QTest::newRow("garbage") << httpAnswer("{\"last_n\": }");
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void BadDayTest::portalsAndBrokenAnswersCostNothing()
{
    QFETCH(QByteArray, answer);
    Corner corner;
    const auto arguments = corner.open();
    QVERIFY(arguments);
    HeadOffice &office = corner.office;
    JsonProgram station(bin() + u"/storehand"_s, *arguments);
    QVERIFY(station.start());
    QVERIFY(station.awaitEvent(u"ready"_s));
    QVERIFY(
        station.ask({{u"do"_s, u"sign_in"_s}, {u"person"_s, u"0042"_s}, {u"pin"_s, u"482915"_s}}));
    office.kill();

    LoopbackServer inBetween;
    inBetween.close();
    const int port = QUrl(office.url()).port();
    QVERIFY(inBetween.listen(QHostAddress::LocalHost, static_cast<quint16>(port)));
    inBetween.answer(answer, LoopbackServer::ThenClose);
    const auto queue = station.ask({{u"do"_s, u"queue"_s}});
    QVERIFY(queue);
    const QString id =
        queue->value("assignments"_L1).toArray().first().toObject().value("id"_L1).toString();
    QVERIFY(station.ask({{u"do"_s, u"arrive"_s}, {u"assignment"_s, id}}));
    // It asks what stands there now, and believes nothing of it.
    station.send({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, 3000}});
    const auto isUnsettled = [](const QJsonObject &object) {
        return object.contains("reply"_L1) && !object.value("ok"_L1).toBool();
    };
    std::optional<QJsonObject> end; // the server between them is served while we wait
    const auto hasEnded = [&] {
        return (end = end ? end : station.heard(isUnsettled)).has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), patienceMs);
    QVERIFY(!inBetween.requests().isEmpty());
    const auto status = station.ask({{u"do"_s, u"status"_s}});
    QVERIFY(!status->value("online"_L1).toBool());
    QCOMPARE(status->value("outbox"_L1).toInt(), 1);

    inBetween.close();
    QVERIFY(office.open());
    QVERIFY(station.ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, patienceMs}}));
    QCOMPARE(station.ask({{u"do"_s, u"status"_s}})->value("outbox"_L1).toInt(), 0);
    QVERIFY(office.verify());
}

QTEST_GUILESS_MAIN(BadDayTest)
#include "BadDayTest.moc"
