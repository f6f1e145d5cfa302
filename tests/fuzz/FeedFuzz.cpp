// SPDX-License-Identifier: Apache-2.0
#include "core/sync/FeedChanges.h"
#include "tests/fuzz/FuzzInput.h"
#include "tests/support/FakeRandom.h"

#include <QFile>

using namespace storehand;
using namespace storehand::fuzz;

namespace {

constexpr Instant noon{1'795'262'400'000};

/// A station's cache that knows nothing yet.
class EmptyCache
{
public:
    EmptyCache()
    {
        QFile::copy(emptyFile(), m_folder.path(name));
        m_cache = std::move(*Cache::open({m_folder.path(name)}, cipher(), noon));
    }

    Cache *operator->() { return m_cache.get(); }

private:
    static inline const QString name = QStringLiteral("cache.db");

    static const FieldCipher &cipher()
    {
        static test::FakeRandom random;
        static const FieldCipher cipher(FieldCipher::makeKey(random), random);
        return cipher;
    }

    /// Made once: laying out the tables takes longer than everything else.
    static QString emptyFile()
    {
        static const RamFolder folder;
        const QString path = folder.path(name);
        if (!QFile::exists(path))
            (void)Cache::open({path}, cipher(), noon);
        return path;
    }

    RamFolder m_folder;
    std::unique_ptr<Cache> m_cache;
};

void checkSlices(const QList<wire::Change> &changes)
{
    qsizetype at = 0;
    while (at < changes.size()) {
        const qsizetype end = endOfSlice(changes, at);
        demand(end > at && end <= changes.size(), "a slice is empty or too long");
        demand(end == changes.size() || changes[end].txn != changes[end - 1].txn,
               "a slice tears a group");
        at = end;
    }
}

} // namespace

/// Any page of the feed that can be read can be applied, slice by slice, and applying it twice is
/// the same as once.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const auto page = wire::decodeFeedPage(bytesOf(data, size));
    if (!page)
        return 0;
    checkSlices(page->changes);
    const QList<CacheChange> changes = cacheChanges(page->changes, {});
    if (changes.isEmpty())
        return 0;
    EmptyCache cache;
    (void)topicsWithHoles(page->changes, cache->topics());
    demand(cache->applyPage(changes, page->next).has_value(), "a page is refused");
    const CacheTopics once = cache->topics();
    (void)topicsThatDiffer(page->digest, once);
    demand(cache->applyPage(changes, page->next).has_value(), "a page is refused again");
    demand(cache->topics() == once, "applying a page twice is not the same as once");
    for (const CacheChange &change : changes)
        demand(cache->read(change.entity, change.id).has_value(), "a row cannot be read");
    return 0;
}
