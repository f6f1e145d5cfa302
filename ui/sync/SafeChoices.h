// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationSnapshot.h"

namespace storehand {

/// What a person can do about an exception without making anything worse.
struct SafeChoice
{
    enum class Act {
        Resolve, ///< tell head office `word`
        PutBack, ///< everything of the order that is due goes back to the sales floor; then Resolve
        Show,    ///< look at the order first
    };

    Act act = Act::Resolve;
    QString word; ///< as it is kept in the order's history
    QString text; ///< on the button, in the reader's language
};

/// The most likely one first, at most three. `card` is the exception's order, null when it is not
/// on this station's list.
[[nodiscard]] QList<SafeChoice> safeChoices(const ExceptionView &exception, const OrderCard *card);

} // namespace storehand
