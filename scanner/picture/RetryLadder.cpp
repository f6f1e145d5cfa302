// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/RetryLadder.h"

#include "scanner/picture/SightingBook.h"
#include "scanner/picture/ZxingReader.h"

#include <algorithm>
#include <array>
#include <optional>

namespace storehand::scanner {

namespace {

using Clock = std::chrono::steady_clock;

/// One look at the picture: how it is changed first.
struct Rung
{
    double scale = 1;
    double turn = 0; ///< degrees
    bool sharpen = false;
    int smear = 0;
    bool invert = false;
    bool globalThreshold = false;
    /// Also for DataBar, whose looks are rarer since they may end in an abort.
    bool dataBar = false;
};

// In the order in which they help most often per millisecond, found with a few hundred photographs.
constexpr std::array ladder{
    Rung{.globalThreshold = true},
    Rung{.scale = 0.5, .dataBar = true},
    Rung{.scale = 0.5, .sharpen = true},
    Rung{.scale = 0.7, .sharpen = true},
    Rung{.scale = 2.0, .dataBar = true},
    Rung{.sharpen = true},
    Rung{.scale = 0.85, .sharpen = true},
    Rung{.scale = 1.5},
    Rung{.scale = 0.42, .sharpen = true},
    Rung{.scale = 0.6, .sharpen = true},
    Rung{.invert = true},
    Rung{.scale = 2.0, .sharpen = true},
    Rung{.turn = 12, .dataBar = true},
    Rung{.turn = -12, .dataBar = true},
    Rung{.turn = 25},
    Rung{.turn = -25},
    Rung{.turn = 20},
    Rung{.turn = -20},
    Rung{.scale = 0.34, .sharpen = true},
    Rung{.scale = 0.25},
    Rung{.smear = 5},
    Rung{.scale = 0.5, .globalThreshold = true},
    Rung{.scale = 3.0},
    Rung{.scale = 1.25, .sharpen = true},
    Rung{.scale = 1.5, .smear = 3},
    Rung{.turn = 6},
    Rung{.turn = -6},
    Rung{.scale = 0.7, .smear = 3},
};

/// Larger pictures are not enlarged any further.
constexpr int pixelsMax = 4'000'000;

/// Nothing when the change would make the picture too large or too small to look at.
std::optional<GreyImage> changed(const GreyImage &image, const Rung &rung)
{
    constexpr double sideMin = 20;
    const double pixels = double(image.width) * image.height * rung.scale * rung.scale;
    if ((rung.scale > 1 && pixels > pixelsMax) ||
        std::min(image.width, image.height) * rung.scale < sideMin)
        return std::nullopt;
    GreyImage result = rung.scale == 1 ? image : image.scaledBy(rung.scale);
    if (rung.turn != 0)
        result = result.turnedBy(rung.turn);
    if (rung.smear > 0)
        result = result.smearedDown(rung.smear);
    if (rung.sharpen)
        result = result.sharpened();
    return rung.invert ? result.inverted() : result;
}

/// Looks that see the picture in the same size and at the same angle fall for the same mistakes.
int viewOf(const Rung &rung)
{
    constexpr int scaleSteps = 100;
    constexpr int turnSteps = 1000;
    return int(rung.scale * scaleSteps) + turnSteps * int(rung.turn);
}

/// Takes looks and keeps count.
class Looker
{
public:
    Looker(const GreyImage &image, const PictureOptions &options)
        : m_image(image)
        , m_options(options)
        , m_until(Clock::now() + options.timeMax)
    {}

    void quickLook()
    {
        look(m_image, {}, Trust::AtOnce, viewOf({}));
        if (m_options.withDataBar && m_book.isEmpty())
            look(m_image, {.dataBar = true}, Trust::AtOnce, viewOf({}));
    }

    void hardLook() { climb({.dataBar = true}); }

    void climb(const Rung &rung)
    {
        const std::optional<GreyImage> image = changed(m_image, rung);
        if (!image)
            return;
        LookOptions options{.hard = true, .globalThreshold = rung.globalThreshold};
        look(*image, options, Trust::WhenAgreed, viewOf(rung));
        if (!m_options.withDataBar || !rung.dataBar || !m_book.isEmpty())
            return;
        options.dataBar = true;
        look(*image, options, Trust::AtOnce, viewOf(rung));
    }

    [[nodiscard]] bool mayGoOn() const { return Clock::now() < m_until; }
    [[nodiscard]] QList<Symbol> found() const { return m_book.accepted(); }
    [[nodiscard]] int looks() const { return m_looks; }

private:
    void look(const GreyImage &image, const LookOptions &options, Trust trust, int view)
    {
        ++m_looks;
        for (const Sighting &sighting : lookFor(image, options))
            m_book.add(sighting, trust, view);
    }

    const GreyImage &m_image;
    PictureOptions m_options;
    Clock::time_point m_until;
    SightingBook m_book;
    int m_looks = 0;
};

} // namespace

PictureReading readPicture(const GreyImage &image, const PictureOptions &options)
{
    if (image.isEmpty())
        return {};
    Looker looker(image, options);
    looker.quickLook();
    // a photograph may show several codes, of which the quick look sees one
    if (options.effort == Effort::Ladder ||
        (options.effort == Effort::Hard && looker.found().isEmpty()))
        looker.hardLook();
    for (const Rung &rung : ladder) {
        if (options.effort != Effort::Ladder || !looker.found().isEmpty() || !looker.mayGoOn())
            break;
        looker.climb(rung);
    }
    return {looker.found(), looker.looks()};
}

} // namespace storehand::scanner
