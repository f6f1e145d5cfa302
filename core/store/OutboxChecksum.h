// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Crc32.h"

#include <QCryptographicHash>
#include <QString>

namespace storehand {

[[nodiscard]] inline QByteArray hashOfLine(const QByteArray &line)
{
    return QCryptographicHash::hash(line, QCryptographicHash::Sha256);
}

/// Over what must not change in a row of the outbox from its commit on.
[[nodiscard]] inline qint64 outboxChecksum(qint64 n, const QString &id, const QByteArray &line,
                                           const QByteArray &hash, const QByteArray &effect)
{
    Crc32 crc;
    crc.add(n);
    for (const QByteArray &part : {id.toUtf8(), line, hash, effect})
        crc.addSized(part);
    return crc.value();
}

} // namespace storehand
