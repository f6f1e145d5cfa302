// SPDX-License-Identifier: Apache-2.0
// What the order manager says to whoever sends it something that it cannot take.
#include "core/wire/CommandJson.h"
#include "core/wire/ProtocolCommands.h"
#include "tests/oms/http/TestOms.h"

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray order = R"({"ref":"SO-1","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
                         R"("customer":{"name":"Mere Tamati"},)"
                         R"("fulfilment":{"method":"pickup","store":"harbour"},)"
                         R"("lines":[{"ref":"1","sku":"TEA-1","quantity":2,"unit_price":1290}],)"
                         R"("payment":{"status":"paid","amount":2580}})";

/// The order with one thing in it replaced.
QByteArray with(const QByteArray &what, const QByteArray &by)
{
    if (!order.contains(what))
        qFatal("the order has no %s", what.constData());
    return QByteArray(order).replace(what, by);
}

QJsonObject json(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

qint64 ordersIn(TestOms &oms)
{
    qint64 count = 0;
    oms.run([&](oms::OrderManager &manager) {
        QVERIFY(manager.change([&](oms::UnitOfWork &work) -> Status {
            return work.storage().orders.forEach([&](const oms::OrderRow &) -> Status {
                ++count;
                return {};
            });
        }));
    });
    return count;
}

bool isSound(TestOms &oms)
{
    bool sound = false;
    oms.run([&](oms::OrderManager &manager) { sound = manager.verify()->isSound(); });
    return sound;
}

/// The only command of a new install: claims an assignment. What became of it, without its id
/// and place.
QJsonObject claim(const TestStation &station, const QByteArray &target, int number)
{
    Command command;
    command.n = 1;
    command.id = CommandId(u"0192f7a0-0000-7000-8000-00000000000%1"_s.arg(number));
    command.type = CommandType::Claim;
    command.at = Instant{1'795'000'000'000};
    command.actor = PersonCode(u"0042"_s);
    command.target = QString::fromLatin1(target);
    wire::CommandBatch batch;
    batch.install = InstallId(u"0192f7a0-0000-7000-8000-0000000000a%1"_s.arg(number));
    batch.batch = u"0192f7a0-0000-7000-8000-0000000000bb"_s;
    batch.lines = {wire::encodeCommand(command)};
    const RawAnswer answer =
        station.post("/v1/commands", wire::encodeBatch(batch), wire::linesType);
    QJsonObject result = json(answer)[u"results"][0].toObject();
    result.remove(u"id"_s);
    result.remove(u"at"_s);
    return result;
}

} // namespace

class BadInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aBadOrderIsToldWhatAndWhere_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("path"); ///< of the problem; empty for one of the whole body
        const auto row = [](const char *name, const QByteArray &body, int status,
                            const QString &path) { QTest::newRow(name) << body << status << path; };
        row("unknown product", with("TEA-1", "NOPE"), 422, u"lines[0].sku"_s);
        row("unknown store", with("\"harbour\"", "\"moon\""), 422, u"fulfilment.store"_s);
        row("negative quantity", with("\"quantity\":2", "\"quantity\":-2"), 422,
            u"lines[0].quantity"_s);
        row("no quantity at all", with("\"quantity\":2", "\"quantity\":0"), 422,
            u"lines[0].quantity"_s);
        row("half a unit", with("\"quantity\":2", "\"quantity\":1.5"), 422, u"lines[0].quantity"_s);
        row("a quantity in words", with("\"quantity\":2", "\"quantity\":\"two\""), 422,
            u"lines[0].quantity"_s);
        row("more than there can be", with("\"quantity\":2", "\"quantity\":1e300"), 422,
            u"lines[0].quantity"_s);
        row("negative price", with("1290", "-1"), 422, u"lines[0].unit_price"_s);
        row("a price with cents", with("1290", "12.90"), 422, u"lines[0].unit_price"_s);
        row("no currency of this world", with("\"NZD\"", "\"nzd\""), 422, u"currency"_s);
        row("another currency than the product's", with("\"NZD\"", "\"EUR\""), 422, u"currency"_s);
        row("an unknown way to pay", with("\"paid\"", "\"maybe\""), 422, u"payment.status"_s);
        row("an amount below zero", with("2580", "-2580"), 422, u"payment.amount"_s);
        row("unknown field", with("\"currency\"", "\"colour\":\"red\",\"currency\""), 422,
            u"colour"_s);
        row("unknown field within", with("\"sku\"", "\"colour\":1,\"sku\""), 422,
            u"lines[0].colour"_s);
        row("no lines", with(R"([{"ref":"1","sku":"TEA-1","quantity":2,"unit_price":1290}])", "[]"),
            422, u"lines"_s);
        row("the same line twice",
            with(R"("lines":[)",
                 R"("lines":[{"ref":"1","sku":"TEA-1","quantity":1,"unit_price":1},)"),
            422, u"lines"_s);
        row("no time", with("2026-11-21T09:12:00.000Z", "yesterday"), 422, u"placed_at"_s);
        row("a long name", with("Mere Tamati", QByteArray(5'000, 'M')), 422, u"customer.name"_s);
        row("a name twice", with("\"sku\":\"TEA-1\"", R"("sku":"TEA-1","sku":"JAM-1")"), 400, {});
        row("nonsense", "what?", 400, {});
        row("half of it", order.first(order.size() / 2), 400, {});
        row("a list", "[" + order + "]", 400, {});
        row("not UTF-8", with("Mere", "\xff\xfe"), 400, {});
        row("deep", QByteArray("{\"a\":").repeated(5'000) + "1" + QByteArray("}").repeated(5'000),
            400, {});
        row("huge", QByteArray(2'000'000, ' ') + order, 413, {});
    }

    void aBadOrderIsToldWhatAndWhere()
    {
        OMS(oms);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, path);
        const QByteArray key = oms.channelKey(u"web"_s);
        const RawAnswer answer = oms.post("/v1/orders", body, key);
        QCOMPARE(answer.status, status);
        QVERIFY(!json(answer)[u"error"].toString().isEmpty());
        QVERIFY2(json(answer)[u"message"].toString().size() > 10, answer.body.constData());
        if (body.contains("JAM-1"))
            QCOMPARE(json(answer)[u"message"], u"lines[0].sku: is there twice"_s);
        if (!path.isEmpty()) {
            QStringList paths;
            for (const QJsonValue &problem : json(answer)[u"problems"].toArray())
                paths.append(problem[u"path"].toString());
            QVERIFY2(paths.contains(path), answer.body.constData());
        }
        QCOMPARE(ordersIn(oms), 0);
        QCOMPARE(oms.post("/v1/orders", order, key).status, 201); // the good one is still taken
        QVERIFY(isSound(oms));
    }

    void allThatIsWrongIsToldAtOnce()
    {
        OMS(oms);
        const QByteArray bad = QByteArray(order)
                                   .replace("\"quantity\":2", "\"quantity\":0")
                                   .replace("TEA-1", "NOPE")
                                   .replace("\"harbour\"", "\"moon\"")
                                   .replace("\"paid\"", "\"maybe\"");
        const RawAnswer answer = oms.post("/v1/orders", bad, oms.channelKey(u"web"_s));
        QCOMPARE(answer.status, 422);
        QStringList paths;
        for (const QJsonValue &problem : json(answer)[u"problems"].toArray())
            paths.append(problem[u"path"].toString());
        paths.sort();
        QCOMPARE(paths, (QStringList{u"fulfilment.store"_s, u"lines[0].quantity"_s,
                                     u"lines[0].sku"_s, u"payment.status"_s}));
    }

    void aBadProductIsToldWhatAndWhere()
    {
        OMS(oms);
        const RawAnswer answer = oms.put(
            "/v1/products/NEW-1", R"({"title":"New","price":-1,"currency":"nzd","colours":"red"})",
            oms.channelKey(u"web"_s));
        QCOMPARE(answer.status, 422);
        QStringList paths;
        for (const QJsonValue &problem : json(answer)[u"problems"].toArray())
            paths.append(problem[u"path"].toString());
        paths.sort();
        QCOMPARE(paths, (QStringList{u"colours"_s, u"currency"_s, u"price"_s}));
    }

    void aRefMeansOneOrder()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        QCOMPARE(oms.post("/v1/orders", order, key).status, 201);
        const QByteArray spaced = QByteArray(order).replace(",\"", " ,\n \"");
        QCOMPARE(oms.post("/v1/orders", spaced, key).status, 200); // the same, written otherwise
        const RawAnswer other =
            oms.post("/v1/orders", with("\"quantity\":2", "\"quantity\":3"), key);
        QCOMPARE(other.status, 409);
        QCOMPARE(json(other)[u"error"], u"differs"_s);
        QCOMPARE(ordersIn(oms), 1);
        QVERIFY(isSound(oms));
    }

    void whatIsNotJsonIsNotRead()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        const RawAnswer form = oms.post("/v1/orders", order, key, "text/plain");
        QCOMPARE(form.status, 415);
        QVERIFY(json(form)[u"message"].toString().contains(u"application/json"));
        QCOMPARE(oms.post("/v1/orders", order, key, "application/json; charset=utf-8").status, 201);
    }

    void aWrongKeyIsNobodys()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        QByteArray wrong = key;
        wrong[5] = wrong[5] == 'A' ? 'B' : 'A';
        for (const QByteArray &each : {wrong, key + "x", key.chopped(1), QByteArray(5'000, 'k')}) {
            const RawAnswer answer = oms.post("/v1/orders", order, each);
            QCOMPARE(answer.status, 401);
            QCOMPARE(json(answer)[u"error"], u"bad_key"_s);
            QVERIFY(!answer.body.contains(key));
        }
        QCOMPARE(ordersIn(oms), 0);
    }

    void badStockIsToldWhatAndWhere_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name, const QByteArray &change, const QString &path) {
            QTest::newRow(name) << change << path;
        };
        row("unknown product", R"({"store":"harbour","sku":"NOPE","delta":-1})",
            u"changes[0].sku"_s);
        row("unknown store", R"({"store":"moon","sku":"TEA-1","delta":-1})", u"changes[0].store"_s);
        row("less than nothing", R"({"store":"harbour","sku":"TEA-1","on_hand":-1})",
            u"changes[0].on_hand"_s);
        row("both figures", R"({"store":"harbour","sku":"TEA-1","on_hand":1,"delta":1})",
            u"changes[0]"_s);
        row("no figure", R"({"store":"harbour","sku":"TEA-1"})", u"changes[0]"_s);
        row("unknown field", R"({"store":"harbour","sku":"TEA-1","delta":1,"why":"?"})",
            u"changes[0].why"_s);
    }

    void badStockIsToldWhatAndWhere()
    {
        OMS(oms);
        QFETCH(QByteArray, change);
        QFETCH(QString, path);
        const QByteArray key = oms.channelKey(u"till"_s);
        const QByteArray body = R"({"id":"t-1","at":"2026-11-21T09:12:00.000Z","changes":[)" +
                                change + R"(,{"store":"harbour","sku":"JAM-1","delta":-1}]})";
        const RawAnswer answer = oms.post("/v1/stock", body, key);
        QCOMPARE(answer.status, 422);
        QCOMPARE(json(answer)[u"problems"][0][u"path"], path);
        QCOMPARE(json(oms.get("/v1/stock?sku=JAM-1", key))[u"stores"][0][u"on_hand"], 2);
        QVERIFY(isSound(oms));
    }

    void aStationActsInItsOwnStoreOnly()
    {
        OMS(oms);
        oms.import(R"({"type":"store","code":"quay","name":"Quay Street",)"
                   R"("time_zone":"Pacific/Auckland","kind":"store","currency":"NZD"}
{"type":"stock","store":"quay","sku":"TEA-1","on_hand":5})");
        const QByteArray key = oms.channelKey(u"web"_s);
        const QJsonObject placed =
            json(oms.post("/v1/orders", with("\"harbour\"", "\"quay\""), key));
        const QByteArray foreign = placed[u"assignments"][0][u"id"].toString().toLatin1();
        const TestStation station(oms); // at harbour
        QVERIFY(!station.get("/v1/feed?wait=0").body.contains(foreign));
        const QJsonObject onForeign = claim(station, foreign, 1);
        QCOMPARE(onForeign[u"st"], u"rejected"_s);
        QCOMPARE(onForeign, claim(station, "0192f7a0-0000-7000-8000-00000000dead", 2));
        QCOMPARE(
            station.post("/v1/snapshot", R"({"topics":["store/quay"]})", wire::jsonType).status,
            400);
        QVERIFY(isSound(oms));
    }

    void anOldCodeEnrolsNobody()
    {
        OMS(oms);
        const QString code = oms.enrolmentCode();
        oms.run([](oms::OrderManager &manager) {
            QVERIFY(manager.change([](oms::UnitOfWork &work) -> Status {
                return work.storage().connection.run(
                    u"UPDATE enrolment_codes SET expires_at = 1"_s);
            }));
        });
        const QJsonObject body{{u"code"_s, code}, {u"key"_s, QString(43, u'A')}};
        const RawAnswer answer = oms.post("/v1/enrol", QJsonDocument(body).toJson(), {});
        QCOMPARE(answer.status, 401);
        QCOMPARE(json(answer)[u"error"], u"bad_enrolment_code"_s);
        QVERIFY(!answer.body.contains(code.toLatin1()));
    }
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "BadInputTest.moc"
