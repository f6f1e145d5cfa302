// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/ElementString.h"

namespace storehand {

/// Holds elements, each right by itself, against the rules about what may and must stand beside
/// what. Malformed/`conflicting_ais` when two exclude each other. What only lacks a companion is
/// taken, with the warning `missing_companion`: a person with the goods in the hand needs the item,
/// not the rule.
[[nodiscard]] Status applyAiRules(ElementString &string);

} // namespace storehand
