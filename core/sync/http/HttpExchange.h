// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/OmsClient.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

namespace storehand {

/// One HTTP request under way: collects the answer within its limits of size and time, and lets the
/// connection go on only if the server shows a trusted key.
class HttpExchange : public QObject, public OmsClient::Exchange
{
    Q_OBJECT

public:
    /// Says whether the key with this SPKI hash is the OMS's.
    using Trust = std::function<bool(const QByteArray &spkiSha256)>;

    /// `reply` has just been started; the exchange owns it.
    HttpExchange(QNetworkReply *reply, Trust trust, qint64 answerBytesMax, Millis timeout,
                 OmsClient::Callback callback);
    /// A request that was not sent: fails with `refusal`.
    HttpExchange(Error refusal, OmsClient::Callback callback);
    ~HttpExchange() override;

private:
    void refuseServer();
    void takeBytes();
    void finish();
    void deliver(Result<OmsAnswer> result);
    [[nodiscard]] bool showsTrustedKey() const;
    [[nodiscard]] Result<OmsAnswer> answer() const;
    [[nodiscard]] Result<OmsAnswer> tooLarge() const;

    QNetworkReply *m_reply = nullptr;
    Trust m_trust;
    qint64 m_answerBytesMax = 0;
    OmsClient::Callback m_callback;
    QTimer m_timeout;
    QByteArray m_body;
    bool m_untrusted = false;
};

} // namespace storehand
