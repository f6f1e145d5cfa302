// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QHostAddress>
#include <QUrl>

#include <memory>
#include <optional>

namespace storehand::bench {

struct HttpReply
{
    int status = 0;
    QByteArray body;

    /// What to say of it where it is not the one that was hoped for.
    [[nodiscard]] Error asError() const;
};

/// The bytes of a request over a connection that stays open. `headers` are whole lines, each with
/// its CRLF.
[[nodiscard]] QByteArray requestBytes(const QByteArray &method, const QByteArray &target,
                                      const QByteArray &headers, const QByteArray &body);

/// One open connection to a plain HTTP server on this machine. It does as little as it can, since
/// it shares the processor with the server that it measures.
class HttpLine
{
public:
    /// `from` is the address that the server sees, one of 127.0.0.0/8.
    [[nodiscard]] static Result<std::unique_ptr<HttpLine>>
    open(const QUrl &server, const QHostAddress &from = QHostAddress(QHostAddress::LocalHost));
    ~HttpLine();
    Q_DISABLE_COPY_MOVE(HttpLine)

    /// Writes one request. There must be no other under way.
    [[nodiscard]] Status send(const QByteArray &request);
    /// Waits for bytes and takes them; the reply once it is whole.
    [[nodiscard]] Result<std::optional<HttpReply>> receive();
    /// send() and receive() to the end; a status other than 200 to 299 is an error.
    [[nodiscard]] Result<QByteArray> ask(const QByteArray &request);

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    explicit HttpLine(int descriptor)
        : m_descriptor(descriptor)
    {}

    int m_descriptor;
    QByteArray m_received;
};

} // namespace storehand::bench
