// SPDX-License-Identifier: Apache-2.0
// Databases as released versions left them (tests/data/schema), opened by the program of today.
#include "core/crypto/SystemRandom.h"
#include "core/database/Migrations.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/domain/FailPoint.h"
#include "core/store/Cache.h"
#include "core/store/CacheSchema.h"
#include "core/store/Outbox.h"
#include "core/store/OutboxSchema.h"
#include "oms/OrderManager.h"
#include "oms/storage/Schema.h"
#include "tests/support/FakeClock.h"
#include "tests/support/TestDatabase.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One of the databases that a release leaves behind.
struct Subject
{
    QString name; ///< also of its fixtures: outbox-1.sql, oms-1.postgres.sql
    Engine engine = Engine::Sqlite;
    QByteArray key; ///< with which the secrets of its fixtures are sealed
    const std::vector<Migration> *steps = nullptr;

    [[nodiscard]] int newest() const { return static_cast<int>(steps->size()); }

    [[nodiscard]] QString fixture(int version) const
    {
        const QString ending = name != u"oms"             ? u""_s
                               : engine == Engine::Sqlite ? u".sqlite"_s
                                                          : u".postgres"_s;
        return QStringLiteral(STOREHAND_TEST_DATA "/schema/") +
               u"%1-%2%3.sql"_s.arg(name).arg(version).arg(ending);
    }
};

Subject subject(const QString &name)
{
    const auto key = [](const char *hex) { return QByteArray::fromHex(hex); };
    if (name == "outbox"_L1 || name == "cache"_L1)
        return {name, Engine::Sqlite,
                key("d30efc81806b078f4f76beb2cfe99b8e64f8cffa59964bebe66d0034a33b4169"),
                name == "outbox"_L1 ? &outboxMigrations() : &cacheMigrations()};
    if (name == "order manager on SQLite"_L1)
        return {u"oms"_s, Engine::Sqlite,
                key("99a1f7273c8b8e6a51c646a43d5f705e596877c5fa2f361abe9f53b8c3b49ccb"),
                &oms::schemaMigrations()};
    return {u"oms"_s, Engine::Postgres,
            key("db0db040c9aadff1426b5dc116d606ee1ee195e520e7e4c992b3ccf915895f51"),
            &oms::schemaMigrations()};
}

const QStringList subjects{u"outbox"_s, u"cache"_s, u"order manager on SQLite"_s,
                           u"order manager on PostgreSQL"_s};

void must(const Status &status)
{
    if (!status)
        qFatal("%s: %s", qPrintable(status.error().code), qPrintable(status.error().detail));
}

/// Runs the statements of a fixture, one a line. "-- begins with: FILE" names another to run first.
void runFixture(Connection &connection, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(path));
    static const QByteArray beginsWith = "-- begins with: ";
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(beginsWith))
            runFixture(connection, QFileInfo(path).path() + u'/' +
                                       QString::fromUtf8(line.sliced(beginsWith.size())));
        else if (!line.isEmpty() && !line.startsWith("--"))
            must(connection.execute(QString::fromUtf8(line)));
    }
}

void rebuild(const TestDatabase &database, const QString &fixture)
{
    const auto connection = database.connect();
    auto transaction = Transaction::begin(*connection);
    if (!transaction)
        qFatal("%s", qPrintable(transaction.error().detail));
    runFixture(*connection, fixture);
    must(transaction->commit());
}

template <typename T>
tl::unexpected<Error> errorOf(const Result<T> &result)
{
    return failure(result.error());
}

Result<QString> contentOfOutbox(const Subject &what, const StoreFile &file)
{
    SystemRandom random;
    const FieldCipher cipher(Sensitive<QByteArray>(what.key), random);
    const auto outbox = Outbox::open(file, cipher);
    if (!outbox)
        return errorOf(outbox);
    const auto secret = (*outbox)->secret(u"station_key"_s);
    return u"%1 of %2 acknowledged, key of %3 bytes"_s.arg((*outbox)->acknowledgedN())
        .arg((*outbox)->lastN())
        .arg(secret && *secret ? (*secret)->reveal().size() : 0);
}

Result<QString> contentOfCache(const Subject &what, const StoreFile &file)
{
    SystemRandom random;
    const FieldCipher cipher(Sensitive<QByteArray>(what.key), random);
    const auto cache = Cache::open(file, cipher, Instant{});
    if (!cache)
        return errorOf(cache);
    qsizetype known = 0;
    for (const QString &entity : {u"assignment"_s, u"customer"_s, u"product"_s, u"stock"_s}) {
        const auto all = (*cache)->readAll(entity);
        if (!all)
            return errorOf(all);
        known += all->size();
    }
    return u"%1 topics, %2 entities, cursor %3%4"_s.arg((*cache)->topics().size())
        .arg(known)
        .arg((*cache)->cursor(), (*cache)->rebuilt() ? u", made anew"_s : QString());
}

Result<QString> contentOfOms(const Subject &what, std::unique_ptr<Connection> connection)
{
    SystemRandom random;
    FakeClock clock;
    const auto manager = oms::OrderManager::open(
        std::move(connection), clock, random,
        {.masterKey = Sensitive<QByteArray>(what.key), .pins = {QByteArray(32, '\0')}});
    if (!manager)
        return errorOf(manager);
    const auto verified = (*manager)->verify();
    if (!verified)
        return errorOf(verified);
    const auto stock = (*manager)->stockOf(Sku(u"TEA-1"_s));
    const auto order = (*manager)->orderByRef(u"web"_s, u"SO-1"_s);
    return u"%1 findings in %2, tea %3, first order %4"_s.arg(verified->findings.join(u'|'))
        .arg(verified->checked)
        .arg(stock ? QString::fromUtf8(QJsonDocument(*stock).toJson(QJsonDocument::Compact))
                   : QString(),
             order ? order->value(u"status"_s).toString() : QString());
}

/// What the program of today finds in a database, which it upgrades where that is due.
Result<QString> contentOf(const Subject &what, const QString &target, qint64 maxPages = 0)
{
    if (what.name == "outbox"_L1)
        return contentOfOutbox(what, {target, {}, maxPages});
    if (what.name == "cache"_L1)
        return contentOfCache(what, {target, {}, maxPages});
    auto connection = what.engine == Engine::Sqlite
                          ? Connection::open(SqliteOptions{.path = target, .maxPages = maxPages})
                          : Connection::open(PostgresOptions{target, true});
    if (!connection)
        return errorOf(connection);
    return contentOfOms(what, std::move(*connection));
}

/// Tables, columns and indexes, as text.
QStringList shapeOf(Connection &connection)
{
    const bool isSqlite = connection.engine() == Engine::Sqlite;
    const QStringList questions =
        isSqlite
            ? QStringList{u"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY sql"_s}
            : QStringList{
                  u"SELECT table_name || '.' || column_name || ' ' || data_type || ' ' ||"
                  " is_nullable || COALESCE(collation_name, '') FROM information_schema.columns"
                  " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"_s,
                  u"SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
                  " ORDER BY indexdef"_s,
                  u"SELECT sequence_name FROM information_schema.sequences"
                  " WHERE sequence_schema = 'public' ORDER BY sequence_name"_s};
    QStringList shape;
    for (const QString &question : questions)
        must(connection.query(question, {}, [&](const SqlRow &row) { shape.append(row.text(0)); }));
    return shape;
}

/// True when the program upgraded the database; false when it died on the way, as it was told.
bool upgradeElsewhere(const QString &name, const QString &target, FailPoint point, int passing)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(failPointVariable),
                       u"%1:%2"_s.arg(toText(point)).arg(passing));
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(), {u"--upgrade"_s, name, target});
    if (!program.waitForFinished())
        qFatal("the program that upgrades does not end");
    if (program.exitStatus() == QProcess::NormalExit && program.exitCode() != 0)
        qFatal("the program that upgrades failed");
    return program.exitStatus() == QProcess::NormalExit;
}

} // namespace

class UpgradeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReleasedSchemaIsNeverEdited_data() { addVersions(); }
    void aReleasedSchemaIsNeverEdited();
    void allThatWasThereIsThereAfterAnUpgrade_data() { addVersions(); }
    void allThatWasThereIsThereAfterAnUpgrade();
    void aProgramKilledInAnUpgradeGoesOnWhereItStopped_data() { addVersions(true); }
    void aProgramKilledInAnUpgradeGoesOnWhereItStopped();
    void aFullDiskStopsAnUpgradeAndLosesNothing_data();
    void aFullDiskStopsAnUpgradeAndLosesNothing();
    void aNewerSchemaIsRefusedInPlainWords_data() { addVersions(); }
    void aNewerSchemaIsRefusedInPlainWords();

private:
    /// A row for each fixture there must be, and one for the empty database where that counts.
    static void addVersions(bool withEmpty = false)
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("version");
        for (const QString &name : subjects) {
            for (int version = withEmpty ? 0 : 1; version <= subject(name).newest(); ++version)
                QTest::addRow("%s at %d", qPrintable(name), version) << name << version;
        }
    }

    /// A database of that version, 0 for an empty one.
    static std::unique_ptr<TestDatabase> databaseOf(const Subject &what, int version)
    {
        auto database = std::make_unique<TestDatabase>(what.engine);
        if (database->isAvailable() && version > 0)
            rebuild(*database, what.fixture(version));
        return database;
    }
};

#define DATABASE(what, database)                                                                   \
    QFETCH(QString, name);                                                                         \
    QFETCH(int, version);                                                                          \
    const Subject what = subject(name);                                                            \
    const auto database = databaseOf(what, version);                                               \
    if (!database->isAvailable())                                                                  \
    QSKIP("PostgreSQL is not installed")

/// If this fails after a change of a schema: give it a migration of its own, and keep the new
/// schema in a fixture (docs/storage.md, Changing a schema).
void UpgradeTest::aReleasedSchemaIsNeverEdited()
{
    DATABASE(what, old);
    const auto made = databaseOf(what, 0);
    const auto connection = made->connect();
    const std::vector<Migration> steps(what.steps->begin(), what.steps->begin() + version);
    QVERIFY(migrate(*connection, steps));
    QCOMPARE(shapeOf(*connection), shapeOf(*old->connect()));
}

void UpgradeTest::allThatWasThereIsThereAfterAnUpgrade()
{
    DATABASE(what, database);
    const auto content = contentOf(what, database->path());
    QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
    const QString expected = what.name == u"outbox"  ? u"9 of 11 acknowledged, key of 43 bytes"_s
                             : what.name == u"cache" ? u"5 topics, 10 entities, cursor "_s
                                                     : u" findings in "_s;
    QVERIFY2(content->startsWith(expected), qPrintable(*content));
    QVERIFY(!content->contains(u"made anew"));
    QVERIFY(what.name != u"oms" || content->endsWith(u"first order completed"));
    QCOMPARE(*schemaVersion(*database->connect()), what.newest());
    QCOMPARE(*contentOf(what, database->path()), *content);
}

void UpgradeTest::aProgramKilledInAnUpgradeGoesOnWhereItStopped()
{
    DATABASE(what, untouched);
    const auto whole = contentOf(what, untouched->path());
    QVERIFY(whole);
    int deaths = 0;
    for (const FailPoint point : {FailPoint::MigrationStatement, FailPoint::MigrationCommit}) {
        for (int passing = 1;; ++passing) {
            const auto database = databaseOf(what, version);
            if (upgradeElsewhere(name, database->path(), point, passing))
                break;
            ++deaths;
            const auto content = contentOf(what, database->path());
            QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
            QCOMPARE(*schemaVersion(*database->connect()), what.newest());
            if (version > 0) // keys and the epoch of a new one are its own
                QCOMPARE(*content, *whole);
            if (what.engine == Engine::Postgres && version == 0 && passing > 1)
                break; // each statement is tried on SQLite
        }
    }
    QCOMPARE(deaths > 0, version < what.newest());
}

void UpgradeTest::aFullDiskStopsAnUpgradeAndLosesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("version");
    for (const QString &name : subjects) {
        const Subject what = subject(name);
        for (int version = 0; what.engine == Engine::Sqlite && version < what.newest(); ++version)
            QTest::addRow("%s at %d", qPrintable(name), version) << name << version;
    }
}

void UpgradeTest::aFullDiskStopsAnUpgradeAndLosesNothing()
{
    DATABASE(what, untouched);
    const auto pages = untouched->connect()->first(
        u"PRAGMA page_count"_s, {}, [](const SqlRow &row) { return row.integer(0); });
    QVERIFY(pages && *pages);
    int refusals = 0;
    for (qint64 room = std::max<qint64>(**pages, 1);; ++room) {
        const auto database = databaseOf(what, version);
        const auto tried = contentOf(what, database->path(), room);
        if (tried)
            break;
        ++refusals;
        QCOMPARE(tried.error().code, codes::diskFull);
        const auto content = contentOf(what, database->path());
        QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
        QCOMPARE(*schemaVersion(*database->connect()), what.newest());
    }
    QVERIFY(refusals > 0);
}

void UpgradeTest::aNewerSchemaIsRefusedInPlainWords()
{
    DATABASE(what, database);
    QVERIFY(contentOf(what, database->path()));
    const int newer = what.newest() + 1;
    QVERIFY(database->connect()->run(u"INSERT INTO schema_version(version) VALUES (?)"_s, {newer}));
    const auto content = contentOf(what, database->path());
    QVERIFY(!content);
    QCOMPARE(content.error().code, codes::databaseNewer);
    QVERIFY(content.error().detail.contains(
        u"the database is at version %1, this program knows %2"_s.arg(newer).arg(what.newest())));
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == "--upgrade"_L1)
        return contentOf(subject(words.value(2)), words.value(3)) ? EXIT_SUCCESS : EXIT_FAILURE;
    UpgradeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "UpgradeTest.moc"
