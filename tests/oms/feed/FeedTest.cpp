// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/EntityDigest.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "oms/feed/Topics.h"
#include "tests/oms/feed/FeedNode.h"

#include <QTest>

#include <thread>

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString epoch = u"epoch-1"_s;
constexpr Instant now{1'800'000'000'000};

struct Node : FeedNode
{
    using FeedNode::FeedNode;

    /// Commits `groups` as one transaction.
    bool commit(const QList<FeedGroup> &groups, bool keep = true)
    {
        auto transaction = Transaction::begin(*connection);
        if (!transaction || !writer.publish(groups, now))
            return false;
        if (!keep) {
            heads.undoTo({});
            return true;
        }
        if (!transaction->commit())
            return false;
        (void)heads.committed();
        return true;
    }
};

FeedChange change(const QString &topic, const QString &id, qint64 version)
{
    return {topic,
            u"task"_s,
            id,
            version,
            version - 1,
            false,
            QStringLiteral("{\"v\":%1}").arg(version).toUtf8()};
}

/// A station that applies what it reads.
struct Follower
{
    QStringList topics;
    QString cursor = {};
    QMap<QString, qint64> lastSeq = {};
    QMap<QString, qint64> versions = {}; ///< "topic id" → version
    QMap<QString, quint64> digests = {};
    bool proven = false; ///< the last page carried all digests, and they were right

    /// Reads to the end; false when something was left out or came twice.
    bool catchUp(FeedReader &reader, int limit = FeedReader::limitMax)
    {
        for (;;) {
            const Result<FeedPage> page = reader.page(topics, cursor, limit);
            if (!page)
                return false;
            for (const FeedRow &row : page->changes) {
                if (row.seq != lastSeq[row.topic] + 1 || row.prev != lastSeq[row.topic])
                    return false;
                lastSeq[row.topic] = row.seq;
                const QString key = row.topic + u' ' + row.id;
                if (versions.value(key) >= row.version)
                    return false;
                digests[row.topic] ^= entityDigest(row.entity, row.id, row.version);
                if (versions.contains(key))
                    digests[row.topic] ^= entityDigest(row.entity, row.id, versions[key]);
                versions[key] = row.version;
            }
            cursor = page->next;
            if (page->more)
                continue;
            for (auto it = page->digest.begin(); it != page->digest.end(); ++it) {
                if (it.value() != digests.value(it.key()))
                    return false;
            }
            proven = page->digest.size() == topics.size();
            return true;
        }
    }
};

#define NODE(name)                                                                                 \
    QFETCH_GLOBAL(Engine, engine);                                                                 \
    const TestDatabase database(engine);                                                           \
    if (!database.isAvailable())                                                                   \
        QSKIP("PostgreSQL is not installed");                                                      \
    Node name(database)

} // namespace

class FeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aFollowerSeesEachChangeOnceAndProvesIt()
    {
        NODE(node);
        Follower station{{u"store/a"_s, u"stock/a"_s, u"cat/1"_s}};
        QVERIFY(station.catchUp(node.reader));
        QVERIFY(node.commit({{change(u"store/a"_s, u"x"_s, 1), change(u"stock/a"_s, u"s"_s, 1)},
                             {change(u"store/a"_s, u"y"_s, 1), change(u"store/b"_s, u"z"_s, 1)}}));
        QVERIFY(node.commit({{change(u"store/a"_s, u"x"_s, 2)}}));
        QVERIFY(station.catchUp(node.reader));
        QVERIFY(station.proven);
        const QMap<QString, qint64> expected{
            {u"stock/a s"_s, 1}, {u"store/a x"_s, 2}, {u"store/a y"_s, 1}};
        QCOMPARE(station.versions, expected);
    }

    void nothingIsMissedAfterARollback()
    {
        NODE(node);
        Follower station{{u"store/a"_s}};
        QVERIFY(node.commit({{change(u"store/a"_s, u"x"_s, 1)}}));
        QVERIFY(node.commit({{change(u"store/a"_s, u"lost"_s, 1)}}, false));
        QVERIFY(station.catchUp(node.reader));
        QVERIFY(node.commit({{change(u"store/a"_s, u"y"_s, 1)}}));
        QVERIFY(station.catchUp(node.reader));
        QCOMPARE(station.lastSeq.value(u"store/a"_s), 2);
        QVERIFY(!station.versions.contains(u"store/a lost"_s));
    }

    void aPageNeverEndsInsideAGroup()
    {
        NODE(node);
        QList<FeedGroup> groups;
        for (int i = 0; i < 60; ++i) {
            FeedGroup group;
            for (int j = 0; j <= i % 7; ++j)
                group.append(
                    change(j % 2 ? u"store/a"_s : u"stock/a"_s, u"g%1-%2"_s.arg(i).arg(j), 1));
            groups.append(group);
        }
        QVERIFY(node.commit(groups.mid(0, 30)));
        QVERIFY(node.commit(groups.mid(30)));

        QString cursor;
        QSet<qint64> finished;
        for (bool more = true; more;) {
            const auto page = node.reader.page({u"store/a"_s, u"stock/a"_s}, cursor, 5);
            QVERIFY(page);
            QVERIFY(page->changes.size() <= 7);
            QSet<qint64> here;
            for (const FeedRow &row : page->changes) {
                QVERIFY(!finished.contains(row.txn));
                here.insert(row.txn);
            }
            finished += here;
            cursor = page->next;
            more = page->more;
        }
        QCOMPARE(finished.size(), 60);
    }

    void theLargestGroupComesWhole()
    {
        NODE(node);
        FeedGroup large;
        for (int i = 0; i < FeedWriter::groupMax; ++i)
            large.append(change(u"stock/a"_s, QString::number(i), 1));
        QVERIFY(node.commit({{change(u"stock/a"_s, u"before"_s, 1)}, large, large.mid(0, 0)}));
        const auto first = node.reader.page({u"stock/a"_s}, {}, FeedReader::limitMax);
        QVERIFY(first);
        QCOMPARE(first->changes.size(), 1);
        QVERIFY(first->more);
        const auto second = node.reader.page({u"stock/a"_s}, first->next, 3);
        QVERIFY(second);
        QCOMPARE(second->changes.size(), FeedWriter::groupMax);
        QVERIFY(!second->more);
    }

    void largeRowsComeInPagesThatAStationTakes()
    {
        NODE(node);
        constexpr int rows = 40;
        constexpr int bytes = 200'000;
        QList<FeedGroup> groups;
        for (int i = 0; i < rows; ++i) {
            FeedChange large = change(u"store/a"_s, QString::number(i), 1);
            large.body = "{\"v\":\"" + QByteArray(bytes, 'x') + "\"}";
            groups.append({large});
        }
        QVERIFY(node.commit(groups));
        QString cursor;
        int seen = 0;
        for (bool more = true; more;) {
            const auto page = node.reader.page({u"store/a"_s}, cursor, FeedReader::limitMax);
            QVERIFY(page);
            QVERIFY(!page->changes.isEmpty());
            QVERIFY(page->changes.size() * bytes < 4'000'000);
            seen += int(page->changes.size());
            cursor = page->next;
            more = page->more;
        }
        QCOMPARE(seen, rows);
    }

    void aDeletionLeavesTheDigest()
    {
        NODE(node);
        FeedChange gone = change(u"store/a"_s, u"x"_s, 1);
        QVERIFY(node.commit({{gone}}));
        gone.previous = 1;
        gone.deleted = true;
        QVERIFY(node.commit({{gone}}));
        const auto page = node.reader.page({u"store/a"_s}, {}, FeedReader::limitMax);
        QVERIFY(page);
        QVERIFY(page->changes.last().deleted);
        QCOMPARE(page->digest.value(u"store/a"_s), quint64(0));
    }

    void aCursorOfAnotherFeedMustResync()
    {
        NODE(node);
        QVERIFY(node.commit({{change(u"store/a"_s, u"x"_s, 1)}}));
        const auto resync = [&](const FeedCursor &cursor) {
            const auto page = node.reader.page({u"store/a"_s}, cursor.toText(), 10);
            return !page && page.error().code == codes::resync;
        };
        QVERIFY(resync({u"before-the-restore"_s, {{u"store/a"_s, 1}}}));
        QVERIFY(resync({epoch, {{u"store/a"_s, 2}}}));
        const auto foreign =
            node.reader.page({u"store/a"_s}, FeedCursor{epoch, {{u"store/b"_s, 1}}}.toText(), 10);
        QVERIFY(!foreign);
        QCOMPARE(foreign.error().code, QString(codes::malformed));
    }

    /// The test of B.4: with numbers from a sequence a third of the rows would be skipped.
    void withManyWritersAReaderMissesNothing()
    {
        constexpr int writers = 6;
        constexpr int transactions = 60;
        const TestDatabase database(Engine::Postgres);
        if (!database.isAvailable())
            QSKIP("PostgreSQL is not installed");
        Node reading(database);

        std::atomic<int> failures = 0;
        std::atomic<int> running = writers;
        std::vector<std::thread> threads;
        for (int w = 0; w < writers; ++w) {
            threads.emplace_back([&, w] {
                Node node(database);
                for (int i = 0; i < transactions; ++i) {
                    const QString id = u"%1-%2"_s.arg(w).arg(i);
                    const QString other = w % 2 ? u"stock/a"_s : u"stock/b"_s;
                    if (!node.commit({{change(u"store/a"_s, id, 1), change(other, id, 1)}},
                                     i % 10 != 9))
                        ++failures;
                }
                --running;
            });
        }
        Follower station{{u"store/a"_s, u"stock/a"_s, u"stock/b"_s}};
        bool sound = true;
        while (running > 0)
            sound = sound && station.catchUp(reading.reader, 20);
        for (std::thread &thread : threads)
            thread.join();
        sound = sound && station.catchUp(reading.reader, 20);
        QCOMPARE(failures.load(), 0);
        QVERIFY(sound);
        QVERIFY(station.proven);
        QCOMPARE(station.lastSeq.value(u"store/a"_s), qint64(writers * transactions * 9 / 10));
        const Result<QStringList> moved = reading.heads.movedElsewhere(now);
        QVERIFY(moved);
        QCOMPARE(*moved, (QStringList{u"stock/a"_s, u"stock/b"_s, u"store/a"_s}));
        QCOMPARE(*reading.heads.movedElsewhere(now), QStringList());
    }

    void aProductStaysInItsShard()
    {
        // These numbers are in every station's cursor: they must never change.
        QCOMPARE(topics::product(Sku(u"TEA-EB-50"_s)), u"cat/15"_s);
        QCOMPARE(topics::product(Sku(QString())), u"cat/5"_s);
        QCOMPARE(topics::ofStation(StoreCode(u"harbour"_s)).size(), 3 + topics::productShards);
    }
};

QTEST_GUILESS_MAIN(FeedTest)
#include "FeedTest.moc"
