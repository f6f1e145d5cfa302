// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/ZxingReader.h"

#include <QList>
#include <QSet>

#include <limits>

namespace storehand::scanner {

/// Whether what a look sees counts by itself.
enum class Trust { AtOnce, WhenAgreed };

/// How a look sees the picture.
struct View
{
    /// Looks with equal numbers see it in the same size and at the same angle, and fall for the
    /// same mistakes: they are no independent ones.
    int number = 0;
    /// How many lines across show the same row of the picture, since it was enlarged or smeared.
    double linesPerRow = 1;
    /// By how many degrees it was turned.
    int turn = 0;
    /// Sharpening may make the same mistake of every row.
    bool isSharpened = false;
};

/// Keeps what the looks at one picture saw, and says which of it is believed; see readPicture. What
/// is seen at another place of the picture is another code and no reason to doubt the first.
class SightingBook
{
public:
    /// Lines that must agree for a look to count at once.
    static constexpr int linesMin = 5;
    /// Rows that must have agreed in all looks together, when there are two views.
    static constexpr int rowsMin = 3;
    /// Rows of a single view that are enough without a second one, unless it is sharpened.
    static constexpr int rowsOfOneView = 15;
    /// Rows, or lines of a look that counts at once, for a code in which nothing tells a mistake.
    static constexpr int rowsUnchecked = 10;
    /// Rows that must agree in one of the views where a part of a code looks like a whole one:
    /// lines across such a part lie close together. For a UPC-E views at two angles do as well.
    static constexpr int rowsOfPart = 8;
    /// Short codes hide a mistake more easily, and need so many times as much.
    static constexpr int shortFactor = 2;

    /// `rows` are all that the picture has: more cannot agree.
    explicit SightingBook(int rows = std::numeric_limits<int>::max())
        : m_rows(rows)
    {}

    void add(const Sighting &sighting, Trust trust, const View &view);

    [[nodiscard]] bool isEmpty() const { return m_candidates.isEmpty(); }

    /// Best first: what marks goods before anything else, and certain ones before guesses.
    [[nodiscard]] QList<Symbol> accepted() const;
    /// Where they were seen.
    [[nodiscard]] QList<Place> acceptedPlaces() const;

private:
    struct Candidate
    {
        Symbol symbol;
        QList<Place> places;
        QSet<int> views;
        QSet<int> turns;
        int lines = 0;
        double rows = 0;
        double unsharpenedRows = 0;
        double rowsOfBestLook = 0;
        bool isCertain = false;
    };

    [[nodiscard]] bool isCertain(const Sighting &sighting, Trust trust) const;
    [[nodiscard]] bool hasEnough(const Candidate &candidate) const;
    [[nodiscard]] bool isBelieved(const Candidate &candidate) const;
    [[nodiscard]] static bool areAtOnePlace(const Candidate &one, const Candidate &other);

    int m_rows;
    QList<Candidate> m_candidates;
};

} // namespace storehand::scanner
