// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Snapshot.h"

#include "core/domain/Codes.h"
#include "core/wire/Entities.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Loaded
{
    QMap<QString, wire::SnapshotRow> rows; ///< "entity id"
    int pages = 0;
    bool sound = true; ///< every page could be read, nothing came twice
};

Loaded load(FakeChain &chain, const StationIdentity &who, const QString &snapshot)
{
    Loaded loaded;
    QString next;
    do {
        const auto bytes = chain.oms->snapshotPage(who, snapshot, next);
        const auto page = bytes ? wire::decodeSnapshotPage(*bytes) : failure(bytes.error());
        loaded.sound = loaded.sound && page;
        if (!page)
            return loaded;
        ++loaded.pages;
        for (const wire::SnapshotRow &row : page->rows) {
            const QString key = row.entity + u' ' + row.id;
            loaded.sound = loaded.sound && !loaded.rows.contains(key);
            loaded.rows.insert(key, row);
        }
        next = page->next;
    } while (!next.isEmpty());
    return loaded;
}

} // namespace

class SnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aSnapshotHoldsWhatTheFeedHolds()
    {
        CHAIN(chain);
        constexpr int products = 230; // more than a page
        for (int i = 0; i < products; ++i)
            chain.stock(u"SKU-%1"_s.arg(i), 10);
        chain.stock(chain.queen, u"SKU-1"_s, 3);
        chain.place(u"S-07"_s, 4);
        const Assignment work = chain.assign(Method::Pickup, {{u"SKU-1"_s, 2}});
        (void)chain.assign(chain.queen, Method::Pickup, {{u"SKU-1"_s, 2}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.finish(work); // refused: an exception
        till.claim(work);
        till.missing(work, u"SKU-1"_s, 1); // a task
        QVERIFY(till.catchUp());

        const auto begun = chain.oms->beginSnapshot(till.who, {});
        QVERIFY(begun);
        QCOMPARE(begun->cursor, till.cursor);
        const Loaded loaded = load(chain, till.who, begun->snapshot);
        QVERIFY(loaded.sound);
        QVERIFY(loaded.pages >= 3);
        QCOMPARE(begun->rows, loaded.rows.size());
        QMap<QString, wire::Change> fed;
        for (const auto &entity :
             {wire::entity::store, wire::entity::person, wire::entity::staging,
              wire::entity::product, wire::entity::stock, wire::entity::customer,
              wire::entity::assignment, wire::entity::exception, wire::entity::task}) {
            for (const wire::Change &change : till.seesAll(entity))
                fed.insert(change.entity + u' ' + change.id, change);
        }
        QCOMPARE(loaded.rows.keys(), fed.keys());
        QMap<QString, qint64> heads;
        for (const QString &topic : topics::ofStation(chain.harbour))
            heads.insert(topic, 0);
        for (const wire::FeedPage &page : std::as_const(till.pages)) {
            for (const wire::Change &change : page.changes)
                heads[change.topic] = change.seq;
        }
        QCOMPARE(begun->heads, heads);
        for (auto it = fed.begin(); it != fed.end(); ++it) {
            const wire::SnapshotRow &row = loaded.rows[it.key()];
            QCOMPARE(row.topic, it->topic);
            QCOMPARE(row.version, it->version);
            QCOMPARE(row.body, it->body);
        }
    }

    void aSnapshotOfSomeTopicsKeepsTheRestOfTheCursor()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        QVERIFY(till.catchUp());
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        const auto begun = chain.oms->beginSnapshot(till.who, {{u"stock/harbour"_s}, till.cursor});
        QVERIFY(begun);
        QCOMPARE(begun->heads.keys(), QStringList{u"stock/harbour"_s});
        const Loaded loaded = load(chain, till.who, begun->snapshot);
        QVERIFY(loaded.sound);
        QCOMPARE(loaded.rows.keys(), QStringList{u"stock harbour/TEA"_s});
        till.cursor = begun->cursor;
        QVERIFY(till.catchUp());
        QVERIFY(till.sees(work.id)); // still came by the feed
    }

    void foreignNamesAreRefused()
    {
        CHAIN(chain);
        FakeStation till = chain.enrol(u"Till 1"_s);
        const auto code = [](const auto &result) {
            return result ? QString() : result.error().code;
        };
        const QString malformed = codes::malformed;
        QCOMPARE(code(chain.oms->beginSnapshot(till.who, {{u"store/queen"_s}, {}})), malformed);
        QCOMPARE(code(chain.oms->snapshotPage(till.who, u"x"_s, {})), malformed);
        QCOMPARE(code(chain.oms->snapshotPage(till.who, u"another-epoch.7"_s, {})),
                 QString(codes::resync));
        const auto begun = chain.oms->beginSnapshot(till.who, {});
        QVERIFY(begun);
        QVERIFY(begun->snapshot.size() <= 100);
        QCOMPARE(code(chain.oms->snapshotPage(till.who, begun->snapshot, u"!"_s)), malformed);
    }
};

QTEST_GUILESS_MAIN(SnapshotTest)
#include "SnapshotTest.moc"
