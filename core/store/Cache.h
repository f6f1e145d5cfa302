// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/FieldCipher.h"
#include "core/database/Transaction.h"
#include "core/domain/Error.h"
#include "core/domain/Instant.h"
#include "core/store/StoreFile.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>

namespace storehand {

/// An entry by which an entity is found without reading its body, for example
/// {"code", "09521234543213", "6"}: this product, six units. Never holds personal data.
struct IndexRow
{
    QString kind;
    QString key;
    QString value = {};

    friend bool operator==(const IndexRow &, const IndexRow &) = default;
};

/// One row of the feed or of a snapshot, on its way into the cache.
struct CacheChange
{
    QString topic;
    qint64 seq = 0; ///< 0 in a snapshot
    QString entity; ///< "assignment", "product", …
    QString id;
    qint64 version = 0;
    bool deleted = false;
    QByteArray body = {};       ///< JSON text; empty when deleted
    QList<IndexRow> index = {}; ///< all entries of this entity; they replace the former ones
};

struct EntityKey
{
    QString entity;
    QString id;

    friend bool operator==(const EntityKey &, const EntityKey &) = default;
    friend size_t qHash(const EntityKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.entity, key.id);
    }
};

struct CachedEntity
{
    QString id;
    qint64 version = 0;
    QByteArray body;
};

/// What an index entry leads to.
struct IndexHit
{
    EntityKey entity;
    QString value;

    friend bool operator==(const IndexHit &, const IndexHit &) = default;
};

/// The station's copy of what the OMS told it, by topic. Everything in it can be fetched again, so
/// a damaged file is replaced without asking. Bodies that hold personal data (customers, and people
/// with the verifiers of their PINs) are sealed.
///
/// Belongs to one thread. Errors are ErrorKind::Storage; on `database_corrupt` or isBroken() call
/// rebuild() or reopen(). The FieldCipher must outlive it.
class Cache
{
public:
    /// How long a damaged file is kept: it holds personal values, if sealed.
    static constexpr Millis damagedKept = std::chrono::hours(72);

    /// What open() or rebuild() had to do.
    struct Rebuilt
    {
        Error why;
        QString setAside; ///< where the damaged file lies now, for support
    };

    /// Opens or makes the file. A damaged one, or one sealed with another key, is set aside under a
    /// dated name and an empty one made: see rebuilt().
    [[nodiscard]] static Result<std::unique_ptr<Cache>>
    open(const StoreFile &file, const FieldCipher &cipher, Instant now);
    ~Cache();
    Q_DISABLE_COPY_MOVE(Cache)

    /// Nothing when the file was good.
    [[nodiscard]] const std::optional<Rebuilt> &rebuilt() const;

    // --- The feed ------------------------------------------------------------------------------

    /// Empty before the first page.
    [[nodiscard]] QString cursor() const;
    [[nodiscard]] QString epoch() const;

    /// Applies a page and moves the cursor, in one commit. A put counts when its version is higher
    /// than what is there, a deletion when it is not lower. Returns the entities that are different
    /// now.
    [[nodiscard]] Result<QList<EntityKey>> applyPage(const QList<CacheChange> &changes,
                                                     const QString &cursor);

    /// The same in slices of a few rows, so that a scan need not wait for a whole page: still one
    /// commit, and what is shown by topics() and cursor() stays as it was before. Between the
    /// slices nothing but reading is done; reading finds the rows of the slices already. An error
    /// takes the whole page back.
    [[nodiscard]] Status beginPage();
    [[nodiscard]] Status addToPage(const QList<CacheChange> &changes);
    [[nodiscard]] Result<QList<EntityKey>> commitPage(const QString &cursor);
    void dropPage();
    [[nodiscard]] bool hasOpenPage() const { return m_page.has_value(); }

    struct Topic
    {
        qint64 seq = 0;     ///< all its changes up to this one are in; 0 when that is not known
        quint64 digest = 0; ///< XOR of entityDigest() over its entities

        friend bool operator==(const Topic &, const Topic &) = default;
    };

    [[nodiscard]] QMap<QString, Topic> topics() const;

    // --- Reading -------------------------------------------------------------------------------
    // A row that is not as it was written is passed over as if it were not there: hasDamagedRows().

    /// The entity, in its highest version should several topics have it.
    [[nodiscard]] Result<std::optional<CachedEntity>> read(const QString &entity,
                                                           const QString &id) const;

    /// All entities of one kind, ordered by topic and id.
    [[nodiscard]] Result<QList<CachedEntity>> readAll(const QString &entity) const;

    [[nodiscard]] Result<QList<IndexHit>> lookUp(const QString &kind, const QString &key) const;

    // --- A snapshot, loaded beside what is shown and then swapped in -----------------------------
    // Without a shadow, as after reopen(), the last two are refused with Storage/`storage_failed`.

    /// Starts with empty shadows. `topics` empty: everything is replaced, also topics that the
    /// snapshot does not bring. A shadow begun before, or left by a program that ended, is dropped.
    /// `heads`: the last change of each topic that the snapshot contains, as far as it says so.
    [[nodiscard]] Status beginShadow(const QStringList &topics,
                                     const QMap<QString, qint64> &heads = {});

    /// Takes, in one commit, rows of the snapshot or a feed page read from the snapshot's cursor
    /// on: changes of shadowed topics go into the shadow, others where they belong (what they
    /// changed there is returned). cursor() stays; give the new one to swapShadow().
    [[nodiscard]] Result<QList<EntityKey>> putShadow(const QList<CacheChange> &changes);

    /// Shows the shadow instead of the former rows and moves cursor and epoch, in one short commit.
    [[nodiscard]] Status swapShadow(const QString &epoch, const QString &cursor);

    [[nodiscard]] bool hasShadow() const;
    [[nodiscard]] QMap<QString, Topic> shadowTopics() const;

    // --- Upkeep --------------------------------------------------------------------------------

    /// Deletes up to `limit` rows of what swapShadow() replaced; true while some are left.
    [[nodiscard]] Result<bool> sweep(int limit = 200);

    /// Looks for damage in the file: `database_corrupt` asks for rebuild(). For idle times, once a
    /// day.
    [[nodiscard]] Status check() const;

    /// Reading came upon rows whose checksum is wrong: dropRowsFoundDamaged().
    [[nodiscard]] bool hasDamagedRows() const { return !m_damaged.isEmpty(); }

    /// Takes out the rows that reading came upon, by their keys, so it takes no time however large
    /// the cache is; how many there were. Which topics they belonged to is not sure then, so all of
    /// them differ from the OMS's by their digests, and are loaded anew while the rest is shown.
    /// What else is damaged goes with what is replaced.
    [[nodiscard]] Result<qint64> dropRowsFoundDamaged();

    /// The same of all rows: looks at the checksum of every entity and index. For idle times.
    [[nodiscard]] Result<qint64> dropDamagedRows();

    /// How many rows were taken out as damaged since the program began.
    [[nodiscard]] qint64 rowsTakenOut() const { return m_rowsTakenOut; }

    /// Empties the write-ahead log, so that no commit has to. For idle times.
    [[nodiscard]] Status checkpoint();

    [[nodiscard]] bool isBroken() const;

    /// Closes the file and opens it again; a damaged one is replaced as in open(). After a failure
    /// everything is refused until it succeeds.
    [[nodiscard]] Status reopen(Instant now);

    /// Sets the file aside and starts with an empty one.
    [[nodiscard]] Status rebuild(const Error &why, Instant now);

private:
    /// One loading of a topic. A topic can have a shown copy and, beside it, a shadow.
    struct Copy
    {
        qint64 id = 0;
        Topic topic;
    };

    using Copies = QMap<QString, Copy>;
    enum class CopyState { Shadow = 0, Shown = 1, Dropped = 2 };

    struct Shadow
    {
        QSet<QString> topics; ///< empty: all
        Copies copies;

        [[nodiscard]] bool has(const QString &topic) const
        {
            return topics.isEmpty() || topics.contains(topic);
        }
    };

    /// A row that is not as it was written, by its key. An index entry has kind and key.
    struct DamagedRow
    {
        qint64 copy = 0;
        EntityKey entity;
        QString kind = {};
        QString key = {};

        friend bool operator==(const DamagedRow &, const DamagedRow &) = default;
    };

    /// More are found again when these are gone.
    static constexpr qsizetype damagedRowsMax = 1000;

    /// A page between beginPage() and commitPage().
    struct Page
    {
        Transaction transaction;
        Copies live;
        QList<EntityKey> changed;
    };

    Cache(StoreFile file, const FieldCipher &cipher);
    [[nodiscard]] Status openOrRebuild(Instant now);
    [[nodiscard]] Status replace(const Error &why, Instant now);
    [[nodiscard]] Status openFile();
    [[nodiscard]] Status load();
    [[nodiscard]] Status checkKey();

    [[nodiscard]] Result<std::optional<QByteArray>> meta(const QString &key) const;
    [[nodiscard]] Status setMeta(const QString &key, const QByteArray &value);

    [[nodiscard]] Status applyAll(const QList<CacheChange> &changes, Copies &live, Shadow *shadow,
                                  QList<EntityKey> &changed);
    [[nodiscard]] Result<bool> apply(const CacheChange &change, Copy &copy);
    [[nodiscard]] Status put(const CacheChange &change, const Copy &copy, bool replaces);
    [[nodiscard]] Status remove(const CacheChange &change, const Copy &copy);
    [[nodiscard]] Status clearIndex(const CacheChange &change, const Copy &copy);
    [[nodiscard]] Status saveCopy(const QString &topic, const Copy &copy, CopyState state);
    [[nodiscard]] Status saveTopics(const Copies &before, const Copies &after, CopyState state);
    [[nodiscard]] static QMap<QString, Topic> topicsOf(const Copies &copies);
    void noteDamaged(const DamagedRow &row) const;
    [[nodiscard]] Result<qint64> finishDropping(Transaction &transaction, qint64 count);
    [[nodiscard]] Status dropShadow();
    [[nodiscard]] Status setPosition(const QString &epoch, const QString &cursor);
    [[nodiscard]] Result<std::optional<CachedEntity>> taken(const QString &entity,
                                                            const SqlRow &row) const;

    StoreFile m_file;
    const FieldCipher &m_cipher;
    std::unique_ptr<Connection> m_connection;
    std::optional<Rebuilt> m_rebuilt;
    QString m_cursor;
    QString m_epoch;
    Copies m_live;
    std::optional<Shadow> m_shadow;
    std::optional<Page> m_page;
    qint64 m_lastCopy = 0;
    mutable QList<DamagedRow> m_damaged; ///< reading finds them
    qint64 m_rowsTakenOut = 0;
};

} // namespace storehand
