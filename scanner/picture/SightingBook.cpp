// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/SightingBook.h"

#include <algorithm>

namespace storehand::scanner {

namespace {

/// Symbols that notice nearly every mistake by themselves.
bool correctsErrors(const Symbol &symbol)
{
    return symbol.format == u"QRCode" || symbol.format == u"DataMatrix" ||
           symbol.format == u"DataBarExpanded";
}

/// Nothing would notice a misread character.
bool hasNoCheck(const Symbol &symbol)
{
    return symbol.format == u"Code39";
}

} // namespace

void SightingBook::add(const Sighting &sighting, Trust trust, int view)
{
    auto known = std::ranges::find(m_candidates, sighting.symbol, &Candidate::symbol);
    if (known == m_candidates.end()) {
        m_candidates.append(Candidate{.symbol = sighting.symbol});
        known = m_candidates.end() - 1;
    }
    known->views.insert(view);
    known->lines += sighting.lines;
    const bool enoughLines = !hasNoCheck(sighting.symbol) || sighting.lines >= linesMin;
    known->isCertain |= correctsErrors(sighting.symbol) || (trust == Trust::AtOnce && enoughLines);
}

bool SightingBook::isBelieved(const Candidate &candidate) const
{
    if (candidate.isCertain)
        return true;
    const bool agreed = candidate.views.size() >= 2 && candidate.lines >= linesMin;
    const bool single = candidate.lines >= linesOfOneView && !hasNoCheck(candidate.symbol);
    if (!agreed && !single)
        return false;
    return std::ranges::none_of(m_candidates, [&](const Candidate &rival) {
        return rival.symbol != candidate.symbol && rival.symbol.text != candidate.symbol.text &&
               !correctsErrors(rival.symbol) && 2 * rival.lines > candidate.lines;
    });
}

QList<Symbol> SightingBook::accepted() const
{
    QList<const Candidate *> believed;
    for (const Candidate &candidate : m_candidates) {
        if (isBelieved(candidate))
            believed.append(&candidate);
    }
    std::ranges::stable_sort(believed, [](const Candidate *left, const Candidate *right) {
        return left->isCertain > right->isCertain;
    });
    QList<Symbol> symbols;
    for (const Candidate *candidate : believed)
        symbols.append(candidate->symbol);
    return symbols;
}

} // namespace storehand::scanner
