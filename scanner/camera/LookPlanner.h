// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "scanner/picture/PictureReading.h"

#include <array>
#include <optional>

namespace storehand::scanner {

/// The part of the picture in which people are asked to hold a code: the middle, by these shares of
/// its width and height.
inline constexpr double aimWidth = 0.8;
inline constexpr double aimHeight = 0.6;

/// Says how much work a frame of a camera is worth: a quick look at each, a hard one at the middle
/// of every fourth, everything that may help at the middle when it has been held still, or when
/// somebody asks for it.
class LookPlanner
{
public:
    static constexpr int hardEvery = 4;
    /// Held still for so long without a read is a request to try harder.
    static constexpr Millis stillTime{500};
    /// Everything is tried at most so often, for a still picture shows the same again.
    static constexpr Millis ladderEvery{1500};

    /// What to do with this frame, the newest at `now`.
    [[nodiscard]] PictureRequest planFor(const GreyFrame &frame, Millis now);

    /// The last look saw something that a second one must confirm: look in the same way.
    void repeat() { m_repeats = true; }
    /// Somebody wants the next frame to be looked at as hard as possible.
    void tryHarder() { m_triesHarder = true; }
    /// The last look saw what there is: nothing is gained by trying harder.
    void sawAll(Millis now);

    /// The frame that was planned last differs from the one before.
    [[nodiscard]] bool hasMoved() const { return m_hasMoved; }

private:
    static constexpr int columns = 16;
    static constexpr int rows = 9;
    using Sketch = std::array<int, std::size_t(columns *rows)>;

    [[nodiscard]] static Sketch sketchOf(const GreyFrame &frame);
    void noteMovement(const GreyFrame &frame, Millis now);
    [[nodiscard]] Effort effortAt(Millis now);

    std::optional<Sketch> m_last;
    bool m_hasMoved = true;
    Millis m_stillSince{0};
    std::optional<Millis> m_lastLadder;
    Effort m_effort = Effort::Fast;
    bool m_repeats = false;
    bool m_triesHarder = false;
    int m_frames = 0;
};

} // namespace storehand::scanner
