// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/ApplicationIdentifier.h"

#include <QDate>
#include <QStringView>

#include <optional>

namespace storehand {

/// True when all characters belong to the set.
[[nodiscard]] bool isOfSet(QStringView text, AiPart::Set set);

/// A broken rule: its code and what to say about it.
struct Violation
{
    QLatin1StringView code;
    QString what;
};

/// What is wrong with one part of a value whose length and characters are right; nothing when it
/// keeps the rule.
[[nodiscard]] std::optional<Violation> checkPart(QStringView text, AiPart::Check check);

/// The day that YYMMDD means today: the century is the one that puts the year between 49 years
/// before and 50 after `today`, and day 00 is the last of the month. Nothing when there is no such
/// day.
[[nodiscard]] std::optional<QDate> gs1Date(QStringView yymmdd, QDate today);

} // namespace storehand
