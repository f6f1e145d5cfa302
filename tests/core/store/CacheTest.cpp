// SPDX-License-Identifier: Apache-2.0
#include "core/store/Cache.h"

#include "core/crypto/EntityDigest.h"
#include "core/domain/Codes.h"
#include "tests/support/OtherHeaders.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class CacheTest : public QObject
{
    Q_OBJECT

    static constexpr Instant nine{1'795'251'600'000}; // 2026-11-21T09:00:00Z
    static inline const QString work = u"store/42"_s;

    static std::unique_ptr<Cache> open(const test::StoreFixture &disk)
    {
        auto cache = Cache::open({disk.path("cache.db")}, disk.cipher, nine);
        if (!cache) {
            qWarning().noquote() << cache.error().code << cache.error().detail;
            return nullptr;
        }
        return std::move(*cache);
    }

    static CacheChange put(qint64 seq, const QString &id, qint64 version, const QByteArray &body,
                           const QString &entity = u"assignment"_s)
    {
        return {work, seq, entity, id, version, false, body, {}};
    }

    static CacheChange del(qint64 seq, const QString &id, qint64 version)
    {
        return {work, seq, u"assignment"_s, id, version, true, {}, {}};
    }

    static CacheChange product(const QString &topic, const QString &sku, qint64 version,
                               const QList<IndexRow> &codes)
    {
        return {topic, version, u"product"_s, sku, version, false, "{}", codes};
    }

    static QString all(const Cache &cache, const QString &entity = u"assignment"_s)
    {
        const auto found = cache.readAll(entity);
        if (!found)
            return found.error().code;
        QStringList texts;
        for (const CachedEntity &one : *found)
            texts.append(
                u"%1.%2=%3"_s.arg(one.id).arg(one.version).arg(QString::fromUtf8(one.body)));
        return texts.join(u' ');
    }

    static quint64 digestOf(const QList<std::pair<QString, qint64>> &assignments)
    {
        quint64 digest = 0;
        for (const auto &[id, version] : assignments)
            digest ^= entityDigest(u"assignment", id, version);
        return digest;
    }

    /// The disk changes bits: behind the program's back, and so that it still reads well.
    static void replaceOnDisk(const QString &path, const QByteArray &written,
                              const QByteArray &found)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const qint64 at = file.readAll().indexOf(written);
        QVERIFY2(at >= 0, written.constData());
        overwrite(path, at, found);
    }

    static void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void noWrongByteInItsHeaderStopsTheStation()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk)->applyPage({put(1, u"a"_s, 1, "A")}, u"c1"_s));
        test::OtherHeaders others(disk.path("cache.db"));
        while (others.writeNext()) {
            const auto cache = open(disk);
            QVERIFY2(cache, qPrintable(others.text()));
            QVERIFY2(cache->rebuilt() || all(*cache) == u"a.1=A"_s, qPrintable(others.text()));
            QVERIFY2(cache->applyPage({put(2, u"b"_s, 1, "B")}, u"c2"_s),
                     qPrintable(others.text()));
        }
    }

    void rowsAndCursorAreThereAfterARestart()
    {
        const test::StoreFixture disk;
        {
            const auto cache = open(disk);
            QVERIFY(cache);
            QVERIFY(!cache->rebuilt());
            QCOMPARE(cache->cursor(), QString());
            QVERIFY(cache->applyPage({put(1, u"a"_s, 1, "A"), put(2, u"b"_s, 1, "B")}, u"c2"_s));
        }
        const auto cache = open(disk);
        QVERIFY(cache);
        QVERIFY(!cache->rebuilt());
        QCOMPARE(cache->cursor(), u"c2"_s);
        QCOMPARE(all(*cache), u"a.1=A b.1=B"_s);
        QCOMPARE(cache->topics().value(work),
                 (Cache::Topic{2, digestOf({{u"a"_s, 1}, {u"b"_s, 1}})}));
        const auto one = cache->read(u"assignment"_s, u"b"_s);
        QVERIFY(one && *one);
        QCOMPARE((*one)->body, QByteArray("B"));
        QVERIFY(!cache->read(u"assignment"_s, u"c"_s)->has_value());
        QVERIFY(!cache->read(u"task"_s, u"b"_s)->has_value());
    }

    void aPageThatComesTwiceOrLateChangesNothing()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        const QList<CacheChange> page{put(1, u"a"_s, 1, "A1"), put(2, u"a"_s, 2, "A2"),
                                      put(3, u"b"_s, 5, "B5"), del(4, u"b"_s, 6)};
        QCOMPARE(cache->applyPage(page, u"c4"_s).value(),
                 (QList<EntityKey>{{u"assignment"_s, u"a"_s}, {u"assignment"_s, u"b"_s}}));
        const auto topics = cache->topics();

        QCOMPARE(cache->applyPage({put(1, u"a"_s, 1, "A1")}, u"c4"_s).value(), QList<EntityKey>());
        QCOMPARE(cache->applyPage({put(2, u"a"_s, 2, "other")}, u"c4"_s).value(),
                 QList<EntityKey>());
        QCOMPARE(all(*cache), u"a.2=A2"_s);
        QCOMPARE(cache->topics(), topics);
    }

    void aDeletionOfAnOlderVersionDoesNotCount()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        QVERIFY(cache->applyPage({put(9, u"a"_s, 5, "A5")}, u"c"_s));
        QVERIFY(cache->applyPage({del(3, u"a"_s, 3)}, u"c"_s)); // it came back later than that
        QCOMPARE(all(*cache), u"a.5=A5"_s);
        QVERIFY(cache->applyPage({del(10, u"a"_s, 5)}, u"c"_s));
        QCOMPARE(all(*cache), QString());
        QCOMPARE(cache->topics().value(work).digest, 0u);
    }

    void theDigestFollowsEveryChange()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        const auto digest = [&] { return cache->topics().value(work).digest; };
        QVERIFY(cache->applyPage({put(1, u"a"_s, 1, "x"), put(2, u"b"_s, 1, "x")}, u"c"_s));
        QCOMPARE(digest(), digestOf({{u"a"_s, 1}, {u"b"_s, 1}}));
        QVERIFY(cache->applyPage({put(3, u"a"_s, 2, "x"), put(4, u"a"_s, 3, "x")}, u"c"_s));
        QCOMPARE(digest(), digestOf({{u"a"_s, 3}, {u"b"_s, 1}}));
        QVERIFY(cache->applyPage({del(5, u"b"_s, 2)}, u"c"_s));
        QCOMPARE(digest(), digestOf({{u"a"_s, 3}}));
        QCOMPARE(cache->topics().value(work).seq, 5);
    }

    void aCodeLeadsToItsProductAndUnits()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        const IndexRow single{u"code"_s, u"09521234543213"_s, u"1"_s};
        const IndexRow six{u"code"_s, u"19521234543210"_s, u"6"_s};
        QVERIFY(cache->applyPage({product(u"cat/3"_s, u"TEA"_s, 1, {single, six}),
                                  product(u"cat/7"_s, u"MUG"_s, 1, {single})},
                                 u"c1"_s));
        const IndexHit tea{{u"product"_s, u"TEA"_s}, u"6"_s};
        QCOMPARE(cache->lookUp(u"code"_s, six.key).value(), QList<IndexHit>{tea});
        QCOMPARE(cache->lookUp(u"code"_s, single.key)->size(), 2); // a code of two products
        QCOMPARE(cache->lookUp(u"location"_s, six.key)->size(), 0);

        // A new version replaces all entries of its product, and of no other.
        QVERIFY(cache->applyPage({product(u"cat/3"_s, u"TEA"_s, 2, {six})}, u"c2"_s));
        QCOMPARE(cache->lookUp(u"code"_s, single.key).value(),
                 (QList<IndexHit>{{{u"product"_s, u"MUG"_s}, u"1"_s}}));
        QCOMPARE(cache->lookUp(u"code"_s, six.key).value(), QList<IndexHit>{tea});
    }

    void anEntityOfTwoTopicsIsReadInItsHighestVersion()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        CacheChange elsewhere = put(7, u"a"_s, 3, "newer");
        elsewhere.topic = u"config/42"_s;
        QVERIFY(cache->applyPage({put(1, u"a"_s, 2, "older"), elsewhere}, u"c"_s));
        QCOMPARE(cache->read(u"assignment"_s, u"a"_s)->value().version, 3);
    }

    void peopleAndCustomersAreNowhereReadableOnDisk()
    {
        const test::StoreFixture disk;
        {
            const auto cache = open(disk);
            QVERIFY(cache->applyPage({put(1, u"a"_s, 1, "canary-open"),
                                      put(2, u"c1"_s, 1, "canary-Tamati", u"customer"_s),
                                      put(3, u"0042"_s, 1, "canary-verifier", u"person"_s)},
                                     u"c"_s));
            QVERIFY(disk.contains("canary-open")); // the search does find what is not sealed
            QVERIFY(!disk.contains("canary-Tamati"));
            QVERIFY(!disk.contains("canary-verifier"));
        }
        QVERIFY(!disk.contains("canary-Tamati"));
        const auto cache = open(disk);
        QCOMPARE(all(*cache, u"customer"_s), u"c1.1=canary-Tamati"_s);
        QCOMPARE(cache->read(u"person"_s, u"0042"_s)->value().body, QByteArray("canary-verifier"));
    }

    void aDamagedCacheIsSetAsideAndMadeAnew_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no database at all") << qint64(0) << QByteArray(200, 'x');
        QTest::newRow("a page overwritten") << qint64(4096 * 3) << QByteArray(4096, '\xff');
    }

    void aDamagedCacheIsSetAsideAndMadeAnew()
    {
        QFETCH(qint64, at);
        QFETCH(QByteArray, bytes);
        const test::StoreFixture disk;
        QList<CacheChange> page;
        for (int i = 0; i < 100; ++i)
            page.append(put(i + 1, u"id-%1"_s.arg(i), 1, QByteArray(300, 'b')));
        QVERIFY(open(disk)->applyPage(page, u"c100"_s));
        overwrite(disk.path("cache.db"), at, bytes);

        for (int again = 0; again < 2; ++again) {
            const auto cache = open(disk);
            QVERIFY(cache);
            QCOMPARE(cache->rebuilt().has_value(), again == 0);
            QCOMPARE(cache->cursor(), again == 0 ? QString() : u"c1"_s);
            if (again == 0) {
                QCOMPARE(cache->rebuilt()->why.code, codes::databaseCorrupt);
                QCOMPARE(cache->rebuilt()->setAside,
                         disk.path("cache.db.damaged-20261121T090000Z"));
                QVERIFY(QFile::exists(cache->rebuilt()->setAside));
                QVERIFY(cache->applyPage({put(1, u"a"_s, 1, "A")}, u"c1"_s));
            }
            QCOMPARE(all(*cache), u"a.1=A"_s);
        }
    }

    void aRowThatTheDiskChangedIsPassedOverAndItsTopicsDiffer_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("found");
        QTest::addColumn<int>("products");
        QTest::addColumn<int>("codes");
        QTest::newRow("a body") << QByteArray(R"({"price":100})") << QByteArray(R"({"price":900})")
                                << 1 << 2;
        QTest::newRow("how many units a code stands for")
            << QByteArray("19521234543210productTEA6") << QByteArray("19521234543210productTEA4")
            << 2 << 1;
    }

    void aRowThatTheDiskChangedIsPassedOverAndItsTopicsDiffer()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, found);
        QFETCH(int, products);
        QFETCH(int, codes);
        const test::StoreFixture disk;
        CacheChange tea =
            product(u"cat/3"_s, u"TEA"_s, 1, {{u"code"_s, u"19521234543210"_s, u"6"_s}});
        tea.body = R"({"price":100})";
        const CacheChange jam =
            product(u"cat/3"_s, u"JAM"_s, 1, {{u"code"_s, u"09521234543213"_s, u"1"_s}});
        QVERIFY(open(disk)->applyPage({tea, jam}, u"c"_s));
        replaceOnDisk(disk.path("cache.db"), written, found);

        const auto cache = open(disk);
        const auto known = [&] {
            return std::pair(cache->readAll(u"product"_s)->size(),
                             cache->lookUp(u"code"_s, u"19521234543210"_s)->size() +
                                 cache->lookUp(u"code"_s, u"09521234543213"_s)->size());
        };
        const std::pair<qsizetype, qsizetype> expected{products, codes};
        QVERIFY(!cache->rebuilt());
        QVERIFY(!cache->hasDamagedRows());
        QCOMPARE(known(), expected);
        QVERIFY(cache->hasDamagedRows());

        const auto topics = cache->topics();
        QCOMPARE(cache->dropDamagedRows(), Result<qint64>(1));
        QVERIFY(!cache->hasDamagedRows());
        QVERIFY(cache->topics() != topics);
        QCOMPARE(known(), expected);
        QVERIFY(!cache->hasDamagedRows());
        QCOMPARE(cache->dropDamagedRows(), Result<qint64>(0));
    }

    void whatIsTakenOutTwiceIsStillMissed()
    {
        const test::StoreFixture disk;
        const QByteArray jam = R"({"price":100})";
        const QByteArray tea = R"({"price":200})";
        QVERIFY(open(disk)->applyPage(
            {put(1, u"JAM"_s, 1, jam, u"product"_s), put(2, u"TEA"_s, 1, tea, u"product"_s)},
            u"c"_s));
        const auto whole = open(disk)->topics();
        for (const QByteArray &body : {jam, tea}) {
            replaceOnDisk(disk.path("cache.db"), body, QByteArray(body).replace("00", "99"));
            const auto cache = open(disk);
            QCOMPARE(cache->dropDamagedRows(), Result<qint64>(1));
            QVERIFY(cache->topics() != whole);
        }
    }

    void aCursorThatTheDiskChangedMakesTheCacheAnew()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk)->applyPage({put(1, u"a"_s, 1, "A")}, u"the-cursor"_s));
        replaceOnDisk(disk.path("cache.db"), "the-cursor", "the-cursos");
        const auto cache = open(disk);
        QVERIFY(cache->rebuilt());
        QCOMPARE(cache->rebuilt()->why.code, codes::databaseCorrupt);
        QCOMPARE(cache->cursor(), QString());
    }

    void anotherKeyMakesTheCacheAnew()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk)->applyPage({put(1, u"c1"_s, 1, "Mere", u"customer"_s)}, u"c1"_s));
        test::FakeRandom random(99);
        const FieldCipher otherKey(FieldCipher::makeKey(random), random);
        const auto cache = Cache::open({disk.path("cache.db")}, otherKey, nine);
        QVERIFY(cache);
        QCOMPARE((*cache)->rebuilt()->why.code, codes::sealedValueUnreadable);
        QCOMPARE((*cache)->cursor(), QString());
        QCOMPARE(all(**cache, u"customer"_s), QString());
    }

    void onlyTheNewestDamagedFileIsKept()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        const Error why{ErrorKind::Storage, codes::databaseCorrupt, u"a test"_s};
        for (int i = 0; i < 3; ++i)
            QVERIFY(cache->rebuild(why, nine + std::chrono::hours(i)));
        const auto left = QDir(disk.folder.path()).entryList({u"cache.db.damaged-*"_s});
        QCOMPARE(left, QStringList{u"cache.db.damaged-20261121T110000Z"_s});
    }

    void aDamagedFileGoesAfter72Hours()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        const auto kept = [&] {
            return !QDir(disk.folder.path()).entryList({u"cache.db.damaged-*"_s}).isEmpty();
        };
        QVERIFY(cache->rebuild({ErrorKind::Storage, codes::databaseCorrupt, u"a test"_s}, nine));
        QVERIFY(cache->reopen(nine + Cache::damagedKept));
        QVERIFY(kept());
        QVERIFY(cache->reopen(nine + Cache::damagedKept + std::chrono::seconds(1)));
        QVERIFY(!kept());
    }

    void aCacheOfANewerProgramIsRefusedNotReplaced()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk));
        {
            SqliteOptions options;
            options.path = disk.path("cache.db");
            const auto connection = Connection::open(options);
            QVERIFY(connection);
            QVERIFY((*connection)->run(u"INSERT INTO schema_version(version) VALUES (99)"_s));
        }
        const auto cache = Cache::open({disk.path("cache.db")}, disk.cipher, nine);
        QVERIFY(!cache);
        QCOMPARE(cache.error().code, codes::databaseNewer);
    }

    void aPageThatDoesNotFitLeavesRowsAndCursor()
    {
        const test::StoreFixture disk;
        auto opened = Cache::open({disk.path("cache.db"), {}, 40}, disk.cipher, nine);
        QVERIFY(opened);
        Cache &cache = **opened;
        QVERIFY(cache.applyPage({put(1, u"a"_s, 1, "A")}, u"c1"_s));
        const auto topics = cache.topics();
        QList<CacheChange> large{put(2, u"a"_s, 2, "A2"), del(3, u"a"_s, 3)};
        for (int i = 0; i < 50; ++i)
            large.append(put(4 + i, u"id-%1"_s.arg(i), 1, QByteArray(8000, 'x')));
        const auto refused = cache.applyPage(large, u"c99"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, codes::diskFull);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(cache.cursor(), u"c1"_s);
            QCOMPARE(cache.topics(), topics);
            QCOMPARE(all(cache), u"a.1=A"_s);
            QVERIFY(cache.reopen(nine));
        }
        QVERIFY(cache.applyPage({put(2, u"a"_s, 2, "A2")}, u"c2"_s)); // and it goes on
    }
};

QTEST_GUILESS_MAIN(CacheTest)
#include "CacheTest.moc"
