// SPDX-License-Identifier: Apache-2.0
#include "bench/HttpLine.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t chunk = 64 * 1024;

tl::unexpected<Error> broken(const QString &what)
{
    return failure(ErrorKind::Offline, u"connection"_s,
                   u"%1: %2"_s.arg(what, qt_error_string(errno)));
}

sockaddr_in addressOf(const QHostAddress &host, int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(host.toIPv4Address());
    return address;
}

const sockaddr *plain(const sockaddr_in &address)
{
    return reinterpret_cast<const sockaddr *>(&address);
}

/// The reply when all of it is there; takes it out of `received`.
std::optional<HttpReply> takeReply(QByteArray &received)
{
    static const QByteArray lengthName = "content-length:"_ba;
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QByteArray head = received.left(end).toLower();
    const qsizetype name = head.indexOf(lengthName);
    const qsizetype length =
        name < 0 ? 0
                 : head.sliced(name + lengthName.size()).split('\r').first().trimmed().toLongLong();
    const qsizetype bodyAt = end + 4;
    if (received.size() < bodyAt + length)
        return std::nullopt;
    const HttpReply reply{head.split(' ').value(1).toInt(), received.mid(bodyAt, length)};
    received.remove(0, bodyAt + length);
    return reply;
}

} // namespace

Error HttpReply::asError() const
{
    constexpr qsizetype shown = 500;
    return {ErrorKind::Rejected, u"http"_s,
            u"%1 %2"_s.arg(status).arg(QString::fromUtf8(body.left(shown)))};
}

QByteArray requestBytes(const QByteArray &method, const QByteArray &target,
                        const QByteArray &headers, const QByteArray &body)
{
    const QByteArray length = body.isEmpty()
                                  ? QByteArray()
                                  : "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nStorehand-Protocol: 1\r\n" +
           headers + length + "\r\n" + body;
}

Result<std::unique_ptr<HttpLine>> HttpLine::open(const QUrl &server, const QHostAddress &from)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return broken(u"socket"_s);
    std::unique_ptr<HttpLine> line(new HttpLine(descriptor));
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const sockaddr_in here = addressOf(from, 0);
    const sockaddr_in there = addressOf(QHostAddress(server.host()), server.port());
    if (::bind(descriptor, plain(here), sizeof here) != 0)
        return broken(u"bind"_s);
    if (::connect(descriptor, plain(there), sizeof there) != 0)
        return broken(u"connect"_s);
    return line;
}

HttpLine::~HttpLine()
{
    ::close(m_descriptor);
}

Status HttpLine::send(const QByteArray &request)
{
    qsizetype sent = 0;
    while (sent < request.size()) {
        const ssize_t now = ::send(m_descriptor, request.constData() + sent,
                                   static_cast<size_t>(request.size() - sent), MSG_NOSIGNAL);
        if (now < 0)
            return broken(u"send"_s);
        sent += now;
    }
    return {};
}

Result<std::optional<HttpReply>> HttpLine::receive()
{
    std::array<char, chunk> bytes{};
    const ssize_t got = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
    if (got <= 0)
        return broken(u"the server closed the connection"_s);
    m_received.append(bytes.data(), got);
    return takeReply(m_received);
}

Result<QByteArray> HttpLine::ask(const QByteArray &request)
{
    if (const Status sent = send(request); !sent)
        return failure(sent.error());
    while (true) {
        const auto reply = receive();
        if (!reply)
            return failure(reply.error());
        if (!*reply)
            continue;
        const bool isGood = (*reply)->status / 100 == 2;
        return isGood ? Result<QByteArray>((*reply)->body) : failure((*reply)->asError());
    }
}

} // namespace storehand::bench
