// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/HttpLine.h"
#include "core/crypto/SigningKey.h"
#include "core/domain/Assignment.h"
#include "core/domain/Ids.h"

#include <QList>

namespace storehand::bench {

/// A station as the order manager sees it, without a disk: for load. Its requests are signed.
class RemoteStation
{
public:
    /// Enrols over `line` with a one-time code.
    [[nodiscard]] static Result<RemoteStation> enrol(HttpLine &line, const QString &code);

    [[nodiscard]] QByteArray get(const QByteArray &target) const;
    [[nodiscard]] QByteArray post(const QByteArray &target, const QByteArray &contentType,
                                  const QByteArray &body) const;

    /// Reads the feed from its beginning and keeps the orders of it.
    [[nodiscard]] Result<QList<Assignment>> readOrders(HttpLine &line) const;

private:
    RemoteStation(StationId id, SigningKey key);
    [[nodiscard]] QByteArray signature(const QByteArray &method, const QByteArray &target,
                                       const QByteArray &body) const;

    StationId m_id;
    SigningKey m_key;
};

} // namespace storehand::bench
