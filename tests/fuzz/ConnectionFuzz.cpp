// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpConnection.h"
#include "tests/fuzz/FuzzInput.h"

#include <QJsonObject>

#include <boost/asio/io_context.hpp>
#include <sys/socket.h>
#include <unistd.h>

using namespace storehand::fuzz;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 bodyLimit = 256;

/// Routes of each kind that answer at once, with what they were asked.
void addRoutes(RouteTable &routes)
{
    const RouteHandler echo = [](const HttpRequest &request, Reply reply) {
        demand(request.body.size() <= bodyLimit, "a body over the limit came through");
        reply.send(HttpAnswer::json(200, {{u"path"_s, request.path.join(u'/')},
                                          {u"body"_s, QString::fromLatin1(request.body)}}));
    };
    routes.add({.pattern = u"/v1/health"_s, .auth = RouteAuth::None, .handler = echo});
    routes.add({.pattern = u"/v1/orders/{id}"_s, .handler = echo});
    routes.add({.method = HttpMethod::Post,
                .pattern = u"/v1/orders"_s,
                .handler = echo,
                .bodyLimit = bodyLimit});
    routes.add({.pattern = u"/metrics"_s, .auth = RouteAuth::Loopback, .handler = echo});
    routes.add({.pattern = u"/lost"_s, .handler = [](const HttpRequest &, Reply) {}});
}

/// Everything that the server says to a client that sends these bytes and then no more.
QByteArray answersTo(const QByteArray &request)
{
    int ends[2] = {};
    demand(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "no sockets");
    demand(write(ends[0], request.constData(), size_t(request.size())) == request.size(),
           "the request does not fit");
    shutdown(ends[0], SHUT_WR);

    const auto context = std::make_shared<boost::asio::io_context>();
    const auto host = std::make_shared<HttpHost>();
    host->context = context;
    addRoutes(host->routes);
    serveConnection(host, ends[1], false, {u"192.0.2.7"_s, "192.0.2.7"_ba, false});
    context->run();
    demand(host->counters.connections == 0 && host->open.empty(), "a connection stays");
    demand(host->perClient.isEmpty(), "a client stays counted");

    QByteArray answers;
    char buffer[4096];
    while (true) {
        const ssize_t size = read(ends[0], buffer, sizeof buffer);
        if (size <= 0)
            break;
        answers.append(buffer, size);
    }
    close(ends[0]);
    return answers;
}

/// Takes one answer off the front; its body ends where Content-Length says.
void takeAnswer(QByteArray &answers)
{
    if (answers.startsWith("HTTP/1.1 100 Continue\r\n\r\n"))
        answers = answers.mid(25);
    const qsizetype end = answers.indexOf("\r\n\r\n");
    demand(answers.startsWith("HTTP/1.1 ") && end > 0, "not an answer");
    const QByteArray head = answers.left(end + 2);
    const int status = head.mid(9, 3).toInt();
    demand(status >= 200 && status < 600, "not a status");
    demand(head.contains("\r\nStorehand-Protocol: 1\r\n"), "an answer without our name");
    const qsizetype length = head.indexOf("\r\nContent-Length: ");
    demand(length > 0 || status == 204, "an answer without length");
    const qsizetype size =
        head.mid(length + 18, head.indexOf("\r\n", length + 18) - length - 18).toLongLong();
    answers = answers.mid(end + 4);
    // the answer to HEAD says a length and has no body; it is the last or an answer follows it
    if (!answers.isEmpty() && !answers.startsWith("HTTP/1.1 ")) {
        demand(answers.size() >= size, "an answer is cut off");
        answers = answers.mid(size);
    }
}

} // namespace

/// Whatever a client sends, it gets whole answers of ours or none, no more than it asked for, and
/// the connection ends.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray request = bytesOf(data, size);
    QByteArray answers = answersTo(request);
    qsizetype count = 0;
    for (; !answers.isEmpty(); ++count)
        takeAnswer(answers);
    demand(count <= request.count('\n') + 1, "more answers than lines of requests");
    return 0;
}
