// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Names.h"
#include "core/wire/Protocol.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace storehand::wire {

/// POST /v1/commands, `application/x-ndjson`: the envelope on the first line, then one command a
/// line, byte for byte as the outbox holds it.
struct CommandBatch
{
    InstallId install;
    int schema = schemaVersion;
    QString batch;                       ///< a UUID, for logs
    std::optional<PreviousCommand> prev; ///< the row before the first one; none when that is 1
    QList<QByteArray> lines;             ///< 1 to batchCommandsMax, without line feeds

    friend bool operator==(const CommandBatch &, const CommandBatch &) = default;
};

[[nodiscard]] QByteArray encodeBatch(const CommandBatch &batch);

/// Splits a batch; the commands themselves are for decodeCommand() to judge, one by one. Malformed
/// for another shape, an empty line, or more than the limits.
[[nodiscard]] Result<CommandBatch> decodeBatch(const QByteArray &bytes);

/// What became of one command.
enum class CommandStatus {
    Applied,
    Duplicate, ///< known before; carries the first result
    Exception, ///< an observation that is stored, but that the order cannot take
    Rejected,  ///< a decision that was refused, for good
    Deferred,  ///< not now: nothing was stored, and the batch was not read on from here
};

constexpr auto enumNames(CommandStatus)
{
    using enum CommandStatus;
    return NameTable<CommandStatus, 5>{{
        {Applied, QLatin1String("applied")},
        {Duplicate, QLatin1String("duplicate")},
        {Exception, QLatin1String("exception")},
        {Rejected, QLatin1String("rejected")},
        {Deferred, QLatin1String("deferred")},
    }};
}

struct CommandResult
{
    qint64 n = 0;
    CommandId id;
    CommandStatus status = CommandStatus::Applied;
    /// With Duplicate: what the first result was; nothing when the OMS has purged it.
    std::optional<CommandStatus> first;
    QMap<QString, qint64> at; ///< topic → seq of the changes it made; empty without effect
    qint64 version = 0;       ///< of its target after it; 0 when that is not known
    QString code;             ///< why, for Exception, Rejected and Deferred
    QStringList args;         ///< of the code's message
    QString hint;             ///< a word for what could be done now, may be empty

    friend bool operator==(const CommandResult &, const CommandResult &) = default;
};

/// Results in the order of the batch, of its first commands: the rest is sent again.
struct CommandAnswer
{
    qint64 lastN = 0; ///< of the install, after this batch
    Instant serverTime;
    QList<CommandResult> results;

    friend bool operator==(const CommandAnswer &, const CommandAnswer &) = default;
};

[[nodiscard]] Json toJson(const CommandResult &result);
/// As a station keeps it beside the command.
[[nodiscard]] Result<CommandResult> decodeResult(const QByteArray &bytes);
[[nodiscard]] Json toJson(const CommandAnswer &answer);
[[nodiscard]] Result<CommandAnswer> decodeCommandAnswer(const QByteArray &bytes);

} // namespace storehand::wire
