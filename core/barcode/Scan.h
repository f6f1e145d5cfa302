// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Decoded.h"
#include "core/domain/Error.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/domain/Names.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace storehand {

/// By which way a code came in; named as in the `scan` event.
enum class ScanSource { Serial, Wedge, Camera, Hid, Headless };

constexpr auto enumNames(ScanSource)
{
    using enum ScanSource;
    return NameTable<ScanSource, 5>{{
        {Serial, QLatin1String("serial")},
        {Wedge, QLatin1String("wedge")},
        {Camera, QLatin1String("camera")},
        {Hid, QLatin1String("hid")},
        {Headless, QLatin1String("headless")},
    }};
}

/// One physical read, decoded or not: each read of a device gives exactly one.
struct Scan
{
    /// What the device sent, without its framing, AIM identifier included.
    QByteArray raw;
    /// What it means. When `error` is set: text, AIM identifier and format only.
    Decoded decoded;
    /// Why the code cannot be used; what to show instead of a result.
    std::optional<Error> error;

    ScanSource source = ScanSource::Headless;
    /// The scanner's name, as people gave it.
    QString scanner;
    /// Whose scanner it is; nothing when it belongs to the station, and so to the desk person.
    std::optional<PersonCode> person;

    /// Clock::monotonic() when the first byte had arrived.
    Millis receivedAt{0};
    /// std::chrono::steady_clock in microseconds when the first byte had arrived; what the same
    /// clock shows at commit, minus this, is `durable_us`.
    qint64 bytesInUs = 0;

    /// True when this scanner's duplicate window suppresses it: shown, but books nothing.
    bool duplicate = false;

    friend bool operator==(const Scan &, const Scan &) = default;
};

} // namespace storehand
