// SPDX-License-Identifier: Apache-2.0
#include "oms/effects/WebhookPump.h"

#include "tests/oms/http/TestOms.h"
#include "tests/support/Eventually.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray fine = "HTTP/1.1 204 X\r\nContent-Length: 0\r\n\r\n"_ba;
const QByteArray secret = "shh"_ba;

/// Somebody's server. It goes through its answers, one a request, and stays with the last; an empty
/// one is silence.
class Receiver
{
public:
    explicit Receiver(QByteArrayList answers)
        : m_answers(std::move(answers))
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                m_received[socket] += socket->readAll();
                take(socket);
            });
        });
    }

    struct Message
    {
        QString id;
        QByteArray signature;
        QByteArray body;
        QJsonObject json;
    };

    [[nodiscard]] QByteArray url() const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + "/hook";
    }
    [[nodiscard]] const QList<Message> &messages() const { return m_messages; }

    /// What came of an order, in the order in which it came, repeats left out.
    [[nodiscard]] QStringList toldOf(const QString &ref) const
    {
        QStringList told;
        QSet<QString> known;
        for (const Message &message : m_messages) {
            if (message.json[u"ref"] == ref && !known.contains(message.id))
                told.append(message.json[u"what"].toString());
            known.insert(message.id);
        }
        return told;
    }

private:
    void take(QTcpSocket *socket)
    {
        const QByteArray &bytes = m_received[socket];
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const auto header = [head = bytes.first(end)](const QByteArray &name) {
            const qsizetype at = head.indexOf(name + ": ") + name.size() + 2;
            return head.sliced(at, head.indexOf('\r', at) < 0 ? head.size() - at
                                                              : head.indexOf('\r', at) - at);
        };
        const QByteArray body = bytes.sliced(end + 4);
        if (body.size() < header("Content-Length").toInt())
            return;
        m_messages.append({QString::fromLatin1(header("Storehand-Id")),
                           header("Storehand-Signature"), body,
                           QJsonDocument::fromJson(body).object()});
        const QByteArray answer = m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.first();
        if (answer.isEmpty())
            return;
        socket->write(answer);
        socket->disconnectFromHost();
    }

    QByteArrayList m_answers;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_received;
    QList<Message> m_messages;
};

QByteArray order(const QByteArray &ref)
{
    return R"({"ref":")" + ref +
           R"(","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
           R"("customer":{"name":"Mere Tamati"},)"
           R"("fulfilment":{"method":"pickup","store":"harbour"},)"
           R"("lines":[{"ref":"1","sku":"TEA-1","quantity":1,"unit_price":1290}]})";
}

QByteArray webhook(const QByteArray &channel, const QByteArray &url)
{
    return R"({"type":"webhook","channel":")" + channel + R"(","url":")" + url + R"(","secret":")" +
           secret + R"("})";
}

void cancel(TestOms &oms, const QByteArray &ref, const QByteArray &key)
{
    const QByteArray id =
        QJsonDocument::fromJson(oms.get("/v1/orders?ref=" + ref, key).body)[u"order"]
            .toString()
            .toLatin1();
    QCOMPARE(oms.post("/v1/orders/" + id + "/cancel", "{}", key).status, 200);
}

const QStringList placedAndCancelled{u"assigned"_s, u"cancelled"_s, u"order_cancelled"_s};

} // namespace

class WebhookPumpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void whatHappensToAnOrderIsToldSignedAndInOrder()
    {
        OMS(oms);
        Receiver receiver({fine});
        oms.import(webhook("web", receiver.url()));
        const QByteArray key = oms.channelKey(u"web"_s);
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), key).status, 201);
        cancel(oms, "SO-1", key);
        EVENTUALLY_COMPARE(receiver.toldOf(u"SO-1"_s), placedAndCancelled);
        QCOMPARE(receiver.messages().size(), 3);
        for (const Receiver::Message &message : receiver.messages()) {
            const Instant at{message.signature.sliced(2, 10).toLongLong() * 1'000};
            QCOMPARE(message.signature, webhookSignature(message.body, secret, at));
            QCOMPARE(message.json[u"id"], message.id);
            QVERIFY(!message.body.contains("Mere"));
        }
        EVENTUALLY_COMPARE(oms.webhooks().delivered, 3);
    }

    /// Fails, hangs, talks nonsense, refuses, breaks off, and then works.
    void aReceiverThatRecoversMissesNothing()
    {
        QFETCH_GLOBAL(Engine, engine);
        TestOms oms(engine, {}, {.attemptTime = Millis(300), .caFile = {}});
        if (!oms.isOpen())
            QSKIP("PostgreSQL is not installed");
        Receiver receiver({"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n", "",
                           "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                           "HTTP/1.1 301 X\r\nLocation: http://127.0.0.1/\r\n\r\n",
                           "HTTP/1.1 200 OK\r\nX-Long: " + QByteArray(50'000, 'x'), fine});
        oms.import(webhook("web", receiver.url()));
        const QByteArray key = oms.channelKey(u"web"_s);
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), key).status, 201);
        cancel(oms, "SO-1", key);
        for (int attempt = 1; attempt <= 5; ++attempt) {
            EVENTUALLY_COMPARE(oms.webhooks().failures, attempt);
            QCOMPARE(receiver.toldOf(u"SO-1"_s), QStringList{u"assigned"_s}); // the rest waits
            hurry(oms);
        }
        EVENTUALLY_COMPARE(receiver.toldOf(u"SO-1"_s), placedAndCancelled);
        EVENTUALLY_COMPARE(oms.webhooks().delivered, 3);
        QCOMPARE(receiver.messages().size(), 5 + 3);
        for (int attempt = 1; attempt <= 5; ++attempt) {
            QCOMPARE(receiver.messages()[attempt].id, receiver.messages()[0].id);
            QCOMPARE(receiver.messages()[attempt].body, receiver.messages()[0].body);
        }
    }

    void aDeadReceiverHoldsUpNobodyElse()
    {
        OMS(oms);
        Receiver silent({""});
        Receiver lively({fine});
        oms.import(webhook("web", silent.url()) + '\n' + webhook("till", lively.url()));
        const QByteArray web = oms.channelKey(u"web"_s);
        const QByteArray till = oms.channelKey(u"till"_s);
        for (const QByteArray ref : {"SO-1", "SO-2", "SO-3"}) {
            QCOMPARE(oms.post("/v1/orders", order(ref), web).status, 201);
            QCOMPARE(oms.post("/v1/orders", order(ref), till).status, 201);
        }
        EVENTUALLY_COMPARE(lively.messages().size(), 3);
        QCOMPARE(silent.messages().size(), 1); // the others wait behind it
    }

    void whatWaitsSurvivesTheEndOfTheServer()
    {
        OMS(oms);
        Receiver receiver({"", fine});
        oms.import(webhook("web", receiver.url()));
        const QByteArray key = oms.channelKey(u"web"_s);
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), key).status, 201);
        EVENTUALLY_COMPARE(receiver.messages().size(), 1); // it hangs
        cancel(oms, "SO-1", key);
        oms.restart();
        if (engine == Engine::Postgres)
            hurry(oms); // another node could be at it, so it is left alone for a while
        EVENTUALLY_COMPARE(receiver.toldOf(u"SO-1"_s), placedAndCancelled);
        QCOMPARE(receiver.messages()[1].id, receiver.messages()[0].id);
    }

    void whoIsGoneIsNotCalledAgain()
    {
        OMS(oms);
        Receiver receiver({"HTTP/1.1 410 X\r\nContent-Length: 0\r\n\r\n"});
        oms.import(webhook("web", receiver.url()));
        const QByteArray key = oms.channelKey(u"web"_s);
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), key).status, 201);
        EVENTUALLY_COMPARE(oms.webhooks().failures, 1);
        EVENTUALLY_VERIFY(isOff(oms));
        QCOMPARE(oms.post("/v1/orders", order("SO-2"), key).status, 201);
        cancel(oms, "SO-1", key);
        hurry(oms);
        QCOMPARE(receiver.messages().size(), 1);
    }

private:
    /// The waits of minutes are over, and nobody else is at it.
    static void hurry(TestOms &oms)
    {
        // A change of an order wakes the pump.
        static int count = 0;
        oms.run([](OrderManager &manager) {
            QVERIFY(manager.change([](UnitOfWork &work) -> Status {
                return work.storage().connection.run(
                    u"UPDATE effect_targets SET next_at = 0, leased_until = 0"_s);
            }));
        });
        const QByteArray key = oms.channelKey(u"waker"_s);
        QCOMPARE(oms.post("/v1/orders", order("W-" + QByteArray::number(++count)), key).status,
                 201);
    }

    static bool isOff(TestOms &oms)
    {
        bool off = false;
        oms.run([&](OrderManager &manager) { off = manager.effectStandings()->first().isOff; });
        return off;
    }
};

QTEST_GUILESS_MAIN(WebhookPumpTest)
#include "WebhookPumpTest.moc"
