// SPDX-License-Identifier: Apache-2.0
#include "core/store/Cache.h"
#include "core/store/Outbox.h"
#include "tests/support/CrashImages.h"
#include "tests/support/FakeRandom.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <vector>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant noon{1'795'262'400'000};
constexpr Millis day = std::chrono::hours(24);

/// The acts of a day at the disk, one after the other, each with its mark on the tape.
struct Recorded
{
    QTemporaryDir folder{u"/dev/shm/powerloss-XXXXXX"_s};
    QTemporaryDir then{u"/dev/shm/powerloss-then-XXXXXX"_s};
    FakeRandom random;
    FieldCipher cipher{FieldCipher::makeKey(random), random};
    FaultVfs disk{u"powerloss"_s};

    [[nodiscard]] StoreFile file(const QString &name) const
    {
        return {folder.filePath(name), disk.name()};
    }

    void done(const Status &status)
    {
        if (!status)
            qFatal("%s", qPrintable(status.error().detail));
        disk.mark(0);
    }

    template <typename T>
    void done(const Result<T> &result)
    {
        done(result ? Status() : Status(failure(result.error())));
    }
};

Result<QByteArray> sameLine(const OutboxRow &row, qint64, const QHash<qint64, qint64> &)
{
    return row.line;
}

/// What append() promised, after each act.
struct Ledger
{
    QHash<QString, QByteArray> hashes; ///< by id, of what nothing may take away
};

/// Room in the log for some of a day's commits, so that they are written over it and behind it.
constexpr qint64 someCommits = 12 * (24 + 4'096);

/// A day at the outbox.
class OutboxDay
{
public:
    OutboxDay(Recorded &disk, Outbox &outbox)
        : m_disk(disk)
        , m_outbox(outbox)
    {
        m_ledgers.push_back({});
    }

    void append(int count)
    {
        QList<OutboxDraft> drafts;
        for (int i = 0; i < count; ++i) {
            const QString id = u"id-%1"_s.arg(++m_made);
            OutboxDraft draft{CommandId(id), noon,
                              [id](qint64) { return "line of " + id.toUtf8(); },
                              QByteArray(m_made * 37 % 900, 'e')};
            if (m_made % 5 == 0) {
                draft.personal = Sensitive<QByteArray>("Mere Tamati");
                draft.subject = u"order-%1"_s.arg(m_made);
            }
            drafts.append(draft);
        }
        const auto appended = m_outbox.append(drafts);
        m_disk.done(appended);
        Ledger next = m_ledgers.back();
        for (qsizetype i = 0; i < drafts.size(); ++i)
            next.hashes.insert(drafts[i].id.text, appended->at(i).hash);
        note(next);
    }

    void acknowledge(int count)
    {
        QList<Outbox::Acknowledgement> results;
        for (int i = 1; i <= count; ++i)
            results.append({m_outbox.acknowledgedN() + i, "applied"});
        m_disk.done(m_outbox.acknowledge(results, noon));
        note(m_ledgers.back());
    }

    /// All that is no appending and takes nothing away that was not acknowledged.
    void upkeep()
    {
        const auto then = [this](const auto &result) {
            m_disk.done(result);
            note(m_ledgers.back());
        };
        then(m_outbox.setValues({{u"clock_offset"_s, QByteArray::number(m_made)}}));
        then(m_outbox.setSecret(u"station_key"_s, Sensitive<QByteArray>(QByteArray(32, 'k'))));
        then(m_outbox.orderClosed(u"order-5"_s, noon));
        then(m_outbox.checkpoint());
        m_outbox.makeLogRoom(someCommits);
        then(Status());
    }

    void forgetTheOldest()
    {
        Ledger next;
        const auto kept = m_outbox.rows(std::max<qint64>(m_outbox.acknowledgedN(), 1));
        for (const OutboxRow &row : *kept)
            next.hashes.insert(row.id.text, row.hash);
        m_ledgers.back() = next; // from the beginning of the act on
        m_disk.done(m_outbox.prune(noon + 8 * day));
        note(next);
    }

    void offerAgainAfter(qint64 n)
    {
        m_disk.done(m_outbox.forgetAcknowledgementsAfter(n));
        note(m_ledgers.back());
    }

    void becomeNewInstall(const QString &name)
    {
        m_disk.done(m_outbox.rollback(InstallId(name), sameLine));
        note(m_ledgers.back());
    }

    [[nodiscard]] const Ledger &after(qsizetype act) const { return m_ledgers[size_t(act)]; }

private:
    void note(const Ledger &ledger) { m_ledgers.push_back(ledger); }

    Recorded &m_disk;
    Outbox &m_outbox;
    int m_made = 0;
    std::vector<Ledger> m_ledgers;
};

bool holds(const Outbox &outbox, const Ledger &ledger)
{
    for (auto hash = ledger.hashes.cbegin(); hash != ledger.hashes.cend(); ++hash) {
        const auto row = outbox.find(CommandId(hash.key()));
        if (!row || !*row || (*row)->hash != *hash)
            return false;
    }
    return true;
}

/// What people see of the cache, in one text.
QString shown(Cache &cache)
{
    QString text = cache.epoch() + u' ' + cache.cursor();
    const QMap<QString, Cache::Topic> topics = cache.topics();
    for (auto topic = topics.cbegin(); topic != topics.cend(); ++topic)
        text += u"\n%1 %2 %3"_s.arg(topic.key()).arg(topic->seq).arg(topic->digest);
    for (const QString &kind : {u"assignment"_s, u"customer"_s}) {
        const auto entities = cache.readAll(kind);
        if (!entities)
            return entities.error().detail;
        for (const CachedEntity &entity : *entities)
            text += u"\n%1 %2 %3"_s.arg(entity.id).arg(entity.version).arg(entity.body.size());
    }
    return text;
}

/// A day at the cache: pages, a snapshot beside them, upkeep.
void recordCacheDay(Recorded &disk, Cache &cache)
{
    qint64 seq = 0;
    const auto changes = [&](int count, bool deletes) {
        QList<CacheChange> page;
        for (int i = 0; i < count; ++i) {
            const QString id = u"a-%1"_s.arg(seq * 7 % 23);
            page.append({.topic = seq % 3 ? u"store/harbour"_s : u"stock/harbour"_s,
                         .seq = ++seq,
                         .entity = seq % 4 ? u"assignment"_s : u"customer"_s,
                         .id = id,
                         .version = seq,
                         .deleted = deletes && i % 5 == 0,
                         .body = QByteArray(100 + seq * 13 % 400, 'b'),
                         .index = {{u"code"_s, u"95%1"_s.arg(seq)}}});
        }
        return page;
    };
    disk.done(cache.beginShadow({}));
    disk.done(cache.swapShadow(u"epoch"_s, {}));
    for (int round = 0; round < 12; ++round) {
        disk.done(cache.applyPage(changes(4, false), QString::number(seq)));
        disk.done(cache.beginShadow({u"store/harbour"_s}));
        disk.done(cache.putShadow(changes(12, false)));
        disk.done(cache.applyPage(changes(6, true), QString::number(seq)));
        disk.done(cache.putShadow(changes(8, true)));
        disk.done(cache.swapShadow(u"epoch"_s, QString::number(seq)));
        disk.done(cache.checkpoint());
        disk.done(cache.sweep());
    }
}

} // namespace

/// The power goes out at any moment, and the disk keeps of what was not synced what it likes.
class PowerLossTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAcceptedCommandIsThereAndNoOther();
    void theCacheIsWhatItWasAtSomeMoment();
    void aFirstStartCanBeDoneAgain();
};

void PowerLossTest::everyAcceptedCommandIsThereAndNoOther()
{
    Recorded disk;
    auto opened = Outbox::open(disk.file(u"outbox.db"_s), disk.cipher);
    QVERIFY(opened);
    Outbox &outbox = **opened;
    disk.disk.record();
    OutboxDay acts(disk, outbox);
    acts.becomeNewInstall(u"first"_s);
    for (int round = 0; round < 18; ++round) {
        acts.append(1);
        acts.append(2);
        acts.append(1);
        acts.acknowledge(3);
        if (round % 2 == 0)
            acts.upkeep();
        if (round % 6 == 3)
            acts.offerAgainAfter(outbox.acknowledgedN() - 2);
        if (round % 6 == 4)
            acts.forgetTheOldest();
        if (round % 9 == 5)
            acts.becomeNewInstall(u"install-%1"_s.arg(round));
    }
    CrashImages images(disk.disk.takeTape(), disk.random, disk.then.path());
    opened->reset();

    std::vector<QByteArray> contents;
    for (qsizetype act = 0; act <= images.acts(); ++act)
        contents.push_back(*images.contentAfter(act, u"outbox.db"_s));
    QString wrong;
    images.each([&](qsizetype act) {
        const QString path = images.file(u"outbox.db"_s);
        auto then = Outbox::open({path}, disk.cipher);
        if (!then)
            wrong = then.error().detail;
        else if (const Ledger &ledger = acts.after(act); !holds(**then, ledger))
            wrong = u"an accepted command is gone"_s;
        else if ((*then)->salvaged() || !(*then)->check())
            wrong = u"the file is damaged"_s;
        if (!wrong.isEmpty())
            return false;
        then->reset();
        const auto raw = Connection::open(SqliteOptions{.path = path});
        const QByteArray content = raw ? contentOf(**raw).value_or(QByteArray()) : QByteArray();
        const auto last = static_cast<size_t>(act);
        if (content != contents[last] &&
            (last + 1 >= contents.size() || content != contents[last + 1]))
            wrong = u"after act %1: neither before nor after it"_s.arg(act);
        return wrong.isEmpty();
    });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qInfo("%lld images of the outbox", images.count());
}

void PowerLossTest::theCacheIsWhatItWasAtSomeMoment()
{
    Recorded disk;
    auto opened = Cache::open(disk.file(u"cache.db"_s), disk.cipher, noon);
    QVERIFY(opened);
    disk.disk.record();
    recordCacheDay(disk, **opened);
    CrashImages images(disk.disk.takeTape(), disk.random, disk.then.path());
    opened->reset();

    QSet<QString> moments;
    for (qsizetype act = 0; act <= images.acts(); ++act) {
        QVERIFY(images.contentAfter(act, u"cache.db"_s));
        moments.insert(shown(**Cache::open({images.file(u"cache.db"_s)}, disk.cipher, noon)));
    }
    QString wrong;
    images.each([&](qsizetype act) {
        const auto then = Cache::open({images.file(u"cache.db"_s)}, disk.cipher, noon);
        if (!then)
            wrong = then.error().detail;
        else if ((*then)->rebuilt())
            wrong = u"it had to be made anew: "_s + (*then)->rebuilt()->why.detail;
        else if (!moments.contains(shown(**then)))
            wrong = u"in act %1: the cache never was like this"_s.arg(act);
        return wrong.isEmpty();
    });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qInfo("%lld images of the cache", images.count());
}

void PowerLossTest::aFirstStartCanBeDoneAgain()
{
    Recorded disk;
    disk.disk.record();
    auto outbox = Outbox::open(disk.file(u"outbox.db"_s), disk.cipher);
    auto cache = Cache::open(disk.file(u"cache.db"_s), disk.cipher, noon);
    QVERIFY(outbox && cache);
    CrashImages images(disk.disk.takeTape(), disk.random, disk.then.path());
    outbox->reset();
    cache->reset();
    QString wrong;
    images.each([&](qsizetype) {
        const auto again = Outbox::open({images.file(u"outbox.db"_s)}, disk.cipher);
        const auto copy = Cache::open({images.file(u"cache.db"_s)}, disk.cipher, noon);
        if (!again || !copy)
            wrong = again ? copy.error().detail : again.error().detail;
        else if ((*again)->lastN() != 0 || (*again)->salvaged() || (*copy)->rebuilt())
            wrong = u"something was found where nothing was"_s;
        return wrong.isEmpty();
    });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qInfo("%lld images of a first start", images.count());
}

QTEST_GUILESS_MAIN(PowerLossTest)
#include "PowerLossTest.moc"
