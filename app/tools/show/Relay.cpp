// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/Relay.h"

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What one side may send before the other has taken it.
constexpr qint64 underWayMax = 256 * 1024;

void forward(QTcpSocket *from, QTcpSocket *to)
{
    const auto pass = [from, to] {
        if (to->bytesToWrite() < underWayMax)
            to->write(from->read(underWayMax));
    };
    QObject::connect(from, &QTcpSocket::readyRead, to, pass);
    QObject::connect(to, &QTcpSocket::bytesWritten, from, pass);
    QObject::connect(from, &QTcpSocket::disconnected, to, [from, to, pass] {
        pass();
        to->disconnectFromHost();
        from->deleteLater();
    });
    QObject::connect(from, &QTcpSocket::errorOccurred, to, [to] { to->disconnectFromHost(); });
}

} // namespace

Relay::Relay(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Relay::takeConnections);
}

Status Relay::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        return failure(ErrorKind::Device, u"no_port"_s, m_server.errorString());
    return {};
}

void Relay::setCut(bool cut)
{
    m_cut = cut;
    if (!cut)
        return;
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void Relay::takeConnections()
{
    while (QTcpSocket *near = m_server.nextPendingConnection()) {
        if (m_cut) {
            near->abort();
            near->deleteLater();
        } else {
            join(near);
        }
    }
}

void Relay::join(QTcpSocket *near)
{
    auto *far = new QTcpSocket(&m_server);
    near->setReadBufferSize(underWayMax);
    far->setReadBufferSize(underWayMax);
    near->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    forward(near, far);
    forward(far, near);
    connect(far, &QTcpSocket::errorOccurred, far, &QObject::deleteLater);
    far->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    far->setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

} // namespace storehand::show
