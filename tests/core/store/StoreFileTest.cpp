// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreFile.h"

#include "core/domain/Codes.h"
#include "tests/support/StoreFixture.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class StoreFileTest : public QObject
{
    Q_OBJECT

    static inline const std::vector<Migration> old{
        {1, {u"CREATE TABLE t(a {int}) {strict}"_s, u"INSERT INTO t VALUES (1)"_s}}};

    static std::vector<Migration> with(const QString &second)
    {
        std::vector<Migration> migrations = old;
        migrations.push_back({2, {second}});
        return migrations;
    }

    static Result<std::unique_ptr<Connection>> open(const test::StoreFixture &disk,
                                                    const std::vector<Migration> &migrations)
    {
        return openStoreFile({disk.path("a.db")}, SqliteOptions::Durability::Full, migrations);
    }

    static qint64 sum(Connection &connection)
    {
        const auto value = connection.first(u"SELECT SUM(a) FROM t"_s, {},
                                            [](const SqlRow &row) { return row.integer(0); });
        return value ? value->value_or(-1) : -1;
    }

private Q_SLOTS:
    void beforeAMigrationTheFileIsCopiedAndTheCopyGoesAtTheNextStart()
    {
        const test::StoreFixture disk;
        const QString copy = disk.path("a.db.v1.bak");
        const auto grown = with(u"UPDATE t SET a = 2"_s);
        QVERIFY(open(disk, old));
        QVERIFY(!QFile::exists(copy)); // a new file needs none
        {
            const auto connection = open(disk, grown);
            QVERIFY(connection);
            QCOMPARE(sum(**connection), 2);
            SqliteOptions options;
            options.path = copy;
            const auto before = Connection::open(options);
            QVERIFY(before);
            QCOMPARE(sum(**before), 1);
        }
        QVERIFY(open(disk, grown));
        QVERIFY(!QFile::exists(copy));
    }

    void aMigrationThatFailsLeavesFileAndCopy()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk, old));
        const auto broken = open(disk, with(u"UPDATE nowhere SET a = 2"_s));
        QVERIFY(!broken);
        QVERIFY(broken.error().detail.contains(u"a.db"));
        QVERIFY(QFile::exists(disk.path("a.db.v1.bak")));
        const auto connection = open(disk, old);
        QVERIFY(connection);
        QCOMPARE(sum(**connection), 1);
    }

    void aDamagedVersionNumberIsDamage_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("none") << u"UPDATE schema_version SET version = 0"_s;
        QTest::newRow("below none") << u"UPDATE schema_version SET version = -7"_s;
        QTest::newRow("lost") << u"DELETE FROM schema_version"_s;
    }

    void aDamagedVersionNumberIsDamage()
    {
        QFETCH(const QString, damage);
        const test::StoreFixture disk;
        QVERIFY((*open(disk, old))->run(damage));
        const auto refused = open(disk, old);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, codes::databaseCorrupt);
        QVERIFY(refused.error().detail.contains(u"a.db"));
    }

    void aVersionThatForgetsItsLastStepIsDamage()
    {
        const test::StoreFixture disk;
        const auto grown = with(u"ALTER TABLE t ADD COLUMN b {int}"_s);
        QVERIFY((*open(disk, grown))->run(u"DELETE FROM schema_version WHERE version = 2"_s));
        const auto refused = open(disk, grown);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, codes::databaseCorrupt);
    }

    void aNewerFileIsRefusedAndNotTouched()
    {
        const test::StoreFixture disk;
        QVERIFY(open(disk, with(u"UPDATE t SET a = 2"_s)));
        const auto refused = open(disk, old);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, codes::databaseNewer);
        QVERIFY(!QFile::exists(disk.path("a.db.v2.bak")));
    }
};

QTEST_GUILESS_MAIN(StoreFileTest)
#include "StoreFileTest.moc"
