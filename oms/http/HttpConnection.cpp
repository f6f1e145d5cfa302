// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpConnection.h"

#include "oms/http/HttpRefusals.h"
#include "oms/http/HttpWire.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <poll.h>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

constexpr auto useTuple = asio::as_tuple(asio::use_awaitable);
constexpr Millis leavingCheckPause{1'000};
constexpr size_t bufferBytesMax = 64 * 1024;
constexpr size_t firstReadBytes = 512; // what an idle connection costs
constexpr int refusedAtOnceMax = 100;  // beyond that, connections over the cap are closed unheard

using Plain = beast::tcp_stream;
using Tls = beast::ssl_stream<beast::tcp_stream>;
using Parser = http::request_parser<http::string_body>;

template <typename Stream>
constexpr bool isTls = std::is_same_v<Stream, Tls>;

enum class Refusal { None, ServerFull, ClientFull };

QByteArray bytes(beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// What a request's head says, and where it goes.
struct Intake
{
    HttpRequest request;
    const Route *route = nullptr;
    std::optional<HttpAnswer> refusal;
    bool isHead = false;
    bool takesGzip = false;
    bool keepAlive = false;
    bool hasBody = false;
    bool expectsContinue = false;
};

std::optional<HttpMethod> methodOf(http::verb verb)
{
    switch (verb) {
    case http::verb::get:
    case http::verb::head:
        return HttpMethod::Get;
    case http::verb::post:
        return HttpMethod::Post;
    case http::verb::put:
        return HttpMethod::Put;
    case http::verb::delete_:
        return HttpMethod::Delete;
    default:
        return std::nullopt;
    }
}

/// What to say to a head that cannot be read; nothing if nobody would hear it.
std::optional<HttpAnswer> answerToBadHead(const error_code &error)
{
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return refusals::headerTooLarge();
    if (error == http::error::bad_version)
        return refusals::badVersion();
    if (error.category() == http::make_error_code(http::error::bad_method).category())
        return refusals::badRequest();
    return std::nullopt;
}

/// Checks a head in the order in which a mistake says most; the first one is the answer.
std::optional<HttpAnswer> refusalOf(const Parser &parser, const Intake &intake,
                                    const HttpLimits &limits)
{
    const auto &head = parser.get();
    if (qsizetype(head.target().size()) > limits.targetBytes)
        return refusals::targetTooLong();
    if (head.version() == 11 && head.count(http::field::host) != 1)
        return refusals::noHost();
    const auto encoding = head[http::field::transfer_encoding];
    if (!encoding.empty() && (!beast::iequals(encoding, "chunked") || head.version() != 11))
        return refusals::unsupportedTransfer();
    const auto content = head[http::field::content_encoding];
    if (!content.empty() && !beast::iequals(content, "identity"))
        return refusals::unsupportedEncoding();
    if (!intake.request.protocol.isEmpty() && intake.request.protocol != "1")
        return refusals::unsupportedProtocol();
    return std::nullopt;
}

void findRoute(Intake &intake, std::optional<HttpMethod> method, const RouteTable &routes,
               std::optional<quint64> bodySize)
{
    HttpRequest &request = intake.request;
    const std::optional<HttpTarget> target = HttpTarget::parse(request.target);
    if (!target) {
        intake.refusal = refusals::badTarget();
        return;
    }
    request.path = target->path;
    request.query = target->query;
    const RouteTable::Found found = routes.find(method.value_or(HttpMethod::Get), request.path);
    if (!found.route && found.otherMethods.isEmpty()) {
        intake.refusal = refusals::notFound();
    } else if (!found.route || !method) {
        QList<HttpMethod> allowed = found.otherMethods;
        if (found.route)
            allowed.prepend(HttpMethod::Get);
        intake.refusal = refusals::methodNotAllowed(allowed);
    } else if (found.route->auth == RouteAuth::Loopback && !request.loopback) {
        intake.refusal = refusals::loopbackOnly();
    } else if (bodySize.value_or(0) > quint64(found.route->bodyLimit)) {
        intake.refusal = refusals::bodyTooLarge(found.route->bodyLimit);
    }
    intake.route = found.route;
    request.values = found.values;
}

Intake examine(const Parser &parser, const HttpPeer &peer, const HttpHost &host)
{
    const auto &head = parser.get();
    Intake intake;
    intake.isHead = head.method() == http::verb::head;
    intake.takesGzip = acceptsGzip(bytes(head[http::field::accept_encoding]));
    intake.keepAlive = head.version() == 11 && head.keep_alive();
    intake.hasBody = parser.chunked() || parser.content_length().value_or(0) > 0;
    intake.expectsContinue = beast::iequals(head[http::field::expect], "100-continue");
    HttpRequest &request = intake.request;
    request.target = bytes(head.target());
    request.authorization = bytes(head[http::field::authorization]);
    request.contentType = bytes(head[http::field::content_type]);
    request.protocol = bytes(head["Storehand-Protocol"]);
    request.peer = QString::fromLatin1(peer.client.toHex());
    const bool isProxied = head.find(http::field::forwarded) != head.end() ||
                           head.find("X-Forwarded-For") != head.end();
    request.loopback = peer.loopback && !isProxied;
    intake.refusal = refusalOf(parser, intake, host.limits);
    if (intake.refusal)
        return intake;
    const std::optional<HttpMethod> method = methodOf(head.method());
    request.method = method.value_or(HttpMethod::Get);
    const auto length = parser.content_length();
    findRoute(intake, method, host.routes, length ? std::optional<quint64>(*length) : std::nullopt);
    return intake;
}

/// Whether the body may be read now; then its room is taken.
bool takeRoom(HttpHost &host, const Parser &parser, Intake &intake)
{
    const HttpLimits &limits = host.limits;
    const Route &route = *intake.route;
    // Whoever sends in chunks does not say how much.
    const auto length = parser.content_length();
    const qint64 bytes = length ? qint64(*length) : route.bodyLimit;
    if (bytes <= limits.smallBodyBytes)
        return true;
    const bool isKnown = route.isKnown && route.isKnown(intake.request);
    return isKnown ? host.bodies.take(intake.request, bytes, limits.bodyBytes)
                   : host.strangersBodies.take(intake.request, bytes, limits.strangersBodyBytes);
}

/// One connection, plain or TLS: reads a request, has it answered, reads the next. Everything runs
/// on the loop, so nothing is locked.
///
/// Whatever is awaited takes named values by reference: GCC 12 destroys some temporaries of a
/// co_await expression twice.
template <typename Stream>
class Connection final : public OpenConnection,
                         public std::enable_shared_from_this<Connection<Stream>>
{
public:
    Connection(std::shared_ptr<HttpHost> host, Stream stream, HttpPeer peer, Refusal refusal)
        : m_host(std::move(host))
        , m_peer(std::move(peer))
        , m_refusal(refusal)
        , m_stream(std::move(stream))
        , m_event(*m_host->context.lock())
        , m_leavingTimer(*m_host->context.lock())
    {
        count(1);
        m_host->open.insert(this);
    }

    ~Connection() override
    {
        m_host->open.erase(this);
        count(-1);
        if (m_host->open.empty() && m_host->onEmpty)
            m_host->onEmpty();
    }

    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    static asio::awaitable<void> run(std::shared_ptr<Connection> self)
    {
        bool isOpen = true;
        if constexpr (isTls<Stream>)
            isOpen = co_await self->shakeHands();
        while (isOpen)
            isOpen = co_await self->serveOne();
    }

    void closeIfIdle() override
    {
        if (m_isIdle)
            cut();
    }

    void cut() override
    {
        m_isGone = true;
        tcp().close();
        m_event.cancel();
    }

private:
    beast::tcp_stream &tcp() { return beast::get_lowest_layer(m_stream); }

    void count(int change)
    {
        HttpHost &host = *m_host;
        host.counters.connections += change;
        host.beingRefused += m_refusal == Refusal::None ? 0 : change;
        if (m_peer.loopback) {
            host.fromLoopback += change;
        } else if ((host.perClient[m_peer.client] += change) == 0) {
            host.perClient.remove(m_peer.client);
        }
    }

    asio::awaitable<bool> shakeHands()
    {
        tcp().expires_after(m_host->limits.handshakeTime);
        const auto [error] =
            co_await m_stream.async_handshake(asio::ssl::stream_base::server, useTuple);
        co_return !error;
    }

    /// One request and its answer. False when the connection is done.
    asio::awaitable<bool> serveOne()
    {
        const bool hasBytes = co_await awaitFirstByte();
        if (!hasBytes)
            co_return false;
        std::optional<Parser> parser(std::in_place);
        parser->header_limit(m_host->limits.headerBytes);
        parser->body_limit(boost::none);
        tcp().expires_after(m_refusal == Refusal::None ? m_host->limits.headerTime
                                                       : m_host->limits.lingerTime);
        const auto [headError, headSize] =
            co_await http::async_read_header(m_stream, m_buffer, *parser, useTuple);
        if (headError) {
            const std::optional<HttpAnswer> refusal = answerToBadHead(headError);
            co_await refuse(refusal);
            co_return false;
        }
        Intake intake = examine(*parser, m_peer, *m_host);
        if (m_refusal != Refusal::None)
            intake.refusal =
                m_refusal == Refusal::ClientFull ? refusals::clientFull() : refusals::serverFull();
        if (intake.refusal && (intake.hasBody || m_refusal != Refusal::None)) {
            co_await refuse(intake.refusal);
            co_return false;
        }
        if (intake.refusal) {
            ++m_host->counters.refused;
            co_return co_await write(*intake.refusal, intake);
        }
        if (intake.hasBody && !takeRoom(*m_host, *parser, intake)) {
            const std::optional<HttpAnswer> refusal = refusals::noRoom();
            co_await refuse(refusal);
            co_return false;
        }
        if (intake.hasBody) {
            const bool hasBody = co_await readBody(*parser, intake);
            if (!hasBody)
                co_return false;
        }
        parser.reset();
        if (m_buffer.size() == 0)
            m_buffer.shrink_to_fit();
        co_return co_await answer(intake);
    }

    asio::awaitable<bool> awaitFirstByte()
    {
        if (m_buffer.size() > 0)
            co_return true; // pipelined
        if (m_host->stopping && m_hasServed)
            co_return false;
        m_isIdle = m_hasServed;
        tcp().expires_after(m_hasServed ? m_host->limits.idleTime : m_host->limits.headerTime);
        const auto [error, size] =
            co_await m_stream.async_read_some(m_buffer.prepare(firstReadBytes), useTuple);
        m_isIdle = false;
        m_buffer.commit(size);
        co_return !error;
    }

    asio::awaitable<bool> readBody(Parser &parser, Intake &intake)
    {
        parser.body_limit(quint64(intake.route->bodyLimit));
        tcp().expires_after(m_host->limits.bodyTime);
        if (intake.expectsContinue && m_buffer.size() == 0) {
            static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            const auto [error, size] =
                co_await asio::async_write(m_stream, asio::buffer(goOn), useTuple);
            if (error)
                co_return false;
        }
        const auto [error, size] = co_await http::async_read(m_stream, m_buffer, parser, useTuple);
        if (error) {
            std::optional<HttpAnswer> refusal = answerToBadHead(error);
            if (error == http::error::body_limit)
                refusal = refusals::bodyTooLarge(intake.route->bodyLimit);
            co_await refuse(refusal);
            co_return false;
        }
        intake.request.body = bytes(parser.get().body());
        co_return true;
    }

    /// Hands the request to its route, waits for the answer, for the client to leave or for the
    /// deadline, whichever comes first, and writes the answer.
    asio::awaitable<bool> answer(const Intake &intake)
    {
        const quint64 number = ++m_number;
        m_answer.reset();
        m_event.expires_after(intake.route->deadline);
        ++m_host->counters.requests;
        Reply::Watch watch;
        {
            Reply reply([weak = this->weak_from_this(), context = m_host->context,
                         number](HttpAnswer answer) {
                const std::shared_ptr<asio::io_context> loop = context.lock();
                if (!loop)
                    return;
                asio::post(*loop, [weak, number, answer = std::move(answer)]() mutable {
                    if (const std::shared_ptr<Connection> self = weak.lock())
                        self->take(number, std::move(answer));
                });
            });
            watch = reply.watch();
            intake.route->handler(intake.request, std::move(reply));
        }
        m_host->counters.held += intake.route->held ? 1 : 0;
        watchForLeaving(number, intake.route->held);
        if (!m_isGone) // it may have left before, and what does not wait yet cannot be cancelled
            co_await m_event.async_wait(useTuple);
        m_host->counters.held -= intake.route->held ? 1 : 0;
        ++m_number; // an answer or a notice that comes now is for nobody
        m_leavingTimer.cancel();
        tcp().cancel();
        if (!m_answer) {
            watch.abandon();
            m_host->counters.gone += m_isGone ? 1 : 0;
        }
        if (m_isGone)
            co_return false;
        if (!m_answer)
            m_answer = refusals::timedOut();
        co_return co_await write(*m_answer, intake);
    }

    void take(quint64 number, HttpAnswer answer)
    {
        if (number != m_number)
            return;
        m_answer = std::move(answer);
        m_event.cancel();
    }

    /// Notices that the client of request `number` has left. A client that only closed its sending
    /// side may still read an answer that comes soon, so that counts for held requests alone.
    void watchForLeaving(quint64 number, bool held)
    {
        pollfd state{tcp().socket().native_handle(), POLLIN | POLLRDHUP, 0};
        ::poll(&state, 1, 0);
        if ((state.revents & (POLLERR | POLLHUP | POLLNVAL)) ||
            (held && state.revents & POLLRDHUP)) {
            m_isGone = true;
            m_event.cancel();
            return;
        }
        const auto again = [self = this->shared_from_this(), number,
                            held](const error_code &error) {
            if (!error && number == self->m_number)
                self->watchForLeaving(number, held);
        };
        if (state.revents) {
            // A pipelined request lies before the end that is looked for, so being readable says
            // nothing.
            m_leavingTimer.expires_after(leavingCheckPause);
            m_leavingTimer.async_wait(again);
        } else {
            tcp().socket().async_wait(asio::socket_base::wait_read, again);
        }
    }

    /// Writes an answer. False when the connection is done, which it then ended in good order.
    asio::awaitable<bool> write(const HttpAnswer &answer, const Intake &intake)
    {
        const bool keepAlive = intake.keepAlive && !m_host->stopping;
        QByteArray body = answer.body;
        QByteArray encoding;
        if (intake.takesGzip && body.size() >= m_host->limits.gzipFromBytes) {
            if (const QByteArray packed = gzipped(body); !packed.isEmpty()) {
                body = packed;
                encoding = "gzip"_ba;
            }
        }
        // One buffer: a TLS stream of Boost 1.81 stops after the first of two when the second has
        // more than 16 KiB, and calls that a success.
        QByteArray message = responseHead(answer, body.size(), encoding, keepAlive);
        if (!intake.isHead)
            message += body;
        const asio::const_buffer whole(message.constData(), size_t(message.size()));
        ++m_host->counters.answers[std::clamp(answer.status / 100, 0, 5)];
        tcp().expires_after(m_host->limits.writeTime);
        const auto [error, size] = co_await asio::async_write(m_stream, whole, useTuple);
        m_hasServed = true;
        if (!error && !keepAlive)
            co_await close();
        co_return !error && keepAlive;
    }

    /// Says no to a request that was not read to its end, and closes.
    asio::awaitable<void> refuse(const std::optional<HttpAnswer> &answer)
    {
        ++m_host->counters.refused;
        if (!answer)
            co_return;
        const Intake closing;
        co_await write(*answer, closing);
    }

    /// Closes so that the answer arrives: what the client still sends is read and dropped for a
    /// moment, because closing on unread bytes makes TCP throw away what was sent.
    asio::awaitable<void> close()
    {
        tcp().expires_after(m_host->limits.lingerTime);
        if constexpr (isTls<Stream>)
            co_await m_stream.async_shutdown(useTuple);
        error_code ignored;
        tcp().socket().shutdown(asio::socket_base::shutdown_send, ignored);
        std::array<char, 4096> dropped;
        while (true) {
            const auto [error, size] =
                co_await tcp().async_read_some(asio::buffer(dropped), useTuple);
            if (error)
                break;
        }
    }

    const std::shared_ptr<HttpHost> m_host;
    const HttpPeer m_peer;
    const Refusal m_refusal;
    Stream m_stream;
    beast::flat_buffer m_buffer{bufferBytesMax};
    asio::steady_timer m_event; ///< cancelled when the answer is there or the client left
    asio::steady_timer m_leavingTimer;
    std::optional<HttpAnswer> m_answer;
    quint64 m_number = 0; ///< of the request that is waited for
    bool m_hasServed = false;
    bool m_isIdle = false;
    bool m_isGone = false;
};

template <typename Stream>
void spawn(std::shared_ptr<HttpHost> host, Stream stream, HttpPeer peer, Refusal refusal)
{
    asio::io_context &context = *host->context.lock();
    auto connection = std::make_shared<Connection<Stream>>(std::move(host), std::move(stream),
                                                           std::move(peer), refusal);
    asio::co_spawn(context, Connection<Stream>::run(std::move(connection)), asio::detached);
}

Refusal refusalFor(const HttpHost &host, const HttpPeer &peer)
{
    if (host.counters.connections >= host.limits.connections)
        return Refusal::ServerFull;
    const bool isFull = peer.loopback
                            ? host.fromLoopback >= host.limits.connectionsFromLoopback
                            : host.perClient.value(peer.client) >= host.limits.connectionsPerClient;
    return isFull ? Refusal::ClientFull : Refusal::None;
}

} // namespace

void serveConnection(std::shared_ptr<HttpHost> host, int socket, bool isV6, HttpPeer peer)
{
    asio::ip::tcp::socket accepted(*host->context.lock());
    error_code ignored;
    accepted.assign(isV6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(), socket, ignored);
    accepted.set_option(asio::ip::tcp::no_delay(true), ignored);
    accepted.set_option(asio::socket_base::keep_alive(true), ignored);
    const Refusal refusal = refusalFor(*host, peer);
    ++host->counters.accepted;
    const bool isUnheard = host->tls || host->beingRefused >= refusedAtOnceMax;
    if (refusal != Refusal::None && isUnheard) {
        ++host->counters.refused;
        return; // a handshake would cost more than the request that is not wanted
    }
    beast::tcp_stream stream(std::move(accepted));
    if (host->tls)
        spawn(host, Tls(std::move(stream), *host->tls), std::move(peer), refusal);
    else
        spawn(host, Plain(std::move(stream)), std::move(peer), refusal);
}

} // namespace storehand::oms
