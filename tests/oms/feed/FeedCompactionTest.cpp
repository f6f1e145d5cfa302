// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedCompaction.h"

#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "oms/feed/FeedAudit.h"
#include "tests/oms/feed/FeedNode.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant longAgo{1'800'000'000'000};
const Instant today = longAgo + std::chrono::hours(24 * 20);
const QString busy = u"stock/harbour"_s;
const QString quiet = u"config/harbour"_s;

/// A feed of task versions, written and read on one connection.
struct Node : FeedNode
{
    using FeedNode::FeedNode;

    template <typename Work>
    void commit(Work work)
    {
        auto transaction = Transaction::begin(*connection);
        work();
        if (!transaction->commit())
            qFatal("not committed");
        (void)heads.committed();
    }

    /// Each of `ids` gets its next version.
    void change(const QString &topic, int ids, Instant at, bool goes = false)
    {
        commit([&] {
            FeedGroup group;
            for (int i = 0; i < ids; ++i) {
                qint64 &version = versions[topic + u'/' + QString::number(i)];
                group.append({topic, u"task"_s, QString::number(i), goes ? version : version + 1,
                              version, goes, "{}"});
                version = goes ? 0 : version + 1;
            }
            if (!writer.publish({group}, at))
                qFatal("not published");
        });
    }

    /// Everything that is old is forgotten; in how many goes.
    int compact(Instant now)
    {
        int goes = 0;
        bool more = true;
        while (more) {
            ++goes;
            commit([&] { more = *FeedCompaction(*connection, heads).run(now); });
        }
        return goes;
    }

    qint64 rows(const QString &topic)
    {
        qint64 count = 0;
        (void)connection->query(u"SELECT COUNT(*) FROM feed WHERE topic = ?"_s, {topic},
                                [&](const SqlRow &row) { count = row.integer(0); });
        return count;
    }

    QStringList findings()
    {
        QStringList found;
        FeedAudit audit(*connection);
        (void)audit.run([&](const QString &finding) { found.append(finding); });
        return found;
    }

    QMap<QString, qint64> versions;
};

} // namespace

class FeedCompactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void muchIsForgottenInSlices()
    {
        QFETCH_GLOBAL(Engine, engine);
        const TestDatabase database(engine);
        if (!database.isAvailable())
            QSKIP("PostgreSQL is not installed");
        Node node(database);
        constexpr int ids = 200;
        for (int round = 0; round < 60; ++round)
            node.change(busy, ids, longAgo);
        node.change(quiet, 3, longAgo);
        node.change(quiet, 3, today);
        QCOMPARE(node.rows(busy), 60 * ids);

        QVERIFY(node.compact(today) >= 3); // 12,000 old rows
        QCOMPARE(node.rows(busy), ids);
        QCOMPARE(node.rows(quiet), 3);
        QCOMPARE(node.findings(), QStringList());
        const auto page = node.reader.page({busy, quiet}, {}, FeedReader::limitMax);
        QVERIFY(page);
        QCOMPARE(page->changes.first().version, 60);
        QCOMPARE(node.compact(today), 1); // nothing is left to do
        node.change(busy, ids, today);
        QCOMPARE(node.findings(), QStringList());
    }

    void whoStandsInTheForgottenPartMustComeAnew()
    {
        QFETCH_GLOBAL(Engine, engine);
        const TestDatabase database(engine);
        if (!database.isAvailable())
            QSKIP("PostgreSQL is not installed");
        Node node(database);
        node.change(busy, 4, longAgo);
        const QString early = node.reader.page({busy}, {}, 200)->next;
        node.change(busy, 4, longAgo, true); // all of them go, and nobody told this reader
        node.change(busy, 2, longAgo);
        const QString late = node.reader.page({busy}, early, 200)->next;
        node.compact(today);
        QCOMPARE(node.findings(), QStringList());

        QCOMPARE(node.reader.page({busy}, early, 200).error().code, QString(codes::resync));
        const auto fromLate = node.reader.page({busy}, late, 200);
        QVERIFY(fromLate);
        QVERIFY(fromLate->changes.isEmpty());
        const auto fromStart = node.reader.page({busy}, {}, 200);
        QVERIFY(fromStart);
        QCOMPARE(fromStart->changes.size(), 2);
        QCOMPARE(fromStart->next, late);
        QCOMPARE(fromStart->digest, fromLate->digest);
    }

    /// The next change names the one before it, which was a deletion: whoever read from the
    /// beginning must have come to it, or takes it for lost.
    void whoReadsFromTheBeginningMissesNothingBeforeTheNextChange()
    {
        QFETCH_GLOBAL(Engine, engine);
        const TestDatabase database(engine);
        if (!database.isAvailable())
            QSKIP("PostgreSQL is not installed");
        Node node(database);
        node.change(busy, 2, longAgo);
        node.change(busy, 1, longAgo, true);
        node.compact(today);
        const auto read = node.reader.page({busy}, {}, 200);
        QVERIFY(read);
        node.change(busy, 1, today);
        const auto next = node.reader.page({busy}, read->next, 200);
        QVERIFY(next);
        QCOMPARE(next->changes.size(), 1);
        QCOMPARE(next->changes.first().prev, read->changes.last().seq);
        QCOMPARE(node.findings(), QStringList());
    }

    void whatIsYoungStays()
    {
        QFETCH_GLOBAL(Engine, engine);
        const TestDatabase database(engine);
        if (!database.isAvailable())
            QSKIP("PostgreSQL is not installed");
        Node node(database);
        for (int round = 0; round < 5; ++round)
            node.change(busy, 2, today - FeedCompaction::retention);
        node.compact(today);
        QCOMPARE(node.rows(busy), 10);
        node.compact(today + Millis(1));
        QCOMPARE(node.rows(busy), 2);
    }
};

QTEST_GUILESS_MAIN(FeedCompactionTest)
#include "FeedCompactionTest.moc"
