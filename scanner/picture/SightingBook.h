// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/ZxingReader.h"

#include <QList>
#include <QSet>

namespace storehand::scanner {

/// Whether what a look sees counts by itself.
enum class Trust { AtOnce, WhenAgreed };

/// Keeps what the looks at one picture saw, and says which of it is believed; see readPicture.
class SightingBook
{
public:
    /// Lines that must have agreed in all looks together.
    static constexpr int linesMin = 5;
    /// Lines of a single view that are enough without a second one.
    static constexpr int linesOfOneView = 10;

    /// `view` is a number for how the picture was changed; equal numbers are no independent looks.
    void add(const Sighting &sighting, Trust trust, int view);

    [[nodiscard]] bool isEmpty() const { return m_candidates.isEmpty(); }

    /// Best first.
    [[nodiscard]] QList<Symbol> accepted() const;

private:
    struct Candidate
    {
        Symbol symbol;
        QSet<int> views;
        int lines = 0;
        bool isCertain = false;
    };

    [[nodiscard]] bool isBelieved(const Candidate &candidate) const;

    QList<Candidate> m_candidates;
};

} // namespace storehand::scanner
