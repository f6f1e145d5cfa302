// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/domain/Names.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace storehand::scanner {

/// How a scanner marks the end of a read.
enum class Ending {
    Auto, ///< as it behaves (FramingLearner)
    Cr,
    Lf,
    CrLf,
    Tab,
    StxEtx,
    Gap, ///< by silence alone
};

constexpr auto enumNames(Ending)
{
    using enum Ending;
    return NameTable<Ending, 7>{{
        {Auto, QLatin1String("auto")},
        {Cr, QLatin1String("cr")},
        {Lf, QLatin1String("lf")},
        {CrLf, QLatin1String("crlf")},
        {Tab, QLatin1String("tab")},
        {StxEtx, QLatin1String("stx_etx")},
        {Gap, QLatin1String("gap")},
    }};
}

/// Eight bits without parity, or seven with it.
enum class Parity { None, Even, Odd };

constexpr auto enumNames(Parity)
{
    using enum Parity;
    return NameTable<Parity, 3>{{
        {None, QLatin1String("none")},
        {Even, QLatin1String("even")},
        {Odd, QLatin1String("odd")},
    }};
}

/// Speed and parity of a serial line. USB scanners in serial mode ignore both.
struct LineSettings
{
    int baudRate = 9600;
    Parity parity = Parity::None;

    friend bool operator==(const LineSettings &, const LineSettings &) = default;
};

/// What people, or the lesson (TeachLesson), have set for one scanner. The defaults are those of a
/// scanner that nobody has set up: it is understood as it behaves.
struct ScannerSettings
{
    static constexpr int nameMax = 40;
    static constexpr int marksMax = 20;
    static constexpr Millis duplicateWindowMax{10'000};
    static constexpr int baudRateMin = 300;
    static constexpr int baudRateMax = 4'000'000;
    /// As `keys`: what arrives is right, since the scanner knows the computer's layout.
    static constexpr QLatin1StringView keysAsTyped{"as_typed"};

    /// Empty: what the device says about itself.
    QString name = {};
    /// Nobody: the station's, and so whoever is at the desk.
    std::optional<PersonCode> owner = {};
    Ending ending = Ending::Auto;
    /// What the scanner puts before and behind each read; taken away where it is there.
    QByteArray prefix = {};
    QByteArray suffix = {};
    /// What it sends instead of U+001D ("~", "{F8}"); empty: the separator itself.
    QByteArray separatorSubstitute = {};
    /// It drops separators: only what needs none is believed.
    bool losesSeparators = false;
    /// The same code within this time of the last one that counted is a duplicate; 0: off, since a
    /// second unit of the same product is a normal act.
    Millis duplicateWindow{0};
    LineSettings line = {};
    /// For scanners that type: the layout of the computer whose keys they press ("de"),
    /// keysAsTyped, or empty: found out by itself.
    QString keys = {};

    friend bool operator==(const ScannerSettings &, const ScannerSettings &) = default;
};

/// Device/`bad_scanner_setting` with the field (arg 0) and what it may be (detail) when a value
/// cannot be.
[[nodiscard]] Status check(const ScannerSettings &settings);

} // namespace storehand::scanner
