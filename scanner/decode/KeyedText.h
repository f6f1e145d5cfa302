// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Decoded.h"
#include "scanner/DeviceBytes.h"
#include "scanner/decode/HostLayout.h"

namespace storehand::scanner {

/// What a wedge scanner had read, when a computer with `layout` received `keys` from it. Tried in
/// this order, and the first that means something (an item, elements, one of our own codes) wins:
/// the keys of a US keyboard, the same under Caps Lock, the characters as they came (a scanner that
/// knows its computer's layout). When none does: the first, or digits that came as digits.
///
/// The ending key (CR, LF, Tab) is taken away.
[[nodiscard]] QString likeliestReading(QStringView keys, const HostLayout &layout,
                                       const DecodeOptions &options = {});

/// What the keys of this read meant, with ScannerSettings::keys as it was set.
[[nodiscard]] QByteArray readingOf(const KeyedRead &read, const QString &keys);

/// True for a text that means something, if only a number with a wrong digit.
[[nodiscard]] bool isTelling(const QString &text, const DecodeOptions &options);

/// The first of these readings that means something; the first of all when none does.
[[nodiscard]] QString firstTelling(const QStringList &readings, const DecodeOptions &options);

} // namespace storehand::scanner
