// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QSslConfiguration>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace storehand::test {

// Usage card
//   LoopbackServer server;                     plain HTTP on a free port of 127.0.0.1
//   LoopbackServer server("oms-expired.pem", "oms-key.pem");     TLS with files of tests/data/tls
//   server.url()                               "http://127.0.0.1:port" or https
//   server.answer(bytes)                       what each later request gets, byte for byte
//   server.answer(bytes, LoopbackServer::ThenClose)              and the connection is cut
//   server.stayDumb()                          takes requests, never answers
//   server.requests()                          what came in, in order
class LoopbackServer : public QTcpServer
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QByteArray target;
        QMap<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };

    enum Afterwards { KeepOpen, ThenClose };

    LoopbackServer();
    LoopbackServer(const QString &certificateFile, const QString &keyFile);

    [[nodiscard]] QUrl url() const;
    void answer(const QByteArray &bytes, Afterwards afterwards = KeepOpen);
    void stayDumb() { m_answer.clear(); }
    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void start();
    void read(QTcpSocket *socket);
    [[nodiscard]] static bool takeRequest(QByteArray &bytes, Request &request);

    QSslConfiguration m_tls;
    bool m_usesTls = false;
    QByteArray m_answer;
    Afterwards m_afterwards = KeepOpen;
    QMap<QTcpSocket *, QByteArray> m_received;
    QList<Request> m_requests;
    int m_connections = 0;
};

/// A complete 200 answer of an OMS.
[[nodiscard]] QByteArray httpAnswer(const QByteArray &body,
                                    const QByteArray &statusLine = "HTTP/1.1 200 OK",
                                    const QByteArray &moreHeaders = {});

} // namespace storehand::test
