// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Applied.h"
#include "core/domain/CommandType.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/domain/Outcome.h"

#include <QStringList>

#include <optional>

namespace storehand {

/// A fact that the plan has no place for, or a decision that was refused: on somebody's list until
/// resolved. Its id is the id of the command. One row of the store's topic.
struct ExceptionCase
{
    CommandId command;
    qint64 version = 0;
    Applied applied;
    StoreCode store;
    QString target; ///< assignment or store, as the command named it
    CommandType type = CommandType::Note;
    Verdict verdict;
    PersonCode actor;
    QString station;
    Instant at; ///< when it was done, as far as can be known
    std::optional<Instant> resolvedAt;
    QString choice; ///< how it was resolved

    [[nodiscard]] bool isOpen() const { return !resolvedAt; }

    friend bool operator==(const ExceptionCase &, const ExceptionCase &) = default;
};

} // namespace storehand
