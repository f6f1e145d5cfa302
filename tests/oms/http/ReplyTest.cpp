// SPDX-License-Identifier: Apache-2.0
#include "oms/http/Reply.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace storehand::oms;

namespace {

struct Heard
{
    std::atomic<int> count = 0;
    int status = 0;

    Reply reply()
    {
        return Reply([this](const HttpAnswer &answer) {
            ++count;
            status = answer.status;
        });
    }
};

HttpAnswer withStatus(int status)
{
    HttpAnswer answer;
    answer.status = status;
    return answer;
}

} // namespace

class ReplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstAnswerCounts()
    {
        Heard heard;
        const Reply reply = heard.reply();
        QVERIFY(reply.isOpen());
        reply.send(withStatus(201));
        reply.send(withStatus(409));
        QVERIFY(!reply.isOpen());
        QCOMPARE(heard.count, 1);
        QCOMPARE(heard.status, 201);
    }

    void ofManyThreadsOneAnswers()
    {
        Heard heard;
        const Reply reply = heard.reply();
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([reply] { reply.send(withStatus(200)); });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(heard.count, 1);
    }

    void aForgottenRequestIsAnsweredAsAFailure()
    {
        Heard heard;
        {
            const Reply reply = heard.reply();
            const Reply copy = reply;
        }
        QCOMPARE(heard.count, 1);
        QCOMPARE(heard.status, 500);
    }

    void whoLeftIsNotAnswered()
    {
        Heard heard;
        int gone = 0;
        {
            const Reply reply = heard.reply();
            reply.onGone([&] { ++gone; });
            const Reply::Watch watch = reply.watch();
            watch.abandon();
            watch.abandon();
            QCOMPARE(gone, 1);
            QVERIFY(!reply.isOpen());
            reply.send(withStatus(200));
        }
        QCOMPARE(heard.count, 0);
    }

    void whoLeftBeforeAnybodyAskedIsToldAtOnce()
    {
        Heard heard;
        int gone = 0;
        const Reply reply = heard.reply();
        reply.watch().abandon();
        reply.onGone([&] { ++gone; });
        QCOMPARE(gone, 1);
    }

    void anAnsweredClientMayLeave()
    {
        Heard heard;
        int gone = 0;
        const Reply reply = heard.reply();
        reply.onGone([&] { ++gone; });
        reply.send(withStatus(200));
        reply.watch().abandon();
        reply.onGone([&] { ++gone; });
        QCOMPARE(gone, 0);
    }

    void theServersEndHoldsNoRightToAnswer()
    {
        Heard heard;
        Reply::Watch watch;
        {
            const Reply reply = heard.reply();
            watch = reply.watch();
        }
        QCOMPARE(heard.status, 500);
        watch.abandon();
        QCOMPARE(heard.count, 1);
    }
};

QTEST_APPLESS_MAIN(ReplyTest)
#include "ReplyTest.moc"
