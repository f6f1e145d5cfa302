// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/feed/FeedCompaction.h"
#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// A store that was not heard of for so long may lose unpicked shipments whose promise is due.
inline constexpr Millis silenceBeforeMoving = std::chrono::minutes(30);

/// How often old history is forgotten.
inline constexpr Millis compactionTime = std::chrono::hours(24);
/// How long the answer to a command is kept, and how often older ones are forgotten.
inline constexpr Millis answersKept = std::chrono::hours(30 * 24);
inline constexpr Millis answersTime = std::chrono::hours(24);
/// How often effects that nobody takes are given up.
inline constexpr Millis effectsTime = std::chrono::hours(1);
/// How often orders that wait are tried again without any news.
inline constexpr Millis waitingTime = std::chrono::minutes(10);
/// When something that could not be done is tried again.
inline constexpr Millis dueRetryTime = std::chrono::minutes(10);

/// Makes sure that what is to be done again and again is on the agenda. For a new database.
[[nodiscard]] Status scheduleUpkeep(Storage &storage, Instant now);

/// Does what the clock asks for: at most `limit` items of the agenda, each a group of its own. One
/// that cannot be done, as with a damaged row, is undone alone and tried again after
/// `dueRetryTime`. Says how many there were.
[[nodiscard]] Result<int> runDue(UnitOfWork &work, FeedHeads &heads, FeedCompaction &compaction,
                                 int limit);

} // namespace storehand::oms
