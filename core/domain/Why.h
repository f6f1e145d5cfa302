// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"

#include <QList>
#include <QString>

#include <optional>

namespace storehand {

/// Why an assignment came to its store: the decision of the sourcing, kept with the assignment so
/// that the people in the shop can read it and an auditor can replay it.
struct Why
{
    /// Another set of stores that could have done it, and what it would have cost.
    struct Alternative
    {
        QStringList stores;
        int parcels = 0;
        std::optional<double> distanceKm; ///< sum over the parcels
        int backordered = 0;              ///< units that would have had to wait

        friend bool operator==(const Alternative &, const Alternative &) = default;
    };

    /// A store that could not take part, and the code of the reason.
    struct Excluded
    {
        StoreCode store;
        QString code;

        friend bool operator==(const Excluded &, const Excluded &) = default;
    };

    QString
        chosenBecause; ///< a code: "customer_chose", "fewest_parcels", "nearest", "only_stock", …
    int parcels = 1;
    std::optional<double> distanceKm;
    QList<Alternative> alternatives; ///< best first, at most 5
    QList<Excluded> excluded;        ///< at most 20; `excludedMore` counts the rest
    int excludedMore = 0;

    friend bool operator==(const Why &, const Why &) = default;
};

} // namespace storehand
