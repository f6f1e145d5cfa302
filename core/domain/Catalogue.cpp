// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Catalogue.h"

#include <algorithm>

namespace storehand {

namespace {

// Written by the build from commands.json.
#include "CatalogueRows.inc"

static_assert(rows.size() == commandTypeCount, "commands.json and CommandType differ");

constexpr bool areInOrder()
{
    for (size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<size_t>(rows[i].type) != i)
            return false;
    }
    return true;
}

static_assert(areInOrder(), "commands.json must list the types in the order of CommandType");

} // namespace

bool CommandRule::takes(QStringView argument) const
{
    return std::any_of(args.begin(), args.end(),
                       [argument](const ArgumentRule &rule) { return argument == rule.name; });
}

const CommandRule &ruleOf(CommandType type)
{
    return rows[static_cast<size_t>(type)];
}

std::span<const CommandRule> catalogue()
{
    return rows;
}

} // namespace storehand
