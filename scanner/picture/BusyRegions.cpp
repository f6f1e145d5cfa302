// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/BusyRegions.h"

#include <algorithm>
#include <cstdlib>

namespace storehand::scanner {

namespace {

constexpr qsizetype regionsMax = 16;

/// The picture in square blocks, and how busy each is.
struct BlockMap
{
    int side = 0; ///< of a block, in pixels
    int columns = 0;
    int rows = 0;
    std::vector<int> busyness;

    [[nodiscard]] std::size_t at(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }
};

/// A block is as busy as its neighbouring pixels differ, all together.
BlockMap blocksOf(const GreyImage &image)
{
    constexpr int blocksPerSide = 120;
    constexpr int sideMin = 8;
    BlockMap map;
    map.side = std::max(sideMin, std::max(image.width, image.height) / blocksPerSide);
    map.columns = image.width / map.side;
    map.rows = image.height / map.side;
    map.busyness.resize(static_cast<std::size_t>(map.columns) * static_cast<std::size_t>(map.rows));
    for (int y = 0; y + 1 < map.rows * map.side; ++y) {
        const std::uint8_t *row = image.pixels.data() + std::ptrdiff_t(y) * image.width;
        int *blocks = map.busyness.data() + map.at(0, y / map.side);
        for (int x = 0; x + 1 < map.columns * map.side; ++x)
            blocks[x / map.side] +=
                std::abs(row[x] - row[x + 1]) + std::abs(row[x] - row[x + image.width]);
    }
    return map;
}

/// What a block must have to be busy: a share of what the busiest have.
int thresholdOf(const BlockMap &map)
{
    constexpr std::size_t busiest = 12; // fewer may be a speck
    constexpr int share = 4;
    constexpr int changeMin = 2; // in the mean, of 255: less is noise
    std::vector<int> sorted = map.busyness;
    const auto last = std::ptrdiff_t(std::min(busiest, sorted.size()) - 1);
    std::ranges::nth_element(sorted, sorted.begin() + last, std::ranges::greater());
    return std::max(sorted[std::size_t(last)] / share, changeMin * map.side * map.side);
}

/// Takes the busy blocks out of the map that hang together with this one, each at most `reach`
/// blocks from the next, and says where they lie.
QRect takeBlob(BlockMap &map, QPoint first, int threshold, int reach)
{
    QRect blob;
    std::vector<QPoint> open{first};
    map.busyness[map.at(first.x(), first.y())] = 0;
    while (!open.empty()) {
        const QPoint block = open.back();
        open.pop_back();
        blob |= QRect(block, QSize(1, 1));
        const QRect around = QRect(block - QPoint(reach, reach), block + QPoint(reach, reach))
                                 .intersected({0, 0, map.columns, map.rows});
        for (int row = around.top(); row <= around.bottom(); ++row) {
            for (int column = around.left(); column <= around.right(); ++column) {
                int &busyness = map.busyness[map.at(column, row)];
                if (busyness < threshold)
                    continue;
                busyness = 0;
                open.emplace_back(column, row);
            }
        }
    }
    return blob;
}

QRect inPixels(const QRect &blob, const BlockMap &map)
{
    constexpr int margin = 2; // blocks
    const QRect wide =
        blob.adjusted(-margin, -margin, margin, margin).intersected({0, 0, map.columns, map.rows});
    return {wide.topLeft() * map.side, wide.size() * map.side};
}

QList<QRect> regionsIn(BlockMap map, int threshold, int reach)
{
    constexpr int blocksMin = 2; // less is a speck
    QList<QRect> regions;
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            if (map.busyness[map.at(column, row)] < threshold)
                continue;
            const QRect blob = takeBlob(map, {column, row}, threshold, reach);
            const bool isAllOver = blob.width() * blob.height() > map.columns * map.rows * 3 / 4;
            if (!isAllOver && std::min(blob.width(), blob.height()) >= blocksMin)
                regions.append(inPixels(blob, map));
        }
    }
    std::ranges::stable_sort(regions, std::ranges::greater(),
                             [](const QRect &region) { return region.width() * region.height(); });
    return regions;
}

} // namespace

QList<QRect> busyRegions(const GreyImage &image)
{
    const BlockMap map = blocksOf(image);
    if (map.busyness.empty())
        return {};
    const int threshold = thresholdOf(map);
    QList<QRect> regions;
    // bars of a code lie apart, and close beside it there may be another one
    for (const int reach : {2, 1}) {
        for (const QRect &region : regionsIn(map, threshold, reach)) {
            if (regions.size() < regionsMax && !regions.contains(region))
                regions.append(region);
        }
    }
    return regions;
}

} // namespace storehand::scanner
