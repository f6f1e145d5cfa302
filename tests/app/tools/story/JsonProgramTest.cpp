// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/JsonProgram.h"

#include <QTest>

using namespace storehand::story;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A program that says what a shell script says.
JsonProgram shell(const QString &script)
{
    return JsonProgram(u"/bin/sh"_s, {u"-c"_s, script});
}

} // namespace

class JsonProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerIsFoundAmongEvents()
    {
        JsonProgram program = shell(uR"(
            read line
            echo '{"event":"sync","online":true}'
            echo 'words that are no JSON'
            echo '{"reply":"1","ok":true,"outbox":3}'
            read end)"_s);
        QVERIFY(program.start());
        const auto answer = program.ask({{u"do"_s, u"status"_s}});
        QVERIFY(answer);
        QCOMPARE(answer->value("outbox"_L1).toInt(), 3);
        const auto event = program.awaitEvent(u"sync"_s);
        QVERIFY(event);
        QVERIFY(event->value("online"_L1).toBool());
    }

    void aRefusalIsAnErrorWithItsKind()
    {
        JsonProgram program = shell(uR"(
            read line
            echo '{"reply":"1","ok":false,"error":{"kind":"lines_open","message":"2 open"}}'
            read end)"_s);
        QVERIFY(program.start());
        const auto answer = program.ask({{u"do"_s, u"confirm"_s}});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"lines_open"_s);
        QCOMPARE(answer.error().detail, u"confirm: 2 open"_s);
    }

    void aProgramThatEndsEarlySaysSo()
    {
        JsonProgram program = shell(u"exit 3"_s);
        QVERIFY(program.start());
        const auto event = program.awaitEvent(u"ready"_s);
        QVERIFY(!event);
        QCOMPARE(event.error().code, u"ended"_s);
        QVERIFY(event.error().detail.contains("exit code 3"_L1));
    }

    void killedItIsGone()
    {
        JsonProgram program = shell(u"trap '' TERM; echo '{\"event\":\"up\"}'; read end"_s);
        QVERIFY(program.start());
        QVERIFY(program.awaitEvent(u"up"_s));
        program.kill();
        QVERIFY(!program.isRunning());
    }

    void askedToEndItReturnsItsExitCode()
    {
        JsonProgram program =
            shell(u"trap 'exit 7' TERM; echo '{\"event\":\"up\"}'; read end; exit 7"_s);
        QVERIFY(program.start());
        QVERIFY(program.awaitEvent(u"up"_s));
        const auto code = program.terminate();
        QVERIFY(code);
        QCOMPARE(*code, 7);
    }

    void oneRunGivesItsLastObject()
    {
        const auto key = runOnce(u"/bin/sh"_s, {u"-c"_s, u"echo '{\"a\":1}'; echo '{\"b\":2}'"_s});
        QVERIFY(key);
        QCOMPARE(key->value("b"_L1).toInt(), 2);
        const auto failed = runOnce(u"/bin/sh"_s, {u"-c"_s, u"exit 1"_s});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, u"exit_code"_s);
    }
};

QTEST_GUILESS_MAIN(JsonProgramTest)
#include "JsonProgramTest.moc"
