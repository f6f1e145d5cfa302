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

    /// So many entities come, each with its first version.
    void fill(const QString &topic, int entities, Instant at)
    {
        commit([&] {
            QList<FeedGroup> groups;
            for (int i = 0; i < entities; ++i) {
                if (i % FeedWriter::groupMax == 0)
                    groups.emplaceBack();
                versions[topic + u'/' + QString::number(i)] = 1;
                groups.last().append(
                    {topic, u"task"_s, QString::number(i), 1, 0, false, QByteArray("{}")});
            }
            if (!writer.publish(groups, at))
                qFatal("not published");
        });
    }

    bool compactOnce(Instant now)
    {
        bool more = false;
        commit([&] { more = *compaction.run(now); });
        return more;
    }

    /// Everything that is old is forgotten; in how many goes.
    int compact(Instant now)
    {
        int goes = 1;
        while (compactOnce(now))
            ++goes;
        return goes;
    }

    /// One go whose commit fails.
    void compactInVain(Instant now)
    {
        {
            auto transaction = Transaction::begin(*connection);
            (void)compaction.run(now);
        }
        heads.undoTo({});
        compaction.forget();
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

    FeedCompaction compaction{*connection, heads};
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

    /// A catalogue is long though little of it changes, and writers wait for each go.
    void whatStaysIsGoneThroughInSlicesToo()
    {
        QFETCH_GLOBAL(Engine, engine);
        const TestDatabase database(engine);
        if (!database.isAvailable())
            QSKIP("PostgreSQL is not installed");
        Node node(database);
        constexpr int entities = 12'000;
        node.fill(busy, entities, longAgo);
        QVERIFY(node.compact(today) > 2 * (entities / FeedCompaction::rowsMax));
        node.change(busy, 1, longAgo + Millis(1));
        QVERIFY(node.compact(today) > 2 * (entities / FeedCompaction::rowsMax));
        QCOMPARE(node.rows(busy), entities);
        QCOMPARE(node.findings(), QStringList());
    }

    void whatIsWrittenOrUndoneBetweenTheSlicesBreaksNothing()
    {
        QFETCH_GLOBAL(Engine, engine);
        const TestDatabase database(engine);
        if (!database.isAvailable())
            QSKIP("PostgreSQL is not installed");
        Node node(database);
        constexpr int entities = 6'000;
        node.fill(busy, entities, longAgo);
        for (int round = 0; round < 30; ++round)
            node.change(busy, 200, longAgo);
        int goes = 0;
        for (bool more = true; more; ++goes) {
            node.change(busy, 3, today);
            if (goes == 2 || goes == 6)
                node.compactInVain(today);
            more = node.compactOnce(today);
            QCOMPARE(node.findings(), QStringList());
        }
        QVERIFY(goes >= 8);
        QVERIFY(node.rows(busy) < entities + 3 * goes + 10);
        QCOMPARE(node.compact(today), 1);
    }

    void twoNodesThatForgetAtOnceBreakNothing()
    {
        const TestDatabase database(Engine::Postgres);
        if (!database.isAvailable())
            QSKIP("PostgreSQL is not installed");
        Node node(database);
        Node other(database);
        constexpr int entities = 6'000;
        node.fill(busy, entities, longAgo);
        for (int round = 0; round < 30; ++round)
            node.change(busy, 200, longAgo);
        bool more = true;
        while (more) {
            more = node.compactOnce(today);
            more = other.compactOnce(today) || more;
            QCOMPARE(node.findings(), QStringList());
        }
        QCOMPARE(node.rows(busy), entities);
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
