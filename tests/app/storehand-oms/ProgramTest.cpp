// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/EnrolmentCode.h"
#include "core/domain/Instant.h"
#include "tests/app/storehand-oms/Shop.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestCertificate.h"

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void helpAndVersionAreThereForPeople()
    {
        const Run help = run({u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("storehand-oms serve"));
        QVERIFY(run({u"help"_s, u"serve"_s}).out.contains("--tls-cert"));
        const Run version = run({u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("storehand-oms 0."));
    }

    void wrongUsageIsExitCodeTwo()
    {
        for (const QStringList &wrong :
             {QStringList(), {u"srve"_s}, {u"serve"_s}, {u"verify"_s, u"--data"_s}}) {
            const Run result = run(wrong);
            QCOMPARE(result.exitCode, 2);
            QVERIFY(result.out.isEmpty());
            QVERIFY(result.messages.contains("storehand-oms help"));
        }
    }

    void everyCommandWorksWithoutAServer() { allCommands(false); }

    void everyCommandWorksThroughARunningServer() { allCommands(true); }

    void aKeyThatBecameKnownIsEnded()
    {
        SHOP(shop);
        shop.serve();
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        const QString known = shop.channelKey();
        const QString other = shop.channelKey(u"till"_s);
        const Run revoked = run(shop.with({u"revoke"_s, u"--channel"_s, u"web"_s}));
        QCOMPARE(revoked.exitCode, 0);
        QCOMPARE(revoked.lines.value(0).value(u"revoked").toString(), u"web");
        QCOMPARE(shop.ask(u"/v1/orders"_s, known, order).first, 401);
        QCOMPARE(shop.ask(u"/v1/orders"_s, other, order).first, 201);
        QCOMPARE(shop.ask(u"/v1/orders"_s, shop.channelKey(), order).first, 201);
        const Run nobody = run(shop.with({u"revoke"_s, u"--channel"_s, u"wbe"_s}));
        QCOMPARE(nobody.exitCode, 1);
        QVERIFY(nobody.messages.contains("'wbe'"));
        QCOMPARE(run(shop.with({u"revoke"_s, u"--station"_s, u"nobody"_s})).exitCode, 1);
    }

    void whoBoughtACancelledOrderIsForgotten()
    {
        SHOP(shop);
        shop.serve();
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        const QString key = shop.channelKey();
        const auto [status, placed] = shop.ask(u"/v1/orders"_s, key, order);
        QCOMPARE(status, 201);
        const QStringList forget =
            shop.with({u"forget"_s, u"--channel"_s, u"web"_s, u"--ref"_s, u"SO-1"_s});
        const Run tooEarly = run(forget);
        QCOMPARE(tooEarly.exitCode, 1);
        QVERIFY(tooEarly.messages.contains("SO-1 is still worked on"));
        const QString cancel = u"/v1/orders/%1/cancel"_s.arg(placed[u"order"].toString());
        QCOMPARE(shop.ask(cancel, key, "{}").first, 200);
        QCOMPARE(run(forget).lines.value(0).value(u"forgotten").toString(), u"SO-1");
        QCOMPARE(run(shop.with({u"verify"_s})).exitCode, 0);
    }

    void aBadLineChangesNothing()
    {
        SHOP(shop);
        const QString bad =
            shop.write(u"bad.jsonl"_s, chain + "{\"type\":\"stock\",\"store\":\"harbour\","
                                               "\"sku\":\"NOPE\",\"on_hand\":1}\n");
        const Run import = run(shop.with({u"import"_s, bad}));
        QCOMPARE(import.exitCode, 1);
        QVERIFY2(import.messages.contains(bad.toUtf8() + ":4: "), import.messages.constData());
        const Run enrol =
            run(shop.with({u"enrol"_s, u"--store"_s, u"harbour"_s, u"--name"_s, u"Counter"_s}));
        QCOMPARE(enrol.exitCode, 1);
    }

    void aFileThatIsNotThereIsSaidInOneLine()
    {
        const Shop shop;
        const Run import = run(shop.with({u"import"_s, u"/nowhere/c.jsonl"_s}));
        QCOMPARE(import.exitCode, 1);
        QCOMPARE(import.messages,
                 QByteArray("storehand-oms: /nowhere/c.jsonl: No such file or directory\n"));
    }

    void whatWasTakenSurvivesTheEndOfTheServer_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("stopped") << false;
        QTest::newRow("killed") << true;
    }

    void whatWasTakenSurvivesTheEndOfTheServer()
    {
        QFETCH(bool, isKilled);
        SHOP(shop);
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        shop.serve();
        const QString key = shop.channelKey();
        const auto [status, placed] = shop.ask(u"/v1/orders"_s, key, order);
        QCOMPARE(status, 201);
        if (isKilled)
            shop.kill();
        else
            QCOMPARE(shop.stop().exitCode, 0);
        shop.serve();
        const auto [again, repeated] = shop.ask(u"/v1/orders"_s, key, order);
        QCOMPARE(again, 200);
        QCOMPARE(repeated, placed);
        QCOMPARE(run(shop.with({u"verify"_s})).exitCode, 0);
    }

    // As an ssh connection that breaks does.
    void whoseTerminalIsClosedEndsInGoodOrder()
    {
        Shop shop;
        shop.prepare([] { std::signal(SIGHUP, SIG_DFL); });
        shop.serve();
        QCOMPARE(shop.stop(SIGHUP).exitCode, 0);
    }

    void whoWasStartedToOutliveTheTerminalDoes()
    {
        Shop shop;
        shop.prepare([] { std::signal(SIGHUP, SIG_IGN); });
        shop.serve();
        ::kill(pid_t(shop.serverPid()), SIGHUP);
        QCOMPARE(shop.ask(u"/healthz"_s, {}).first, 200);
        QCOMPARE(shop.stop().exitCode, 0);
    }

    void aSecondServerOnTheSameFolderIsRefused()
    {
        Shop shop;
        shop.serve();
        const Run second = run(shop.with({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s}));
        QCOMPARE(second.exitCode, 1);
        QVERIFY(!second.messages.isEmpty());
        QCOMPARE(shop.ask(u"/healthz"_s, {}).first, 200);
    }

    void anOpenAddressNeedsTls()
    {
        const Shop shop;
        const Run result = run(shop.with({u"serve"_s, u"--listen"_s, u"0.0.0.0:0"_s}));
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.messages.contains("TLS"));
    }

    void enrolmentCodesNameTheServersCertificate()
    {
        SHOP(shop);
        const auto certificate = TestCertificate::make(shop.folder());
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        shop.serve({u"--tls-cert"_s, certificate.certFile, u"--tls-key"_s, certificate.keyFile});
        QVERIFY(shop.url().startsWith(u"https://"));
        QCOMPARE(shop.ask(u"/healthz"_s, {}).first, 200);
        const QStringList enrol =
            shop.with({u"enrol"_s, u"--store"_s, u"harbour"_s, u"--name"_s, u"Counter"_s});
        const auto named = [&] {
            const Run made = run(enrol);
            const auto code =
                EnrolmentCode::fromText(made.lines.value(0).value(u"code").toString());
            return code && code->names(certificate.spkiSha256);
        };
        QVERIFY(named());
        QCOMPARE(shop.stop().exitCode, 0);
        QVERIFY2(named(), "also when no server runs");
    }

    void aKeyThatNoStationKnowsIsNotShownByMistake()
    {
        SHOP(shop);
        const auto former = TestCertificate::make(shop.folder(), u"former"_s);
        const auto next = TestCertificate::make(shop.folder(), u"next"_s);
        const auto showing = [](const TestCertificate &shown) {
            return QStringList{u"--tls-cert"_s, shown.certFile, u"--tls-key"_s, shown.keyFile};
        };
        shop.serve(showing(former));
        QCOMPARE(shop.stop().exitCode, 0);
        const QStringList serve =
            shop.with({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s}) + showing(next);
        const Run refused = run(serve);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.messages.contains("--tls-next-cert"));
        shop.serve(showing(former) + QStringList{u"--tls-next-cert"_s, next.certFile});
        QCOMPARE(shop.stop().exitCode, 0);
        shop.serve(showing(next));
        QCOMPARE(shop.ask(u"/healthz"_s, {}).first, 200);
        QCOMPARE(shop.stop().exitCode, 0);
    }

private:
    void allCommands(bool isServed)
    {
        SHOP(shop);
        if (isServed)
            shop.serve();
        const Run import = run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)}));
        QVERIFY2(import.exitCode == 0, import.messages.constData());
        QCOMPARE(import.lines.value(0).value(u"lines"), 3);
        const Run enrol =
            run(shop.with({u"enrol"_s, u"--store"_s, u"harbour"_s, u"--name"_s, u"Counter"_s}));
        QVERIFY2(enrol.exitCode == 0, enrol.messages.constData());
        QVERIFY(EnrolmentCode::fromText(enrol.lines.value(0).value(u"code").toString()));
        QVERIFY(Instant::fromText(enrol.lines.value(0).value(u"expires_at").toString()));
        const QString key = shop.channelKey();
        QVERIFY(!key.isEmpty());
        QVERIFY(shop.channelKey() != key);
        const Run verify = run(shop.with({u"verify"_s}));
        QVERIFY2(verify.exitCode == 0, verify.out.constData());
        QCOMPARE(verify.lines.last().value(u"sound"), true);
        if (!isServed)
            shop.serve();
        QCOMPARE(shop.ask(u"/v1/orders"_s, key, order).first, 201);
        const Run stopped = shop.stop();
        QCOMPARE(stopped.exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "ProgramTest.moc"
