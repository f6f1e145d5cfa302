// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/Looker.h"

#include "scanner/picture/BusyRegions.h"
#include "scanner/picture/ZxingReader.h"

#include <QRectF>
#include <QSizeF>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <optional>

namespace storehand::scanner {

namespace {

/// More than anybody prints on one box.
constexpr qsizetype foundMax = 16;

/// The time that this program has worked: a busy machine makes a picture slower, not worse.
std::chrono::microseconds workedSoFar()
{
    return std::chrono::microseconds(std::int64_t(std::clock()) * 1'000'000 / CLOCKS_PER_SEC);
}

/// The looks at a region, the first of which see most.
constexpr std::array closeUps{
    Rung{},
    Rung{.scale = 2.0},
    Rung{.edges = edges::fine},
    Rung{.turn = 5},
    Rung{.turn = -5},
    Rung{.scale = 0.5},
    Rung{.turn = 10},
    Rung{.turn = -10},
    Rung{.scale = 0.7, .edges = edges::fine},
    Rung{.globalThreshold = true},
    Rung{.scale = 1.5},
    Rung{.smear = 11, .edges = edges::lines},
    Rung{.scale = 3.0, .soften = true, .edges = edges::strong},
};

/// By how much a second look at what may be a DataBar differs from the first.
struct Nudge
{
    double scale = 1;
    double turn = 0;
};

// Those that saw most of 54 photographs, and over which 1.4 aborted with none.
constexpr std::array nudges{Nudge{.scale = 1.5}, Nudge{.turn = 3}, Nudge{.scale = 1.3}};

/// True where what was looked at ends before the light margin of an ITF code has begun, so that it
/// may be a piece of a longer one: any even number of its digits looks whole.
bool mayBeCutOff(const Sighting &sighting, const QRectF &seen)
{
    constexpr double marginBars = 4;
    constexpr double barsPerDigit = 8; // narrow ones, where wide ones are 2.5 times as wide
    if (sighting.symbol.format != u"ITF" || !hasNoCheck(sighting.symbol))
        return false;
    const double bars = barsPerDigit * double(sighting.symbol.text.size() + 1);
    const QLineF &place = sighting.place.middle;
    const QPointF margin = (place.p2() - place.p1()) * marginBars / bars;
    return !seen.contains(place.p1() - margin) || !seen.contains(place.p2() + margin);
}

QSizeF sizeOf(const GreyImage &image)
{
    return QSizeF(image.width, image.height);
}

double picturesOf(const Rung &rung)
{
    return rung.scale * rung.scale;
}

} // namespace

Looker::Looker(const GreyImage &image, const PictureOptions &options)
    : m_image(image)
    , m_options(options)
    , m_began(workedSoFar())
    , m_book(std::min(image.width, image.height))
{}

std::chrono::microseconds Looker::worked() const
{
    return workedSoFar() - m_began;
}

PictureReading Looker::reading() const
{
    return {m_book.accepted(), m_looks, worked()};
}

void Looker::quickLook()
{
    look(whole(), m_image, {}, {}, Trust::AtOnce);
    lookForDataBar(m_image, {}, {.dataBar = true});
}

void Looker::hardLook()
{
    climb({.dataBar = true});
}

void Looker::lookCloser()
{
    do {
        m_found = m_book.accepted().size();
        if (m_found > 0) {
            m_image = m_image.covered(m_book.acceptedPlaces());
            hardLook();
        }
        lookAtRegions();
    } while (foundMore() && m_found < foundMax && mayLookCloser());
}

/// While there is nothing yet, most of the time is for the other looks.
bool Looker::mayLookCloser() const
{
    const double share = hasFound() ? 0.8 : 0.3;
    return worked() < m_options.timeMax * share;
}

void Looker::lookAtRegions()
{
    const QList<QRect> regions = busyRegions(m_image);
    for (const Rung &rung : closeUps) {
        for (const QRect &region : regions) {
            if (mayLookCloser() && !isRead(region))
                lookAt(region, rung);
        }
    }
}

bool Looker::isRead(const QRect &region) const
{
    return std::ranges::any_of(m_book.acceptedPlaces(), [&](const Place &place) {
        return QRectF(region).contains(place.middle.center());
    });
}

void Looker::lookAt(const QRect &region, const Rung &rung)
{
    const std::optional<GreyImage> image = changed(m_image.part(region), rung);
    LookOptions options{.hard = true, .globalThreshold = rung.globalThreshold};
    if (!image || look(region, *image, rung, options) > 0 || m_options.careful)
        return;
    options.dataBar = true;
    look(region, *image, rung, options);
}

void Looker::climb(const Rung &rung)
{
    const auto before = workedSoFar();
    const std::optional<GreyImage> image = changed(m_image, rung);
    if (!image)
        return;
    const LookOptions options{.hard = true, .globalThreshold = rung.globalThreshold};
    look(whole(), *image, rung, options);
    lookForDataBar(*image, options, rung);
    m_workedOnRungs += workedSoFar() - before;
    m_pictures += picturesOf(rung);
}

bool Looker::mayClimb(const Rung &rung) const
{
    const double each = m_pictures > 0 ? double(m_workedOnRungs.count()) / m_pictures : 0;
    return double(worked().count()) + each * picturesOf(rung) <
           double(std::chrono::microseconds(m_options.timeMax).count());
}

/// Where one is seen, once more at another size or angle, until two agree.
void Looker::lookForDataBar(const GreyImage &image, LookOptions options, const Rung &rung)
{
    const bool isOther = m_found == 0 && !m_book.isEmpty() && !m_mayBeDataBar;
    if (m_options.careful || !rung.dataBar || isOther || foundMore())
        return;
    options.dataBar = true;
    if (look(whole(), image, rung, options) == 0)
        return;
    m_mayBeDataBar = true;
    for (const Nudge &nudge : nudges) {
        Rung nudged = rung;
        nudged.scale *= nudge.scale;
        nudged.turn += nudge.turn;
        const auto second = foundMore() ? std::nullopt : changed(m_image, nudged);
        if (second)
            look(whole(), *second, nudged, options);
    }
}

qsizetype Looker::look(const QRect &part, const GreyImage &image, const Rung &rung,
                       LookOptions options, Trust trust)
{
    ++m_looks;
    options.oneOnly = m_options.careful;
    QList<Sighting> sightings = lookFor(image, options);
    for (Sighting &sighting : sightings) {
        sighting.place = placeBefore(sighting.place, rung, part.size(), sizeOf(image));
        sighting.place.middle.translate(part.topLeft());
        if (!mayBeCutOff(sighting, part))
            m_book.add(sighting, trust, viewFrom(rung));
    }
    return sightings.size();
}

} // namespace storehand::scanner
