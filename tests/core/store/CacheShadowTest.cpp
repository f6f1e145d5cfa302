// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/EntityDigest.h"
#include "core/store/Cache.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// A snapshot is loaded while people go on working with what is there.
class CacheShadowTest : public QObject
{
    Q_OBJECT

    static constexpr Instant nine{1'795'251'600'000};
    static inline const QString work = u"store/42"_s;
    static inline const QString catalogue = u"cat/0"_s;

    static std::unique_ptr<Cache> open(const test::StoreFixture &disk)
    {
        auto cache = Cache::open({disk.path("cache.db")}, disk.cipher, nine);
        return cache ? std::move(*cache) : nullptr;
    }

    static CacheChange put(const QString &topic, qint64 seq, const QString &id, qint64 version)
    {
        return {topic,
                seq,
                u"thing"_s,
                id,
                version,
                false,
                u"%1v%2"_s.arg(id).arg(version).toUtf8(),
                {{u"code"_s, u"code-"_s + id}}};
    }

    static CacheChange del(const QString &topic, qint64 seq, const QString &id, qint64 version)
    {
        return {topic, seq, u"thing"_s, id, version, true};
    }

    static QString all(const Cache &cache)
    {
        const auto found = cache.readAll(u"thing"_s);
        if (!found)
            return found.error().code;
        QStringList texts;
        for (const CachedEntity &one : *found)
            texts.append(QString::fromUtf8(one.body));
        return texts.join(u' ');
    }

    static bool isFound(const Cache &cache, const QString &id)
    {
        const auto hits = cache.lookUp(u"code"_s, u"code-"_s + id);
        return hits && !hits->isEmpty();
    }

    static int sweepAll(Cache &cache, int limit)
    {
        int rounds = 0;
        for (Result<bool> more = true; more && *more; more = cache.sweep(limit))
            ++rounds;
        return rounds - 1;
    }

private Q_SLOTS:
    void nothingIsSeenOfASnapshotBeforeTheSwap()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        QVERIFY(cache->applyPage({put(work, 1, u"old"_s, 1)}, u"c1"_s));

        QVERIFY(cache->beginShadow({}));
        QVERIFY(cache->hasShadow());
        QCOMPARE(cache->putShadow({put(work, 0, u"new"_s, 4)}).value(), QList<EntityKey>());
        QVERIFY(cache->putShadow({put(catalogue, 0, u"tea"_s, 2)}));
        QCOMPARE(all(*cache), u"oldv1"_s);
        QVERIFY(!isFound(*cache, u"new"_s));
        QCOMPARE(cache->cursor(), u"c1"_s);
        QVERIFY(cache->applyPage({put(work, 2, u"old"_s, 2)}, u"c2"_s)); // the old feed goes on
        QCOMPARE(all(*cache), u"oldv2"_s);

        QVERIFY(cache->swapShadow(u"epoch-2"_s, u"s9"_s));
        QVERIFY(!cache->hasShadow());
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(all(*cache), u"teav2 newv4"_s);
            QVERIFY(isFound(*cache, u"new"_s));
            QVERIFY(!isFound(*cache, u"old"_s));
            QCOMPARE(cache->cursor(), u"s9"_s);
            QCOMPARE(cache->epoch(), u"epoch-2"_s);
            QCOMPARE(cache->topics().value(work).digest, entityDigest(u"thing", u"new", 4));
            QVERIFY(cache->reopen(nine));
        }
    }

    void theFeedFromTheSnapshotsStartIsAppliedOverIt()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        QVERIFY(cache->beginShadow({}));
        // "a" changed and "b" went between the snapshot's start and the reading of their pages.
        QVERIFY(cache->putShadow({put(work, 0, u"a"_s, 3), put(work, 0, u"c"_s, 1)}));
        QVERIFY(cache->putShadow({put(work, 11, u"a"_s, 2), put(work, 12, u"b"_s, 1),
                                  put(work, 13, u"a"_s, 3), del(work, 14, u"b"_s, 2),
                                  put(work, 15, u"c"_s, 2)}));
        QCOMPARE(
            cache->shadowTopics().value(work),
            (Cache::Topic{15, entityDigest(u"thing", u"a", 3) ^ entityDigest(u"thing", u"c", 2)}));
        QVERIFY(cache->swapShadow(u"e"_s, u"s15"_s));
        QCOMPARE(all(*cache), u"av3 cv2"_s);
        QCOMPARE(cache->topics().value(work).seq, 15);
    }

    void oneTopicCanBeLoadedAgainWhileTheOthersStay()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        QVERIFY(cache->applyPage({put(work, 1, u"lost"_s, 1), put(catalogue, 1, u"tea"_s, 1)},
                                 u"c1"_s));
        QVERIFY(cache->beginShadow({work}));
        // A feed page brings both; only the shadowed topic stays unseen.
        QCOMPARE(
            cache->putShadow({put(work, 5, u"a"_s, 1), put(catalogue, 2, u"tea"_s, 2)}).value(),
            (QList<EntityKey>{{u"thing"_s, u"tea"_s}}));
        QCOMPARE(all(*cache), u"teav2 lostv1"_s);
        QVERIFY(cache->swapShadow(cache->epoch(), u"c5"_s));
        QCOMPARE(all(*cache), u"teav2 av1"_s);
        QVERIFY(cache->reopen(nine));
        QCOMPARE(all(*cache), u"teav2 av1"_s);
        QCOMPARE(cache->topics().keys(), (QStringList{catalogue, work}));
    }

    void aTopicThatTheSnapshotNoLongerBringsIsGone()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        QVERIFY(
            cache->applyPage({put(work, 1, u"a"_s, 1), put(catalogue, 1, u"tea"_s, 1)}, u"c"_s));
        QVERIFY(cache->beginShadow({}));
        QVERIFY(cache->putShadow({put(work, 0, u"a"_s, 1)}));
        QVERIFY(cache->swapShadow(u"e"_s, u"s"_s));
        QCOMPARE(all(*cache), u"av1"_s);
        QCOMPARE(cache->topics().keys(), QStringList{work});
    }

    /// Nothing of it changes after the snapshot, so only the snapshot can say where it is.
    void aQuietTopicIsWhereTheSnapshotSaidThatItIs()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        QVERIFY(cache->applyPage({put(catalogue, 7, u"tea"_s, 1)}, u"c7"_s));
        QVERIFY(cache->beginShadow({work}, {{work, 41}, {catalogue, 9}}));
        QVERIFY(cache->putShadow({put(work, 0, u"a"_s, 1)}));
        QVERIFY(cache->swapShadow(u"e"_s, u"s"_s));
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(cache->topics().value(work),
                     (Cache::Topic{41, entityDigest(u"thing", u"a", 1)}));
            QCOMPARE(cache->topics().value(catalogue).seq, 7); // was not loaded
            QCOMPARE(all(*cache), u"teav1 av1"_s);
            QVERIFY(cache->reopen(nine));
        }
    }

    void whatWasBeingLoadedWhenTheFileWasOpenedAnewIsRefused()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        QVERIFY(cache->applyPage({put(work, 1, u"a"_s, 1)}, u"c1"_s));
        QVERIFY(cache->beginShadow({}));
        QVERIFY(cache->reopen(nine));
        QCOMPARE(cache->putShadow({put(work, 0, u"b"_s, 1)}).error().kind, ErrorKind::Storage);
        QCOMPARE(cache->swapShadow(u"e"_s, u"s"_s).error().kind, ErrorKind::Storage);
        QCOMPARE(all(*cache), u"av1"_s);
        QCOMPARE(cache->cursor(), u"c1"_s);
    }

    void aShadowLeftByARestartIsForgotten()
    {
        const test::StoreFixture disk;
        {
            const auto cache = open(disk);
            QVERIFY(cache->applyPage({put(work, 1, u"a"_s, 1)}, u"c1"_s));
            QVERIFY(cache->beginShadow({}));
            QVERIFY(cache->putShadow({put(work, 0, u"ghost"_s, 9)}));
        }
        const auto cache = open(disk);
        QVERIFY(!cache->hasShadow());
        QCOMPARE(all(*cache), u"av1"_s);
        QVERIFY(cache->beginShadow({}));
        QVERIFY(cache->putShadow({put(work, 0, u"b"_s, 1)}));
        QVERIFY(cache->swapShadow(u"e"_s, u"s"_s));
        QCOMPARE(all(*cache), u"bv1"_s);
        QVERIFY(!isFound(*cache, u"ghost"_s));
    }

    void replacedRowsAreSweptAwayInSlices()
    {
        const test::StoreFixture disk;
        const auto cache = open(disk);
        QList<CacheChange> rows;
        for (int i = 0; i < 50; ++i)
            rows.append(put(work, i + 1, u"id-%1"_s.arg(i), 1));
        QVERIFY(cache->applyPage(rows, u"c"_s));
        QCOMPARE(sweepAll(*cache, 20), 0); // what is shown is not swept
        QVERIFY(cache->beginShadow({}));
        QVERIFY(cache->putShadow({put(work, 0, u"kept"_s, 1)}));
        QVERIFY(cache->swapShadow(u"e"_s, u"s"_s));
        QVERIFY(disk.contains("id-49v1"));
        QCOMPARE(sweepAll(*cache, 20), 4); // 20, 20, 10, and the topic's own row
        QCOMPARE(all(*cache), u"keptv1"_s);
        QVERIFY(isFound(*cache, u"kept"_s));
    }
};

QTEST_GUILESS_MAIN(CacheShadowTest)
#include "CacheShadowTest.moc"
