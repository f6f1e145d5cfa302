// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "core/domain/CommandType.h"
#include "core/domain/Money.h"
#include "core/domain/Person.h"
#include "core/domain/PickWay.h"
#include "core/domain/Store.h"

#include <QString>
#include <QStringList>

namespace storehand {

/// The shop's words for the values of core/domain, in the reader's language: short enough for a
/// pill or a button, capitalised as they stand alone.
[[nodiscard]] QString word(AssignmentState state);
[[nodiscard]] QString word(Method method);
[[nodiscard]] QString word(Role role);
[[nodiscard]] QString word(StagingKind kind);
[[nodiscard]] QString word(Storage storage);
/// What was done, for histories: "Picked", "Put on shelf".
[[nodiscard]] QString word(CommandType command);

/// How a walk is done, and what that means in half a sentence.
[[nodiscard]] QString word(PickWay way);
[[nodiscard]] QString explanation(PickWay way);

/// Bags come in so many colours, in the order of their numbers; ToteTag draws them.
inline constexpr int bagHues = 8;
[[nodiscard]] int bagHue(int number);
/// "blue bag 1"; empty for 0.
[[nodiscard]] QString bagWords(int number);

/// A scanner by its name: the keyboard and the camera, which nobody named, in people's language.
[[nodiscard]] QString scannerWord(const QString &name);

/// A reason of `short` by its wire name: "not_found" is "Can't find it".
[[nodiscard]] QString shortReasonWord(const QString &reason);

/// Size, colour and brand of a product in one line, without what its title says already; and the
/// kit that it is a part of, by its title.
[[nodiscard]] QString productLook(const QString &title, const QStringList &parts,
                                  const QString &kit);

/// "12.90 NZD" with digits as people of this language write it. Exact: no floating point in
/// between.
[[nodiscard]] QString amount(const Money &money);

/// "MT" for "Mere Tamati": the first letters of the first and the last name.
[[nodiscard]] QString initials(const QString &name);

} // namespace storehand
