// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

/// Kinds of what is due, with what their subject is.
namespace storehand::oms::due {

/// An assignment that waits for its customer.
inline constexpr QLatin1StringView pickupExpires("pickup_expires");
/// An assignment that ships: its promise is due, and if its store is silent another one gets it.
inline constexpr QLatin1StringView storeSilent("store_silent");
/// More of a product can be promised in some store, and somebody waits for it: a SKU.
inline constexpr QLatin1StringView stockFreed("stock_freed");
/// Who waits is looked at again, whatever kept the stores from it; the subject is "orders".
inline constexpr QLatin1StringView waiting("waiting");
/// What was settled long enough ago leaves the stations: an assignment, an exception, a task.
inline constexpr QLatin1StringView assignmentLeaves("assignment_leaves");
inline constexpr QLatin1StringView exceptionLeaves("exception_leaves");
inline constexpr QLatin1StringView taskLeaves("task_leaves");

/// Old history is forgotten; the subject is "feed".
inline constexpr QLatin1StringView compaction("compaction");
/// Answers to commands that nobody asks for again are forgotten; the subject is "commands".
inline constexpr QLatin1StringView answers("answers");
/// What waits too long to be told outside is given up; the subject is "effects".
inline constexpr QLatin1StringView effects("effects");

} // namespace storehand::oms::due
