// SPDX-License-Identifier: Apache-2.0
#include "oms/http/AdminSocket.h"

#include "oms/http/LocalStream.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

AdminAnswer echo(const AdminRequest &request)
{
    AdminAnswer answer;
    answer.exitCode = request.arguments.value(u"exit").toInt();
    answer.lines.append({{u"verb"_s, request.verb}, {u"bytes"_s, request.content.size()}});
    answer.lines.append({{u"tail"_s, QString::fromUtf8(request.content.last(3))}});
    answer.messages.append(u"für Leute"_s);
    return answer;
}

} // namespace

class AdminSocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandReachesTheServerAndBringsItsAnswerBack()
    {
        const QTemporaryDir folder;
        AdminSocket socket(folder.path(), echo);
        QVERIFY(socket.start());
        const QByteArray content = QByteArray(3'000'000, '\n') + "end";
        const auto answer =
            AdminSocket::ask(folder.path(), {u"import"_s, {{u"exit"_s, 1}}, content});
        QVERIFY(answer && *answer);
        QCOMPARE((*answer)->exitCode, 1);
        QCOMPARE((*answer)->lines.value(0).value(u"verb"), u"import"_s);
        QCOMPARE((*answer)->lines.value(0).value(u"bytes").toInteger(), content.size());
        QCOMPARE((*answer)->lines.value(1).value(u"tail"), u"end"_s);
        QCOMPARE((*answer)->messages, QStringList{u"für Leute"_s});
    }

    void onlyItsOwnerMayUseIt()
    {
        const QTemporaryDir folder;
        AdminSocket socket(folder.path(), echo);
        QVERIFY(socket.start());
        const QFileInfo file(folder.filePath(u"oms.sock"_s));
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(file.exists());
        QVERIFY(!(file.permissions() & others));
    }

    void withoutAServerThereIsNoAnswer()
    {
        const QTemporaryDir folder;
        const auto ask = [&] { return AdminSocket::ask(folder.path(), {u"verify"_s, {}, {}}); };
        QVERIFY(ask() && !*ask());
        {
            AdminSocket socket(folder.path(), echo);
            QVERIFY(socket.start());
        }
        QVERIFY(
            QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot));
        QVERIFY(ask() && !*ask());
        const auto nowhere = AdminSocket::ask(u"/nowhere"_s, {u"verify"_s, {}, {}});
        QVERIFY(nowhere && !*nowhere);
    }

    void whatAKilledServerLeftBehindIsReplaced()
    {
        const QTemporaryDir folder;
        {
            const auto left = localstream::listen(folder.path(), u"oms.sock"_s);
            QVERIFY(left);
        }
        QVERIFY(QFileInfo::exists(folder.filePath(u"oms.sock"_s)));
        const auto nobody = AdminSocket::ask(folder.path(), {u"verify"_s, {}, {}});
        QVERIFY(nobody && !*nobody);
        AdminSocket socket(folder.path(), echo);
        QVERIFY(socket.start());
        const auto answer = AdminSocket::ask(folder.path(), {u"import"_s, {}, "abc"});
        QVERIFY(answer && *answer);
    }

    void aFolderMayHaveALongName()
    {
        const QTemporaryDir folder;
        const QString deep = folder.filePath(QString(120, u'd'));
        QVERIFY(QDir().mkpath(deep));
        AdminSocket socket(deep, echo);
        QVERIFY(socket.start());
        const auto answer = AdminSocket::ask(deep, {u"import"_s, {}, "abc"});
        QVERIFY(answer && *answer);
        socket.stop();
        QVERIFY(!QFileInfo::exists(deep + u"/oms.sock"_s));
    }

    void nonsenseIsAnsweredAndTheNextClientServed()
    {
        const QTemporaryDir folder;
        AdminSocket socket(folder.path(), echo);
        QVERIFY(socket.start());
        for (const QByteArray &line :
             {"nonsense\n"_ba, "{\"do\":\"x\",\"bytes\":-1}\n"_ba,
              "{\"do\":\"x\",\"bytes\":99999999999}\n"_ba, QByteArray(70'000, 'x')}) {
            const auto client = localstream::connect(folder.path(), u"oms.sock"_s);
            QVERIFY(client && client->isOpen());
            QVERIFY(localstream::write(*client, line, Millis(5'000)));
            QByteArray buffer;
            const auto answer = localstream::readLine(*client, buffer, 10'000, Millis(15'000));
            QVERIFY(answer);
            QVERIFY(answer->contains("\"exit\":1"));
            // What is still on its way when the answer is written does not break the connection.
            QVERIFY(localstream::write(*client, QByteArray(1'000'000, 'x'), Millis(5'000)));
        }
        {
            const auto leaver = localstream::connect(folder.path(), u"oms.sock"_s);
            QVERIFY(leaver && leaver->isOpen());
        }
        const auto answer = AdminSocket::ask(folder.path(), {u"import"_s, {}, "abc"});
        QVERIFY(answer && *answer);
    }

    void severalClientsWaitTheirTurn()
    {
        const QTemporaryDir folder;
        AdminSocket socket(folder.path(), echo);
        QVERIFY(socket.start());
        std::atomic<int> answered = 0;
        std::vector<std::thread> clients;
        for (int i = 0; i < 6; ++i) {
            clients.emplace_back([&] {
                const auto answer = AdminSocket::ask(folder.path(), {u"x"_s, {}, "abc"});
                answered += answer && *answer ? 1 : 0;
            });
        }
        for (std::thread &client : clients)
            client.join();
        QCOMPARE(answered, 6);
    }
};

QTEST_APPLESS_MAIN(AdminSocketTest)
#include "AdminSocketTest.moc"
