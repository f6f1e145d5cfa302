// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QTcpServer>

#include <optional>

namespace storehand::test {

/// What happens to a connection once, at one byte of it.
struct StreamFault
{
    enum class Side { FromClient, FromServer };
    enum class Harm {
        Cut,   ///< both sides are closed
        Reset, ///< both sides are reset
        Stall, ///< nothing more passes on this connection
        Flip,  ///< one bit of the byte is another one
    };

    Side side = Side::FromServer;
    Harm harm = Harm::Cut;
    qint64 at = 0; ///< so many bytes of this side come before it
};

// Usage card
//   TornStream way(port, 7);        a way to the server on that port of 127.0.0.1 that knows no
//                                   HTTP: TLS passes byte for byte. The server sees 127.0.0.7
//   way.suffer(fault);              the first connection that gets so far from now on suffers it
//   way.port(), way.isHit()
// Works in the event loop of its thread.
class TornStream : public QTcpServer
{
    Q_OBJECT

public:
    using Side = StreamFault::Side;

    TornStream(quint16 target, int client);

    void suffer(const StreamFault &fault) { m_fault = fault; }
    [[nodiscard]] quint16 port() const { return serverPort(); }
    [[nodiscard]] bool isHit() const { return m_isHit; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    class Passage;

    const quint16 m_target;
    const QHostAddress m_client;
    std::optional<StreamFault> m_fault;
    bool m_isHit = false;
};

} // namespace storehand::test
