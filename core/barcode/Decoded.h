// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/ElementString.h"
#include "core/barcode/Gtin.h"
#include "core/barcode/Measure.h"
#include "core/barcode/OwnCode.h"
#include "core/domain/Error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace storehand {

/// What a scanned text means.
struct Decoded
{
    /// The payload without AIM identifier, group separators as U+001D.
    QString text;
    /// "]C1"; empty when the scanner did not send it.
    QString aim;
    /// "Code128", "EAN-13", "UPC-E", "QRCode" …; empty when unknown.
    QString format;
    std::optional<Gtin> gtin;
    /// Eight digits can be a GTIN-8 and a UPC-E at once. Then `gtin` is the former and this the
    /// latter: try it when nobody knows the first.
    std::optional<Gtin> otherGtin;
    /// GS1 elements in order; empty for plain codes.
    QList<Element> elements;
    std::optional<OwnCode> own;
    /// Weight, price or count inside the GTIN; only with DecodeOptions::region. Then look up its
    /// `item`, not `gtin`.
    std::optional<Measure> measure;
    /// Codes of what is doubtful (core/domain/Codes.h).
    QStringList warnings;

    /// The 14 digits, or empty.
    [[nodiscard]] QString gtin14() const { return gtin ? gtin->text : QString(); }

    friend bool operator==(const Decoded &, const Decoded &) = default;
};

/// What is known about the code beside its text.
struct DecodeOptions
{
    /// The symbology where the source knows it; then the AIM identifier need not say it. "GS1-128"
    /// and "DataBar" promise elements as their identifiers do.
    QString format = {};
    /// ISO 3166, lower case ("de"): by whose rules variable measure is read; empty: not at all.
    QString region = {};
    Separators separators = Separators::Kept;
    /// True takes a GS1 symbol with broken content as plain text with the warning `not_gs1`
    /// (photographs); false makes it an error (scanners).
    bool lenient = false;
};

/// Longest text that is decoded: a QR code of digits holds no more.
inline constexpr int codeSizeMax = 7089;

/// Says what `scanned` means, which may begin with an AIM identifier. In order: what a GS1 symbol
/// must hold, our own codes, bracketed elements, Digital Links, GTINs, unmarked element strings;
/// anything else is plain text, which is no error.
///
/// Malformed: `empty_code`, `too_long`; `check_digit` for 8, 12, 13 or 14 digits with a wrong one;
/// and what parseElementString says of GS1 symbols and of bracketed form.
[[nodiscard]] Result<Decoded> decodeText(const QString &scanned, const DecodeOptions &options = {});

/// The same code with the measure that the rules of `region` read out of its GTIN.
[[nodiscard]] Decoded measured(Decoded decoded, QStringView region);

/// What can be said of a text that decodeText refused: the payload, AIM identifier and format.
[[nodiscard]] Decoded undecoded(const QString &scanned, const DecodeOptions &options = {});

} // namespace storehand
