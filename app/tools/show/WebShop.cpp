// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/WebShop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int requestMsMax = 15'000;
constexpr int pollSeconds = 25;
constexpr int pollMsMax = (pollSeconds + 10) * 1000;
constexpr int retryMs = 1'000;

} // namespace

WebShop::WebShop(QObject *parent)
    : QObject(parent)
{}

void WebShop::open(const QString &url, const QString &key)
{
    close();
    m_url = url;
    m_key = key.toUtf8();
    follow();
}

void WebShop::close()
{
    m_url.clear();
    m_cursor.clear();
    if (m_following)
        m_following->abort();
}

void WebShop::place(const QJsonObject &order, Answer answer)
{
    QNetworkReply *reply =
        m_network.post(request(u"/v1/orders"_s, requestMsMax), QJsonDocument(order).toJson());
    connect(reply, &QNetworkReply::finished, this, [reply, answer = std::move(answer)] {
        reply->deleteLater();
        const QByteArray body = reply->readAll();
        answer(reply->error() == QNetworkReply::NoError
                   ? Result<QJsonObject>(QJsonDocument::fromJson(body).object())
                   : failure(ErrorKind::Rejected, u"http"_s,
                             reply->errorString() + u' ' + QString::fromUtf8(body.left(500))));
    });
}

QNetworkRequest WebShop::request(const QString &path, int waitMs) const
{
    QNetworkRequest request{QUrl(m_url + path)};
    request.setTransferTimeout(waitMs);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + m_key);
    return request;
}

void WebShop::follow()
{
    if (m_url.isEmpty() || m_following)
        return;
    QUrlQuery query{{u"wait"_s, QString::number(pollSeconds)}};
    if (!m_cursor.isEmpty())
        query.addQueryItem(u"after"_s, m_cursor);
    m_following =
        m_network.get(request(u"/v1/orders?"_s + query.toString(QUrl::FullyEncoded), pollMsMax));
    connect(m_following, &QNetworkReply::finished, this, [this, reply = m_following.data()] {
        reply->deleteLater();
        m_following.clear();
        const bool well = reply->error() == QNetworkReply::NoError;
        if (well)
            takeNews(*reply);
        QTimer::singleShot(well ? 0 : retryMs, this, &WebShop::follow);
    });
}

void WebShop::takeNews(QNetworkReply &reply)
{
    const QJsonObject news = QJsonDocument::fromJson(reply.readAll()).object();
    m_cursor = news["next"_L1].toString(m_cursor);
    for (const QJsonValue &order : news["orders"_L1].toArray())
        Q_EMIT orderChanged(order.toObject());
}

} // namespace storehand::show
