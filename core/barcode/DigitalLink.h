// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/ElementString.h"

namespace storehand {

/// Reads a GS1 Digital Link: "https://any.host/01/09521234543213/10/LOT42?17=261231". The rightmost
/// key of the path counts, then its qualifiers, then attributes of the query in their order; a GTIN
/// in its shorter forms is filled up. A wrong attribute is left out with the warning
/// `bad_link_attribute`: the item is known all the same.
///
/// Malformed/`not_digital_link` for any other web address, which is no mistake of anybody;
/// Malformed/`check_digit` when it is a link whose key has a wrong check digit.
[[nodiscard]] Result<ElementString> parseDigitalLink(QStringView uri);

} // namespace storehand
