// SPDX-License-Identifier: Apache-2.0
#include "core/sync/http/HttpOmsClient.h"

#include "core/crypto/RequestSignature.h"
#include "core/domain/Codes.h"
#include "core/sync/http/HttpExchange.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isThisMachine(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

QByteArray methodName(OmsRequest::Method method)
{
    return method == OmsRequest::Method::Get ? "GET"_ba : "POST"_ba;
}

/// Knows no authority, so that each new connection asks whether its key is trusted.
QSslConfiguration tlsConfiguration()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setCaCertificates({});
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    tls.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    return tls;
}

QNetworkRequest networkRequest(const QUrl &url, qint64 answerBytesMax)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setDecompressedSafetyCheckThreshold(answerBytesMax);
    request.setSslConfiguration(tlsConfiguration());
    request.setRawHeader("Storehand-Protocol"_ba, "1"_ba);
    request.setRawHeader("Accept"_ba, "application/json"_ba);
    return request;
}

} // namespace

Result<std::unique_ptr<HttpOmsClient>> HttpOmsClient::make(const Options &options,
                                                           const ServerClock &time)
{
    const QUrl &url = options.url;
    const bool isBare = (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() &&
                        !url.hasFragment() && url.userInfo().isEmpty();
    const bool isSecure = url.scheme() == "https"_L1;
    const bool isPlain = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || !isBare || (!isSecure && !isPlain)) {
        return failure(ErrorKind::Rejected, codes::badOmsUrl,
                       u"\"%1\" is not of the form https://host:port"_s.arg(
                           url.toDisplayString(QUrl::RemoveUserInfo)));
    }
    if (isPlain && !isThisMachine(url) && !options.insecureLan) {
        return failure(ErrorKind::Rejected, codes::badOmsUrl,
                       u"plain http only reaches this machine; %1 needs https"_s.arg(url.host()));
    }
    return std::unique_ptr<HttpOmsClient>(new HttpOmsClient(options, time));
}

HttpOmsClient::HttpOmsClient(const Options &options, const ServerClock &time)
    : m_options(options)
    , m_time(time)
{}

void HttpOmsClient::identify(OmsCredentials credentials)
{
    m_credentials = std::move(credentials);
    takeNewConnections(); // none may outlive the trust it was opened with
}

/// Qt would go on with a connection that is stuck in its handshake, for ever: ending the request
/// does not end it.
void HttpOmsClient::takeNewConnections()
{
    std::erase_if(m_former, [](const std::unique_ptr<QNetworkAccessManager> &network) {
        return !network->findChild<QNetworkReply *>(QString(), Qt::FindDirectChildrenOnly);
    });
    m_former.push_back(std::exchange(m_network, std::make_unique<QNetworkAccessManager>()));
}

QByteArray HttpOmsClient::authorization(const OmsRequest &request) const
{
    const SignedRequest toSign{methodName(request.method), request.target, request.body};
    return RequestSignature::make(toSign, m_credentials->station, m_time.now(), m_credentials->key)
        .toHeader();
}

std::unique_ptr<OmsClient::Exchange> HttpOmsClient::send(OmsRequest request, Callback callback)
{
    if (!request.firstContact && !m_credentials) {
        return std::make_unique<HttpExchange>(
            Error{ErrorKind::Unauthorized, codes::notEnrolled, u"this station is not enrolled"_s},
            std::move(callback));
    }
    const QByteArray base = m_options.url.toEncoded(QUrl::RemovePath);
    const QUrl url = QUrl::fromEncoded(base + request.target, QUrl::StrictMode);
    Q_ASSERT_X(url.isValid() &&
                   url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) == request.target,
               "HttpOmsClient::send", "the target would change on its way");

    QNetworkRequest prepared = networkRequest(url, m_options.answerBytesMax);
    HttpExchange::Trust trust;
    if (request.firstContact) {
        trust = [code = *request.firstContact](const QByteArray &hash) { return code.names(hash); };
    } else {
        prepared.setRawHeader("Authorization"_ba, authorization(request));
        trust = [pins = m_credentials->pins](const QByteArray &hash) {
            return pins.contains(hash);
        };
    }
    QNetworkReply *reply = nullptr;
    if (request.method == OmsRequest::Method::Post) {
        prepared.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
        reply = m_network->post(prepared, request.body);
    } else {
        reply = m_network->get(prepared);
    }
    const auto judge = [this, callback = std::move(callback)](Result<OmsAnswer> answer) {
        if (!answer && answer.error().kind == ErrorKind::Timeout)
            takeNewConnections();
        callback(std::move(answer));
    };
    return std::make_unique<HttpExchange>(reply, std::move(trust), m_options.answerBytesMax,
                                          request.timeout, judge);
}

} // namespace storehand
