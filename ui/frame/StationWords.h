// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/frame/FrameState.h"
#include "ui/frame/NewOrderAlarm.h"

namespace storehand {

/// The id of the alert that alertOf() makes.
inline constexpr QLatin1StringView newOrdersAlert("new-orders");

/// What the frame shows of a station. `wall` is this computer's clock.
[[nodiscard]] FrameState frameStateOf(const StationSnapshot &snapshot, Instant wall);

/// The banner of orders that nobody has seen yet; nothing when there are none.
[[nodiscard]] std::optional<Alert> alertOf(const NewOrderAlarm &alarm,
                                           const StationSnapshot &snapshot, Instant wall);

/// The answer to a read in words. Reads that only opened something say so.
[[nodiscard]] ScanNotice noticeOf(const ScanView &scan);

/// A command card for which there is nothing to do.
[[nodiscard]] ScanNotice unusedCardNotice();

/// A request that was refused, in words.
[[nodiscard]] ScanNotice noticeOf(const Error &error);

/// What the toast says of something that was done.
struct DeedWords
{
    QString icon;
    QString text; ///< empty: what was done shows by itself
};

[[nodiscard]] DeedWords wordsOf(const Deed &deed);

} // namespace storehand
