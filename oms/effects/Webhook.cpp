// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "oms/effects/WebhookClient.h"

#include <QMessageAuthenticationCode>
#include <QUrl>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Status checkWebhookUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool isHttp = parsed.scheme() == u"https" || parsed.scheme() == u"http";
    if (!parsed.isValid() || !isHttp || parsed.host().isEmpty() || !parsed.userInfo().isEmpty() ||
        parsed.hasFragment()) {
        return failure(ErrorKind::Malformed, codes::badWebhookUrl,
                       u"a webhook needs a URL of the form https://host/path"_s);
    }
    return {};
}

QByteArray webhookSignature(const QByteArray &body, const QByteArray &secret, Instant at)
{
    const QByteArray seconds = QByteArray::number(at.ms / 1'000);
    const QByteArray hash =
        QMessageAuthenticationCode::hash(seconds + '.' + body, secret, QCryptographicHash::Sha256);
    return "t=" + seconds + ",v1=" + hash.toHex();
}

} // namespace storehand::oms
