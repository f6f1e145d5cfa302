// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Protocol.h"

#include "core/wire/ProtocolCommands.h"
#include "core/wire/ProtocolEnrol.h"
#include "core/wire/ProtocolFeed.h"
#include "core/wire/ProtocolHello.h"
#include "core/wire/ProtocolSnapshot.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace storehand;
using namespace storehand::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray hash = commandHash("{}");
const Instant noon{1'795'262'400'000};

CommandBatch someBatch()
{
    return {InstallId(u"install-1"_s),
            schemaVersion,
            u"batch-1"_s,
            PreviousCommand{41, hash},
            {"{\"n\":42}"_ba, "{\"n\":43}"_ba}};
}

FeedPage somePage()
{
    FeedPage page;
    page.epoch = u"epoch-1"_s;
    page.changes = {
        {u"store/harbour"_s, 7, 6, u"assignment"_s, u"a-1"_s, 3, ChangeOp::Put,
         QJsonObject{{u"state"_s, u"assigned"_s}, {u"from_a_newer_oms"_s, true}}, 11, noon},
        {u"store/harbour"_s, 8, 7, u"assignment"_s, u"a-2"_s, 9, ChangeOp::Delete, {}, 12, {}}};
    page.next = u"cursor-2"_s;
    page.more = true;
    page.lastN = 42;
    page.digest = {{u"store/harbour"_s, 0x00ab000000000001}};
    page.remaining = 500;
    page.serverTime = noon;
    return page;
}

EnrolAnswer someEnrolment()
{
    return {StationId(u"station-1"_s),
            u"Counter"_s,
            StoreCode(u"harbour"_s),
            {QByteArray(32, 'p'), QByteArray(32, 'q')},
            QByteArray(32, 's'),
            QByteArray(32, 'v'),
            QByteArray(32, 'k'),
            {u"store/harbour"_s, u"cat/0"_s},
            noon};
}

HelloAnswer someHello()
{
    HelloAnswer answer;
    answer.serverTime = noon;
    answer.lastN = 41;
    answer.epoch = u"epoch-1"_s;
    answer.batchCommands = 50;
    answer.batchBytes = 10'000;
    answer.spreadSeconds = 12;
    answer.ahead = 900;
    answer.flags = QStringList{u"work_next"_s};
    answer.pins = {QByteArray(32, 'p')};
    return answer;
}

CommandAnswer someResults()
{
    CommandAnswer answer{43, noon, {}};
    CommandResult applied;
    applied.n = 42;
    applied.id = CommandId(u"c-42"_s);
    applied.at = {{u"store/harbour"_s, 99'172}};
    applied.version = 10;
    CommandResult duplicate;
    duplicate.n = 43;
    duplicate.id = CommandId(u"c-43"_s);
    duplicate.status = CommandStatus::Duplicate;
    duplicate.first = CommandStatus::Rejected;
    duplicate.code = u"claimed_by_other"_s;
    duplicate.args = QStringList{u"Mere"_s};
    duplicate.hint = u"reclaim_offered"_s;
    answer.results = {applied, duplicate};
    return answer;
}

SnapshotPage somePageOfASnapshot()
{
    return {{{u"cat/0"_s, u"product"_s, u"TEA"_s, 4, QJsonObject{{u"title"_s, u"Tea"_s}}}}, u"2"_s};
}

} // namespace

class ProtocolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsWhatItWrites()
    {
        const ErrorBody error{u"gap"_s, u"where is 40?"_s, noon, 40};
        QCOMPARE(decodeErrorBody(toBytes(toJson(error))).value(), error);
        const EnrolRequest enrol{u"ABCD-EFGH"_s, QByteArray(32, 'k')};
        QCOMPARE(decodeEnrolRequest(toBytes(toJson(enrol))).value(), enrol);
        QCOMPARE(decodeEnrolAnswer(toBytes(toJson(someEnrolment()))).value(), someEnrolment());
        const HelloRequest hello{InstallId(u"i"_s), 1, 42, PreviousCommand{41, hash}, u"c"_s};
        QCOMPARE(decodeHelloRequest(toBytes(toJson(hello))).value(), hello);
        const HelloRequest firstHello{InstallId(u"i"_s), 1, 0, {}, {}};
        QCOMPARE(decodeHelloRequest(toBytes(toJson(firstHello))).value(), firstHello);
        QCOMPARE(decodeHelloAnswer(toBytes(toJson(someHello()))).value(), someHello());
        QCOMPARE(decodeBatch(encodeBatch(someBatch())).value(), someBatch());
        QCOMPARE(decodeCommandAnswer(toBytes(toJson(someResults()))).value(), someResults());
        QCOMPARE(decodeFeedPage(toBytes(toJson(somePage()))).value(), somePage());
        const SnapshotRequest part{{u"cat/0"_s}, u"cursor"_s};
        QCOMPARE(decodeSnapshotRequest(toBytes(toJson(part))).value(), part);
        const SnapshotAnswer snapshot{
            u"s-1"_s, u"epoch-1"_s, u"cursor"_s, 12'000, {{u"cat/0"_s, 7}, {u"cat/1"_s, 0}}};
        QCOMPARE(decodeSnapshotAnswer(toBytes(toJson(snapshot))).value(), snapshot);
        QCOMPARE(decodeSnapshotPage(toBytes(toJson(somePageOfASnapshot()))).value(),
                 somePageOfASnapshot());
    }

    void readsTheExamplesOfTheDocument()
    {
        const auto results = decodeCommandAnswer(
            R"({"last_n":4182,"server_time":"2026-11-21T10:11:13.000Z","results":[
 {"n":4182,"id":"x","st":"applied","at":{"store/42":99172},"v":10,"code":null,"hint":null}]})");
        QVERIFY(results);
        QCOMPARE(results->results.constFirst().at.value(u"store/42"_s), 99'172);
        QVERIFY(results->results.constFirst().code.isEmpty());
        const auto page =
            decodeFeedPage(R"({"epoch":"e","changes":[],"next":"c","more":false,"last_n":4182,)"
                           R"("digest":{"store/42":"9f3c000000000000"}})");
        QVERIFY(page);
        QCOMPARE(page->digest.value(u"store/42"_s), 0x9f3c'0000'0000'0000U);
    }

    void answersMayHaveFieldsOfANewerOms()
    {
        QJsonObject page = toJson(somePage()).toObject();
        page.insert(u"new"_s, 1);
        QCOMPARE(decodeFeedPage(toBytes(page)).value(), somePage());
        QJsonObject hello = toJson(someHello()).toObject();
        hello.insert(u"new"_s, 1);
        QCOMPARE(decodeHelloAnswer(toBytes(hello)).value(), someHello());
    }

    void requestsMayNot()
    {
        QJsonObject hello = toJson(HelloRequest{InstallId(u"i"_s), 1, 0, {}, {}}).toObject();
        hello.insert(u"new"_s, 1);
        QVERIFY(!decodeHelloRequest(toBytes(hello)));
        QJsonObject enrol = toJson(EnrolRequest{u"c"_s, QByteArray(32, 'k')}).toObject();
        enrol.insert(u"new"_s, 1);
        QVERIFY(!decodeEnrolRequest(toBytes(enrol)));
        QJsonObject snapshot = toJson(SnapshotRequest{}).toObject();
        snapshot.insert(u"new"_s, 1);
        QVERIFY(!decodeSnapshotRequest(toBytes(snapshot)));
        QVERIFY(!decodeBatch("{\"install\":\"i\",\"schema\":1,\"batch\":\"b\",\"new\":1}\n{}\n"));
    }

    /// Each message with one field taken out or turned into something else.
    void refusesMissingAndMistypedFields()
    {
        const auto page = [](const QByteArray &b) { return decodeFeedPage(b).has_value(); };
        const auto hello = [](const QByteArray &b) { return decodeHelloAnswer(b).has_value(); };
        const auto results = [](const QByteArray &b) { return decodeCommandAnswer(b).has_value(); };
        const auto enrol = [](const QByteArray &b) { return decodeEnrolAnswer(b).has_value(); };
        const auto start = [](const QByteArray &b) { return decodeSnapshotAnswer(b).has_value(); };
        const auto rows = [](const QByteArray &b) { return decodeSnapshotPage(b).has_value(); };
        const QStringList mayMiss{u"digest"_s, u"remaining"_s, u"spread_s"_s, u"ahead"_s,
                                  u"flags"_s,  u"pins"_s,      u"name"_s,     u"topics"_s,
                                  u"rows"_s,   u"next"_s,      u"heads"_s};
        const SnapshotAnswer snapshot{
            u"s-1"_s, u"epoch-1"_s, u"cursor"_s, 12'000, {{u"cat/0"_s, 7}}};
        for (const auto &[message, takes] :
             {std::pair<QJsonObject, std::function<bool(QByteArray)>>{toJson(somePage()).toObject(),
                                                                      page},
              {toJson(someHello()).toObject(), hello},
              {toJson(someResults()).toObject(), results},
              {toJson(someEnrolment()).toObject(), enrol},
              {toJson(snapshot).toObject(), start},
              {toJson(somePageOfASnapshot()).toObject(), rows}}) {
            QVERIFY(takes(toBytes(message)));
            for (const QString &field : message.keys()) {
                QJsonObject changed = message;
                changed.insert(field, QJsonArray{QJsonArray{}});
                QVERIFY2(!takes(toBytes(changed)), qPrintable(u"mistyped "_s + field));
                if (field == u"server_time"_s || mayMiss.contains(field))
                    continue;
                changed.remove(field);
                QVERIFY2(!takes(toBytes(changed)), qPrintable(u"missing "_s + field));
            }
        }
    }

    void refusesDamagedChanges_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no topic") << u"topic"_s << QJsonValue(QString());
        QTest::newRow("seq 0") << u"seq"_s << QJsonValue(0);
        QTest::newRow("prev not before seq") << u"prev"_s << QJsonValue(7);
        QTest::newRow("version 0") << u"version"_s << QJsonValue(0);
        QTest::newRow("half a version") << u"version"_s << QJsonValue(1.5);
        QTest::newRow("another op") << u"op"_s << QJsonValue(u"patch"_s);
        QTest::newRow("body is a text") << u"body"_s << QJsonValue(u"{}"_s);
        QTest::newRow("no body") << u"body"_s << QJsonValue();
        QTest::newRow("negative group") << u"txn"_s << QJsonValue(-1);
    }

    void refusesDamagedChanges()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject page = toJson(somePage()).toObject();
        QJsonArray changes = page.value(u"changes"_s).toArray();
        QJsonObject change = changes.at(0).toObject();
        change.insert(field, value);
        changes.replace(0, change);
        page.insert(u"changes"_s, changes);
        QVERIFY(!decodeFeedPage(toBytes(page)));
    }

    void refusesWhatIsCutOff()
    {
        const QByteArray page = toBytes(toJson(somePage()));
        const QByteArray batch = encodeBatch(someBatch());
        for (qsizetype size = 0; size < page.size(); ++size)
            QVERIFY(!decodeFeedPage(page.first(size)));
        const qsizetype firstTwoLines = batch.indexOf('\n', batch.indexOf('\n') + 1) + 1;
        for (qsizetype size = 0; size < batch.size(); ++size)
            QCOMPARE(decodeBatch(batch.first(size)).has_value(), size == firstTwoLines);
    }

    void refusesTooMuch()
    {
        FeedPage page = somePage();
        page.changes = QList<Change>(feedRowsMax, somePage().changes.constFirst());
        QVERIFY(decodeFeedPage(toBytes(toJson(page))));
        page.changes.append(somePage().changes.constFirst());
        QVERIFY(!decodeFeedPage(toBytes(toJson(page))));

        CommandBatch batch = someBatch();
        batch.lines = QList<QByteArray>(batchCommandsMax, "{}");
        QVERIFY(decodeBatch(encodeBatch(batch)));
        batch.lines.append("{}");
        QVERIFY(!decodeBatch(encodeBatch(batch)));
        batch.lines = {QByteArray(batchBytesMax, 'x')};
        QVERIFY(decodeBatch(encodeBatch(batch)));
        batch.lines = {QByteArray(batchBytesMax + 5'000, 'x')};
        QVERIFY(!decodeBatch(encodeBatch(batch)));

        QByteArray deep = "{\"a\":";
        deep += QByteArray(100, '[') + QByteArray(100, ']') + '}';
        QVERIFY(!decodeErrorBody(deep));
    }

    void keepsTheBytesOfCommands()
    {
        CommandBatch batch = someBatch();
        batch.lines = {"{ \"n\" : 42,  \"args\":{} }"_ba, "{\"n\":43,\"x\":\"\xc3\xa9\"}"_ba};
        QCOMPARE(decodeBatch(encodeBatch(batch))->lines, batch.lines);
    }

    void refusesABatchWithoutCommandsOrWithEmptyLines()
    {
        CommandBatch batch = someBatch();
        batch.lines.clear();
        QVERIFY(!decodeBatch(encodeBatch(batch)));
        batch.lines = {"{}"_ba, QByteArray()};
        QVERIFY(!decodeBatch(encodeBatch(batch)));
        QVERIFY(!decodeBatch("\n{}\n"));
    }

    void escapesCursorsInTargets()
    {
        QCOMPARE(feedTarget(u"a b&c/ü"_s, 25, 200),
                 "/v1/feed?c=a%20b%26c%2F%C3%BC&wait=25&limit=200&schema=1"_ba);
        QCOMPARE(feedTarget({}, 0, 10), "/v1/feed?c=&wait=0&limit=10&schema=1"_ba);
        QCOMPARE(snapshotTarget(u"s/1"_s, u"p?"_s), "/v1/snapshot/s%2F1?page=p%3F"_ba);
    }
};

QTEST_APPLESS_MAIN(ProtocolTest)
#include "ProtocolTest.moc"
