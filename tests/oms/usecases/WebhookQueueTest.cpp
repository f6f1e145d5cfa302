// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/WebhookQueue.h"

#include "tests/support/OnBothEngines.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class WebhookQueueTest : public QObject
{
    Q_OBJECT

    /// A pickup that is made ready for a channel that listens.
    static void makeReady(FakeChain &chain)
    {
        QVERIFY(chain.oms->addChannelKey(u"web"_s));
        QVERIFY(chain.oms->setWebhook(
            u"web"_s, {u"https://shop.test/hook"_s, Sensitive<QByteArray>("secret")}));
        chain.stock(u"TEA"_s, 10);
        chain.place(u"S-07"_s, 4);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 1}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.goOffline();
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.finish(work);
        till.stage(work, u"P-1"_s);
        till.ready(work);
        QVERIFY(till.send());
    }

    /// Takes and delivers until nothing is left that may be tried now.
    static QList<WebhookCall> deliverAll(FakeChain &chain)
    {
        QList<WebhookCall> all;
        while (true) {
            const auto calls = chain.oms->takeWebhooks(100);
            if (!calls || calls->calls.isEmpty())
                return all;
            for (const WebhookCall &call : calls->calls) {
                if (!chain.oms->webhookDelivered(call))
                    qFatal("cannot be noted");
                all.append(call);
            }
        }
    }

    static qint64 waiting(FakeChain &chain) { return sumOf(*chain.oms->effectStandings()).count; }

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void theChannelHearsOnceThatAnOrderIsReady()
    {
        CHAIN(chain);
        makeReady(chain);
        QStringList told;
        for (const WebhookCall &call : deliverAll(chain)) {
            QCOMPARE(call.url, u"https://shop.test/hook"_s);
            QCOMPARE(call.secret.reveal(), QByteArray("secret"));
            const QByteArray &body = call.effect.payload;
            QVERIFY(!body.contains("Mere"));
            const QJsonObject json = QJsonDocument::fromJson(body).object();
            QCOMPARE(json["id"_L1].toString(), call.effect.id);
            told.append(json["what"_L1].toString());
        }
        QCOMPARE(told,
                 (QStringList{u"accepted"_s, u"picking"_s, u"picked"_s, u"staged"_s, u"ready"_s}));
        QVERIFY(!chain.oms->takeWebhooks(100)->next);
        QCOMPARE(waiting(chain), 0);
    }

    void aChannelGetsOneMessageAtATime()
    {
        CHAIN(chain);
        makeReady(chain);
        const auto first = chain.oms->takeWebhooks(100);
        QCOMPARE(first->calls.size(), 1);
        QCOMPARE(chain.oms->takeWebhooks(100)->calls.size(), 0); // it is under way
        QVERIFY(chain.oms->webhookFailed(first->calls.first(), u"no answer"_s, false));
        QCOMPARE(chain.oms->takeWebhooks(100)->calls.size(), 0); // the others wait behind it
        chain.clock.advance(webhookWaitAfter(1));
        const auto again = chain.oms->takeWebhooks(100);
        QCOMPARE(again->calls.size(), 1);
        QCOMPARE(again->calls.first().effect.id, first->calls.first().effect.id);
        QCOMPARE(again->calls.first().effect.payload, first->calls.first().effect.payload);
    }

    void aDeadReceiverHoldsUpNobodyElse()
    {
        CHAIN(chain);
        makeReady(chain);
        const auto dead = chain.oms->takeWebhooks(100);
        QVERIFY(chain.oms->webhookFailed(dead->calls.first(), u"no answer"_s, false));
        QVERIFY(chain.oms->setWebhook(
            u"till"_s, {u"https://till.test/hook"_s, Sensitive<QByteArray>("other")}));
        QVERIFY(chain.oms->placeOrder(
            u"till"_s, TestOrder(u"T-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1).request));
        const auto calls = chain.oms->takeWebhooks(100);
        QCOMPARE(calls->calls.size(), 1);
        QCOMPARE(calls->calls.first().channel(), u"till"_s);
        QCOMPARE(waiting(chain), 6);
    }

    void theWaitDoublesUpToItsBound()
    {
        QCOMPARE(webhookWaitAfter(1), WebhookQueue::waitMin);
        QCOMPARE(webhookWaitAfter(2), WebhookQueue::waitMin * 2);
        QCOMPARE(webhookWaitAfter(5), WebhookQueue::waitMin * 16);
        QCOMPARE(webhookWaitAfter(1'000'000), WebhookQueue::waitMax);
    }

    void aMessageThatIsAlwaysRefusedIsLeftOut()
    {
        CHAIN(chain);
        makeReady(chain);
        const QString id = chain.oms->takeWebhooks(1)->calls.first().effect.id;
        chain.clock.advance(WebhookQueue::leaseTime);
        int attempts = 0;
        while (true) {
            const auto calls = chain.oms->takeWebhooks(1);
            QVERIFY(calls);
            QCOMPARE(calls->calls.size(), 1);
            if (calls->calls.first().effect.id != id)
                break;
            ++attempts;
            QVERIFY(chain.oms->webhookFailed(calls->calls.first(), u"answered 500"_s, true));
            chain.clock.advance(WebhookQueue::waitMax);
        }
        QCOMPARE(attempts, WebhookQueue::refusalsMax);
        QCOMPARE(chain.oms->effectStandings()->first().givenUp, 1);
        QCOMPARE(chain.oms->effectStandings()->first().waiting, 4);
    }

    void aReceiverThatIsAwayForDaysMissesOnlyWhatIsOlder()
    {
        CHAIN(chain);
        makeReady(chain);
        QCOMPARE(waiting(chain), 5);
        chain.pass(WebhookQueue::keepTime - std::chrono::hours(1));
        QCOMPARE(waiting(chain), 5);
        chain.place(TestOrder(u"SO-9"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        chain.pass(std::chrono::hours(3));
        const auto calls = deliverAll(chain);
        for (const WebhookCall &call : calls)
            QVERIFY(call.effect.payload.contains("SO-9"));
        QVERIFY(!calls.isEmpty());
    }

    void whoWantsNoMoreIsLeftAloneUntilTheWebhookIsSetAnew()
    {
        CHAIN(chain);
        makeReady(chain);
        QVERIFY(chain.oms->webhookRefused(chain.oms->takeWebhooks(1)->calls.first(),
                                          u"answered 410"_s));
        QCOMPARE(waiting(chain), 0);
        QVERIFY(chain.oms->effectStandings()->first().isOff);
        chain.place(TestOrder(u"SO-9"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        QCOMPARE(waiting(chain), 0);
        QVERIFY(chain.oms->setWebhook(
            u"web"_s, {u"https://shop.test/other"_s, Sensitive<QByteArray>("secret")}));
        chain.place(TestOrder(u"SO-10"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 1));
        const auto calls = deliverAll(chain);
        QCOMPARE(calls.size(), 1);
        QCOMPARE(calls.first().url, u"https://shop.test/other"_s);
        QVERIFY(calls.first().effect.payload.contains("assigned"));
    }

    void aCrashDuringACallRepeatsIt()
    {
        CHAIN(chain);
        makeReady(chain);
        const auto taken = chain.oms->takeWebhooks(100);
        QCOMPARE(taken->calls.size(), 1);
        chain.restart();
        // A file has one user, so the call is free at once; other nodes may be at it still.
        if (engine == Engine::Postgres) {
            QCOMPARE(chain.oms->takeWebhooks(100)->calls.size(), 0);
            chain.clock.advance(WebhookQueue::leaseTime);
        }
        const auto again = chain.oms->takeWebhooks(100);
        QCOMPARE(again->calls.size(), 1);
        QCOMPARE(again->calls.first().effect.id, taken->calls.first().effect.id);
    }

    void twoNodesDoNotTellTheSame()
    {
        FakeChain chain(Engine::Postgres);
        if (!chain.isOpen())
            QSKIP("PostgreSQL is not installed");
        makeReady(chain);
        const std::unique_ptr<OrderManager> node = chain.openNode();
        QCOMPARE(chain.oms->takeWebhooks(100)->calls.size(), 1);
        QCOMPARE(node->takeWebhooks(100)->calls.size(), 0);
    }
};

QTEST_GUILESS_MAIN(WebhookQueueTest)
#include "WebhookQueueTest.moc"
