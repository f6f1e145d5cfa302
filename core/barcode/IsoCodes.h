// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace storehand {

/// True for a country of ISO 3166, by its three digits ("554") or its two capital letters ("NZ").
[[nodiscard]] bool isCountry(QStringView code);

/// True for a currency of ISO 4217, by its three digits ("978").
[[nodiscard]] bool isCurrency(QStringView code);

/// True for a type of package of UN/ECE Recommendation 21 or of GS1 ("PX").
[[nodiscard]] bool isPackageType(QStringView code);

} // namespace storehand
