// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Command.h"
#include "core/domain/Effect.h"
#include "core/domain/Outcome.h"

namespace storehand::oms {

/// What became of one command, as the log keeps it.
struct LoggedCommand
{
    InstallId install;
    qint64 n = 0;
    CommandId id;
    bool duplicate = false; ///< this id came before, under another install's number
    QByteArray hash;        ///< SHA-256 of the line as sent
    CommandType type = CommandType::Note;
    QString target;
    PersonCode actor;
    Instant at;          ///< by the station's clock
    Instant receivedAt;  ///< by ours
    Instant correctedAt; ///< when it was done, as far as can be known
    VerdictKind verdict = VerdictKind::Applied;
    std::optional<qint64> fence; ///< that a claim got
    QByteArray body;             ///< the line without its sealed part
    QByteArray result;           ///< as it was answered
    QByteArray effect;           ///< wire form of the Effect
    QByteArray sealed;           ///< personal values, readable with the chain's sealing key
};

/// Every command that ever arrived, once: the inbox, the audit trail, and what undo looks into. For
/// each install the numbers have no gap.
class CommandLog
{
public:
    explicit CommandLog(Connection &connection)
        : m_connection(connection)
    {}

    /// What a later command needs to know of an earlier one.
    struct Known
    {
        InstallId install;
        qint64 n = 0;
        QByteArray hash;
        CommandType type = CommandType::Note;
        VerdictKind verdict = VerdictKind::Applied;
        PersonCode actor;
        std::optional<qint64> fence;
        QByteArray result; ///< empty when it was forgotten
        QByteArray effect;
    };

    [[nodiscard]] Result<std::optional<Known>> find(const InstallId &install, qint64 n);
    [[nodiscard]] Result<std::optional<Known>> find(const CommandId &id);
    [[nodiscard]] Status append(const LoggedCommand &command);
    /// After a `reverse`: the command's effect is marked as undone.
    [[nodiscard]] Status setEffect(const InstallId &install, qint64 n, const QByteArray &effect);

    /// Forgets how at most `limit` commands received before then were answered, and says how many
    /// there were. Number, hash and effect stay: a command that comes again is still known.
    [[nodiscard]] Result<qint64> forgetResults(Instant before, int limit);
    /// Forgets the personal values of all commands on a target.
    [[nodiscard]] Status forgetSealed(const QString &target);

    /// Per install: how many rows, and the lowest and highest number, by install.
    struct Range
    {
        InstallId install;
        qint64 rows = 0;
        qint64 firstN = 0;
        qint64 lastN = 0;
    };

    [[nodiscard]] Result<QList<Range>> ranges();

private:
    Connection &m_connection;
};

} // namespace storehand::oms
