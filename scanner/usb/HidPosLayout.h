// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace storehand::scanner {

/// A run of whole bytes inside a report, behind its report id.
struct ByteField
{
    int offset = 0;
    int size = 0;

    friend bool operator==(const ByteField &, const ByteField &) = default;
};

/// Where the parts of a scan stand in one kind of input report (HID Point of Sale Usage
/// Tables 1.02, page 0x8C).
struct HidPosReport
{
    /// 0 when the device uses no report ids; then reports do not begin with one.
    int id = 0;
    /// How many bytes of `data` are filled; absent when the device fills up with zeros.
    std::optional<ByteField> count;
    /// The AIM symbology identifier; absent when the device puts it into the data, or sends none.
    std::optional<ByteField> symbology;
    ByteField data;
    /// The bit that says that the rest follows in another report, counted from the first.
    std::optional<int> continuedBit;

    friend bool operator==(const HidPosReport &, const HidPosReport &) = default;
};

/// What a device says about its reports.
struct HidPosLayout
{
    /// Usages of the top-level collections, page in the upper half: 0x008C0002 is a bar code
    /// scanner, 0x00010006 a keyboard.
    QList<quint32> applications;
    /// The reports that carry scans; empty for anything but a scanner in HID POS mode.
    QList<HidPosReport> reports;
    bool usesReportIds = false;
    /// Bytes of the longest input report, its id included.
    int inputSize = 0;
    /// True when the device has feature report 254, which some makers want set to 1 before they
    /// send anything.
    bool hasEnableFeature = false;

    static constexpr quint32 barcodeScanner = 0x008C'0002;
    static constexpr quint32 keyboard = 0x0001'0006;

    /// Reads a HID report descriptor. Malformed/`bad_descriptor` when it is cut off, contradicts
    /// itself or claims more than any device has.
    [[nodiscard]] static Result<HidPosLayout> fromDescriptor(const QByteArray &descriptor);

    /// What devices of the common makers send, for those whose descriptor says nothing about scans
    /// though they send them.
    [[nodiscard]] static HidPosLayout customary();

    friend bool operator==(const HidPosLayout &, const HidPosLayout &) = default;
};

} // namespace storehand::scanner
