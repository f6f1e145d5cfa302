// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/SightingBook.h"

#include <algorithm>

namespace storehand::scanner {

namespace {

/// Symbols that notice nearly every mistake by themselves.
bool correctsErrors(const Symbol &symbol)
{
    return symbol.format == u"QRCode" || symbol.format == u"DataMatrix";
}

/// Has its own check of every character, and few lines that it can be seen on; but the same
/// scratch may make the same mistake of all of them.
bool isDataBar(const Symbol &symbol)
{
    return symbol.format.startsWith(u"DataBar");
}

/// A line that leaves an EAN-13 behind its middle bars may see a UPC-E.
bool isHalfOfAnother(const Symbol &symbol)
{
    return symbol.format == u"UPC-E";
}

bool isPieceOf(const Symbol &piece, const Symbol &whole)
{
    return hasNoCheck(piece) && piece.format == whole.format && whole.text.contains(piece.text);
}

bool isShort(const Symbol &symbol)
{
    return symbol.format == u"EAN-8" || symbol.format == u"UPC-E";
}

} // namespace

bool SightingBook::isCertain(const Sighting &sighting, Trust trust) const
{
    if (correctsErrors(sighting.symbol))
        return true;
    if (trust != Trust::AtOnce || isDataBar(sighting.symbol))
        return false;
    const int enough = hasNoCheck(sighting.symbol) ? rowsUnchecked : linesMin;
    return sighting.lines >= std::min(enough, m_rows);
}

void SightingBook::add(const Sighting &sighting, Trust trust, const View &view)
{
    auto known = std::ranges::find(m_candidates, sighting.symbol, &Candidate::symbol);
    if (known == m_candidates.end()) {
        m_candidates.append(Candidate{.symbol = sighting.symbol});
        known = m_candidates.end() - 1;
    }
    known->places.append(sighting.place);
    known->views.insert(view.number);
    known->turns.insert(view.turn);
    known->lines += sighting.lines;
    const double rows = sighting.lines / view.linesPerRow;
    known->rows += rows;
    known->unsharpenedRows += view.isSharpened ? 0 : rows;
    known->rowsOfBestLook = std::max(known->rowsOfBestLook, rows);
    known->isCertain |= isCertain(sighting, trust);
}

bool SightingBook::hasEnough(const Candidate &candidate) const
{
    if (isDataBar(candidate.symbol))
        return candidate.views.size() >= 2;
    const bool unchecked = hasNoCheck(candidate.symbol);
    const bool isNarrow = candidate.rowsOfBestLook < rowsOfPart;
    if (isNarrow &&
        (unchecked || (isHalfOfAnother(candidate.symbol) && candidate.turns.size() < 2)))
        return false;
    const int factor = isShort(candidate.symbol) ? shortFactor : 1;
    const int agreed = unchecked ? rowsUnchecked : rowsMin * factor;
    if (candidate.views.size() >= 2 && candidate.rows >= agreed)
        return true;
    return !unchecked && candidate.unsharpenedRows >= rowsOfOneView * factor;
}

bool SightingBook::isBelieved(const Candidate &candidate) const
{
    constexpr int rivalShare = 3; // one with more than one line in so many is a rival
    if (candidate.isCertain)
        return true;
    if (!hasEnough(candidate))
        return false;
    return std::ranges::none_of(m_candidates, [&](const Candidate &rival) {
        if (rival.symbol.text == candidate.symbol.text || correctsErrors(rival.symbol))
            return false;
        return isPieceOf(candidate.symbol, rival.symbol) ||
               (rivalShare * rival.lines > candidate.lines && areAtOnePlace(candidate, rival));
    });
}

bool SightingBook::areAtOnePlace(const Candidate &one, const Candidate &other)
{
    const auto meeting = [](const Candidate &here, const Candidate &there) {
        return std::ranges::count_if(here.places, [&](const Place &place) {
            return std::ranges::any_of(there.places,
                                       [&](const Place &second) { return place.crosses(second); });
        });
    };
    // of a DataBar the library may join rows of different looks, and its place is far off then
    if (isDataBar(one.symbol) || isDataBar(other.symbol))
        return 2 * meeting(one, other) > one.places.size() &&
               2 * meeting(other, one) > other.places.size();
    return meeting(one, other) > 0;
}

QList<Symbol> SightingBook::accepted() const
{
    QList<const Candidate *> believed;
    for (const Candidate &candidate : m_candidates) {
        if (isBelieved(candidate))
            believed.append(&candidate);
    }
    const auto rank = [](const Candidate *candidate) {
        return std::pair(isGs1(candidate->symbol), candidate->isCertain);
    };
    std::ranges::stable_sort(believed, std::ranges::greater(), rank);
    QList<Symbol> symbols;
    for (const Candidate *candidate : believed)
        symbols.append(candidate->symbol);
    return symbols;
}

QList<Place> SightingBook::acceptedPlaces() const
{
    QList<Place> places;
    for (const Candidate &candidate : m_candidates) {
        if (isBelieved(candidate))
            places += candidate.places;
    }
    return places;
}

} // namespace storehand::scanner
