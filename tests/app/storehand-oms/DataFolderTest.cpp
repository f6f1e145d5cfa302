// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/DataFolder.h"

#include "tests/support/FakeRandom.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString url = u"postgresql://storehand@db.example/oms"_s;
constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class DataFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFolderBelongsToItsUserAlone()
    {
        const QTemporaryDir root;
        const QString path = root.filePath(u"a/b"_s);
        test::FakeRandom random;
        const auto folder = DataFolder::open(path, {});
        QVERIFY(folder);
        QVERIFY(folder->masterKey(random));
        QVERIFY(folder->remember());
        QVERIFY(!(QFileInfo(path).permissions() & others));
        for (const QString &name : {u"/master.key"_s, u"/oms.json"_s})
            QVERIFY2(!(QFileInfo(path + name).permissions() & others), qPrintable(name));
    }

    void theMasterKeyStaysTheSame()
    {
        const QTemporaryDir root;
        test::FakeRandom random;
        const auto folder = DataFolder::open(root.path(), {});
        const auto first = folder->masterKey(random);
        QVERIFY(first);
        QCOMPARE(first->reveal().size(), DataFolder::masterKeySize);
        const auto again = DataFolder::open(root.path(), {})->masterKey(random);
        QVERIFY(again);
        QVERIFY(again->reveal() == first->reveal());
    }

    void aLostMasterKeyIsNotReplacedInSilence()
    {
        const QTemporaryDir root;
        test::FakeRandom random;
        const auto folder = DataFolder::open(root.path(), {});
        QVERIFY(folder->masterKey(random));
        QVERIFY(folder->openDatabase());
        QVERIFY(QFile::remove(root.filePath(u"master.key"_s)));
        const auto lost = DataFolder::open(root.path(), {})->masterKey(random);
        QCOMPARE(lost.error().code, u"master_key");
    }

    void aDamagedMasterKeyIsNamed()
    {
        const QTemporaryDir root;
        test::FakeRandom random;
        write(root.filePath(u"master.key"_s), "0123\n");
        const auto damaged = DataFolder::open(root.path(), {})->masterKey(random);
        QCOMPARE(damaged.error().code, u"master_key");
    }

    void theFolderRemembersItsDatabaseAndPins()
    {
        const QTemporaryDir root;
        auto folder = DataFolder::open(root.path(), url);
        QVERIFY(folder->isPostgres());
        QCOMPARE(folder->pins(), QList{QByteArray(32, '\0')});
        folder->setPins({QByteArray(32, 'p')});
        QVERIFY(folder->remember());
        const auto again = DataFolder::open(root.path(), {});
        QVERIFY(again);
        QVERIFY(again->isPostgres());
        QCOMPARE(again->pins(), QList{QByteArray(32, 'p')});
    }

    void aMistypedAddressIsNotRemembered()
    {
        const QTemporaryDir root;
        QVERIFY(DataFolder::open(root.path(), url));
        QVERIFY(!DataFolder::open(root.path(), {})->isPostgres());
        QCOMPARE(DataFolder::open(root.path(), u"mysql://h/x"_s).error().code,
                 u"invalid_database_url");
    }

    void aFolderBelongsToOneDatabase()
    {
        const QTemporaryDir root;
        QVERIFY(DataFolder::open(root.path(), url)->remember());
        QVERIFY(DataFolder::open(root.path(), url + u"?sslmode=verify-full"_s));
        QCOMPARE(DataFolder::open(root.path(), u"postgresql://other/oms"_s).error().code,
                 u"other_database");
        const QTemporaryDir sqlite;
        QVERIFY(DataFolder::open(sqlite.path(), {})->openDatabase());
        QCOMPARE(DataFolder::open(sqlite.path(), url).error().code, u"other_database");
    }

    void aStrangeSettingsFileIsNotOverwritten()
    {
        const QTemporaryDir root;
        write(root.filePath(u"oms.json"_s), "{\"schema\":99}");
        QCOMPARE(DataFolder::open(root.path(), {}).error().code, u"malformed");
    }

    void whatIsNoFolderIsAnError()
    {
        const QTemporaryDir root;
        write(root.filePath(u"file"_s), "x");
        QVERIFY(!DataFolder::open(root.filePath(u"file/data"_s), {}));
    }
};

QTEST_APPLESS_MAIN(DataFolderTest)
#include "DataFolderTest.moc"
