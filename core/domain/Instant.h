// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <chrono>
#include <compare>
#include <optional>

namespace storehand {

using Millis = std::chrono::milliseconds;

/// A point in time, UTC milliseconds since 1970. Tables hold `ms`, JSON holds `toText()`.
struct Instant
{
    qint64 ms = 0;

    friend auto operator<=>(const Instant &, const Instant &) = default;
    friend Instant operator+(Instant at, Millis span) { return {at.ms + span.count()}; }
    friend Instant operator-(Instant at, Millis span) { return {at.ms - span.count()}; }
    friend Millis operator-(Instant a, Instant b) { return Millis(a.ms - b.ms); }

    /// ISO 8601 with milliseconds and Z: "2026-11-21T09:12:00.000Z".
    [[nodiscard]] QString toText() const;

    /// Reads ISO 8601 with a zone (Z or an offset); anything without one, or not a date, is
    /// nothing.
    [[nodiscard]] static std::optional<Instant> fromText(const QString &text);
};

} // namespace storehand
