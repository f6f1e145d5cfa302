// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/LookPlanner.h"

#include <algorithm>
#include <cstdlib>

namespace storehand::scanner {

namespace {

/// Shades by which two frames of a still camera differ, since light flickers.
constexpr int shadesOfStill = 6;

} // namespace

PictureRequest LookPlanner::planFor(const GreyFrame &frame, Millis now)
{
    noteMovement(frame, now);
    if (!m_repeats)
        m_effort = effortAt(now);
    m_repeats = false;
    PictureRequest request{.path = {}, .frame = frame, .effort = m_effort};
    if (m_effort != Effort::Fast)
        request.frame = frame.middle(aimWidth, aimHeight);
    return request;
}

void LookPlanner::sawAll(Millis now)
{
    m_lastLadder = now;
}

Effort LookPlanner::effortAt(Millis now)
{
    ++m_frames;
    const bool isStill = !m_hasMoved && now - m_stillSince >= stillTime;
    const bool isDue = !m_lastLadder || now - *m_lastLadder >= ladderEvery;
    if (m_triesHarder || (isStill && isDue)) {
        m_triesHarder = false;
        m_lastLadder = now;
        return Effort::Ladder;
    }
    return m_frames % hardEvery == 0 ? Effort::Hard : Effort::Fast;
}

void LookPlanner::noteMovement(const GreyFrame &frame, Millis now)
{
    const Sketch sketch = sketchOf(frame);
    m_hasMoved = !m_last || !std::ranges::equal(sketch, *m_last, [](int here, int before) {
        return std::abs(here - before) <= shadesOfStill;
    });
    if (m_hasMoved)
        m_stillSince = now;
    m_last = sketch;
}

/// The mean shade of each field of a coarse grid, from every fourth pixel of every fourth line.
LookPlanner::Sketch LookPlanner::sketchOf(const GreyFrame &frame)
{
    constexpr int step = 4;
    Sketch sums{};
    Sketch counts{};
    for (int y = 0; y < frame.height; y += step) {
        const auto *line = reinterpret_cast<const unsigned char *>(frame.pixels.constData()) +
                           qsizetype(y) * frame.width;
        for (int x = 0; x < frame.width; x += step) {
            const int row = y * rows / frame.height;
            const int column = x * columns / frame.width;
            const auto field = std::size_t(row) * columns + std::size_t(column);
            sums[field] += line[x];
            ++counts[field];
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] /= std::max(1, counts[i]);
    return sums;
}

} // namespace storehand::scanner
