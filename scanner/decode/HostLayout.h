// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace storehand::scanner {

/// The keyboard layout of a computer, as far as needed to say which keys of a US keyboard a text
/// was typed with. A wedge scanner presses the keys of a US keyboard unless it is told otherwise,
/// and what arrives is what those keys type here: "]C1" becomes "$C&" on a French computer.
struct HostLayout
{
    QLatin1StringView name; ///< ISO 3166, lower case: "de"
    QStringView plain;      ///< what the 47 keys type, in the order of a US keyboard
    QStringView shifted;    ///< the same with Shift
    bool capsShiftsAll;     ///< Caps Lock is a Shift Lock (French, on some systems)

    /// Null when the layout is not known. Names of countries that share one are known too, and
    /// those of a language with or without its country ("en-gb").
    [[nodiscard]] static const HostLayout *find(QStringView name);
    [[nodiscard]] static QStringList names();
};

/// What Caps Lock did to the keys of a scanner.
enum class CapsLock { Off, Letters, AllKeys };

/// The text that a US keyboard types with the keys that typed `typed` on `layout`. Letters that a
/// dead key made ("ê") become the two keys again; characters that are on no key stay.
[[nodiscard]] QString usTextOf(QStringView typed, const HostLayout &layout,
                               CapsLock capsLock = CapsLock::Off);

/// The character that a dead key types by itself, for the accent (U+0301 …) that it puts on a
/// letter; null for other accents.
[[nodiscard]] QChar deadKeyOf(QChar accent);

/// What the key with this scan code (Linux input code: 2 is the key with "1") types on a US
/// keyboard; null for keys that type nothing or are not among the 47, space apart.
[[nodiscard]] QChar usCharOf(quint32 inputCode, bool shift);

} // namespace storehand::scanner
