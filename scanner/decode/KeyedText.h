// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Decoded.h"
#include "scanner/DeviceBytes.h"
#include "scanner/decode/HostLayout.h"

namespace storehand::scanner {

/// What a wedge scanner had read, when a computer with `layout` received `keys` from it. Tried in
/// this order, and the first that means most (an item or one of our own codes more than elements,
/// and what its AIM identifier promises more than what none does) wins: the keys of a US keyboard,
/// the same under Caps Lock, the characters as they came (a scanner that knows its computer's
/// layout), and Caps Lock where it usually shifts letters only. When none means anything: the
/// first, or digits that came as digits, or a label of capitals and digits that is only signs
/// without Caps Lock.
///
/// The ending key (CR, LF, Tab) is taken away.
[[nodiscard]] QString likeliestReading(QStringView keys, const HostLayout &layout,
                                       const DecodeOptions &options = {});

/// What the keys of this read meant, with ScannerSettings::keys as it was set.
[[nodiscard]] QByteArray readingOf(const KeyedRead &read, const QString &keys);

/// True for a text that means something, if only a number with a wrong digit.
[[nodiscard]] bool isTelling(const QString &text, const DecodeOptions &options);

/// The first of these readings that means most; the first of all when none means anything.
[[nodiscard]] QString mostTelling(const QStringList &readings, const DecodeOptions &options);

} // namespace storehand::scanner
