// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace storehand {

/// True when the last two of these characters are the check characters (General Specifications,
/// 7.9.5) of those before them. The text must be of character set 82, up to 90 characters.
[[nodiscard]] bool hasRightCheckPair(QStringView text);

/// True when the digits behind the country of an International Bank Account Number (ISO 13616) are
/// right for the rest, which has 11 to 34 digits and capital letters in all.
[[nodiscard]] bool isIban(QStringView text);

} // namespace storehand
