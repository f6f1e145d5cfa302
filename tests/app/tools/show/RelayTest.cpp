// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/Relay.h"

#include "tests/support/Eventually.h"

#include <QSignalSpy>
#include <QTest>

using namespace storehand::show;

namespace {

/// Sends back what it gets.
class Echo : public QTcpServer
{
public:
    Echo()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                    [socket] { socket->write(socket->readAll()); });
        });
    }
};

} // namespace

class RelayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<Relay>();
        m_office = std::make_unique<Echo>();
        QVERIFY(m_office->listen(QHostAddress::LocalHost));
        QVERIFY(m_relay->listen());
        m_relay->setTarget(m_office->serverPort());
    }

    void everythingPassesBothWays()
    {
        QTcpSocket station;
        QVERIFY(connects(station));
        QByteArray sent(5 * 1024 * 1024, Qt::Uninitialized);
        for (qsizetype at = 0; at < sent.size(); ++at)
            sent[at] = static_cast<char>(at * 31 + at / 251);
        station.write(sent);
        QByteArray got;
        const auto gotAll = [&] {
            got += station.readAll();
            return got.size() >= sent.size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(gotAll(), 20'000);
        QVERIFY(got == sent);
    }

    void cutItDropsWhatIsOpenAndRefusesWhatIsNew()
    {
        QTcpSocket station;
        QVERIFY(connects(station));
        m_relay->setCut(true);
        EVENTUALLY_COMPARE(station.state(), QAbstractSocket::UnconnectedState);

        QTcpSocket again;
        QSignalSpy dropped(&again, &QTcpSocket::disconnected);
        again.connectToHost(QHostAddress::LocalHost, m_relay->port());
        EVENTUALLY_VERIFY(!dropped.isEmpty() ||
                          again.error() != QAbstractSocket::UnknownSocketError);
    }

    void pluggedInAgainItWorksAgain()
    {
        m_relay->setCut(true);
        m_relay->setCut(false);
        QTcpSocket station;
        QVERIFY(connects(station));
    }

    void anOfficeThatIsGoneEndsTheConnection()
    {
        m_office->close();
        QTcpSocket station;
        QSignalSpy dropped(&station, &QTcpSocket::disconnected);
        station.connectToHost(QHostAddress::LocalHost, m_relay->port());
        EVENTUALLY_VERIFY(!dropped.isEmpty());
    }

private:
    /// All the way to the office and back.
    [[nodiscard]] bool connects(QTcpSocket &station)
    {
        station.connectToHost(QHostAddress::LocalHost, m_relay->port());
        station.write("?");
        QSignalSpy answered(&station, &QTcpSocket::readyRead);
        return answered.wait(storehand::test::eventuallyMs) && station.readAll() == "?";
    }

    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<Echo> m_office;
};

QTEST_GUILESS_MAIN(RelayTest)
#include "RelayTest.moc"
