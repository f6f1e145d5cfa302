// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/Framer.h"

#include <utility>

namespace storehand::scanner {

Framer::Framer(Framing framing)
    : m_framing(std::move(framing))
{}

QList<Frame> Framer::take(const QByteArray &bytes, Millis now, qint64 atUs)
{
    QList<Frame> frames;
    for (const char byte : bytes) {
        if (m_frame.bytes.isEmpty()) {
            m_frame.receivedAt = now;
            m_frame.firstByteUs = atUs;
        }
        std::optional<Frame> frame =
            m_framing.start.isEmpty() ? takeByte(byte) : takeByteBetweenMarks(byte);
        if (frame)
            frames.append(std::move(*frame));
    }
    return frames;
}

std::optional<Frame> Framer::takeByte(char byte)
{
    if (!m_framing.ends.contains(byte)) {
        keep(byte);
        return std::nullopt;
    }
    m_habit = Habit::SendsEnds;
    return finish(Frame::Problem::None);
}

std::optional<Frame> Framer::takeByteBetweenMarks(char byte)
{
    const bool starts = m_framing.start.contains(byte);
    const bool ends = m_framing.ends.contains(byte);
    const bool lineEnd = byte == '\r' || byte == '\n';
    if (m_insideMarks && ends) {
        m_insideMarks = false;
        m_habit = Habit::SendsEnds;
        return finish(Frame::Problem::None);
    }
    if (starts) {
        m_insideMarks = true;
        return finish(Frame::Problem::Incomplete);
    }
    if (!m_insideMarks && (ends || lineEnd))
        return finish(Frame::Problem::Incomplete);
    keep(byte);
    return std::nullopt;
}

std::optional<Frame> Framer::endRead()
{
    return m_framing.start.isEmpty() ? finish(Frame::Problem::None) : cutOff();
}

std::optional<Frame> Framer::endBySilence()
{
    if (m_frame.bytes.isEmpty())
        return std::nullopt;
    const bool sendsEnds = m_habit == Habit::SendsEnds;
    if (m_framing.start.isEmpty() && m_habit != Habit::SendsNone)
        m_habit = sendsEnds ? Habit::Unknown : Habit::SendsNone;
    return sendsEnds ? cutOff() : endRead();
}

std::optional<Frame> Framer::cutOff()
{
    m_insideMarks = false;
    return finish(Frame::Problem::Incomplete);
}

std::optional<Millis> Framer::silenceToEnd() const
{
    if (m_frame.bytes.isEmpty() || m_framing.idleGap == Millis(0))
        return std::nullopt;
    if (m_framing.ends.isEmpty() || m_habit == Habit::SendsNone)
        return m_framing.idleGap;
    return m_habit == Habit::SendsEnds ? m_framing.idleGapCutOff : m_framing.idleGapUnsure;
}

void Framer::keep(char byte)
{
    if (m_frame.bytes.size() < m_framing.sizeMax)
        m_frame.bytes.append(byte);
    else
        m_frame.problem = Frame::Problem::TooLong;
}

std::optional<Frame> Framer::finish(Frame::Problem problem)
{
    Frame frame = std::exchange(m_frame, {});
    if (frame.problem == Frame::Problem::None)
        frame.problem = problem;
    if (!m_framing.prefix.isEmpty() && frame.bytes.startsWith(m_framing.prefix))
        frame.bytes.remove(0, m_framing.prefix.size());
    if (!m_framing.suffix.isEmpty() && frame.bytes.endsWith(m_framing.suffix))
        frame.bytes.chop(m_framing.suffix.size());
    if (frame.bytes.isEmpty())
        return std::nullopt;
    return frame;
}

} // namespace storehand::scanner
