// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Names.h"

namespace storehand {

/// Moments at which it matters what is on disk already. A build with tests can be made to die at
/// one of them, as in a power cut: tests/app/storehand/KillLoopTest aims by them.
enum class FailPoint {
    AppendCommit,       ///< the outbox is about to keep commands of people
    AppendCommitted,    ///< it has; nobody was told yet
    AnswersCommit,      ///< the outbox is about to keep what became of commands
    AnswersCommitted,   ///< it has
    PageCursor,         ///< the rows of a feed page are in the cache, its cursor is not
    PageCommit,         ///< the cursor is too
    PageCommitted,      ///< and both are kept
    ShadowCommit,       ///< rows of a snapshot are about to be kept
    SwapCommit,         ///< a snapshot is about to be what people see
    SwapCommitted,      ///< it is
    IdentityCommit,     ///< the station is about to keep who it is
    MigrationStatement, ///< one statement of a migration comes next
    MigrationCommit,    ///< all of one migration ran
    CommandJudged,      ///< the order manager has judged a command of a batch
    GroupCommit,        ///< the order manager is about to keep what several clients asked
    GroupCommitted,     ///< it has; nobody was answered yet
};

constexpr auto enumNames(FailPoint)
{
    using enum FailPoint;
    return NameTable<FailPoint, 16>{{
        {AppendCommit, QLatin1String("append_commit")},
        {AppendCommitted, QLatin1String("append_committed")},
        {AnswersCommit, QLatin1String("answers_commit")},
        {AnswersCommitted, QLatin1String("answers_committed")},
        {PageCursor, QLatin1String("page_cursor")},
        {PageCommit, QLatin1String("page_commit")},
        {PageCommitted, QLatin1String("page_committed")},
        {ShadowCommit, QLatin1String("shadow_commit")},
        {SwapCommit, QLatin1String("swap_commit")},
        {SwapCommitted, QLatin1String("swap_committed")},
        {IdentityCommit, QLatin1String("identity_commit")},
        {MigrationStatement, QLatin1String("migration_statement")},
        {MigrationCommit, QLatin1String("migration_commit")},
        {CommandJudged, QLatin1String("command_judged")},
        {GroupCommit, QLatin1String("group_commit")},
        {GroupCommitted, QLatin1String("group_committed")},
    }};
}

/// The environment variable that says where to die: "group_commit:3" is the third passing of that
/// point. What cannot be read ends the program at its first point, so that no test aims at nothing.
inline constexpr char failPointVariable[] = "STOREHAND_DIE_AT";

/// Ends the program by SIGKILL when it is asked to; does nothing in a build without tests.
void pass(FailPoint point);

} // namespace storehand
