// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"
#include "core/wire/Json.h"

#include <QByteArray>

#include <optional>

/// What station and OMS say to each other (docs/protocol.md), each message with both directions:
/// toJson() and decode…(). Requests refuse fields they do not know; answers ignore them, so that a
/// newer OMS can add some. A shape that is not the one described here is Malformed.
namespace storehand::wire {

/// Value of the header Storehand-Protocol, both ways. An answer without it is not the OMS's.
inline constexpr char protocolHeader[] = "Storehand-Protocol";
inline constexpr char protocolVersion[] = "1";
/// What this program writes and reads in hello, envelopes and feed.
inline constexpr int schemaVersion = 1;

inline constexpr char jsonType[] = "application/json";
inline constexpr char linesType[] = "application/x-ndjson";

inline constexpr int batchCommandsMax = 100;
inline constexpr qsizetype batchBytesMax = 256 * 1024; ///< of the commands, without the envelope
inline constexpr int feedRowsMax = 200;
inline constexpr int feedWaitSecondsMax = 30;
inline constexpr qsizetype answerBytesMax = 8 * 1024 * 1024;

/// How often bodies may nest: an entity's own depth and the message around it.
inline constexpr int answerDepthMax = 24;

/// Where a station's row of commands stood: the last number before a batch, and that command's
/// hash.
struct PreviousCommand
{
    qint64 n = 0;
    QByteArray hash; ///< SHA-256, 32 bytes

    friend bool operator==(const PreviousCommand &, const PreviousCommand &) = default;
};

/// SHA-256 over a command's line as it is kept and sent, without the line feed.
[[nodiscard]] QByteArray commandHash(const QByteArray &line);

/// The body of every refusal.
struct ErrorBody
{
    QString error;   ///< a stable word
    QString message; ///< for logs and people, in English
    std::optional<Instant> serverTime;
    std::optional<qint64> expected; ///< with 409 `gap`: the number that should have come

    friend bool operator==(const ErrorBody &, const ErrorBody &) = default;
};

[[nodiscard]] Json toJson(const ErrorBody &body);
[[nodiscard]] Result<ErrorBody> decodeErrorBody(const QByteArray &bytes);

} // namespace storehand::wire
