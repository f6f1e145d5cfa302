// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Verify.h"

#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

#include <QFile>

#include <thread>

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether another session waits for what this one holds.
bool isAwaited(FakeChain &chain)
{
    int waiting = 0;
    chain.look([&](oms::Storage &storage) {
        const auto count = storage.connection.first(
            u"SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database())"_s,
            {}, [](const SqlRow &row) { return int(row.integer(0)); });
        waiting = count ? count->value_or(0) : 0;
    });
    return waiting > 0;
}

} // namespace

class VerifyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    /// Each row damages a sound database with one statement, as a fault in the program might.
    void damageIsFound_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("finding");
        const auto row = [](const char *name, const QString &damage, const QString &finding) {
            QTest::newRow(name) << damage << finding;
        };
        row("a unit out of nowhere", u"UPDATE stock SET shelf = shelf + 1"_s,
            u"shelf by its ledger"_s);
        row("a lost reservation", u"UPDATE stock SET reserved = reserved - 1"_s,
            u"reserved by the open lines and preorders"_s);
        row("a forgotten tote", u"UPDATE stock SET picked = 0"_s, u"picked by the lines"_s);
        row("a ledger that makes units",
            u"UPDATE stock_ledger SET came_in = came_in + 1"
            " WHERE reason = 'import'"_s,
            u"makes or loses units"_s);
        row("a lost ledger", u"DELETE FROM stock_ledger"_s, u"by its ledger"_s);
        row("a lost command", u"DELETE FROM command_log WHERE n = 1"_s, u"have a gap"_s);
        row("a lost last command", u"DELETE FROM command_log WHERE n = 2"_s, u"is said to end"_s);
        row("a lost change", u"DELETE FROM feed WHERE topic = 'store/harbour' AND seq = 2"_s,
            u"names 2 before it"_s);
        row("a wrong head", u"UPDATE feed_head SET head = head + 1 WHERE topic = 'stock/harbour'"_s,
            u"its head says"_s);
        row("a wrong digest", u"UPDATE feed_head SET digest = 7 WHERE topic = 'store/harbour'"_s,
            u"another digest"_s);
        row("an untold change", u"UPDATE stock SET version = version + 1"_s, u"the feed tells"_s);
        row("a lost order line", u"DELETE FROM order_lines"_s, u"has no such line"_s);
        row("an order that is said to be over", u"UPDATE orders SET status = 'completed'"_s,
            u"by its parts it is open"_s);
        row("units kept for nobody's day",
            u"INSERT INTO preorder_holds(order_id, line_ref, store, sku, units)"
            " SELECT order_id, ref, 'harbour', sku, 1 FROM order_lines"_s,
            u"1 units are kept for its day, but 0 wait for it"_s);
        row("a unit in two places", u"UPDATE order_lines SET backordered = 1"_s, u"wait"_s);
    }

    void damageIsFound()
    {
        CHAIN(chain);
        QFETCH(QString, damage);
        QFETCH(QString, finding);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 3}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 1);
        till.goOffline();
        SOUND(chain);

        chain.look([&](oms::Storage &storage) { QVERIFY(storage.connection.run(damage)); });
        const QStringList findings = chain.findings();
        QVERIFY2(!findings.filter(finding).isEmpty(), qPrintable(findings.join(u'\n')));
    }

    /// An order comes while verify has read the assignments and not yet the orders' lines.
    void whatAnotherNodeDoesMeanwhileIsNoFinding()
    {
        FakeChain chain(Engine::Postgres);
        if (!chain.isOpen())
            QSKIP("PostgreSQL is not installed");
        chain.stock(u"TEA"_s, 10);
        chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 1));
        QVERIFY(chain.oms->beginGroup());
        chain.look([](oms::Storage &storage) {
            QVERIFY(
                storage.connection.execute(u"LOCK TABLE order_lines IN ACCESS EXCLUSIVE MODE"_s));
        });
        Result<Verification> found = failure(ErrorKind::Storage, {}, {});
        std::thread verifying([&] { found = chain.openNode()->verify(); });
        const bool waits = QTest::qWaitFor([&] { return isAwaited(chain); }, 60'000);
        const auto placed = chain.place(TestOrder(u"SO-2"_s).sent().wants(u"TEA"_s, 2));
        const bool committed = chain.oms->commitGroup().has_value();
        verifying.join();
        QVERIFY(waits && committed);
        QCOMPARE(placed.size(), 1);
        QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
        QCOMPARE(found->findings, QStringList());
    }

    void aDamagedPageIsFoundEvenWhereNothingElseLooks()
    {
        constexpr qint64 pageSize = 4096;
        FakeChain chain(Engine::Sqlite);
        chain.oms.reset();
        QFile file(chain.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 place = file.readAll().indexOf("Somebody"); // whom verify does not read
        QVERIFY(place > 0);
        QVERIFY(file.seek(place - place % pageSize));
        QCOMPARE(file.write(QByteArray(pageSize, '\0')), pageSize);
        file.close();
        chain.restart();
        const auto verified = chain.oms->verify();
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, codes::databaseCorrupt);
    }

    void manyFindingsAreCountedNotListed()
    {
        Verification found;
        for (int i = 0; i < Verification::findingsMax + 5; ++i)
            found.add(u"x"_s);
        QCOMPARE(found.findings.size(), Verification::findingsMax);
        QCOMPARE(found.more, 5);
        QVERIFY(!found.isSound());
    }
};

QTEST_GUILESS_MAIN(VerifyTest)
#include "VerifyTest.moc"
