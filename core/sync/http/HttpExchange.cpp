// SPDX-License-Identifier: Apache-2.0
#include "core/sync/http/HttpExchange.h"

#include "core/domain/Codes.h"
#include "core/sync/http/SpkiHash.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

HttpExchange::HttpExchange(QNetworkReply *reply, Trust trust, qint64 answerBytesMax, Millis timeout,
                           OmsClient::Callback callback)
    : m_reply(reply)
    , m_trust(std::move(trust))
    , m_answerBytesMax(answerBytesMax)
    , m_callback(std::move(callback))
{
    // sslErrors always comes, since no authority is known to the connection; encrypted is the
    // second lock on the same door.
    connect(m_reply, &QNetworkReply::sslErrors, this, [this] {
        if (showsTrustedKey())
            m_reply->ignoreSslErrors();
        else
            refuseServer();
    });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] {
        if (!showsTrustedKey())
            refuseServer();
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        deliver(failure(ErrorKind::Timeout, codes::timeout,
                        u"the OMS at %1 did not answer in time"_s.arg(m_reply->url().authority())));
    });
    m_timeout.start(timeout);
}

HttpExchange::HttpExchange(Error refusal, OmsClient::Callback callback)
    : m_callback(std::move(callback))
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this,
            [this, refusal = std::move(refusal)] { deliver(failure(refusal)); });
    m_timeout.start(0);
}

HttpExchange::~HttpExchange()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

bool HttpExchange::showsTrustedKey() const
{
    const QByteArray hash = spkiSha256(m_reply->sslConfiguration().peerCertificate().toDer());
    return !hash.isEmpty() && m_trust(hash);
}

/// Ends in the callback, so nothing may follow it.
void HttpExchange::refuseServer()
{
    m_untrusted = true;
    m_reply->abort();
}

void HttpExchange::takeBytes()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_answerBytesMax)
        deliver(tooLarge());
}

Result<OmsAnswer> HttpExchange::tooLarge() const
{
    return failure(ErrorKind::Malformed, codes::tooLarge,
                   u"an answer of more than %1 bytes"_s.arg(m_answerBytesMax));
}

void HttpExchange::finish()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_answerBytesMax)
        deliver(tooLarge());
    else
        deliver(answer());
}

/// The last thing that an exchange does: the callback may destroy it.
void HttpExchange::deliver(Result<OmsAnswer> result)
{
    if (!m_callback)
        return;
    m_timeout.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    const OmsClient::Callback callback = std::exchange(m_callback, nullptr);
    callback(std::move(result));
}

Result<OmsAnswer> HttpExchange::answer() const
{
    if (m_untrusted) {
        return failure(
            ErrorKind::Offline, codes::omsNotTrusted,
            u"the server at %1 shows another key than the OMS's"_s.arg(m_reply->url().authority()));
    }
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const QNetworkReply::NetworkError error = m_reply->error();
    constexpr int firstContentError = QNetworkReply::ContentAccessDenied;
    // With a refusing status Qt reports an error although the answer is complete; anything below
    // the content errors is the connection, and an error with a good status is a damaged body.
    const bool isCut = error != QNetworkReply::NoError && error < firstContentError;
    if (!status.isValid() || isCut) {
        const bool isTimeout = error == QNetworkReply::TimeoutError;
        return failure(isTimeout ? ErrorKind::Timeout : ErrorKind::Offline,
                       isTimeout ? codes::timeout : codes::offline,
                       u"the OMS at %1 cannot be reached: %2"_s.arg(m_reply->url().authority(),
                                                                    m_reply->errorString()));
    }
    constexpr int firstRefusal = 400;
    if (error != QNetworkReply::NoError && status.toInt() < firstRefusal)
        return failure(ErrorKind::Malformed, codes::malformed, m_reply->errorString());

    OmsAnswer answer;
    answer.status = status.toInt();
    answer.body = m_body;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    answer.contentType =
        answer.headers.value("content-type"_ba).split(';').constFirst().trimmed().toLower();
    return answer;
}

} // namespace storehand
