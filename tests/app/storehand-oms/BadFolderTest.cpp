// SPDX-License-Identifier: Apache-2.0
// What the program says, and keeps, when its folder or its database is not as it should be.
#include "tests/app/storehand-oms/Shop.h"
#include "tests/support/OrdinaryRights.h"

#include <QDir>
#include <QFileInfo>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Files of the program may grow up to here; 0 takes the limit away.
void limitFiles(qint64 pid, rlim_t bytes)
{
    const rlimit limit{bytes > 0 ? bytes : RLIM_INFINITY, RLIM_INFINITY};
    if (::prlimit(pid_t(pid), RLIMIT_FSIZE, &limit, nullptr) != 0)
        qFatal("the limit cannot be set");
}

QByteArray orderNumber(int number)
{
    return QByteArray(order).replace("SO-1", "SO-" + QByteArray::number(number));
}

qint64 largestFile(const QString &folder)
{
    qint64 largest = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
        largest = qMax(largest, file.size());
    return largest;
}

} // namespace

class BadFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aFolderThatCannotBeWrittenIsNamed()
    {
        const Shop shop;
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        const QByteArray folder = QFile::encodeName(shop.data());
        QCOMPARE(::chmod(folder.constData(), 0555), 0);
        for (const QFileInfo &file : QDir(shop.data()).entryInfoList(QDir::Files | QDir::Hidden))
            QCOMPARE(::chmod(QFile::encodeName(file.filePath()).constData(), 0444), 0);
        QCOMPARE(::chmod(QFile::encodeName(shop.folder()).constData(), 0755), 0);
        for (const QString &command : {u"serve"_s, u"verify"_s}) {
            QProcess process;
            process.setChildProcessModifier(&takeOrdinaryRights);
            process.start(program(), shop.with({command}));
            const Run run = finish(process);
            QCOMPARE(run.exitCode, 1);
            QVERIFY2(run.messages.contains(folder), run.messages.constData());
            QVERIFY(run.out.isEmpty());
        }
        QCOMPARE(::chmod(folder.constData(), 0755), 0);
        for (const QFileInfo &file : QDir(shop.data()).entryInfoList(QDir::Files | QDir::Hidden))
            QCOMPARE(::chmod(QFile::encodeName(file.filePath()).constData(), 0600), 0);
        QCOMPARE(run(shop.with({u"verify"_s})).exitCode, 0);
    }

    void aFullDiskRefusesWhatItCannotKeepAndLosesNothing()
    {
        Shop shop;
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        shop.prepare([] { ::signal(SIGXFSZ, SIG_IGN); }); // a limit, not a signal: as a full disk
        shop.serve();
        const QString key = shop.channelKey();
        limitFiles(shop.serverPid(), rlim_t(largestFile(shop.data())) + 200'000);
        QList<int> taken;
        int refused = 0;
        for (int number = 1; number <= 200 && refused < 3; ++number) {
            const auto [status, answer] = shop.ask(u"/v1/orders"_s, key, orderNumber(number));
            QVERIFY2(status == 201 || status == 503, QByteArray::number(status).constData());
            if (status == 201)
                taken.append(number);
            else
                QVERIFY(!answer[u"message"].toString().isEmpty());
            refused += status == 503 ? 1 : 0;
        }
        QCOMPARE(refused, 3);
        QVERIFY(!taken.isEmpty());
        QCOMPARE(shop.ask(u"/healthz"_s, {}).first, 200);

        const Run import = run(shop.with({u"import"_s, shop.write(u"c2.jsonl"_s, [] {
                                              QByteArray lines;
                                              for (int i = 0; i < 2'000; ++i)
                                                  lines += R"({"type":"product","sku":"P-)" +
                                                           QByteArray::number(i) +
                                                           R"(","title":"Thing"})" + '\n';
                                              return lines;
                                          }())}));
        QCOMPARE(import.exitCode, 1);
        QVERIFY2(import.messages.contains("disk"), import.messages.constData());
        QVERIFY2(import.messages.contains(QFile::encodeName(shop.data())),
                 import.messages.constData());

        limitFiles(shop.serverPid(), 0);
        int status = 0;
        QVERIFY(QTest::qWaitFor(
            [&] {
                status = shop.ask(u"/v1/orders"_s, key, orderNumber(900)).first;
                return status == 201 || status == 200;
            },
            patienceMs));
        for (const int number : std::as_const(taken))
            QCOMPARE(shop.ask(u"/v1/orders"_s, key, orderNumber(number)).first, 200);
        QCOMPARE(shop.stop().exitCode, 0);
        const Run verify = run(shop.with({u"verify"_s}));
        QVERIFY2(verify.exitCode == 0, verify.out.constData());
    }

    void aSecondServerSaysWhoseFolderItIs()
    {
        Shop shop;
        shop.serve();
        const Run second = run(shop.with({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s}));
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.messages.contains(QFile::encodeName(shop.data())),
                 second.messages.constData());
        QCOMPARE(shop.ask(u"/healthz"_s, {}).first, 200);
    }

    void aDatabaseOfANewerVersionIsLeftAlone()
    {
        SHOP(shop);
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        shop.execute(u"INSERT INTO schema_version(version) VALUES (9999)"_s);
        for (const QString &command : {u"serve"_s, u"verify"_s}) {
            const Run refused = run(shop.with({command}));
            QCOMPARE(refused.exitCode, 1);
            QVERIFY2(refused.messages.contains("9999") || refused.messages.contains("newer"),
                     refused.messages.constData());
        }
        shop.execute(u"DELETE FROM schema_version WHERE version = 9999"_s);
        QCOMPARE(run(shop.with({u"verify"_s})).exitCode, 0);
    }

    void whatIsNoDatabaseIsNotTouched()
    {
        const Shop shop;
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        const QString path = shop.data() + u"/oms.db"_s;
        const QByteArray garbage = QByteArray("my holiday photographs ").repeated(400);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(garbage) == garbage.size());
        file.close();
        const Run refused = run(shop.with({u"verify"_s}));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.messages.contains("oms.db"), refused.messages.constData());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage);
    }

    void aLostMasterKeyIsNotReplaced()
    {
        SHOP(shop);
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        const QString path = shop.data() + u"/master.key"_s;
        QVERIFY(QFile::rename(path, path + u".away"_s));
        const Run refused = run(shop.with({u"verify"_s}));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.messages.contains("master.key"), refused.messages.constData());
        QVERIFY(!QFile::exists(path));
        QVERIFY(QFile::rename(path + u".away"_s, path));
        QCOMPARE(run(shop.with({u"verify"_s})).exitCode, 0);
    }

    void anAddressWhereNobodyListensIsNotKept()
    {
        const Shop shop;
        const Run refused = run(shop.with(
            {u"verify"_s, u"--database"_s, u"postgresql://shop:secret@127.0.0.1:1/storehand"_s}));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(!refused.messages.isEmpty());
        QVERIFY(!refused.messages.contains("secret"));
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
    }

    void aDataFolderKeepsToItsDatabase()
    {
        SHOP(shop);
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        const Run other = run({u"verify"_s, u"--data"_s, shop.data(), u"--database"_s,
                               u"postgresql://127.0.0.1:1/another"_s});
        QCOMPARE(other.exitCode, 1);
        QVERIFY2(other.messages.contains(QFile::encodeName(shop.data())),
                 other.messages.constData());
    }
};

QTEST_GUILESS_MAIN(BadFolderTest)
#include "BadFolderTest.moc"
