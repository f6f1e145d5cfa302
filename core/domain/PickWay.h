// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Names.h"

namespace storehand {

/// How the units of a walk come into their orders' bags. The store chooses; a person may choose
/// another one for one walk.
enum class PickWay {
    IntoBags,  ///< scanned at the shelf, each unit straight into its bag on the trolley
    SortLater, ///< scanned at the shelf, sorted into bags at the bench
    Paper,     ///< fetched by a printed list, scanned only at the bench, into bags
};

constexpr auto enumNames(PickWay)
{
    using enum PickWay;
    return NameTable<PickWay, 3>{{
        {IntoBags, QLatin1String("into_bags")},
        {SortLater, QLatin1String("sort_later")},
        {Paper, QLatin1String("paper")},
    }};
}

} // namespace storehand
