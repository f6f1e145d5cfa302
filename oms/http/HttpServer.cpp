// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpServer.h"

#include "oms/http/HttpConnection.h"
#include "oms/http/HttpRefusals.h"
#include "oms/http/IoLoop.h"

#include <QFile>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <mutex>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr int backlog = 4'096; // all stations come at once after an outage
constexpr Millis acceptPause{100};
constexpr Millis cutTime{5'000};

QString textOf(const error_code &error)
{
    return QString::fromStdString(error.message());
}

HttpPeer peerAt(asio::ip::address address)
{
    HttpPeer peer;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    peer.address = QString::fromStdString(address.to_string());
    peer.loopback = address.is_loopback();
    if (address.is_v6()) {
        const auto all = address.to_v6().to_bytes();
        peer.client = QByteArray(reinterpret_cast<const char *>(all.data()), 8);
    } else {
        peer.client = peer.address.toLatin1();
    }
    return peer;
}

Result<std::shared_ptr<asio::ssl::context>> makeTls(const HttpServerOptions &options)
{
    using Tls = asio::ssl::context;
    auto tls = std::make_shared<Tls>(Tls::tls_server);
    tls->set_options(Tls::default_workarounds | Tls::no_sslv2 | Tls::no_sslv3 | Tls::no_tlsv1 |
                     Tls::no_tlsv1_1 | Tls::no_compression);
    SSL_CTX_set_options(tls->native_handle(),
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    // Without it each waiting station keeps two record buffers of 17 kB.
    SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_cipher_list(tls->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
    const auto refused = [](const QString &file, const error_code &error) {
        return refusals::tlsFiles(u"%1: %2"_s.arg(file, textOf(error)));
    };
    error_code error;
    if (tls->use_certificate_chain_file(QFile::encodeName(options.tlsCertFile).toStdString(),
                                        error))
        return refused(options.tlsCertFile, error);
    if (tls->use_private_key_file(QFile::encodeName(options.tlsKeyFile).toStdString(), Tls::pem,
                                  error)) {
        return refused(options.tlsKeyFile, error);
    }
    return tls;
}

} // namespace

struct HttpServer::Parts : std::enable_shared_from_this<HttpServer::Parts>
{
    Parts(IoLoop &ioLoop, RouteTable routes, HttpServerOptions given)
        : loop(ioLoop)
        , options(std::move(given))
        , acceptor(*ioLoop.context())
        , acceptTimer(*ioLoop.context())
    {
        host->routes = std::move(routes);
        host->limits = options.limits;
        host->context = ioLoop.context();
        host->onEmpty = [this] { tellIfEmpty(); };
    }

    [[nodiscard]] Status listen();
    void accept();
    void beginStop();
    void cutAll();
    void tellIfEmpty();
    [[nodiscard]] bool waitUntilEmpty(Millis time);

    IoLoop &loop;
    const HttpServerOptions options;
    std::shared_ptr<HttpHost> host = std::make_shared<HttpHost>();
    std::shared_ptr<asio::ssl::context> tls;
    tcp::acceptor acceptor;
    asio::steady_timer acceptTimer;
    std::function<void()> onStopping;
    QString url;
    bool isStarted = false;

    std::mutex mutex;
    std::condition_variable emptied;
    bool isEmpty = false;
};

Status HttpServer::Parts::listen()
{
    error_code error;
    const auto address = asio::ip::make_address(options.address.toStdString(), error);
    const auto refused = [this](const error_code &why) {
        return refusals::cannotListen(
            u"%1 port %2: %3"_s.arg(options.address).arg(options.port).arg(textOf(why)));
    };
    if (error)
        return refused(error);
    if (options.tlsCertFile.isEmpty() != options.tlsKeyFile.isEmpty()) {
        return refusals::tlsFiles(u"TLS needs both a certificate and a key"_s);
    }
    if (options.tlsCertFile.isEmpty() && !address.is_loopback() && !options.insecureLan) {
        return refusals::insecure(options.address);
    }
    if (!options.tlsCertFile.isEmpty()) {
        Result<std::shared_ptr<asio::ssl::context>> made = makeTls(options);
        if (!made)
            return failure(made.error());
        tls = *made;
        host->tls = tls.get();
    }
    const tcp::endpoint endpoint(address, options.port);
    if (acceptor.open(endpoint.protocol(), error) ||
        acceptor.set_option(tcp::acceptor::reuse_address(true), error) ||
        acceptor.bind(endpoint, error) || acceptor.listen(backlog, error)) {
        return refused(error);
    }
    const quint16 port = acceptor.local_endpoint().port();
    url = u"%1://%2:%3"_s
              .arg(tls ? u"https"_s : u"http"_s,
                   address.is_v6() ? u'[' + options.address + u']' : options.address)
              .arg(port);
    return {};
}

void HttpServer::Parts::accept()
{
    acceptor.async_accept([self = shared_from_this()](const error_code &error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || !self->acceptor.is_open())
            return;
        if (error) {
            // Out of file descriptors, most likely: clients keep their place in the backlog.
            self->acceptTimer.expires_after(acceptPause);
            self->acceptTimer.async_wait([self](const error_code &cancelled) {
                if (!cancelled)
                    self->accept();
            });
            return;
        }
        error_code gone;
        const tcp::endpoint remote = socket.remote_endpoint(gone);
        const bool isV6 = self->acceptor.local_endpoint().address().is_v6();
        if (!gone)
            serveConnection(self->host, socket.release(), isV6, peerAt(remote.address()));
        self->accept();
    });
}

void HttpServer::Parts::beginStop()
{
    host->stopping = true;
    error_code ignored;
    acceptor.close(ignored);
    acceptTimer.cancel();
    if (onStopping)
        onStopping();
    for (OpenConnection *connection : std::set(host->open))
        connection->closeIfIdle();
    tellIfEmpty();
}

void HttpServer::Parts::cutAll()
{
    for (OpenConnection *connection : std::set(host->open))
        connection->cut();
}

void HttpServer::Parts::tellIfEmpty()
{
    if (!host->stopping || !host->open.empty())
        return;
    const std::lock_guard lock(mutex);
    isEmpty = true;
    emptied.notify_all();
}

bool HttpServer::Parts::waitUntilEmpty(Millis time)
{
    std::unique_lock lock(mutex);
    return emptied.wait_for(lock, time, [this] { return isEmpty; });
}

HttpServer::HttpServer(IoLoop &loop, RouteTable routes, HttpServerOptions options)
    : m_parts(std::make_shared<Parts>(loop, std::move(routes), std::move(options)))
{}

HttpServer::~HttpServer()
{
    stop(Millis(0));
}

void HttpServer::onStopping(std::function<void()> action)
{
    m_parts->onStopping = std::move(action);
}

Status HttpServer::start()
{
    const Status listening = m_parts->listen();
    if (!listening)
        return listening;
    m_parts->isStarted = true;
    m_parts->loop.post([parts = m_parts] { parts->accept(); });
    return {};
}

QString HttpServer::url() const
{
    return m_parts->url;
}

void HttpServer::stop(Millis drain)
{
    if (!std::exchange(m_parts->isStarted, false))
        return;
    m_parts->loop.post([parts = m_parts] { parts->beginStop(); });
    if (m_parts->waitUntilEmpty(drain))
        return;
    m_parts->loop.post([parts = m_parts] { parts->cutAll(); });
    if (!m_parts->waitUntilEmpty(cutTime))
        qFatal("the loop does not run: connections cannot be closed");
}

HttpFigures HttpServer::figures() const
{
    const HttpHost::Counters &counters = m_parts->host->counters;
    HttpFigures figures;
    figures.connections = counters.connections;
    figures.held = counters.held;
    figures.accepted = counters.accepted;
    figures.requests = counters.requests;
    figures.refused = counters.refused;
    figures.gone = counters.gone;
    for (size_t i = 0; i < std::size(figures.answers); ++i)
        figures.answers[i] = counters.answers[i];
    return figures;
}

Status setListenAddress(HttpServerOptions &options, const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString address = text.first(std::max<qsizetype>(colon, 0));
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1, address.size() - 2);
    else if (address.contains(u':'))
        address.clear(); // IPv6 without brackets: where the port begins is a guess
    bool isNumber = false;
    const uint port = text.sliced(colon + 1).toUInt(&isNumber);
    error_code error;
    asio::ip::make_address(address.toStdString(), error);
    if (error || !isNumber || port > 65'535) {
        return refusals::badAddress(text);
    }
    options.address = address;
    options.port = quint16(port);
    return {};
}

} // namespace storehand::oms
