// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/FramingLearner.h"

#include <utility>

namespace storehand::scanner {

Frame FramingLearner::withoutMarks(Frame frame)
{
    if (frame.problem != Frame::Problem::None)
        return frame;
    const Marks marks = marksOf(frame.bytes);
    m_agreeing = std::exchange(m_marks, marks) == marks ? m_agreeing + 1 : 1;
    if (marks == Marks::Tab)
        frame.bytes.chop(1);
    else if (marks == Marks::StxEtx)
        frame.bytes = frame.bytes.mid(1, frame.bytes.size() - 2);
    return frame;
}

std::optional<Framing> FramingLearner::learned() const
{
    if (m_agreeing < readsMin || m_marks == Marks::None)
        return std::nullopt;
    if (m_marks == Marks::StxEtx)
        return Framing::stxEtx();
    Framing framing = Framing::tab();
    framing.ends += Framing::lines().ends; // in case somebody sets it back
    return framing;
}

FramingLearner::Marks FramingLearner::marksOf(const QByteArray &bytes)
{
    constexpr char stx = '\x02';
    constexpr char etx = '\x03';
    if (bytes.size() < 3)
        return Marks::None;
    if (bytes.startsWith(stx) && bytes.endsWith(etx) && bytes.count(stx) == 1 &&
        bytes.count(etx) == 1)
        return Marks::StxEtx;
    return bytes.endsWith('\t') && bytes.count('\t') == 1 ? Marks::Tab : Marks::None;
}

} // namespace storehand::scanner
