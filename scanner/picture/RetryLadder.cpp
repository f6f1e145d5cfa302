// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/RetryLadder.h"

#include "scanner/picture/SightingBook.h"
#include "scanner/picture/ZxingReader.h"

#include <QRectF>
#include <QSizeF>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <optional>

namespace storehand::scanner {

namespace {

/// The time that this program has worked: a busy machine makes a picture slower, not worse.
std::chrono::microseconds workedSoFar()
{
    return std::chrono::microseconds(std::int64_t(std::clock()) * 1'000'000 / CLOCKS_PER_SEC);
}

/// How the edges are made harder; see GreyImage::sharpened.
struct Edges
{
    int radius = 0; ///< 0: not at all
    double strength = 0;
};

constexpr Edges fine{1, 1.5};
constexpr Edges strong{3, 4}; ///< for blurred ones
constexpr Edges lines{2, 5};  ///< for bars, after smearing

/// One look at the picture: how it is changed first.
struct Rung
{
    double scale = 1;
    double turn = 0; ///< degrees
    bool quietZone = false;
    int smear = 0;
    bool soften = false;
    Edges edges = {};
    bool invert = false;
    bool level = false;
    bool darken = false;
    bool globalThreshold = false;
    /// Also for DataBar, whose looks are rarer since they may end in an abort.
    bool dataBar = false;
};

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

/// By how much a second look at what may be a DataBar differs from the first.
struct Nudge
{
    double scale = 1;
    double turn = 0;
};

// Those that saw most of 54 photographs, and over which 1.4 aborted with none.
constexpr std::array nudges{Nudge{.scale = 1.5}, Nudge{.turn = 3}, Nudge{.scale = 1.3}};

/// Larger pictures are not enlarged any further.
constexpr int pixelsMax = 2'000'000;

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
    if (rung.invert)
        result = result.inverted();
    if (rung.level)
        result = result.levelled();
    if (rung.darken)
        result = result.darkened();
    if (rung.quietZone)
        result = result.withQuietZone();
    if (rung.smear > 0)
        result = result.smearedDown(rung.smear);
    if (rung.soften)
        result = result.softened();
    if (rung.edges.radius > 0)
        result = result.sharpened(rung.edges.radius, rung.edges.strength);
    return result;
}

View viewOf(const Rung &rung)
{
    constexpr int scaleSteps = 100;
    constexpr int turnSteps = 1000;
    return {int(rung.scale * scaleSteps) + turnSteps * int(rung.turn),
            std::max({1.0, rung.scale, double(rung.smear)}), int(rung.turn), rung.edges.radius > 0};
}

/// Where a place in the changed picture was in the picture.
Place placeBefore(const Place &place, const Rung &rung, QSizeF before, QSizeF after)
{
    QTransform back;
    back.scale(1 / rung.scale, 1 / rung.scale);
    back.translate(before.width() * rung.scale / 2, before.height() * rung.scale / 2);
    back.rotate(-rung.turn);
    back.translate(-after.width() / 2, -after.height() / 2);
    return {back.map(place.middle), place.reach / rung.scale};
}

/// True where the picture ends before the light margin of an ITF code has begun, so that it may be
/// a piece of a longer one: any even number of its digits looks whole.
bool mayBeCutOff(const Sighting &sighting, QSizeF picture)
{
    constexpr double marginBars = 4;
    constexpr double barsPerDigit = 8; // narrow ones, where wide ones are 2.5 times as wide
    if (sighting.symbol.format != u"ITF" || !hasNoCheck(sighting.symbol))
        return false;
    const double bars = barsPerDigit * double(sighting.symbol.text.size() + 1);
    const QLineF &place = sighting.place.middle;
    const QPointF margin = (place.p2() - place.p1()) * marginBars / bars;
    const QRectF inside(QPointF(), picture);
    return !inside.contains(place.p1() - margin) || !inside.contains(place.p2() + margin);
}

/// Takes looks and keeps count.
class Looker
{
public:
    Looker(const GreyImage &image, const PictureOptions &options)
        : m_image(image)
        , m_options(options)
        , m_began(workedSoFar())
        , m_book(std::min(image.width, image.height))
    {}

    void quickLook()
    {
        look(m_image, {}, Trust::AtOnce, {});
        lookForDataBar(m_image, {}, {.dataBar = true});
    }

    void hardLook() { climb({.dataBar = true}); }

    void climb(const Rung &rung)
    {
        const auto before = workedSoFar();
        const std::optional<GreyImage> image = changed(m_image, rung);
        if (!image)
            return;
        lookHard(*image, rung);
        m_workedOnRungs += workedSoFar() - before;
        m_pictures += picturesOf(rung);
    }

    /// True when this rung will probably end in time, by what the others took: a picture of twice
    /// the size takes four times as long.
    [[nodiscard]] bool mayClimb(const Rung &rung) const
    {
        const double each = m_pictures > 0 ? double(m_workedOnRungs.count()) / m_pictures : 0;
        return double(worked().count()) + each * picturesOf(rung) <
               double(std::chrono::microseconds(m_options.timeMax).count());
    }

    [[nodiscard]] std::chrono::microseconds worked() const { return workedSoFar() - m_began; }

    [[nodiscard]] QList<Symbol> found() const { return m_book.accepted(); }
    [[nodiscard]] int looks() const { return m_looks; }

private:
    static double picturesOf(const Rung &rung) { return rung.scale * rung.scale; }

    void lookHard(const GreyImage &image, const Rung &rung)
    {
        const LookOptions options{.hard = true, .globalThreshold = rung.globalThreshold};
        look(image, options, Trust::WhenAgreed, rung);
        lookForDataBar(image, options, rung);
    }

    /// Where one is seen, once more at another size or angle, until two agree.
    void lookForDataBar(const GreyImage &image, LookOptions options, const Rung &rung)
    {
        const bool isOther = !m_book.isEmpty() && !m_mayBeDataBar;
        if (m_options.careful || !rung.dataBar || isOther || !found().isEmpty())
            return;
        options.dataBar = true;
        if (look(image, options, Trust::WhenAgreed, rung) == 0)
            return;
        m_mayBeDataBar = true;
        for (const Nudge &nudge : nudges) {
            Rung nudged = rung;
            nudged.scale *= nudge.scale;
            nudged.turn += nudge.turn;
            const auto second = found().isEmpty() ? changed(m_image, nudged) : std::nullopt;
            if (second)
                look(*second, options, Trust::WhenAgreed, nudged);
        }
    }

    /// How many symbols it saw.
    qsizetype look(const GreyImage &image, LookOptions options, Trust trust, const Rung &rung)
    {
        ++m_looks;
        options.oneOnly = m_options.careful || options.dataBar;
        const QSizeF before(m_image.width, m_image.height);
        const QSizeF after(image.width, image.height);
        QList<Sighting> sightings = lookFor(image, options);
        for (Sighting &sighting : sightings) {
            sighting.place = placeBefore(sighting.place, rung, before, after);
            if (!mayBeCutOff(sighting, before))
                m_book.add(sighting, trust, viewOf(rung));
        }
        return sightings.size();
    }

    const GreyImage &m_image;
    PictureOptions m_options;
    std::chrono::microseconds m_began;
    /// What the rungs so far took, and how many pictures of the original size they were.
    std::chrono::microseconds m_workedOnRungs{0};
    double m_pictures = 0;
    SightingBook m_book;
    bool m_mayBeDataBar = false;
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
        if (options.effort != Effort::Ladder || !looker.found().isEmpty())
            break;
        if (looker.mayClimb(rung))
            looker.climb(rung);
    }
    return {looker.found(), looker.looks(), looker.worked()};
}

} // namespace storehand::scanner
