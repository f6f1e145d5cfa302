// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/wire/Protocol.h"

#include <QList>
#include <QStringList>

namespace storehand::wire {

/// POST /v1/hello: at start and after errors, both sides compare notes.
struct HelloRequest
{
    InstallId install;
    int schema = schemaVersion;
    qint64 lastN = 0; ///< the highest command number that the station has given out; 0 for none
    std::optional<PreviousCommand> prev; ///< the row at what the station knows as the OMS's last
    QString cursor;                      ///< opaque; empty before the first feed answer

    friend bool operator==(const HelloRequest &, const HelloRequest &) = default;
};

struct HelloAnswer
{
    Instant serverTime;
    qint64 lastN = 0; ///< the highest number of this install that the OMS has; 0 for none
    int schemaMin = schemaVersion;
    int schemaMax = schemaVersion;
    QString epoch; ///< another one than before: the OMS was restored from a backup
    int batchCommands = batchCommandsMax;
    int batchBytes = batchBytesMax;
    int spreadSeconds = 0;  ///< the first feed poll comes at a random time within
    qint64 ahead = 0;       ///< about how many changes the feed has after the cursor
    QStringList flags;      ///< features switched on for this station
    QList<QByteArray> pins; ///< replaces the station's pins; none: they stay

    friend bool operator==(const HelloAnswer &, const HelloAnswer &) = default;
};

inline constexpr int spreadSecondsMax = 30;

[[nodiscard]] Json toJson(const HelloRequest &request);
[[nodiscard]] Result<HelloRequest> decodeHelloRequest(const QByteArray &bytes);

[[nodiscard]] Json toJson(const HelloAnswer &answer);
[[nodiscard]] Result<HelloAnswer> decodeHelloAnswer(const QByteArray &bytes);

} // namespace storehand::wire
