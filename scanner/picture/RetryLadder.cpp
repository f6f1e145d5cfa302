// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/RetryLadder.h"

#include "scanner/picture/Looker.h"

#include <array>

namespace storehand::scanner {

namespace {

using namespace edges;

// In the order in which they help most often per millisecond, found with a few hundred photographs.
constexpr std::array ladder{
    Rung{.scale = 0.5, .dataBar = true},
    Rung{.scale = 0.7, .edges = fine},
    Rung{.globalThreshold = true},
    Rung{.scale = 0.5, .edges = fine},
    Rung{.scale = 2.0, .dataBar = true},
    Rung{.scale = 0.6, .edges = fine},
    Rung{.scale = 0.85, .edges = fine},
    Rung{.turn = 12, .dataBar = true},
    Rung{.turn = -12, .dataBar = true},
    Rung{.turn = 25},
    Rung{.scale = 0.42, .edges = fine},
    Rung{.scale = 1.5},
    Rung{.edges = fine},
    Rung{.smear = 11, .edges = lines},
    Rung{.scale = 3.0, .soften = true, .edges = strong},
    Rung{.invert = true, .dataBar = true},
    Rung{.level = true, .globalThreshold = true},
    Rung{.quietZone = true, .invert = true},
    Rung{.scale = 0.5, .level = true},
    Rung{.scale = 2.0, .edges = fine},
    Rung{.edges = strong},
    Rung{.scale = 1.5, .edges = strong},
    Rung{.scale = 0.5, .smear = 11, .edges = lines},
    Rung{.turn = -25},
    Rung{.turn = 20},
    Rung{.turn = -20},
    Rung{.turn = 45, .dataBar = true},
    Rung{.scale = 0.25},
    Rung{.smear = 5},
    Rung{.scale = 3.0, .turn = 10, .soften = true, .edges = strong},
    Rung{.scale = 2.0, .turn = 10, .smear = 5, .edges = strong},
    Rung{.scale = 2.0, .turn = -10, .smear = 5, .edges = strong},
    Rung{.scale = 3.0, .turn = -10, .soften = true, .edges = strong},
    Rung{.scale = 0.5, .globalThreshold = true},
    Rung{.scale = 3.0, .quietZone = true, .globalThreshold = true},
    Rung{.scale = 3.0},
    Rung{.scale = 1.25, .edges = fine},
    Rung{.scale = 1.5, .smear = 3},
    Rung{.turn = -6},
    Rung{.scale = 0.7, .smear = 3},
    Rung{.scale = 2.0, .darken = true},
    Rung{.scale = 2.0, .darken = true, .globalThreshold = true},
};

} // namespace

PictureReading readPicture(const GreyImage &image, const PictureOptions &options)
{
    if (image.isEmpty())
        return {};
    Looker looker(image, options);
    looker.quickLook();
    if (options.effort == Effort::Hard && !looker.hasFound())
        looker.hardLook();
    if (options.effort == Effort::Ladder) {
        // a photograph may show several codes, of which the quick look sees one
        looker.hardLook();
        looker.lookCloser();
        const bool isEasy = looker.hasFound();
        for (const Rung &rung : ladder) {
            if (looker.hasFound())
                break;
            if (looker.mayClimb(rung))
                looker.climb(rung);
        }
        if (!isEasy && looker.hasFound())
            looker.lookCloser();
    }
    return looker.reading();
}

} // namespace storehand::scanner
