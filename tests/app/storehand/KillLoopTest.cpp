// SPDX-License-Identifier: Apache-2.0
#include "tests/app/storehand/KillChain.h"
#include "tests/support/PostgresServer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// How many kills, multiplied by STOREHAND_KILLS where that is set.
int times(int kills)
{
    const int factor = qEnvironmentVariableIntValue("STOREHAND_KILLS");
    return kills * std::max(1, factor);
}

quint64 seed()
{
    const QString text = qEnvironmentVariable("STOREHAND_SEED");
    return text.isEmpty() ? 20261128 : text.toULongLong();
}

/// Kills stations and order manager in turn, in no order, until each died as often as it shall.
void killAll(KillChain &chain, int stations, int offices)
{
    constexpr int auditEvery = 80;
    std::optional<int> next;
    for (int done = 1; stations > 0 || offices > 0 || next; ++done) {
        int who = next.value_or(KillChain::office);
        const int left = std::max(stations, 0);
        if (!next && left > 0 && chain.random(left + std::max(offices, 0)) < left)
            who = chain.random(KillChain::stations);
        --(who == KillChain::office ? offices : stations);
        next = chain.kill(who);
        if (done % auditEvery == 0 && !next)
            chain.audit();
        if (!chain.problems().isEmpty())
            return;
    }
    chain.audit();
}

} // namespace

/// Programs die again and again by SIGKILL, at random moments and where it hurts most. What they
/// had acknowledged is never lost, nothing counts twice, and the books stay right.
class KillLoopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLostByAnyDeath_data();
    void nothingAcknowledgedIsLostByAnyDeath();
};

void KillLoopTest::nothingAcknowledgedIsLostByAnyDeath_data()
{
    QTest::addColumn<bool>("onPostgres");
    QTest::addColumn<int>("stations");
    QTest::addColumn<int>("offices");
    QTest::newRow("SQLite") << false << times(60) << times(60);
    QTest::newRow("PostgreSQL") << true << 0 << times(15);
}

void KillLoopTest::nothingAcknowledgedIsLostByAnyDeath()
{
    QFETCH(bool, onPostgres);
    QFETCH(int, stations);
    QFETCH(int, offices);
    PostgresServer *server = onPostgres ? PostgresServer::sharedSynced() : nullptr;
    if (onPostgres && !server)
        QSKIP("PostgreSQL is not installed");
    KillChain chain(server ? server->createDatabase() : QString(), seed());
    chain.open();
    QElapsedTimer time;
    time.start();
    killAll(chain, stations, offices);
    qInfo().noquote() << "seed" << seed() << "·" << stations + offices << "kills in"
                      << time.elapsed() / 1'000 << "s ·" << chain.acknowledged() << "commands of"
                      << chain.orders() << "orders ·" << chain.hits();
    QCOMPARE(chain.problems(), QStringList());
    const Status books = chain.verify();
    QVERIFY2(books, books ? "" : qPrintable(books.error().detail));
    QVERIFY(chain.aimedDeaths() > 0);
}

QTEST_GUILESS_MAIN(KillLoopTest)
#include "KillLoopTest.moc"
