// SPDX-License-Identifier: Apache-2.0
#include "oms/effects/WebhookClient.h"

#include "core/domain/WebhookUrl.h"

#include <QFile>
#include <QUrl>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <optional>
#include <thread>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto useTuple = asio::as_tuple(asio::use_awaitable);
constexpr quint32 headerBytesMax = 16 * 1024;
constexpr int interimMin = 100; ///< the answer itself is still to come
constexpr int interimMax = 199;
constexpr int statusGone = 410;

using Outcome = WebhookOutcome;
using Tls = beast::ssl_stream<beast::tcp_stream>;

/// One attempt, complete: everything that goes over the wire is made before it starts.
struct Attempt
{
    QUrl url;
    QByteArray request; ///< head and body
    Millis time{0};
    std::function<void(const Outcome &)> done;

    [[nodiscard]] bool isSecure() const { return url.scheme() == u"https"; }
    [[nodiscard]] std::string host() const { return url.host(QUrl::FullyEncoded).toStdString(); }
    [[nodiscard]] std::string port() const
    {
        return std::to_string(url.port(isSecure() ? 443 : 80));
    }
};

QByteArray requestBytes(const QUrl &url, const WebhookMessage &message, const QByteArray &signature)
{
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (path.isEmpty())
        path = "/"_ba;
    if (url.hasQuery())
        path += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    const QByteArray host = url.authority(QUrl::FullyEncoded).toLatin1();
    return "POST " + path + " HTTP/1.1\r\nHost: " + host +
           "\r\nUser-Agent: Storehand\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(message.body.size()) + "\r\nStorehand-Id: " + message.id.toLatin1() +
           "\r\nStorehand-Signature: " + signature + "\r\nConnection: close\r\n\r\n" + message.body;
}

Outcome failed(const QString &doing, const error_code &error)
{
    return {Outcome::Kind::Failed, 0, doing + u": "_s + QString::fromStdString(error.message())};
}

Outcome outcomeOf(int status)
{
    if (status >= 200 && status < 300)
        return {Outcome::Kind::Delivered, status, {}};
    if (status == statusGone)
        return {Outcome::Kind::Refused, status, u"the receiver wants no more"_s};
    if (status >= 300 && status < 400)
        return {Outcome::Kind::Failed, status,
                u"answered %1; redirects are not followed"_s.arg(status)};
    return {Outcome::Kind::Failed, status, u"answered %1"_s.arg(status)};
}

template <typename Stream>
asio::awaitable<Outcome> exchange(Stream &stream, const Attempt &attempt)
{
    const auto bytes = asio::buffer(attempt.request.constData(), size_t(attempt.request.size()));
    const auto [writeError, written] = co_await asio::async_write(stream, bytes, useTuple);
    if (writeError)
        co_return failed(u"sending"_s, writeError);
    beast::flat_buffer buffer;
    for (;;) { // until its time is over
        http::response_parser<http::string_body> parser;
        parser.header_limit(headerBytesMax);
        parser.body_limit(boost::none); // it is not read
        const auto [readError, size] =
            co_await http::async_read_header(stream, buffer, parser, useTuple);
        if (readError)
            co_return failed(u"waiting for the answer"_s, readError);
        const int status = static_cast<int>(parser.get().result_int());
        if (status < interimMin || status > interimMax)
            co_return outcomeOf(status);
    }
}

asio::awaitable<Outcome> exchangeOverTls(beast::tcp_stream &plain, asio::ssl::context &context,
                                         const Attempt &attempt)
{
    Tls stream(std::move(plain), context);
    const std::string host = attempt.host();
    stream.set_verify_mode(asio::ssl::verify_peer);
    stream.set_verify_callback(asio::ssl::host_name_verification(host));
    if (!SSL_set_tlsext_host_name(stream.native_handle(), host.c_str()))
        co_return failed(u"naming the receiver"_s, error_code());
    const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::client, useTuple);
    if (error)
        co_return failed(u"TLS handshake"_s, error);
    co_return co_await exchange(stream, attempt);
}

/// Asks where a receiver is. The system cannot be stopped while it looks, so what takes too long
/// goes on by itself, and is not waited for.
struct Lookup
{
    explicit Lookup(const asio::any_io_executor &executor)
        : resolver(executor)
        , timer(executor)
    {}

    tcp::resolver resolver;
    asio::steady_timer timer; ///< cancelled when the answer is there
    error_code error = asio::error::timed_out;
    tcp::resolver::results_type addresses;
};

asio::awaitable<std::shared_ptr<Lookup>> lookUp(const Attempt &attempt)
{
    const auto lookup = std::make_shared<Lookup>(co_await asio::this_coro::executor);
    lookup->timer.expires_after(attempt.time);
    lookup->resolver.async_resolve(
        attempt.host(), attempt.port(),
        [lookup](const error_code &error, const tcp::resolver::results_type &addresses) {
            lookup->error = error;
            lookup->addresses = addresses;
            lookup->timer.cancel();
        });
    co_await lookup->timer.async_wait(useTuple);
    lookup->resolver.cancel(); // it may not have begun yet
    co_return lookup;
}

asio::awaitable<Outcome> tryOnce(const Attempt &attempt, asio::ssl::context &context)
{
    const std::shared_ptr<Lookup> found = co_await lookUp(attempt);
    if (found->error)
        co_return failed(u"looking up the receiver"_s, found->error);
    beast::tcp_stream stream(co_await asio::this_coro::executor);
    stream.expires_after(attempt.time);
    const auto [connectError, address] = co_await stream.async_connect(found->addresses, useTuple);
    if (connectError)
        co_return failed(u"connecting"_s, connectError);
    if (attempt.isSecure())
        co_return co_await exchangeOverTls(stream, context, attempt);
    co_return co_await exchange(stream, attempt);
}

asio::awaitable<void> run(std::shared_ptr<Attempt> attempt, std::shared_ptr<asio::ssl::context> tls)
{
    const Outcome outcome = co_await tryOnce(*attempt, *tls);
    attempt->done(outcome);
}

std::shared_ptr<asio::ssl::context> makeTls(const QString &caFile)
{
    auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    error_code error;
    if (caFile.isEmpty())
        tls->set_default_verify_paths(error);
    else
        tls->load_verify_file(QFile::encodeName(caFile).toStdString(), error);
    return tls; // without authorities nobody is trusted, and each attempt says so
}

} // namespace

struct WebhookClient::Parts
{
    explicit Parts(Options given)
        : options(std::move(given))
        , tls(makeTls(options.caFile))
        , thread([this] { context.run(); })
    {}

    const Options options;
    const std::shared_ptr<asio::ssl::context> tls;
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
    std::thread thread;
};

WebhookClient::WebhookClient(Options options)
    : m_parts(std::make_unique<Parts>(std::move(options)))
{}

WebhookClient::~WebhookClient()
{
    m_parts->context.stop();
    m_parts->thread.join();
}

void WebhookClient::deliver(const WebhookTarget &target, const WebhookMessage &message, Instant now,
                            std::function<void(const WebhookOutcome &)> done)
{
    auto attempt = std::make_shared<Attempt>();
    attempt->url = QUrl(target.url, QUrl::StrictMode);
    attempt->request = requestBytes(attempt->url, message,
                                    webhookSignature(message.body, target.secret.reveal(), now));
    attempt->time = m_parts->options.attemptTime;
    attempt->done = std::move(done);
    const Status isGood = checkWebhookUrl(target.url);
    if (!isGood) {
        asio::post(m_parts->context, [attempt, detail = isGood.error().detail] {
            attempt->done({Outcome::Kind::Failed, 0, detail});
        });
        return;
    }
    asio::co_spawn(m_parts->context, run(std::move(attempt), m_parts->tls), asio::detached);
}

} // namespace storehand::oms
