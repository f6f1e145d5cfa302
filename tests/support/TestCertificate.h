// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace storehand::test {

/// A self-signed certificate for localhost and 127.0.0.1 with a fresh P-256 key, as PEM files.
struct TestCertificate
{
    QString certFile;
    QString keyFile;
    QByteArray spkiSha256; ///< of the public key in DER, which stations pin

    /// Writes <name>.crt and <name>.key into `folder`.
    [[nodiscard]] static TestCertificate
    make(const QString &folder, const QString &name = QStringLiteral("tls"),
         const QDateTime &until = QDateTime::currentDateTimeUtc().addDays(1));
};

} // namespace storehand::test
