// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Names.h"
#include "scanner/picture/Symbol.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>

namespace storehand::scanner {

/// How much work a picture is worth.
enum class Effort {
    Fast,  ///< one quick look: each frame of a camera
    Hard,  ///< a second, harder look: every few frames
    Ladder ///< everything that may help: a photograph, or a person who holds still
};

constexpr auto enumNames(Effort)
{
    using enum Effort;
    return NameTable<Effort, 3>{{
        {Fast, QLatin1String("fast")},
        {Hard, QLatin1String("hard")},
        {Ladder, QLatin1String("ladder")},
    }};
}

/// What a ladder takes at most, as far as its last look was foreseen.
inline constexpr std::chrono::milliseconds ladderTimeMax{500};

/// One frame of a camera in shades of grey, 0 black to 255 white, row by row.
struct GreyFrame
{
    int width = 0;
    int height = 0;
    QByteArray pixels;
    /// std::chrono::steady_clock in microseconds when it was taken.
    qint64 atUs = 0;

    [[nodiscard]] bool isEmpty() const { return pixels.isEmpty(); }
    /// Its middle, of these shares of width and height.
    [[nodiscard]] GreyFrame middle(double widthShare, double heightShare) const;
};

/// A picture to be read: a file, or a frame.
struct PictureRequest
{
    QString path;
    GreyFrame frame = {};
    Effort effort = Effort::Ladder;
    /// After the first two, no look is begun that would probably end after so much work of the
    /// processor.
    std::chrono::milliseconds timeMax = ladderTimeMax;
};

/// What was found, best first, and at what cost.
struct PictureReading
{
    QList<Symbol> symbols;
    /// Looks that were taken.
    int looks = 0;
    /// How long the processor worked for them, without reading the file.
    std::chrono::microseconds time{0};
};

} // namespace storehand::scanner
