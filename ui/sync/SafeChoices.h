// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/Conflicts.h"

namespace storehand {

/// What a person can do about a conflict without making anything worse.
struct SafeChoice
{
    enum class Act {
        Resolve, ///< tell head office `word`
        PutBack, ///< everything of the order that is due goes back to the sales floor; then Resolve
        TakeOver, ///< take it from whoever has it; then Resolve
        TryAgain, ///< do once more what was refused, as things are now; then Resolve
        Show,     ///< look at the order first
    };

    Act act = Act::Resolve;
    QString word; ///< as it is kept in the order's history
    QString text; ///< on the button, in the reader's language
};

/// The most likely one first, at most three. `card` is the conflict's order, null when it is not on
/// this station's list.
[[nodiscard]] QList<SafeChoice> safeChoices(const Conflict &conflict, const OrderCard *card);

} // namespace storehand
