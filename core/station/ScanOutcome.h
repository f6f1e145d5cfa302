// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "core/domain/Assignment.h"
#include "core/domain/Names.h"

namespace storehand {

/// What became of one physical read. Exactly one for each.
enum class ScanResult {
    Picked,          ///< on disk: one or more units of a line
    WrongItem,       ///< a product, but nobody here needs it
    AlreadyComplete, ///< the right product, and all its units are there
    UnknownCode,     ///< no product, order, parcel, place or person has it
    NeedsDetail,     ///< a tracked product: serial, lot or expiry comes next
    Allocated,       ///< a picked unit found its tote
    Opened,          ///< an order, parcel or task was opened by its code
    Duplicate,       ///< suppressed by the scanner's duplicate window
    NotExpected,     ///< nobody is signed in, or nothing asks for a scan
};

constexpr auto enumNames(ScanResult)
{
    using enum ScanResult;
    return NameTable<ScanResult, 9>{{
        {Picked, QLatin1String("picked")},
        {WrongItem, QLatin1String("wrong_item")},
        {AlreadyComplete, QLatin1String("already_complete")},
        {UnknownCode, QLatin1String("unknown_code")},
        {NeedsDetail, QLatin1String("needs_detail")},
        {Allocated, QLatin1String("allocated")},
        {Opened, QLatin1String("opened")},
        {Duplicate, QLatin1String("duplicate")},
        {NotExpected, QLatin1String("not_expected")},
    }};
}

/// The answer to a read, for the ear, the eye and the script.
struct ScanOutcome
{
    Scan scan;
    ScanResult result = ScanResult::NotExpected;
    std::optional<PersonCode> person;
    AssignmentId assignment;
    QString orderRef;
    LineId line;
    Sku sku;      ///< of what was scanned, also when it was wrong
    Sku expected; ///< what was wanted instead, for the screen
    QString tote;
    int units = 0;
    int remaining = 0; ///< open units of the line after this read
    QString needs;     ///< "serial", "lot" or "expiry"
    CommandId command;
    qint64 durableUs = 0; ///< first byte in → committed; 0 when nothing was written
    QString code;         ///< why, of core/domain/Codes.h, where the result alone does not say it
    QString action;       ///< of a command card, when it was opened by one
};

} // namespace storehand
