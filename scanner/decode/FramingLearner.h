// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/decode/Framer.h"

#include <optional>

namespace storehand::scanner {

/// Finds out how a scanner that nobody has set up marks its reads, from reads that were cut by line
/// ends and silence: a Tab behind each, or STX before and ETX behind. Such marks are never part of
/// a code, so they are taken off from the first read on; three reads that agree make a framing,
/// with which the end of a read need not be waited for. Pure.
class FramingLearner
{
public:
    static constexpr int readsMin = 3;

    /// The same frame without its marks.
    [[nodiscard]] Frame withoutMarks(Frame frame);

    /// The scanner's own framing, once it is certain that it is another than lines.
    [[nodiscard]] std::optional<Framing> learned() const;

private:
    enum class Marks { None, Tab, StxEtx };

    [[nodiscard]] static Marks marksOf(const QByteArray &bytes);

    Marks m_marks = Marks::None;
    int m_agreeing = 0;
};

} // namespace storehand::scanner
