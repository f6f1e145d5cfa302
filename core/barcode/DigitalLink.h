// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/ElementString.h"

namespace storehand {

/// Reads a GS1 Digital Link: "https://any.host/01/09521234543213/10/LOT42?17=261231". The rightmost
/// key of the path counts, then its qualifiers in their order, then attributes of the query; other
/// words of the query and the fragment say nothing.
///
/// Malformed/`not_digital_link` for any other web address, which is no mistake of anybody. A link
/// with a mistake: `check_digit` and whatever else parseElementString says of a value,
/// `unknown_ai`, `bad_link_path`, `bad_link_attribute`, `repeated_ai`, `conflicting_ais`.
[[nodiscard]] Result<ElementString> parseDigitalLink(QStringView uri);

} // namespace storehand
