// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "oms/OrderManager.h"
#include "tests/support/OnBothEngines.h"

#include <random>

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Texts that one database or the other might take differently.
const QStringList oddTexts{u"Mere"_s,           u"O'Brien \\ \"%_\""_s, u"Zoë \u1e9e \U0001F375"_s,
                           u"a\nb\tc"_s,        u"  spaces  "_s,        u"Å"_s,
                           QString(2'000, u'x')};

/// Some days in a chain of two stores, drawn from a seed. What the order manager answers is told in
/// lines.
class DrawnDays
{
public:
    DrawnDays(FakeChain &chain, unsigned seed)
        : m_chain(chain)
        , m_engine(seed)
    {
        m_chain.place(u"S-07"_s, 3);
        for (const QString &sku : skus) {
            m_chain.stock(m_chain.harbour, sku, below(12));
            m_chain.stock(m_chain.queen, sku, below(12));
        }
        m_tills.push_back(m_chain.enrol(u"Till 1"_s));
        m_tills.push_back(m_chain.enrol(u"Till 2"_s));
    }

    void act()
    {
        static constexpr std::array deeds{
            &DrawnDays::order,  &DrawnDays::order,   &DrawnDays::repeatOrder, &DrawnDays::cancel,
            &DrawnDays::report, &DrawnDays::work,    &DrawnDays::work,        &DrawnDays::work,
            &DrawnDays::work,   &DrawnDays::work,    &DrawnDays::work,        &DrawnDays::link,
            &DrawnDays::pass,   &DrawnDays::restart, &DrawnDays::look,        &DrawnDays::answer};
        (this->*deeds[size_t(below(int(deeds.size())))])();
    }

    void end()
    {
        for (FakeStation &till : m_tills) {
            tell(till.send());
            tell(till.catchUp() ? u"caught up"_s : u"behind"_s);
            for (const wire::FeedPage &page : std::as_const(till.pages))
                tell(wire::toJson(page));
        }
        tell(m_chain.findings().join(u'\n'));
    }

    [[nodiscard]] const QStringList &told() const { return m_told; }

private:
    static inline const QStringList skus{u"TEA"_s, u"HONEY"_s, u"MUG"_s, u"Zoë's"_s};

    int below(int count) { return int(m_engine() % unsigned(count)); }
    QString any(const QStringList &texts) { return texts[below(int(texts.size()))]; }

    void tell(const QString &what) { m_told.append(what); }
    void tell(const wire::Json &what) { tell(QString::fromUtf8(wire::toBytes(what))); }
    void tell(const Result<wire::Json> &answer)
    {
        answer ? tell(*answer) : tell(answer.error().code + u": "_s + answer.error().detail);
    }
    void tell(const Result<wire::CommandAnswer> &answer)
    {
        tell(answer ? Result<wire::Json>(wire::toJson(*answer)) : failure(answer.error()));
    }
    void tell(const Result<OrderReceipt> &receipt)
    {
        if (!receipt)
            return tell(receipt.error().code);
        tell(u"receipt %1 %2"_s.arg(int(receipt->kind)).arg(wire::describe(receipt->problems)));
        tell(wire::Json(receipt->answer));
    }

    TestOrder drawnOrder(const QString &ref)
    {
        TestOrder order(ref);
        if (below(2) == 0)
            order.sent();
        else
            order.collectedAt(below(4) == 0 ? m_chain.queen : m_chain.harbour);
        for (int lines = 1 + below(3); lines > 0; --lines) {
            order.wants(below(20) == 0 ? u"UNKNOWN"_s : any(skus), 1 + below(4));
            if (below(8) == 0)
                order.from(m_chain.clock.now() + std::chrono::hours(below(100)));
        }
        if (below(3) == 0)
            order.promisedBy(m_chain.clock.now() + std::chrono::hours(below(48)));
        order.request.customer.name = any(oddTexts).left(100);
        order.request.instructions = any(oddTexts);
        order.request.tags = QStringList{any(oddTexts)};
        return order;
    }

    void order()
    {
        m_orders.push_back(
            drawnOrder(u"SO-%1 %2"_s.arg(m_orders.size()).arg(any(oddTexts)).left(90)));
        tell(m_chain.oms->placeOrder(u"web"_s, m_orders.back().request));
    }

    void repeatOrder()
    {
        if (m_orders.empty())
            return;
        TestOrder again = m_orders[size_t(below(int(m_orders.size())))];
        if (below(3) == 0)
            again.request.giftMessage = any(oddTexts);
        tell(m_chain.oms->placeOrder(u"web"_s, again.request));
    }

    /// The id of an order that was placed; empty when the drawn one was refused.
    OrderId drawnOrderId()
    {
        if (m_orders.empty())
            return {};
        const QString ref = m_orders[size_t(below(int(m_orders.size())))].request.ref;
        const Result<QJsonObject> view = m_chain.oms->orderByRef(u"web"_s, ref);
        tell(view);
        return OrderId(view ? (*view)[u"id"].toString() : QString());
    }

    void cancel()
    {
        CancelRequest request{{}, any(oddTexts), {}};
        if (below(2) == 0)
            request.lines = {{QString::number(1 + below(3)), 1 + below(3)}};
        tell(m_chain.oms->cancelOrder(u"web"_s, drawnOrderId(), request));
    }

    void answer()
    {
        const OrderId id = drawnOrderId();
        const Result<QJsonObject> view = m_chain.oms->order(u"web"_s, id);
        const QJsonArray questions = view ? (*view)[u"questions"].toArray() : QJsonArray();
        if (questions.isEmpty())
            return;
        static const QStringList choices{u"keep_waiting"_s, u"substitute"_s, u"refund"_s,
                                         u"other_store:queen"_s, u"send_home"_s};
        const CommandId question(questions[0][u"id"].toString());
        tell(m_chain.oms->answerQuestion(u"web"_s, id,
                                         {question, *UnitsAnswer::fromText(any(choices))}));
    }

    void report()
    {
        StockReport report;
        report.id = u"report-%1"_s.arg(below(40));
        report.at = m_chain.clock.now();
        StockReport::Change change{below(2) == 0 ? m_chain.harbour : m_chain.queen,
                                   Sku(any(skus)),
                                   {},
                                   {},
                                   any(oddTexts).left(100)};
        if (below(2) == 0)
            change.delta = below(9) - 4;
        else
            change.onHand = below(15);
        report.changes.append(change);
        const auto receipt = m_chain.oms->reportStock(u"till"_s, report);
        tell(receipt
                 ? u"stock %1 %2"_s.arg(int(receipt->kind)).arg(wire::describe(receipt->problems))
                 : receipt.error().code);
    }

    /// A person at one of the tills does something sensible or not to a part of some order.
    void work()
    {
        if (m_orders.empty())
            return;
        const QString ref = m_orders[size_t(below(int(m_orders.size())))].request.ref;
        const QList<Assignment> parts = m_chain.partsOf(ref);
        if (parts.isEmpty())
            return;
        const Assignment work = parts[below(int(parts.size()))];
        FakeStation &till = m_tills[size_t(below(int(m_tills.size())))];
        const QString sku = work.lines[below(int(work.lines.size()))].sku.text;
        const int units = 1 + below(3);
        const wire::CommandResult result = doneBy(till, work, sku, units);
        tell(wire::toJson(result));
    }

    wire::CommandResult doneBy(FakeStation &till, const Assignment &work, const QString &sku,
                               int units)
    {
        switch (below(11)) {
        case 0:
            return till.accept(work);
        case 1:
            return till.claim(work);
        case 2:
        case 3:
        case 4:
            return till.pick(work, sku, units);
        case 5:
            return till.missing(work, sku, units, ShortReason(below(5)));
        case 6:
            return till.finish(work);
        case 7:
            return till.stage(work, u"P-%1"_s.arg(below(5)));
        case 8:
            return till.ready(work);
        case 9:
            return till.handOver(work);
        default:
            return till.undo(work, 1 + below(int(till.lastN()) + 1));
        }
    }

    void link()
    {
        FakeStation &till = m_tills[size_t(below(int(m_tills.size())))];
        if (below(2) == 0)
            till.goOffline();
        else
            tell(till.send());
    }

    void pass() { m_chain.pass(std::chrono::minutes(1 + below(3'000))); }

    void restart() { m_chain.restart(); }

    void look()
    {
        FakeStation &till = m_tills[size_t(below(int(m_tills.size())))];
        tell(m_chain.oms->stockOf(Sku(any(skus))));
        const auto page = m_chain.oms->ordersAfter(u"web"_s, m_ordersCursor, 5);
        tell(page ? Result<QJsonObject>(page->body) : failure(page.error()));
        if (page)
            m_ordersCursor = page->body[u"next"].toString();
        const auto next = m_chain.oms->nextWork(till.who);
        tell(next && *next ? (*next)->id.text : u"no work"_s);
        const auto snapshot = m_chain.oms->beginSnapshot(till.who, {});
        const auto rows = snapshot ? m_chain.oms->snapshotPage(till.who, snapshot->snapshot, {})
                                   : failure(snapshot.error());
        tell(rows ? QString::fromUtf8(*rows) : rows.error().code);
    }

    FakeChain &m_chain;
    std::mt19937 m_engine;
    std::vector<FakeStation> m_tills;
    std::vector<TestOrder> m_orders;
    QString m_ordersCursor;
    QStringList m_told;
};

struct Column
{
    QString name;
    QString type;
};

using Tables = QMap<QString, QList<Column>>;

/// All but `feed_group`, whose number PostgreSQL takes from a sequence instead.
Tables tablesOf(FakeChain &sqlite)
{
    Tables tables;
    sqlite.look([&](oms::Storage &storage) {
        const Status read = storage.connection.query(
            u"SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND m.name <> 'feed_group' ORDER BY m.name, c.cid"_s,
            {}, [&](const SqlRow &row) {
                tables[row.text(0)].append({row.text(1), row.text(2)});
            });
        QVERIFY(read);
    });
    return tables;
}

QString valueIn(const SqlRow &row, int at, const QString &type)
{
    if (row.isNull(at))
        return u"NULL"_s;
    if (type == u"INTEGER")
        return QString::number(row.integer(at));
    return type == u"TEXT" ? row.text(at) : QString::fromLatin1(row.bytes(at).toHex());
}

/// Each row of each table as a line, whatever the order in which the engine gives them.
QStringList contentOf(FakeChain &chain, const Tables &tables)
{
    QStringList lines;
    chain.look([&](oms::Storage &storage) {
        for (auto table = tables.begin(); table != tables.end(); ++table) {
            QStringList names;
            for (const Column &column : *table)
                names.append(column.name);
            const QString sql = u"SELECT %1 FROM %2"_s.arg(names.join(u", "_s), table.key());
            const Status read = storage.connection.query(sql, {}, [&](const SqlRow &row) {
                QStringList values{table.key()};
                for (int at = 0; at < table->size(); ++at)
                    values.append(valueIn(row, at, table->at(at).type));
                lines.append(values.join(u" | "_s));
            });
            QVERIFY2(read, qPrintable(sql));
        }
    });
    lines.sort();
    return lines;
}

} // namespace

class EnginesAgreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameDaysEndTheSameOnBothEngines_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void theSameDaysEndTheSameOnBothEngines()
    {
        QFETCH(const unsigned, seed);
        constexpr int deeds = 120;
        FakeChain sqlite(Engine::Sqlite);
        FakeChain postgres(Engine::Postgres);
        if (!postgres.isOpen())
            QSKIP("PostgreSQL is not installed");
        DrawnDays onSqlite(sqlite, seed);
        DrawnDays onPostgres(postgres, seed);
        for (int i = 0; i < deeds; ++i) {
            onSqlite.act();
            onPostgres.act();
            QCOMPARE(onPostgres.told(), onSqlite.told());
        }
        onSqlite.end();
        onPostgres.end();
        QCOMPARE(onPostgres.told(), onSqlite.told());
        QCOMPARE(onSqlite.told().last(), QString());

        const Tables tables = tablesOf(sqlite);
        QVERIFY(tables.size() > 20);
        const QStringList rows = contentOf(sqlite, tables);
        QVERIFY(rows.size() > deeds);
        QCOMPARE(contentOf(postgres, tables), rows);
    }
};

QTEST_GUILESS_MAIN(EnginesAgreeTest)
#include "EnginesAgreeTest.moc"
