// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/GreyImage.h"
#include "scanner/picture/PictureReading.h"
#include "scanner/picture/RetryLadder.h"
#include "scanner/picture/Rung.h"
#include "scanner/picture/SightingBook.h"

#include <QRect>

#include <chrono>

namespace storehand::scanner {

/// Looks at one picture in the ways of readPicture, and keeps what was seen and what it took.
class Looker
{
public:
    Looker(const GreyImage &image, const PictureOptions &options);

    /// On a few lines across; what they agree on counts at once.
    void quickLook();
    /// At every line, both ways.
    void hardLook();
    /// At each busy region by itself; then covers what was found and looks again, until nothing
    /// comes to light any more. Version 1.4 finds one DataBar in a picture, and a Data Matrix only
    /// where a line through the middle meets it.
    void lookCloser();
    /// At the whole picture, changed.
    void climb(const Rung &rung);

    /// True when this rung will probably end in time, by what the others took: a picture of twice
    /// the size takes four times as long.
    [[nodiscard]] bool mayClimb(const Rung &rung) const;

    [[nodiscard]] bool hasFound() const { return !m_book.accepted().isEmpty(); }
    [[nodiscard]] PictureReading reading() const;

private:
    [[nodiscard]] std::chrono::microseconds worked() const;
    [[nodiscard]] bool mayLookCloser() const;
    [[nodiscard]] bool foundMore() const { return m_book.accepted().size() > m_found; }
    [[nodiscard]] bool isRead(const QRect &region) const;
    [[nodiscard]] QRect whole() const { return {0, 0, m_image.width, m_image.height}; }

    void lookForDataBar(const GreyImage &image, LookOptions options, const Rung &rung);
    void lookAtRegions();
    void lookAt(const QRect &region, const Rung &rung);
    /// At `part` of the picture, which `image` shows changed. How many symbols it saw.
    qsizetype look(const QRect &part, const GreyImage &image, const Rung &rung, LookOptions options,
                   Trust trust = Trust::WhenAgreed);

    /// Without what was found in it, once that is covered.
    GreyImage m_image;
    PictureOptions m_options;
    std::chrono::microseconds m_began;
    /// What the rungs so far took, and how many pictures of the original size they were.
    std::chrono::microseconds m_workedOnRungs{0};
    double m_pictures = 0;
    SightingBook m_book;
    bool m_mayBeDataBar = false;
    /// How many were found before what is being looked for now.
    qsizetype m_found = 0;
    int m_looks = 0;
};

} // namespace storehand::scanner
