// SPDX-License-Identifier: Apache-2.0
#include "tests/support/TornStream.h"

#include "tests/support/ResetSocket.h"

namespace storehand::test {

using Harm = StreamFault::Harm;

/// One connection, and the one that it leads to.
class TornStream::Passage : public QObject
{
public:
    Passage(TornStream &way, qintptr descriptor)
        : QObject(&way)
        , m_way(way)
    {
        m_near.setSocketDescriptor(descriptor);
        m_far.bind(way.m_client);
        m_far.connectToHost(QHostAddress(QHostAddress::LocalHost), way.m_target);
        for (QTcpSocket *socket : {&m_near, &m_far})
            connect(socket, &QTcpSocket::disconnected, this, [this] { end(); });
        connect(&m_near, &QTcpSocket::readyRead, this,
                [this] { pass(m_near, m_far, Side::FromClient); });
        connect(&m_far, &QTcpSocket::readyRead, this,
                [this] { pass(m_far, m_near, Side::FromServer); });
    }

private:
    void end()
    {
        m_near.disconnectFromHost();
        m_far.disconnectFromHost();
        deleteLater();
    }

    void pass(QTcpSocket &from, QTcpSocket &to, Side side)
    {
        QByteArray bytes = from.readAll();
        if (m_isStuck)
            return;
        qint64 &passed = side == Side::FromClient ? m_fromClient : m_fromServer;
        const std::optional<StreamFault> &fault = m_way.m_fault;
        const qint64 at = fault && fault->side == side ? fault->at - passed : -1;
        passed += bytes.size();
        if (m_way.m_isHit || at < 0 || at >= bytes.size()) {
            to.write(bytes);
            return;
        }
        m_way.m_isHit = true;
        if (fault->harm == Harm::Flip) {
            bytes[at] = static_cast<char>(bytes[at] ^ 1);
            to.write(bytes);
            return;
        }
        to.write(bytes.left(at));
        to.flush();
        m_isStuck = true;
        if (fault->harm == Harm::Reset) {
            resetSocket(m_near);
            resetSocket(m_far);
        } else if (fault->harm == Harm::Cut) {
            end();
        }
    }

    TornStream &m_way;
    QTcpSocket m_near;
    QTcpSocket m_far;
    qint64 m_fromClient = 0;
    qint64 m_fromServer = 0;
    bool m_isStuck = false;
};

TornStream::TornStream(quint16 target, int client)
    : m_target(target)
    , m_client(QStringLiteral("127.0.0.%1").arg(client))
{
    if (!listen(QHostAddress(QHostAddress::LocalHost)))
        qFatal("no port: %s", qPrintable(errorString()));
}

void TornStream::incomingConnection(qintptr descriptor)
{
    new Passage(*this, descriptor);
}

} // namespace storehand::test
