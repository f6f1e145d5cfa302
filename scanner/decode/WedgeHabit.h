// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace storehand::scanner {

/// A scanner that types presses the keys of a US keyboard, whatever keyboard the computer believes
/// to have, unless somebody told it the computer's layout: then what arrives is right. This learns
/// which of the two it is from the reads that mean something in one way only, and takes plain texts
/// the same way. Before the first such read they are taken as they came.
class WedgeHabit
{
public:
    /// The right one of two readings of the same keys: as they came, and as on a US keyboard (empty
    /// where that is not known). UTF-8.
    [[nodiscard]] QByteArray readingOf(const QByteArray &typed, const QByteArray &usKeys);

private:
    bool m_pressesUsKeys = false;
};

} // namespace storehand::scanner
