// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>

#include <functional>

namespace storehand::show {

/// A sales channel as anybody could write one: places orders and follows them through the public
/// API.
class WebShop : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<QJsonObject> &)>;

    explicit WebShop(QObject *parent = nullptr);

    /// From now on this order manager with this channel key; follows its orders from the first on.
    void open(const QString &url, const QString &key);
    void close();
    /// POST /v1/orders.
    void place(const QJsonObject &order, Answer answer);

Q_SIGNALS:
    /// An order of this channel as it is now, each time it changed.
    void orderChanged(const QJsonObject &order);

private:
    [[nodiscard]] QNetworkRequest request(const QString &path, int waitMs) const;
    void follow();
    void takeNews(QNetworkReply &reply);

    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_following;
    QString m_url;
    QByteArray m_key;
    QString m_cursor;
};

} // namespace storehand::show
