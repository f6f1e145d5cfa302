// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "scanner/decode/Framing.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace storehand::scanner {

/// The bytes of one read, without terminator, prefix and suffix; never empty.
struct Frame
{
    enum class Problem {
        None,
        TooLong,    ///< cut at Framing::sizeMax
        Incomplete, ///< without its start or its end
    };

    QByteArray bytes;
    Problem problem = Problem::None;
    /// When its first byte had arrived: Clock::monotonic(), and Arrival::atUs.
    Millis receivedAt{0};
    qint64 firstByteUs = 0;

    friend bool operator==(const Frame &, const Frame &) = default;
};

/// Cuts the stream of one device into reads. Learns whether the device sends terminators, and so
/// how long silence must last to mean the end. Pure: time comes in as values.
class Framer
{
public:
    explicit Framer(Framing framing);

    /// Takes bytes as they arrive; gives the reads that are complete now, oldest first.
    [[nodiscard]] QList<Frame> take(const QByteArray &bytes, Millis now, qint64 atUs);

    /// Ends the read under way, since the device itself marks ends. Incomplete where the framing
    /// wants an end byte behind a start byte.
    [[nodiscard]] std::optional<Frame> endRead();

    /// Ends the read under way, because of silence. Incomplete also of a device that sends ends:
    /// with its end, a part of the code may be lost. What it sends next shows whether it still
    /// does.
    [[nodiscard]] std::optional<Frame> endBySilence();

    /// Gives up the read under way, since the device went away in the middle of it.
    [[nodiscard]] std::optional<Frame> cutOff();

    /// How long silence must last until `endBySilence`; nothing when no read is under way.
    [[nodiscard]] std::optional<Millis> silenceToEnd() const;

private:
    enum class Habit { Unknown, SendsEnds, SendsNone };

    [[nodiscard]] std::optional<Frame> takeByte(char byte);
    [[nodiscard]] std::optional<Frame> takeByteBetweenMarks(char byte);
    void keep(char byte);
    [[nodiscard]] std::optional<Frame> finish(Frame::Problem problem);

    Framing m_framing;
    Frame m_frame;
    bool m_insideMarks = false;
    Habit m_habit = Habit::Unknown;
};

} // namespace storehand::scanner
