// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CommandJson.h"
#include "core/wire/ProtocolCommands.h"
#include "tests/oms/http/TestOms.h"

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject json(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

/// A pickup of three TEA-1 at harbour whose picker has found none of two.
class Asked
{
public:
    explicit Asked(TestOms &server)
        : oms(server)
        , key(server.channelKey(u"web"_s))
        , m_station(server)
    {
        oms.import(R"({"type":"person","store":"harbour","code":"0042","name":"Mere T.",)"
                   R"("role":"lead","pin":"482915"}
{"type":"store","code":"quay","name":"Quay Street","time_zone":"Pacific/Auckland",)"
                   R"("kind":"store","currency":"NZD"})");
        const QByteArray order =
            R"({"ref":"SO-1","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
            R"("customer":{"name":"Mere"},"fulfilment":{"method":"pickup","store":"harbour"},)"
            R"("lines":[{"ref":"1","sku":"TEA-1","quantity":3,"unit_price":1290}]})";
        const QJsonObject placed = json(oms.post("/v1/orders", order, key));
        id = placed[u"order"].toString().toLatin1();
        const QString assignment = placed[u"assignments"][0][u"id"].toString();
        oms.run([&](oms::OrderManager &manager) {
            QVERIFY(manager.change([&](oms::UnitOfWork &work) -> Status {
                m_line =
                    (*work.storage().assignments.find(AssignmentId(assignment)))->lines.first().id;
                return {};
            }));
        });
        Args missing;
        missing.line = m_line;
        missing.units = 2;
        missing.reason = u"not_found"_s;
        send({command(1, CommandType::Claim, assignment, {}),
              command(2, CommandType::Short, assignment, missing)});
    }

    [[nodiscard]] QJsonObject view() const { return json(oms.get("/v1/orders/" + id, key)); }

    [[nodiscard]] RawAnswer answer(const QByteArray &rest) const
    {
        const QByteArray question = view()[u"questions"][0][u"id"].toString().toLatin1();
        return oms.post("/v1/orders/" + id + "/answer",
                        R"({"question":")" + question + R"(",)" + rest + "}", key);
    }

    TestOms &oms;
    QByteArray key;
    QByteArray id;

private:
    [[nodiscard]] QByteArray command(qint64 n, CommandType type, const QString &target,
                                     const Args &args) const
    {
        Command command;
        command.n = n;
        command.id = CommandId(u"0192f7a0-0000-7000-8000-00000000000%1"_s.arg(n));
        command.type = type;
        command.at = oms.now();
        command.actor = PersonCode(u"0042"_s);
        command.target = target;
        command.args = args;
        return wire::encodeCommand(command);
    }

    void send(const QList<QByteArray> &lines)
    {
        wire::CommandBatch batch;
        batch.install = InstallId(u"0192f7a0-0000-7000-8000-0000000000aa"_s);
        batch.batch = u"0192f7a0-0000-7000-8000-0000000000bb"_s;
        batch.lines = lines;
        const RawAnswer answer =
            m_station.post("/v1/commands", wire::encodeBatch(batch), wire::linesType);
        QCOMPARE(answer.status, 200);
        for (const QJsonValue &result : json(answer)[u"results"].toArray())
            QCOMPARE(result[u"st"], u"applied"_s);
    }

    TestStation m_station;
    LineId m_line;
};

} // namespace

class QuestionRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aCustomerChoosesAnotherStore()
    {
        OMS(oms);
        const Asked asked(oms);
        const QJsonObject question = asked.view()[u"questions"][0].toObject();
        QCOMPARE(question[u"lines"][0][u"units"], 2);
        QVERIFY(question[u"choices"].toArray().contains(u"other_store"_s));
        const RawAnswer answered = asked.answer(R"("choice":"other_store","store":"quay")");
        QCOMPARE(answered.status, 200);
        QCOMPARE(json(answered)[u"questions"].toArray().size(), 0);
        QCOMPARE(json(answered)[u"assignments"][1][u"store"], u"quay"_s);
    }

    void whatCannotBeIsToldWithItsReason_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QByteArray &rest, int status,
                            const QString &word) { QTest::newRow(name) << rest << status << word; };
        row("unknown choice", R"("choice":"shout")", 422, u"keep_waiting"_s);
        row("no store", R"("choice":"other_store")", 422, u"store"_s);
        row("unknown store", R"("choice":"other_store","store":"moon")", 422, u"moon"_s);
        row("a store too much", R"("choice":"refund","store":"quay")", 422, u"other_store"_s);
        row("no address", R"("choice":"send_home")", 422, u"address"_s);
        row("half an address", R"("choice":"send_home","address":{"city":"Auckland"})", 422,
            u"line1"_s);
        row("an address too much",
            R"("choice":"refund","address":{"line1":"1 Quay St","country":"NZ"})", 422,
            u"send_home"_s);
        row("unknown field", R"("choice":"refund","colour":"red")", 422, u"colour"_s);
    }

    void whatCannotBeIsToldWithItsReason()
    {
        OMS(oms);
        QFETCH(QByteArray, rest);
        QFETCH(int, status);
        QFETCH(QString, word);
        const Asked asked(oms);
        const RawAnswer answered = asked.answer(rest);
        QCOMPARE(answered.status, status);
        QVERIFY2(json(answered)[u"message"].toString().contains(word), answered.body.constData());
        QCOMPARE(asked.view()[u"questions"].toArray().size(), 1);
    }

    void aQuestionIsItsOrdersOwn()
    {
        OMS(oms);
        const Asked asked(oms);
        const QByteArray body =
            R"({"question":"0192f7a0-0000-7000-8000-000000000009","choice":"refund"})";
        QCOMPARE(oms.post("/v1/orders/" + asked.id + "/answer", body, asked.key).status, 404);
        QCOMPARE(
            oms.post("/v1/orders/" + asked.id + "/answer", body, oms.channelKey(u"till"_s)).status,
            404);
    }
};

QTEST_GUILESS_MAIN(QuestionRoutesTest)
#include "QuestionRoutesTest.moc"
