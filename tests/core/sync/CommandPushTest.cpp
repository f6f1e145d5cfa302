// SPDX-License-Identifier: Apache-2.0
#include "core/sync/CommandPush.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectReader.h"
#include "core/wire/ObjectWriter.h"
#include "tests/support/SyncStation.h"

#include <QJsonArray>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString assignment = u"assignment"_s;
const QString a1 = u"a-1"_s;

QList<wire::CommandBatch> batchesOf(const FakeOms &oms)
{
    QList<wire::CommandBatch> batches;
    for (const OmsRequest &request : oms.requests()) {
        if (request.target == "/v1/commands")
            batches.append(*wire::decodeBatch(request.body));
    }
    return batches;
}

} // namespace

class CommandPushTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sendsTheBytesOfTheOutbox()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        for (int i = 0; i < 3; ++i)
            station.pick(a1);
        station.start();
        QVERIFY(station.settle());
        const QList<wire::CommandBatch> batches = batchesOf(station.oms);
        QCOMPARE(batches.size(), 1);
        QCOMPARE(batches[0].install, station.outbox->install());
        QVERIFY(!batches[0].prev);
        const auto rows = station.outbox->rows(1);
        for (qsizetype i = 0; i < rows->size(); ++i)
            QCOMPARE(batches[0].lines[i], rows->at(i).line);
        QCOMPARE(station.oms.requests().constLast().contentType, QByteArray());
    }

    void namesTheCommandBeforeABatch()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        station.pick(a1);
        QVERIFY(station.settle());
        station.pick(a1);
        QVERIFY(station.settle());
        const wire::CommandBatch last = batchesOf(station.oms).constLast();
        QVERIFY(last.prev);
        QCOMPARE(last.prev->n, 1);
        QCOMPARE(last.prev->hash, wire::commandHash(station.outbox->rows(1)->at(0).line));
    }

    void keepsToTheLimitsOfABatch()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        for (int i = 0; i < 230; ++i)
            station.pick(a1);
        for (int i = 0; i < 8; ++i)
            station.pick(a1, 60'000);
        station.start();
        QVERIFY(station.settle());
        QList<qsizetype> sizes;
        for (const wire::CommandBatch &batch : batchesOf(station.oms))
            sizes.append(batch.lines.size());
        QCOMPARE(sizes, (QList<qsizetype>{100, 100, 34, 4}));
        QCOMPARE(station.oms.countOf(a1), 238);
    }

    void keepsToTheLimitsThatHelloNames()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.oms.helloAnswer.batchCommands = 4;
        for (int i = 0; i < 10; ++i)
            station.pick(a1);
        station.start();
        QVERIFY(station.settle());
        QCOMPARE(batchesOf(station.oms).size(), 3);
    }

    void hasOneBatchUnderWay()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.hold("/v1/commands");
        for (int i = 0; i < 5; ++i) {
            station.pick(a1);
            station.run(100ms);
        }
        QCOMPARE(station.oms.sent("/v1/commands"), 1);
        station.oms.release("/v1/commands");
        QVERIFY(station.settle());
        QCOMPARE(station.oms.sent("/v1/commands"), 2);
        QVERIFY(station.agrees());
    }

    void tellsWhatBecameOfEachCommand()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        const CommandId good = station.pick(a1);
        const CommandId refused = station.pick(a1);
        const CommandId odd = station.pick(a1);
        station.oms.reject(refused, u"claimed_by_other"_s);
        station.oms.except(odd, u"over_picked"_s);
        station.start();
        QVERIFY(station.settle());
        QCOMPARE(station.resultOf(good), u"applied"_s);
        QCOMPARE(station.resultOf(refused), u"rejected claimed_by_other"_s);
        QCOMPARE(station.resultOf(odd), u"exception over_picked"_s);
        QCOMPARE(station.results.size(), 3);
        QCOMPARE(station.oms.countOf(a1), 1);
        // The results stay with the commands, for who asks later.
        const auto row = station.outbox->find(refused);
        QCOMPARE(wire::parseObject((*row)->result)->value(u"code"_s).toString(),
                 u"claimed_by_other"_s);
    }

    void aDeferredCommandHoldsBackThoseAfterIt()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        const CommandId first = station.pick(a1);
        const CommandId deferred = station.pick(a1);
        const CommandId after = station.pick(a1);
        station.oms.deferOnce(deferred);
        station.start();
        station.run(50ms);
        if (station.pendingCount() == 2) { // unless its first wait was very short
            QCOMPARE(station.resultOf(first), u"applied"_s);
            QCOMPARE(station.resultOf(after), QString());
            QCOMPARE(station.link().error->code, codes::busy);
            QVERIFY(station.link().isOnline);
        }
        station.run(2s);
        QCOMPARE(station.resultOf(deferred), u"applied"_s);
        QCOMPARE(station.resultOf(after), u"applied"_s);
        QVERIFY(!station.link().error);
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void aNewCommandDoesNotInsistWhereOneWasDeferred()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.alwaysAnswer("/v1/commands", FakeOms::refusal(503, u"busy"_s, "20"));
        for (int i = 0; i < 50; ++i) {
            station.pick(a1);
            station.run(100ms);
        }
        QCOMPARE(station.oms.sent("/v1/commands"), 1);
    }

    void believesNoResultsThatAreNotThoseOfTheBatch_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change : {"another n", "another id", "reversed", "one too many", "none",
                                   "goes on after deferred", "results of another batch"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }

    void believesNoResultsThatAreNotThoseOfTheBatch()
    {
        QFETCH(QString, change);
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        for (int i = 0; i < 3; ++i)
            station.pick(a1);
        station.oms.damageNextAnswer("/v1/commands", [&](OmsAnswer &answer) {
            wire::CommandAnswer results = *wire::decodeCommandAnswer(answer.body);
            if (change == u"another n"_s)
                results.results[1].n = 7;
            else if (change == u"another id"_s)
                results.results[1].id = CommandId(u"x"_s);
            else if (change == u"reversed"_s)
                std::reverse(results.results.begin(), results.results.end());
            else if (change == u"one too many"_s)
                results.results.append(results.results.constLast());
            else if (change == u"none"_s)
                results.results.clear();
            else if (change == u"goes on after deferred"_s)
                results.results[1].status = wire::CommandStatus::Deferred;
            else
                results.results.removeFirst();
            answer.body = wire::toBytes(wire::toJson(results));
        });
        station.start();
        station.run(15ms + 5ms);
        QVERIFY(station.results.isEmpty());
        QCOMPARE(station.outbox->acknowledgedN(), 0);
        QVERIFY(station.settle());
        QCOMPARE(station.results.size(), 3);
        QVERIFY(station.agrees());
    }

    void takesResultsForTheFirstCommandsOfABatch()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        for (int i = 0; i < 3; ++i)
            station.pick(a1);
        station.oms.damageNextAnswer("/v1/commands", [&](OmsAnswer &answer) {
            wire::CommandAnswer results = *wire::decodeCommandAnswer(answer.body);
            results.results.removeLast();
            answer.body = wire::toBytes(wire::toJson(results));
        });
        station.start();
        QVERIFY(station.settle());
        QCOMPARE(station.results.size(), 3);
        QVERIFY(station.agrees());
    }

    void sendsLessAtOnceWhenItIsTooMuch()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        for (int i = 0; i < 8; ++i)
            station.pick(a1);
        station.oms.answerNext("/v1/commands", FakeOms::refusal(413, u"too_large"_s));
        station.oms.answerNext("/v1/commands", FakeOms::refusal(413, u"too_large"_s));
        station.start();
        QVERIFY(station.settle());
        QList<qsizetype> sizes;
        for (const wire::CommandBatch &batch : batchesOf(station.oms))
            sizes.append(batch.lines.size());
        QCOMPARE(sizes, (QList<qsizetype>{8, 4, 2, 2, 2, 2}));
        QVERIFY(station.agrees());
    }
};

QTEST_GUILESS_MAIN(CommandPushTest)
#include "CommandPushTest.moc"
