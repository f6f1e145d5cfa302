// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "tests/support/ChainServer.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A request that writes something down and then loses against another node, `times` in a row.
struct Unlucky
{
    [[nodiscard]] Status operator()(oms::OrderManager &manager)
    {
        return manager.change([this](oms::UnitOfWork &work) -> Status {
            Connection &connection = work.storage().connection;
            const Status written = connection.run(
                u"INSERT INTO meta(name, value) VALUES ('unlucky', ?)"_s, {QByteArray("done")});
            if (!written || tries++ >= times)
                return written;
            return connection.execute(
                u"DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '%1'; END $$"_s.arg(state));
        });
    }

    QString state;
    int times = 0;
    int tries = 0;
};

} // namespace

/// PostgreSQL: what a request needed was held by another node, and PostgreSQL chose it to give way.
class NodesInTheWayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestThatHadToGiveWayIsDoneAgain_data()
    {
        QTest::addColumn<QString>("state");
        QTest::newRow("a deadlock") << u"40P01"_s;
        QTest::newRow("a conflict of writers") << u"40001"_s;
    }

    void aRequestThatHadToGiveWayIsDoneAgain()
    {
        QFETCH(QString, state);
        FakeChain chain(Engine::Postgres);
        if (!chain.isOpen())
            QSKIP("PostgreSQL is not installed");
        ChainServer server(chain);
        QVERIFY(server.start());
        Unlucky request{state, 1};
        QVERIFY(server.call(std::ref(request)));
        QCOMPARE(request.tries, 2);
        server.leave();
        Unlucky again{state};
        const Status isThere = again(*chain.oms);
        QVERIFY(!isThere);
        QCOMPARE(isThere.error().code, codes::uniqueViolation);
    }

    void butNotForEver()
    {
        FakeChain chain(Engine::Postgres);
        if (!chain.isOpen())
            QSKIP("PostgreSQL is not installed");
        ChainServer server(chain);
        QVERIFY(server.start());
        Unlucky request{u"40P01"_s, 1'000};
        const Status answer = server.call(std::ref(request));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, codes::storageBusy);
        QCOMPARE(request.tries, oms::GroupRunner::Options{}.groupTries);
        QVERIFY(server.call([](oms::OrderManager &) { return Status(); }));
    }
};

QTEST_GUILESS_MAIN(NodesInTheWayTest)
#include "NodesInTheWayTest.moc"
