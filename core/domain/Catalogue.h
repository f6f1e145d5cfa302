// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "core/domain/CommandType.h"
#include "core/domain/Person.h"

#include <QLatin1String>

#include <array>
#include <span>

namespace storehand {

/// An observation is a fact and is never refused; a decision may be.
enum class CommandKind { Observation, Decision };

enum class TargetKind { Assignment, Store };

/// One argument of a command, by its wire name.
struct ArgumentRule
{
    QLatin1String name;
    bool required = true;
};

/// One row of core/domain/commands.json.
struct CommandRule
{
    CommandType type;
    CommandKind kind;
    TargetKind target;
    Role role; ///< the least that may do it; StorePolicy::raisedRoles can ask for more
    bool reversible;
    unsigned legal; ///< bit per AssignmentState
    unsigned reads; ///< bit per Facet: what makes it `stale` when others changed it
    std::span<const ArgumentRule> args;
    std::span<const QLatin1String> answers; ///< codes it may be answered with beside success

    [[nodiscard]] bool isObservation() const { return kind == CommandKind::Observation; }

    [[nodiscard]] bool isLegalIn(AssignmentState state) const
    {
        return (legal >> static_cast<int>(state)) & 1U;
    }

    [[nodiscard]] bool doesRead(Facet facet) const
    {
        return (reads >> static_cast<int>(facet)) & 1U;
    }

    [[nodiscard]] bool takes(QStringView argument) const;
};

/// The row of a type. Every type has one.
[[nodiscard]] const CommandRule &ruleOf(CommandType type);

/// All rows in the order of CommandType.
[[nodiscard]] std::span<const CommandRule> catalogue();

} // namespace storehand
