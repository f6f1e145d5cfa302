// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/store/Cache.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant now{1'795'251'600'000};

QList<CacheChange> rows(int from, int count)
{
    QList<CacheChange> changes;
    for (int i = from; i < from + count; ++i)
        changes.append({u"cat/0"_s, i + 1, u"product"_s, u"SKU-%1"_s.arg(i), 1, false,
                        R"({"title":"Thing"})"});
    return changes;
}

struct Disk : StoreFixture
{
    Disk() { open(); }

    void open(qint64 maxPages = 0)
    {
        cache.reset();
        auto opened = Cache::open({path("cache.db"), {}, maxPages}, cipher, now);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        cache = std::move(*opened);
    }

    [[nodiscard]] qsizetype products() const { return cache->readAll(u"product"_s).value().size(); }

    std::unique_ptr<Cache> cache;
};

} // namespace

/// A page of the feed in slices is still one page.
class CachePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slicesAreKeptTogether();
    void aPageThatIsCutOffLeavesNothing();
    void aDroppedPageLeavesNothing();
    void aSliceWithoutRoomTakesThePageBack();
    void upkeepWaitsForThePage();
    void aCacheReopenedMeanwhileIsAsBefore();
};

void CachePageTest::slicesAreKeptTogether()
{
    Disk disk;
    QVERIFY(disk.cache->beginPage());
    QVERIFY(disk.cache->addToPage(rows(0, 25)));
    QVERIFY(disk.cache->addToPage(rows(25, 25)));
    QVERIFY(disk.cache->topics().isEmpty());
    QCOMPARE(disk.cache->cursor(), QString());
    const auto changed = disk.cache->commitPage(u"c-1"_s);
    QCOMPARE(changed->size(), 50);
    QCOMPARE(disk.cache->topics().value(u"cat/0"_s).seq, 50);
    disk.open();
    QCOMPARE(disk.products(), 50);
    QCOMPARE(disk.cache->cursor(), u"c-1"_s);

    Disk atOnce;
    QVERIFY(atOnce.cache->applyPage(rows(0, 50), u"c-1"_s));
    QCOMPARE(disk.cache->topics(), atOnce.cache->topics());
}

void CachePageTest::aPageThatIsCutOffLeavesNothing()
{
    Disk disk;
    QVERIFY(disk.cache->applyPage(rows(0, 10), u"c-1"_s));
    QVERIFY(disk.cache->beginPage());
    QVERIFY(disk.cache->addToPage(rows(10, 25)));
    disk.open(); // as after a crash
    QCOMPARE(disk.products(), 10);
    QCOMPARE(disk.cache->cursor(), u"c-1"_s);
}

void CachePageTest::aDroppedPageLeavesNothing()
{
    Disk disk;
    QVERIFY(disk.cache->beginPage());
    QVERIFY(disk.cache->addToPage(rows(0, 25)));
    disk.cache->dropPage();
    QCOMPARE(disk.products(), 0);
    QVERIFY(disk.cache->applyPage(rows(0, 25), u"c-1"_s));
    QCOMPARE(disk.products(), 25);
}

void CachePageTest::aSliceWithoutRoomTakesThePageBack()
{
    Disk disk;
    QVERIFY(disk.cache->applyPage(rows(0, 10), u"c-1"_s));
    disk.open(20);
    QVERIFY(disk.cache->beginPage());
    Status added;
    for (int i = 10; added && i < 5000; i += 25)
        added = disk.cache->addToPage(rows(i, 25));
    QCOMPARE(added.error().code, codes::diskFull);
    QVERIFY(!disk.cache->hasOpenPage());
    QCOMPARE(disk.products(), 10);
    QCOMPARE(disk.cache->cursor(), u"c-1"_s);
}

void CachePageTest::upkeepWaitsForThePage()
{
    Disk disk;
    QVERIFY(disk.cache->beginPage());
    QVERIFY(disk.cache->addToPage(rows(0, 25)));
    QVERIFY(*disk.cache->sweep()); // there may be more to do, later
    QVERIFY(disk.cache->checkpoint());
    QVERIFY(disk.cache->commitPage(u"c-1"_s));
    QVERIFY(!*disk.cache->sweep());
    QCOMPARE(disk.products(), 25);
}

void CachePageTest::aCacheReopenedMeanwhileIsAsBefore()
{
    Disk disk;
    QVERIFY(disk.cache->beginPage());
    QVERIFY(disk.cache->addToPage(rows(0, 25)));
    QVERIFY(disk.cache->reopen(now));
    QVERIFY(!disk.cache->hasOpenPage());
    QCOMPARE(disk.products(), 0);
}

QTEST_GUILESS_MAIN(CachePageTest)
#include "CachePageTest.moc"
