// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/HeadOffice.h"
#include "app/tools/story/PtyScanner.h"
#include "core/barcode/Gtin.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestCertificate.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::story;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int orderCount = 12;
constexpr int productCount = 5;
constexpr int otherProducts = 800; ///< that nobody orders, but a station's catalogue has
constexpr int shelfUnits = 40;
constexpr int settleMs = 60'000;

QString skuOf(int product)
{
    return u"P-%1"_s.arg(product);
}

QString codeOf(int product)
{
    const QString digits = u"95200000000%1"_s.arg(product);
    return digits + checkDigitFor(digits);
}

QString refOf(int order)
{
    return u"SO-%1"_s.arg(order);
}

/// What the order's line `line` (1 or 2) asks for: products and units differ from order to order.
int productOf(int order, int line)
{
    return (order + line * 2) % productCount;
}

int unitsOf(int order, int line)
{
    return 1 + (order * line) % 3;
}

QJsonObject orderLine(int order, int line)
{
    return {{u"ref"_s, QString::number(line)},
            {u"sku"_s, skuOf(productOf(order, line))},
            {u"quantity"_s, unitsOf(order, line)},
            {u"unit_price"_s, 100}};
}

/// A text that no compression makes small, so that answers are as large as those of real chains.
QString noise(const QString &seed)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha512).toHex());
}

/// One shop that is always open, with what twelve orders want.
QList<QJsonObject> chain()
{
    QList<QJsonObject> lines{{{u"type"_s, u"store"_s},
                              {u"code"_s, u"corner"_s},
                              {u"name"_s, u"Corner shop"_s},
                              {u"latitude"_s, 0},
                              {u"longitude"_s, 0},
                              {u"time_zone"_s, u"UTC"_s},
                              {u"kind"_s, u"store"_s},
                              {u"currency"_s, u"NZD"_s}}};
    const auto add = [&](const QString &type, QJsonObject line) {
        line.insert(u"type"_s, type);
        if (type != u"product" && type != u"order")
            line.insert(u"store"_s, u"corner"_s);
        lines.append(line);
    };
    add(u"staging"_s, {{u"code"_s, u"S-07"_s}, {u"kind"_s, u"shelf"_s}, {u"capacity"_s, 20}});
    for (const auto &[code, role] : {std::pair(u"0042"_s, u"picker"_s), {u"0043"_s, u"counter"_s}})
        add(u"person"_s,
            {{u"code"_s, code}, {u"name"_s, code}, {u"role"_s, role}, {u"pin"_s, u"482915"_s}});
    for (int product = 0; product < productCount; ++product) {
        const QJsonObject code{{u"code"_s, codeOf(product)}};
        add(u"product"_s, {{u"sku"_s, skuOf(product)},
                           {u"title"_s, skuOf(product)},
                           {u"codes"_s, QJsonArray{code}},
                           {u"price"_s, 100},
                           {u"currency"_s, u"NZD"_s}});
        add(u"stock"_s, {{u"sku"_s, skuOf(product)}, {u"on_hand"_s, shelfUnits}});
    }
    for (int other = 0; other < otherProducts; ++other) {
        const QString sku = u"OTHER-%1"_s.arg(other);
        add(u"product"_s,
            {{u"sku"_s, sku}, {u"title"_s, noise(sku)}, {u"brand"_s, noise(sku + u'b')}});
    }
    for (int order = 0; order < orderCount; ++order) {
        const QJsonObject pickup{{u"method"_s, u"pickup"_s}, {u"store"_s, u"corner"_s}};
        add(u"order"_s, {{u"channel"_s, u"web"_s},
                         {u"ref"_s, refOf(order)},
                         {u"placed_at"_s, u"2026-11-21T09:00:00.000Z"_s},
                         {u"currency"_s, u"NZD"_s},
                         {u"customer"_s, QJsonObject{{u"name"_s, u"Rangi Tamati"_s}}},
                         {u"fulfilment"_s, pickup},
                         {u"lines"_s, QJsonArray{orderLine(order, 1), orderLine(order, 2)}}});
    }
    return lines;
}

/// The shop as somebody outside sees it: programs, a scanner, and what they say.
class Walk
{
public:
    Walk(const QString &database, bool isEncrypted)
        : m_certificate(isEncrypted ? TestCertificate::make(m_folder.path()) : TestCertificate())
        , m_office({qEnvironmentVariable("STOREHAND_BIN"), m_folder.filePath(u"oms"_s), false,
                    database, m_certificate.certFile, m_certificate.keyFile})
    {}

    void begin();
    void takeAll();
    void pickUntil(int units);
    void pickRest();
    void shortOneUnit();
    void finishAndStage();
    void handOver();
    void settle() { must(ask({{u"do"_s, u"settle"_s}, {u"timeout_ms"_s, settleMs}})); }

    void killOffice() { m_office.kill(); }
    void reopenOffice() { must(m_office.open()); }
    void killStationMidScan();

    [[nodiscard]] int unitsAtOffice(const QString &field);
    [[nodiscard]] int unitsOnHand();
    [[nodiscard]] int beeps() const { return m_beeps; }
    [[nodiscard]] int pickedOnScreen();
    [[nodiscard]] static int ordered();
    [[nodiscard]] Status verify() { return m_office.verify(); }

private:
    void startStation(const QStringList &more = {});
    void signIn(const QString &person);
    void readLeftovers();
    [[nodiscard]] QList<QJsonObject> queue();
    [[nodiscard]] QString nextCode();
    Result<QJsonObject> ask(const QJsonObject &request) { return m_station->ask(request); }
    Result<QJsonObject> ask(const QString &verb, const QString &assignment,
                            QJsonObject arguments = {});
    template <typename T>
    static T must(const Result<T> &result)
    {
        if (!result)
            qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
        if constexpr (!std::is_void_v<T>)
            return *result;
    }

    QTemporaryDir m_folder;
    const TestCertificate m_certificate;
    HeadOffice m_office;
    PtyScanner m_scanner;
    std::unique_ptr<JsonProgram> m_station;
    int m_beeps = 0;
};

void Walk::begin()
{
    QFile file(m_folder.filePath(u"chain.jsonl"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no room for the fixture");
    for (const QJsonObject &line : chain())
        file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    file.close();
    must(m_office.open());
    must(m_office.import(file.fileName()));
    must(m_scanner.open());
    const QString code = must(m_office.enrolmentCode(u"corner"_s, u"Bench"_s));
    startStation({u"--oms"_s, m_office.url(), u"--enrol"_s, code});
    signIn(u"0042"_s);
}

void Walk::startStation(const QStringList &more)
{
    m_station = std::make_unique<JsonProgram>(
        qEnvironmentVariable("STOREHAND_BIN") + u"/storehand"_s,
        QStringList{u"headless"_s, u"--data"_s, m_folder.filePath(u"station"_s), u"--serial"_s,
                    m_scanner.path()} +
            more);
    must(m_station->start());
    must(m_station->awaitEvent(u"ready"_s));
}

void Walk::signIn(const QString &person)
{
    must(ask({{u"do"_s, u"sign_in"_s}, {u"person"_s, person}, {u"pin"_s, u"482915"_s}}));
}

Result<QJsonObject> Walk::ask(const QString &verb, const QString &assignment, QJsonObject arguments)
{
    arguments.insert(u"do"_s, verb);
    arguments.insert(u"assignment"_s, assignment);
    return m_station->ask(arguments);
}

QList<QJsonObject> Walk::queue()
{
    QList<QJsonObject> all;
    for (const QJsonValue &each : must(ask({{u"do"_s, u"queue"_s}}))["assignments"_L1].toArray())
        all.append(each.toObject());
    return all;
}

void Walk::takeAll()
{
    QJsonArray ids;
    for (const QJsonObject &assignment : queue())
        ids.append(assignment["id"_L1]);
    QCOMPARE(ids.size(), orderCount);
    must(ask({{u"do"_s, u"claim"_s}, {u"assignments"_s, ids}}));
}

/// A code that some line still wants; empty when all are complete.
QString Walk::nextCode()
{
    for (const QJsonObject &assignment : queue()) {
        for (const QJsonValue &line : assignment["lines"_L1].toArray()) {
            if (line["open"_L1].toInt() > 0)
                return codeOf(line["sku"_L1].toString().mid(2).toInt());
        }
    }
    return {};
}

int Walk::pickedOnScreen()
{
    int units = 0;
    for (const QJsonObject &assignment : queue()) {
        for (const QJsonValue &line : assignment["lines"_L1].toArray())
            units += line["picked"_L1].toInt();
    }
    return units;
}

void Walk::pickUntil(int units)
{
    while (m_beeps < units) {
        must(m_scanner.scan(nextCode()));
        const QJsonObject event = must(m_station->awaitEvent(u"scan"_s));
        QCOMPARE(event["result"_L1].toString(), u"picked"_s);
        ++m_beeps;
    }
}

void Walk::pickRest()
{
    for (QString code = nextCode(); !code.isEmpty(); code = nextCode()) {
        must(m_scanner.scan(code));
        QCOMPARE(must(m_station->awaitEvent(u"scan"_s))["result"_L1].toString(), u"picked"_s);
        ++m_beeps;
    }
}

/// What the dead station had not read of its scanner, the next one reads.
void Walk::readLeftovers()
{
    must(m_scanner.scan(u"SHL:S-07"_s));
    while (must(m_station->awaitEvent(u"scan"_s))["action"_L1].toString() != u"S-07") {
    }
}

/// The scanner goes on while the station dies. A beep is a promise; a read without one may have
/// been booked or not, and the screen says which.
void Walk::killStationMidScan()
{
    const int before = m_beeps;
    const QString code = nextCode();
    constexpr int inFlight = 4;
    for (int i = 0; i < inFlight; ++i)
        must(m_scanner.scan(code));
    const QJsonObject first = must(m_station->awaitEvent(u"scan"_s));
    QCOMPARE(first["result"_L1].toString(), u"picked"_s);
    m_station->kill();
    startStation();
    signIn(u"0042"_s);
    readLeftovers();
    const int known = pickedOnScreen();
    QVERIFY2(known >= before + 1 && known <= before + inFlight,
             qPrintable(u"%1 before, %2 after"_s.arg(before).arg(known)));
    m_beeps = known;
}

void Walk::shortOneUnit()
{
    const QJsonObject line = queue().first()["lines"_L1].toArray().first().toObject();
    must(ask({{u"do"_s, u"short"_s},
              {u"line"_s, line["id"_L1]},
              {u"units"_s, 1},
              {u"reason"_s, u"not_found"_s}}));
}

void Walk::finishAndStage()
{
    int number = 0;
    for (const QJsonObject &assignment : queue()) {
        const QString id = assignment["id"_L1].toString();
        must(ask(u"confirm"_s, id));
        const QString parcel = u"P-%1"_s.arg(++number, 6, 10, QLatin1Char('0'));
        must(ask(u"stage"_s, id, {{u"parcel"_s, parcel}, {u"location"_s, u"S-07"_s}}));
        must(ask(u"ready"_s, id));
    }
    QCOMPARE(number, orderCount);
}

void Walk::handOver()
{
    signIn(u"0043"_s);
    for (int order = 0; order < orderCount; ++order) {
        const QJsonObject known = must(m_office.order(refOf(order)));
        const QString code = known["pickup_code"_L1].toString();
        must(m_scanner.scan(code));
        const QJsonObject opened = must(m_station->awaitEvent(u"scan"_s));
        QCOMPARE(opened["result"_L1].toString(), u"opened"_s);
        QCOMPARE(opened["order_ref"_L1].toString(), refOf(order));
        must(ask(u"hand_over"_s, opened["assignment"_L1].toString(),
                 {{u"proof"_s, QJsonObject{{u"method"_s, u"code"_s}, {u"value"_s, code}}},
                  {u"name"_s, u"Rangi Tamati"_s}}));
    }
    QVERIFY(queue().isEmpty());
}

int Walk::unitsAtOffice(const QString &field)
{
    int units = 0;
    for (int order = 0; order < orderCount; ++order) {
        for (const QJsonValue &line : must(m_office.order(refOf(order)))["lines"_L1].toArray())
            units += line[field].toInt();
    }
    return units;
}

int Walk::unitsOnHand()
{
    int units = 0;
    for (int product = 0; product < productCount; ++product) {
        const QJsonObject stock = must(m_office.stock(skuOf(product)));
        for (const QJsonValue &store : stock["stores"_L1].toArray())
            units += store["on_hand"_L1].toInt();
    }
    return units;
}

int Walk::ordered()
{
    int units = 0;
    for (int order = 0; order < orderCount; ++order)
        units += unitsOf(order, 1) + unitsOf(order, 2);
    return units;
}

} // namespace

/// Twelve orders from import to the customers' hands, with the real programs, a scanner on a
/// pseudo-terminal, and both programs killed on the way: each unit is counted once.
class OutsideWalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachUnitIsCountedOnce_data();
    void eachUnitIsCountedOnce();
};

void OutsideWalkTest::eachUnitIsCountedOnce_data()
{
    QTest::addColumn<bool>("onPostgres");
    QTest::addColumn<bool>("isEncrypted");
    QTest::newRow("SQLite") << false << false;
    QTest::newRow("PostgreSQL") << true << false;
    QTest::newRow("SQLite, over TLS") << false << true;
}

void OutsideWalkTest::eachUnitIsCountedOnce()
{
    QFETCH(bool, onPostgres);
    QFETCH(bool, isEncrypted);
    PostgresServer *server = onPostgres ? PostgresServer::sharedSynced() : nullptr;
    if (onPostgres && !server)
        QSKIP("PostgreSQL is not installed");
    Walk walk(server ? server->createDatabase() : QString(), isEncrypted);
    walk.begin();
    walk.takeAll();
    walk.shortOneUnit();
    walk.pickUntil(8);
    walk.killOffice();
    walk.pickUntil(16);
    walk.killStationMidScan(); // offline
    walk.reopenOffice();
    walk.settle();
    QCOMPARE(walk.unitsAtOffice(u"picked"_s), walk.beeps());
    walk.killStationMidScan(); // online, with an upload under way
    walk.pickRest();
    QCOMPARE(walk.beeps(), Walk::ordered() - 1);
    walk.killOffice();
    walk.finishAndStage();
    walk.reopenOffice();
    walk.settle();
    QCOMPARE(walk.unitsAtOffice(u"staged"_s), Walk::ordered() - 1);
    walk.handOver();
    walk.settle();

    QCOMPARE(walk.unitsAtOffice(u"picked"_s), Walk::ordered() - 1);
    QCOMPARE(walk.unitsAtOffice(u"handed_over"_s), Walk::ordered() - 1);
    QCOMPARE(walk.unitsAtOffice(u"short"_s), 1);
    // The one that was not found has left the book as well.
    QCOMPARE(walk.unitsOnHand(), productCount * shelfUnits - Walk::ordered());
    const Status books = walk.verify();
    QVERIFY2(books, books ? "" : qPrintable(books.error().detail));
}

QTEST_GUILESS_MAIN(OutsideWalkTest)
#include "OutsideWalkTest.moc"
