// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationSnapshot.h"
#include "ui/queue/QueueRows.h"

#include <QList>
#include <QStringList>

namespace storehand {

/// The parts of the queue, in the order of the work.
enum class QueueView {
    All,
    New,
    ToPick,
    Picking,
    ToShelf,
    Ready,
    Arrived,
    Expiring,
    PutBack,
    Exceptions,
};

inline constexpr int queueViewCount = 10;

[[nodiscard]] QString titleOf(QueueView view);

/// Whether an order belongs in a view. One order can be in several.
[[nodiscard]] bool belongs(const OrderCard &card, QueueView view, const StationSnapshot &snapshot,
                           Instant now);

/// Smaller comes first: customers who are here, then what must be picked and shelved, then what
/// waits for its customer, then what must go back.
[[nodiscard]] int urgencyOf(const OrderCard &card);

/// What can be done next with an order from its card.
enum class CardAction {
    None,
    Take,
    TakeOutOfTurn, ///< without a link, when it is another station's turn: asked for twice
    TakeOver,
    Pick,
    Shelf,
    HandOver,
    PutBack,
};

/// As `person` would; nobody can do anything.
[[nodiscard]] CardAction actionOf(const OrderCard &card, const StationSnapshot &snapshot,
                                  const std::optional<PersonCode> &person);

/// What else is to be known of an order, but why it came here.
[[nodiscard]] QStringList factsOf(const OrderCard &card, const std::optional<PersonCode> &person);

/// Everything a card shows but whether it is selected.
[[nodiscard]] CardRow rowOf(const OrderCard &card, const StationSnapshot &snapshot,
                            const std::optional<PersonCode> &person, Instant now);

} // namespace storehand
