// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace storehand {

/// U+001D, what separates elements of variable length.
inline constexpr QChar groupSeparator(u'\x1d');

/// One application identifier with its value: {"10", "LOT42"}.
struct Element
{
    QString ai;
    QString value;

    friend bool operator==(const Element &, const Element &) = default;
};

/// GS1 elements in the order in which they were scanned, each valid by itself, and the codes of
/// what is doubtful about them.
struct ElementString
{
    QList<Element> elements;
    QStringList warnings;

    /// The value of the first element with this identifier; empty when there is none.
    [[nodiscard]] QString valueOf(QStringView ai) const;

    friend bool operator==(const ElementString &, const ElementString &) = default;
};

/// Whether a scanner hands group separators over.
enum class Separators { Kept, Lost };

/// Reads scan data ("0109521234543213" "10LOT42", separated by U+001D, without AIM identifier).
/// Tolerates one separator in front, after a fixed-length value and at the end. Malformed
/// otherwise: `empty_code`, `unknown_ai`, `bad_length`, `bad_character`, `check_digit`, `bad_date`,
/// `bad_value`, `repeated_ai`, `conflicting_ais`. With `Separators::Lost`, what stands before the
/// first doubtful element is still taken, with the warning `uncertain_separator`.
[[nodiscard]] Result<ElementString> parseElementString(QStringView text,
                                                       Separators separators = Separators::Kept);

/// Reads the human-readable form: "(01)09521234543213(10)LOT42". An opening bracket inside a value
/// must be written `\(`. Errors as above.
[[nodiscard]] Result<ElementString> parseBracketed(QStringView text);

/// True when `text` is meant as the bracketed form: it begins with a bracket, and holds a known
/// identifier in brackets, or is one word with a digit behind the bracket.
[[nodiscard]] bool looksBracketed(QStringView text);

/// Puts `element` behind the others. Malformed/`repeated_ai` when its identifier is there with
/// another value.
[[nodiscard]] Status appendElement(ElementString &string, Element element);

} // namespace storehand
