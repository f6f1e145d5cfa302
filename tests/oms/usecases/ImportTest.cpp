// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Import.h"

#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray store =
    R"({"type":"store","code":"quay","name":"Quay Street","time_zone":"Pacific/Auckland",)"
    R"("kind":"store","currency":"NZD"})";
const QByteArray tea =
    R"({"type":"product","sku":"TEA-1","title":"Tea","codes":[{"code":"9521234543213"}],)"
    R"("price":1290,"currency":"NZD"})";
const QByteArray stock =
    R"({"type":"stock","store":"quay","sku":"TEA-1","on_hand":7,"safety":1,"location":"A1"})";
const QByteArray place =
    R"({"type":"staging","store":"quay","code":"S-1","kind":"shelf","capacity":3})";
const QByteArray person =
    R"({"type":"person","store":"quay","code":"0077","name":"Mere T.","role":"picker",)"
    R"("pin":"482915"})";
const QByteArray order =
    R"({"type":"order","channel":"web","ref":"SO-1","placed_at":"2026-11-21T09:12:00.000Z",)"
    R"("currency":"NZD","customer":{"name":"Mere"},)"
    R"("fulfilment":{"method":"pickup","store":"quay"},)"
    R"("lines":[{"ref":"1","sku":"TEA-1","quantity":2,"unit_price":1290}]})";
const QByteArray webhook =
    R"({"type":"webhook","channel":"shop","url":"https://shop.test/hook","secret":"s"})";

QByteArray withPolicy(const QByteArray &policy)
{
    return QByteArray(store).replace("{", "{\"policy\":" + policy + ',');
}

QByteArray file(const QByteArrayList &lines)
{
    return lines.join('\n') + '\n';
}

ImportReport import(FakeChain &chain, const QByteArray &lines)
{
    const auto report = chain.oms->import(lines);
    if (!report)
        qFatal("%s", qPrintable(report.error().detail));
    return *report;
}

qint64 feedRows(FakeChain &chain)
{
    qint64 count = 0;
    chain.look([&](oms::Storage &storage) {
        (void)storage.connection.query(u"SELECT COUNT(*) FROM feed"_s, {},
                                       [&](const SqlRow &row) { count = row.integer(0); });
    });
    return count;
}

} // namespace

class ImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aChainIsTakenInLineByLine()
    {
        CHAIN(chain);
        const ImportReport report =
            import(chain, file({store, tea, "", stock, place, person, order, webhook}));
        QVERIFY(!report.problem);
        QCOMPARE(report.lines, 7);
        const Stock held = chain.stockOf(StoreCode(u"quay"_s), u"TEA-1"_s);
        QCOMPARE(held.shelf, 7);
        QCOMPARE(held.safety, 1);
        QCOMPARE(held.location, u"A1"_s);
        QCOMPARE(held.reserved, 2);
        chain.look([&](oms::Storage &storage) {
            const auto mere = storage.persons.find(PersonCode(u"0077"_s));
            QVERIFY(mere && *mere);
            QVERIFY(PinHash{(*mere)->pinVerifier}.matches(Sensitive<QString>(u"482915"_s)));
            const auto hook = storage.channels.webhookOf(u"shop"_s);
            QVERIFY(hook && *hook);
            QCOMPARE((*hook)->url, u"https://shop.test/hook"_s);
        });
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
        SOUND(chain);
    }

    void theSameFileAgainTellsNobodyAnything()
    {
        CHAIN(chain);
        const QByteArray lines = file({store, tea, stock, place, person, order});
        import(chain, lines);
        const qint64 before = feedRows(chain);
        QVERIFY(!import(chain, lines).problem);
        QCOMPARE(feedRows(chain), before);
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
        SOUND(chain);
    }

    void aBadLineIsNamedAndNothingOfTheFileIsKept_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &line, const QString &problem) {
            QTest::newRow(name) << line << problem;
        };
        row("unknown store", QByteArray(stock).replace("quay", "moon"), u"moon"_s);
        row("unknown product", QByteArray(stock).replace("TEA-1", "JAM-1"), u"JAM-1"_s);
        row("negative stock", QByteArray(stock).replace("7", "-7"), u"on_hand"_s);
        row("name twice", QByteArray(stock).replace("{", "{\"sku\":\"TEA-2\","),
            u"sku: is there twice"_s);
        row("unknown field", QByteArray(stock).replace("safety", "saftey"), u"saftey"_s);
        row("unknown field of a code", QByteArray(tea).replace("3\"}", "3\",\"unit\":6}"),
            u"codes[0].unit: is not a known field"_s);
        row("unknown field of a part",
            QByteArray(tea).replace("{\"type", "{\"kit\":[{\"sku\":\"CUP\",\"pieces\":2}],\"type"),
            u"kit[0].pieces: is not a known field"_s);
        row("a kit in itself",
            QByteArray(tea).replace("{\"type", "{\"kit\":[{\"sku\":\"TEA-1\"}],\"type"),
            u"kit: cannot hold itself"_s);
        row("a part of a kit twice",
            QByteArray(tea).replace("{\"type",
                                    "{\"kit\":[{\"sku\":\"CUP\"},{\"sku\":\"CUP\"}],\"type"),
            u"kit: \"CUP\" stands twice"_s);
        row("unknown policy", withPolicy(R"({"lease":15})"),
            u"policy.lease: is not a known field"_s);
        row("a policy for no command", withPolicy(R"({"roles":{"dance":"lead"}})"),
            u"policy.roles.dance: is not a command"_s);
        row("a policy for no role", withPolicy(R"({"roles":{"hand_over":"king"}})"),
            u"policy.roles.hand_over: is not a role"_s);
        row("a code twice",
            QByteArray(tea).replace("3\"}", "3\"},{\"code\":\"9521234543213\",\"units\":6}"),
            u"codes: \"9521234543213\" stands twice"_s);
        row("unknown type", R"({"type":"shop"})", u"shop"_s);
        row("no JSON", "what?", {});
        row("wrong currency", QByteArray(tea).replace("NZD", "nz$"), u"currency"_s);
        row("a code of another product", QByteArray(tea).replace("TEA-1", "TEA-2"), u"TEA-1"_s);
        row("a short PIN", QByteArray(person).replace("482915", "4829"), u"pin"_s);
        row("unknown time zone", QByteArray(store).replace("Pacific/Auckland", "Mars/Base"),
            u"time_zone"_s);
        row("rules of a region that has none",
            QByteArray(store).replace("{", "{\"measure_region\":\"xx\","), u"measure_region"_s);
        row("no web address", QByteArray(webhook).replace("https", "ftp"), u"url"_s);
        row("an order of nothing", QByteArray(order).replace("\"quantity\":2", "\"quantity\":0"),
            u"quantity"_s);
        row("another order of that ref",
            order + '\n' + QByteArray(order).replace("\"quantity\":2", "\"quantity\":3"),
            u"SO-1"_s);
    }

    void aBadLineIsNamedAndNothingOfTheFileIsKept()
    {
        CHAIN(chain);
        QFETCH(QByteArray, line);
        QFETCH(QString, problem);
        const qint64 before = feedRows(chain);
        const ImportReport report = import(chain, file({store, tea, line}));
        QVERIFY(report.problem);
        QCOMPARE(report.problem->line, line.contains('\n') ? 4 : 3);
        QVERIFY2(report.problem->problem.contains(problem), qPrintable(report.problem->problem));
        QCOMPARE(feedRows(chain), before);
        QVERIFY(!import(chain, file({store, tea})).problem);
        SOUND(chain);
    }

    void whatAStoreMayWishIsKept()
    {
        CHAIN(chain);
        QVERIFY(!import(chain, withPolicy(R"({"roles":{"hand_over":"lead"},"pickup_days":3})"))
                     .problem);
        chain.look([](oms::Storage &storage) {
            const auto quay = storage.stores.find(StoreCode(u"quay"_s));
            QVERIFY(quay && *quay);
            QCOMPARE((*quay)->policy.raisedRoles.value(CommandType::HandOver), Role::Lead);
            QCOMPARE((*quay)->policy.pickupDays, 3);
        });
    }

    void aStoreThatIsNamedTwiceIsOneStoreOfAPerson()
    {
        CHAIN(chain);
        const QByteArray twice =
            QByteArray(person).replace("{", "{\"stores\":[\"quay\",\"quay\"],");
        QVERIFY(!import(chain, file({store, twice})).problem);
        SOUND(chain);
    }

    void moreStockServesWhoWaits()
    {
        CHAIN(chain);
        import(chain, file({store, tea}));
        chain.place(TestOrder(u"SO-9"_s).sent().wants(u"TEA-1"_s, 3));
        QCOMPARE(chain.viewOfLine(u"SO-9"_s)[u"backordered"], 3);
        import(chain, file({stock}));
        QCOMPARE(chain.viewOfLine(u"SO-9"_s)[u"backordered"], 0);
        QCOMPARE(chain.stockOf(StoreCode(u"quay"_s), u"TEA-1"_s).reserved, 3);
        SOUND(chain);
    }

    void aStoreThatWasPausedStaysPaused()
    {
        CHAIN(chain);
        import(chain, file({store}));
        chain.change([](UnitOfWork &work) -> Status {
            work.begin({.source = u"test"_s, .who = {}, .place = {}});
            Store quay = **work.store(StoreCode(u"quay"_s));
            quay.pausedUntil = work.now() + std::chrono::hours(1);
            const Status put = work.put(quay);
            return put ? work.end() : put;
        });
        import(chain, file({QByteArray(store).replace("Quay Street", "Quay St")}));
        chain.look([](oms::Storage &storage) {
            const auto quay = storage.stores.find(StoreCode(u"quay"_s));
            QCOMPARE((*quay)->name, u"Quay St"_s);
            QVERIFY((*quay)->pausedUntil);
        });
    }

    void aLongFileIsOneUnit()
    {
        CHAIN(chain);
        QByteArrayList lines{store};
        for (int i = 0; i < 450; ++i) {
            const QByteArray number = QByteArray::number(i);
            lines.append(R"({"type":"product","sku":"P-)" + number +
                         R"(","title":"Thing","codes":[{"code":"C)" + number + R"("}]})");
        }
        const qint64 before = feedRows(chain);
        QVERIFY(import(chain, file(lines + QByteArrayList{"{}"})).problem);
        QCOMPARE(feedRows(chain), before);
        QVERIFY(!import(chain, file(lines)).problem);
        QCOMPARE(feedRows(chain), before + 451);
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "ImportTest.moc"
