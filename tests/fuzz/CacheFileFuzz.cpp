// SPDX-License-Identifier: Apache-2.0
#include "core/store/Cache.h"
#include "tests/fuzz/DamagedFile.h"
#include "tests/support/FakeRandom.h"

using namespace storehand;
using namespace storehand::fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant noon{1'795'262'400'000};
constexpr int entities = 8;
const QString cacheName = u"cache.db"_s;
const QString topic = u"store/harbour"_s;

FieldCipher &cipher()
{
    static test::FakeRandom random;
    static FieldCipher cipher(FieldCipher::makeKey(random), random);
    return cipher;
}

QByteArray bodyOf(const QString &id)
{
    return "{\"name\":\"" + id.toUtf8() + "\"}";
}

QString codeOf(int number)
{
    return u"0952123454%1"_s.arg(number);
}

QList<CacheChange> somePage()
{
    QList<CacheChange> changes;
    for (int i = 0; i < entities; ++i) {
        const QString kind = i % 2 == 0 ? u"customer"_s : u"product"_s;
        const QString id = u"id-%1"_s.arg(i);
        changes.append(
            {topic, i + 1, kind, id, i + 1, false, bodyOf(id), {{u"code"_s, codeOf(i), u"6"_s}}});
    }
    return changes;
}

GoodFile makeGood()
{
    const RamFolder folder;
    const QString path = folder.path(cacheName);
    {
        auto cache = Cache::open({path}, cipher(), noon).value();
        demand(cache->applyPage(somePage(), u"cursor-1"_s).has_value(), "no page");
    }
    return {contentOf(path), {}};
}

/// What is read is what was told: every row has a checksum.
void inventsNothing(const Cache &cache)
{
    for (const QString &kind : {u"customer"_s, u"product"_s}) {
        const auto all = cache.readAll(kind);
        if (!all)
            continue;
        for (const CachedEntity &one : *all)
            demand(one.body == bodyOf(one.id), "an entity that nobody told");
    }
    for (int i = 0; i < entities; ++i) {
        const auto hits = cache.lookUp(u"code"_s, codeOf(i));
        if (!hits)
            continue;
        for (const IndexHit &hit : *hits)
            demand(hit.entity.id == u"id-%1"_s.arg(i) && hit.value == u"6", "another code's units");
    }
}

void goesOn(Cache &cache)
{
    const auto applied = cache.applyPage(somePage(), u"cursor-2"_s);
    if (!applied && !cache.check())
        demand(cache.rebuild(applied.error(), noon).has_value(), "a cache cannot be made anew");
    const auto dropped = cache.dropDamagedRows();
    demand(dropped || cache.rebuild(dropped.error(), noon), "a cache cannot be made anew");
    (void)cache.sweep();
}

} // namespace

/// Whatever a bad disk makes of the cache, the station starts, if with an empty one, and goes on.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const GoodFile good = makeGood();
    Choices choices(data, size);
    const RamFolder folder;
    const QString path = folder.path(cacheName);
    writeContent(path, damaged(good.content, choices));

    auto cache = Cache::open({path}, cipher(), noon);
    if (!cache) {
        if (cache.error().code != u"database_newer")
            qFatal("a damaged cache stops the station: %s", qPrintable(cache.error().detail));
        return 0;
    }
    inventsNothing(**cache);
    goesOn(**cache);
    inventsNothing(**cache);
    return 0;
}
