// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

namespace storehand::show {

/// The internet between a station and head office, as short as it can be: a TCP relay on this
/// machine that can be cut. Cut, it drops what is open and refuses what is new.
class Relay : public QObject
{
    Q_OBJECT

public:
    explicit Relay(QObject *parent = nullptr);

    /// Takes connections on a free loopback port. Once.
    [[nodiscard]] Status listen();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// Where connections lead, on this machine.
    void setTarget(quint16 port) { m_target = port; }

    void setCut(bool cut);
    [[nodiscard]] bool isCut() const { return m_cut; }

private:
    void takeConnections();
    void join(QTcpSocket *near);

    QTcpServer m_server;
    quint16 m_target = 0;
    bool m_cut = false;
};

} // namespace storehand::show
