// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace storehand {

/// Mistakes that somebody could make in this program, each in one place, by which the simulator of
/// tests/sim proves that it would find them. Only sources named by storehand_may_hold_bugs() may
/// ask, and only where tests are built is anything of this compiled.
enum class Bug {
    CountsTwice,          ///< overlay: a command leaves on its answer, not when the feed has it
    AcknowledgesEarly,    ///< order manager: answers leave before the commit
    BeepsEarly,           ///< outbox: told as accepted before it was synced
    RemembersInMemory,    ///< order manager: repeated ids are known for one batch only
    NumbersEarly,         ///< outbox: a number is used up although its commit failed
    SkipsUncommitted,     ///< feed: the cursor goes to the head, whatever was read
    IgnoresVersions,      ///< cache: an older version replaces a newer one
    DropsEarly,           ///< overlay: an answer ends a command before the feed brings it
    RepeatsFences,        ///< claims: a new claim gets the fence of the one before
    RenamesOnRetry,       ///< push: each sending makes a new id
    SnapshotFromLater,    ///< snapshot: its cursor lies behind what is read
    TrustsTheWall,        ///< claims: leases run by the clock of whoever asks
    CancelBeatsHandOver,  ///< a cancelled order stays cancelled although it was handed over
    KeepsReservation,     ///< units that leave a store stay reserved there
    CompactsLiveRows,     ///< feed: rows that readers still need are deleted
    LosesOutboxWithCache, ///< a damaged cache takes the outbox with it
};

inline constexpr int bugCount = 16;

#ifdef STOREHAND_PLANTED_BUGS
/// The one that the program has now; set by tests.
inline std::optional<Bug> plantedBug;

[[nodiscard]] inline bool planted(Bug bug)
{
    return plantedBug == bug;
}
#else
[[nodiscard]] constexpr bool planted(Bug)
{
    return false;
}
#endif

} // namespace storehand
