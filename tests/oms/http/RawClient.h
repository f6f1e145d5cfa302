// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QTcpSocket>
#include <QUrl>

#include <optional>
#include <sys/socket.h>

namespace storehand::test {

/// One answer as it came over the wire.
struct RawAnswer
{
    int status = 0;
    QByteArray head; ///< with the status line
    QByteArray body; ///< as many bytes as Content-Length says

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ": "))
                return line.sliced(name.size() + 2).trimmed();
        }
        return {};
    }
};

// Usage card
//   RawClient client(server.url());        connects
//   client.send("GET / HTTP/1.1\r\n…");    bytes as they are
//   client.read()                          the next answer; nothing if the server closed or said
//   nothing client.waitForEnd()                    true once the server closed the connection
//   client.get("/path")                    a whole request and its answer
class RawClient
{
public:
    static constexpr int patienceMs = 15'000;

    explicit RawClient(const QString &url)
    {
        const QUrl parsed(url);
        m_socket.connectToHost(parsed.host(), quint16(parsed.port()));
        m_socket.waitForConnected(patienceMs);
    }

    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patienceMs)) {
        }
    }

    [[nodiscard]] std::optional<RawAnswer> read(bool hasBody = true)
    {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
            if (!readMore())
                return std::nullopt;
        }
        RawAnswer answer;
        answer.head = m_buffer.first(end);
        answer.status = answer.head.split(' ').value(1).toInt();
        m_buffer.remove(0, end + 4);
        const qsizetype size = hasBody ? answer.header("Content-Length").toLongLong() : 0;
        while (m_buffer.size() < size) {
            if (!readMore())
                return std::nullopt;
        }
        answer.body = m_buffer.first(size);
        m_buffer.remove(0, size);
        return answer;
    }

    [[nodiscard]] std::optional<RawAnswer> get(const QByteArray &target,
                                               const QByteArray &headers = {})
    {
        send("GET " + target + " HTTP/1.1\r\nHost: shop\r\n" + headers + "\r\n");
        return read();
    }

    [[nodiscard]] std::optional<RawAnswer> post(const QByteArray &target, const QByteArray &body,
                                                const QByteArray &headers = {})
    {
        send("POST " + target + " HTTP/1.1\r\nHost: shop\r\nContent-Length: " +
             QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
        return read();
    }

    void closeSendingSide() { ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR); }

    [[nodiscard]] bool waitForEnd(int ms = patienceMs)
    {
        QElapsedTimer timer;
        timer.start();
        while (m_socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < ms)
            m_socket.waitForReadyRead(int(ms - timer.elapsed()));
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }

private:
    bool readMore()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patienceMs))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_buffer;
};

} // namespace storehand::test
