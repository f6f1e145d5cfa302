// SPDX-License-Identifier: Apache-2.0
#include "oms/effects/WebhookClient.h"

#include <QMessageAuthenticationCode>

namespace storehand::oms {

QByteArray webhookSignature(const QByteArray &body, const QByteArray &secret, Instant at)
{
    const QByteArray seconds = QByteArray::number(at.ms / 1'000);
    const QByteArray hash =
        QMessageAuthenticationCode::hash(seconds + '.' + body, secret, QCryptographicHash::Sha256);
    return "t=" + seconds + ",v1=" + hash.toHex();
}

} // namespace storehand::oms
