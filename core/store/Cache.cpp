// SPDX-License-Identifier: Apache-2.0
#include "core/store/Cache.h"

#include "core/crypto/EntityDigest.h"
#include "core/database/DatabaseFiles.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/domain/FailPoint.h"
#include "core/domain/PlantedBug.h"
#include "core/store/CacheChecksum.h"
#include "core/store/CacheSchema.h"

#include <QFile>
#include <QLoggingCategory>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

Q_LOGGING_CATEGORY(log, "storehand.cache")

const QString cursorKey = u"cursor"_s;
const QString epochKey = u"epoch"_s;
const QString keyCheckKey = u"key_check"_s;
const QByteArray keyCheckPlace = "cache/key_check";
const QByteArray keyCheckText = "storehand";

constexpr std::array sealedKinds{"customer"_L1, "person"_L1};

bool isSealed(QStringView entity)
{
    return std::find(sealedKinds.begin(), sealedKinds.end(), entity) != sealedKinds.end();
}

/// Binds a sealed body to its entity and version, so that it cannot be moved to another one.
QByteArray placeOf(const QString &entity, const QString &id, qint64 version)
{
    return u"cache/%1/%2/%3"_s.arg(entity, id).arg(version).toUtf8();
}

tl::unexpected<Error> otherThanWritten(const QString &what)
{
    return failure(ErrorKind::Storage, codes::databaseCorrupt,
                   what + u" is not as it was written"_s);
}

} // namespace

Cache::Cache(StoreFile file, const FieldCipher &cipher)
    : m_file(std::move(file))
    , m_cipher(cipher)
{}

Cache::~Cache() = default;

// --- Opening and rebuilding ---------------------------------------------------------------------

Result<std::unique_ptr<Cache>> Cache::open(const StoreFile &file, const FieldCipher &cipher,
                                           Instant now)
{
    std::unique_ptr<Cache> cache(new Cache(file, cipher));
    if (const Status opened = cache->reopen(now); !opened)
        return failure(opened.error());
    return cache;
}

Status Cache::reopen(Instant now)
{
    dropPage();
    m_rebuilt.reset();
    const Status opened = openOrRebuild(now);
    if (!opened)
        m_connection = Connection::refusing(opened.error());
    return opened;
}

Status Cache::openOrRebuild(Instant now)
{
    const SqliteOptions options = m_file.options(SqliteOptions::Durability::Normal);
    if (const Status removed = removeSetAside(options, now - damagedKept); !removed)
        return removed;
    const Status opened = openFile();
    if (opened)
        return opened;
    const QString &code = opened.error().code;
    if (code == codes::databaseCorrupt || code == codes::sealedValueUnreadable)
        return replace(opened.error(), now);
    return opened;
}

Status Cache::rebuild(const Error &why, Instant now)
{
    const Status made = replace(why, now);
    if (!made)
        m_connection = Connection::refusing(made.error());
    return made;
}

Status Cache::replace(const Error &why, Instant now)
{
    dropPage();
    if (m_connection)
        m_connection->close();
    for (const QString &lost : {u"outbox.db"_s, u"outbox.db-wal"_s}) {
        if (planted(Bug::LosesOutboxWithCache))
            QFile::remove(m_file.path.chopped(u"cache.db"_s.size()) + lost);
    }
    qCWarning(log).noquote() << "the cache is made anew:" << why.code << why.detail;
    const auto setAside = setDatabaseAside(m_file.options(SqliteOptions::Durability::Normal), now);
    if (!setAside)
        return failure(setAside.error());
    if (const Status opened = openFile(); !opened)
        return opened;
    m_rebuilt = Rebuilt{why, *setAside};
    return {};
}

Status Cache::openFile()
{
    if (m_connection)
        m_connection->close(); // and stay so, if it cannot be opened again
    auto connection = openStoreFile(m_file, SqliteOptions::Durability::Normal, cacheMigrations());
    if (!connection)
        return failure(connection.error());
    m_connection = std::move(*connection);
    if (const Status checked = checkKey(); !checked)
        return checked;
    return load();
}

Status Cache::checkKey()
{
    const auto sealed = meta(keyCheckKey);
    if (!sealed)
        return failure(sealed.error());
    if (!*sealed)
        return setMeta(keyCheckKey, m_cipher.seal(keyCheckText, keyCheckPlace));
    const auto opened = m_cipher.open(**sealed, keyCheckPlace);
    if (!opened)
        return failure(opened.error());
    return {};
}

Status Cache::load()
{
    m_live.clear();
    m_shadow.reset();
    m_lastCopy = 0;
    m_damaged.clear();
    Copies shadows;
    const Status read = m_connection->query(
        u"SELECT id, topic, state, seq, digest, crc FROM copy ORDER BY id"_s, {},
        [&](const SqlRow &row) -> Status {
            const Copy copy{row.integer(0), {row.integer(3), static_cast<quint64>(row.integer(4))}};
            if (row.integer(5) !=
                cacheChecksum(copy.id, row.text(1), row.integer(2), row.integer(3), row.integer(4)))
                return otherThanWritten(u"topic "_s + row.text(1));
            m_lastCopy = copy.id;
            if (row.integer(2) == int(CopyState::Shown))
                m_live.insert(row.text(1), copy);
            else if (row.integer(2) == int(CopyState::Shadow))
                shadows.insert(row.text(1), copy);
            return {};
        });
    if (!read)
        return read;
    // A shadow without the program that was loading it is worth nothing.
    m_shadow = Shadow{{}, shadows};
    if (const Status dropped = dropShadow(); !dropped)
        return dropped;
    const auto cursor = meta(cursorKey);
    const auto epoch = meta(epochKey);
    if (!cursor || !epoch)
        return failure(cursor ? epoch.error() : cursor.error());
    m_cursor = QString::fromUtf8(cursor->value_or(QByteArray()));
    m_epoch = QString::fromUtf8(epoch->value_or(QByteArray()));
    return {};
}

const std::optional<Cache::Rebuilt> &Cache::rebuilt() const
{
    return m_rebuilt;
}

Status Cache::check() const
{
    return m_connection->quickCheck();
}

Status Cache::checkpoint()
{
    return m_page ? Status() : m_connection->checkpoint();
}

bool Cache::isBroken() const
{
    return m_connection->isBroken();
}

Result<std::optional<QByteArray>> Cache::meta(const QString &key) const
{
    std::optional<QByteArray> value;
    const Status read = m_connection->query(u"SELECT value, crc FROM meta WHERE key = ?"_s, {key},
                                            [&](const SqlRow &row) -> Status {
                                                value = row.bytes(0);
                                                if (row.integer(1) != cacheChecksum(key, *value))
                                                    return otherThanWritten(key);
                                                return {};
                                            });
    if (!read)
        return failure(read.error());
    return value;
}

Status Cache::setMeta(const QString &key, const QByteArray &value)
{
    return m_connection->run(
        u"INSERT INTO meta(key, value, crc) VALUES (?, ?, ?) "
        "ON CONFLICT(key) DO UPDATE SET value = excluded.value, crc = excluded.crc"_s,
        {key, value, cacheChecksum(key, value)});
}

// --- Applying changes ---------------------------------------------------------------------------

QString Cache::cursor() const
{
    return m_cursor;
}

QString Cache::epoch() const
{
    return m_epoch;
}

QMap<QString, Cache::Topic> Cache::topics() const
{
    return topicsOf(m_live);
}

QMap<QString, Cache::Topic> Cache::topicsOf(const Copies &copies)
{
    QMap<QString, Topic> result;
    for (auto copy = copies.cbegin(); copy != copies.cend(); ++copy)
        result.insert(copy.key(), copy->topic);
    return result;
}

Result<QList<EntityKey>> Cache::applyPage(const QList<CacheChange> &changes, const QString &cursor)
{
    if (const Status begun = beginPage(); !begun)
        return failure(begun.error());
    if (const Status added = addToPage(changes); !added)
        return failure(added.error());
    return commitPage(cursor);
}

Status Cache::beginPage()
{
    Q_ASSERT_X(!m_page, "Cache", "a page is open already");
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    m_page.emplace(Page{std::move(*transaction), m_live, {}});
    return {};
}

Status Cache::addToPage(const QList<CacheChange> &changes)
{
    Q_ASSERT_X(m_page, "Cache", "no page is open");
    const Status applied = applyAll(changes, m_page->live, nullptr, m_page->changed);
    if (!applied)
        dropPage();
    return applied;
}

Result<QList<EntityKey>> Cache::commitPage(const QString &cursor)
{
    Q_ASSERT_X(m_page, "Cache", "no page is open");
    pass(FailPoint::PageCursor);
    Status done = setPosition(m_epoch, cursor);
    pass(FailPoint::PageCommit);
    if (done)
        done = m_page->transaction.commit();
    pass(FailPoint::PageCommitted);
    if (!done) {
        dropPage();
        return failure(done.error());
    }
    m_live = m_page->live;
    m_cursor = cursor;
    const QList<EntityKey> changed = m_page->changed;
    m_page.reset();
    return changed;
}

void Cache::dropPage()
{
    m_page.reset();
}

Status Cache::setPosition(const QString &epoch, const QString &cursor)
{
    if (const Status set = setMeta(cursorKey, cursor.toUtf8()); !set || epoch == m_epoch)
        return set;
    return setMeta(epochKey, epoch.toUtf8());
}

Status Cache::applyAll(const QList<CacheChange> &changes, Copies &live, Shadow *shadow,
                       QList<EntityKey> &changed)
{
    const Copies liveBefore = live;
    const Copies shadowBefore = shadow ? shadow->copies : Copies();
    for (const CacheChange &change : changes) {
        const bool intoShadow = shadow && shadow->has(change.topic);
        Copies &copies = intoShadow ? shadow->copies : live;
        if (!copies.contains(change.topic)) {
            const auto state = intoShadow ? CopyState::Shadow : CopyState::Shown;
            const Copy &made = *copies.insert(change.topic, Copy{++m_lastCopy, {}});
            if (const Status saved = saveCopy(change.topic, made, state); !saved)
                return saved;
        }
        const Result<bool> applied = apply(change, copies[change.topic]);
        if (!applied)
            return failure(applied.error());
        const EntityKey key{change.entity, change.id};
        if (*applied && !intoShadow && !changed.contains(key))
            changed.append(key);
    }
    const Status saved = saveTopics(liveBefore, live, CopyState::Shown);
    if (!saved || !shadow)
        return saved;
    return saveTopics(shadowBefore, shadow->copies, CopyState::Shadow);
}

Status Cache::saveCopy(const QString &topic, const Copy &copy, CopyState state)
{
    const auto digest = static_cast<qint64>(copy.topic.digest);
    return m_connection->run(
        u"INSERT INTO copy(id, topic, state, seq, digest, crc) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT(id) DO UPDATE SET state = excluded.state, seq = excluded.seq, "
        "digest = excluded.digest, crc = excluded.crc"_s,
        {copy.id, topic, int(state), copy.topic.seq, digest,
         cacheChecksum(copy.id, topic, qint64(state), copy.topic.seq, digest)});
}

Status Cache::saveTopics(const Copies &before, const Copies &after, CopyState state)
{
    for (auto copy = after.cbegin(); copy != after.cend(); ++copy) {
        if (before.contains(copy.key()) && before[copy.key()].topic == copy->topic)
            continue;
        if (const Status saved = saveCopy(copy.key(), *copy, state); !saved)
            return saved;
    }
    return {};
}

Result<bool> Cache::apply(const CacheChange &change, Copy &copy)
{
    copy.topic.seq = std::max(copy.topic.seq, change.seq);
    const auto former = m_connection->first(
        u"SELECT version FROM entity WHERE copy = ? AND entity = ? AND id = ?"_s,
        {copy.id, change.entity, change.id}, [](const SqlRow &row) { return row.integer(0); });
    if (!former)
        return failure(former.error());
    const bool counts =
        change.deleted ? *former && change.version >= **former
                       : !*former || change.version > **former || planted(Bug::IgnoresVersions);
    if (!counts)
        return false;

    const Status done =
        change.deleted ? remove(change, copy) : put(change, copy, former->has_value());
    if (!done)
        return failure(done.error());
    m_damaged.removeIf([&](const DamagedRow &row) { // it is another row now
        return row.copy == copy.id && row.entity == EntityKey{change.entity, change.id};
    });
    if (*former)
        copy.topic.digest ^= entityDigest(change.entity, change.id, **former);
    if (!change.deleted)
        copy.topic.digest ^= entityDigest(change.entity, change.id, change.version);
    return true;
}

Status Cache::put(const CacheChange &change, const Copy &copy, bool replaces)
{
    const QByteArray body =
        isSealed(change.entity)
            ? m_cipher.seal(change.body, placeOf(change.entity, change.id, change.version))
            : change.body;
    const Status stored = m_connection->run(
        u"INSERT INTO entity(copy, entity, id, version, body, crc) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT(copy, entity, id) "
        "DO UPDATE SET version = excluded.version, body = excluded.body, crc = excluded.crc"_s,
        {copy.id, change.entity, change.id, change.version, body,
         cacheChecksum(copy.id, change.entity, change.id, change.version, body)});
    if (!stored)
        return stored;
    if (replaces) {
        if (const Status cleared = clearIndex(change, copy); !cleared)
            return cleared;
    }
    for (const IndexRow &row : change.index) {
        const Status indexed = m_connection->run(
            u"INSERT INTO lookup(copy, kind, key, entity, id, value, crc) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(copy, kind, key, entity, id) "
            "DO UPDATE SET value = excluded.value, crc = excluded.crc"_s,
            {copy.id, row.kind, row.key, change.entity, change.id, row.value,
             cacheChecksum(copy.id, row.kind, row.key, change.entity, change.id, row.value)});
        if (!indexed)
            return indexed;
    }
    return {};
}

Status Cache::remove(const CacheChange &change, const Copy &copy)
{
    const Status removed =
        m_connection->run(u"DELETE FROM entity WHERE copy = ? AND entity = ? AND id = ?"_s,
                          {copy.id, change.entity, change.id});
    if (!removed)
        return removed;
    return clearIndex(change, copy);
}

Status Cache::clearIndex(const CacheChange &change, const Copy &copy)
{
    return m_connection->run(u"DELETE FROM lookup WHERE copy = ? AND entity = ? AND id = ?"_s,
                             {copy.id, change.entity, change.id});
}

// --- Reading ------------------------------------------------------------------------------------

/// Of `copy, id, version, body, crc`; nothing when the disk has changed the row.
Result<std::optional<CachedEntity>> Cache::taken(const QString &entity, const SqlRow &row) const
{
    CachedEntity found{row.text(1), row.integer(2), row.bytes(3)};
    if (row.integer(4) !=
        cacheChecksum(row.integer(0), entity, found.id, found.version, found.body)) {
        noteDamaged({row.integer(0), {entity, found.id}});
        return std::nullopt;
    }
    if (!isSealed(entity))
        return found;
    const auto body = m_cipher.open(found.body, placeOf(entity, found.id, found.version));
    if (!body) {
        return failure(ErrorKind::Storage, codes::databaseCorrupt,
                       u"%1 %2 of the cache does not open"_s.arg(entity, found.id));
    }
    found.body = body->reveal();
    return found;
}

Result<std::optional<CachedEntity>> Cache::read(const QString &entity, const QString &id) const
{
    std::optional<CachedEntity> newest;
    const Status read =
        m_connection->query(u"SELECT e.copy, e.id, e.version, e.body, e.crc FROM copy c "
                            "CROSS JOIN entity e ON e.copy = c.id AND e.entity = ? AND e.id = ? "
                            "WHERE c.state = ? ORDER BY e.version"_s,
                            {entity, id, int(CopyState::Shown)}, [&](const SqlRow &row) -> Status {
                                auto one = taken(entity, row);
                                if (!one)
                                    return failure(one.error());
                                if (*one)
                                    newest = std::move(*one);
                                return {};
                            });
    if (!read)
        return failure(read.error());
    return newest;
}

Result<QList<CachedEntity>> Cache::readAll(const QString &entity) const
{
    QList<CachedEntity> result;
    const Status read =
        m_connection->query(u"SELECT e.copy, e.id, e.version, e.body, e.crc FROM copy c "
                            "CROSS JOIN entity e ON e.copy = c.id AND e.entity = ? "
                            "WHERE c.state = ? ORDER BY c.topic, e.id"_s,
                            {entity, int(CopyState::Shown)}, [&](const SqlRow &row) -> Status {
                                auto one = taken(entity, row);
                                if (!one)
                                    return failure(one.error());
                                if (*one)
                                    result.append(std::move(**one));
                                return {};
                            });
    if (!read)
        return failure(read.error());
    return result;
}

Result<QList<IndexHit>> Cache::lookUp(const QString &kind, const QString &key) const
{
    QList<IndexHit> hits;
    const Status read = m_connection->query(
        u"SELECT l.copy, l.entity, l.id, l.value, l.crc FROM copy c "
        "CROSS JOIN lookup l ON l.copy = c.id AND l.kind = ? AND l.key = ? "
        "WHERE c.state = ? ORDER BY l.entity, l.id"_s,
        {kind, key, int(CopyState::Shown)}, [&](const SqlRow &row) {
            const IndexHit hit{{row.text(1), row.text(2)}, row.text(3)};
            if (row.integer(4) != cacheChecksum(row.integer(0), kind, key, hit.entity.entity,
                                                hit.entity.id, hit.value))
                noteDamaged({row.integer(0), hit.entity, kind, key});
            else if (hits.isEmpty() || hits.last() != hit) // it may stand in several topics
                hits.append(hit);
        });
    if (!read)
        return failure(read.error());
    return hits;
}

} // namespace storehand
