// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace storehand {

/// True for the content of a North American coupon (8110): the company, the offer, what is saved,
/// what must be bought, and what else it says, each as long as it says itself, in their order, and
/// nothing behind. Whether somebody has the company prefix is not known here.
[[nodiscard]] bool isCoupon(QStringView digits);

/// True for the content of a coupon that is looked up in a file of offers (8112): who pays, the
/// offer and a serial number.
[[nodiscard]] bool isCouponOffer(QStringView digits);

} // namespace storehand
