// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/AimId.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Symbology
{
    char16_t letter;
    QLatin1StringView format;
};

// EAN and DataBar are told apart by their content. An empty name: known, but never on goods.
constexpr std::array symbologies{
    Symbology{u'A', "Code39"_L1},  Symbology{u'B', ""_L1},       Symbology{u'C', "Code128"_L1},
    Symbology{u'D', ""_L1},        Symbology{u'E', ""_L1},       Symbology{u'F', "Codabar"_L1},
    Symbology{u'G', "Code93"_L1},  Symbology{u'H', "Code11"_L1}, Symbology{u'I', "ITF"_L1},
    Symbology{u'J', "DotCode"_L1}, Symbology{u'K', ""_L1},       Symbology{u'L', "PDF417"_L1},
    Symbology{u'M', "MSI"_L1},     Symbology{u'N', ""_L1},       Symbology{u'O', ""_L1},
    Symbology{u'P', "Plessey"_L1}, Symbology{u'Q', "QRCode"_L1}, Symbology{u'R', ""_L1},
    Symbology{u'S', ""_L1},        Symbology{u'T', "Code49"_L1}, Symbology{u'U', "MaxiCode"_L1},
    Symbology{u'X', ""_L1},        Symbology{u'Z', ""_L1},       Symbology{u'd', "DataMatrix"_L1},
    Symbology{u'e', "DataBar"_L1}, Symbology{u'h', "HanXin"_L1}, Symbology{u'o', ""_L1},
    Symbology{u'z', "Aztec"_L1},
};

const Symbology *symbologyOf(QChar letter)
{
    const auto *found = std::ranges::find(symbologies, letter.unicode(), &Symbology::letter);
    return found == symbologies.end() ? nullptr : found;
}

bool isModifier(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

/// Behind the digits there may be an add-on, or the second half of a composite symbol.
qsizetype digitsInFrontOf(QStringView payload)
{
    const auto end =
        std::ranges::find_if_not(payload, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return end - payload.begin();
}

QString eanFormat(QChar modifier, qsizetype digits)
{
    if (modifier == u'4')
        return u"EAN-8"_s;
    if (modifier == u'1' || modifier == u'2')
        return u"EAN-%1"_s.arg(modifier == u'1' ? 2 : 5);
    if (digits >= 6 && digits <= 8)
        return u"UPC-E"_s;
    return digits == 12 ? u"UPC-A"_s : u"EAN-13"_s;
}

} // namespace

AimId AimId::inFrontOf(QStringView scanned)
{
    if (scanned.size() < 3 || scanned[0] != u']' || !symbologyOf(scanned[1]) ||
        !isModifier(scanned[2]))
        return {};
    return {scanned.first(3).toString()};
}

bool AimId::saysGs1() const
{
    constexpr std::array withGs1{"]C1"_L1, "]e0"_L1, "]e1"_L1, "]e2"_L1,
                                 "]d2"_L1, "]Q3"_L1, "]J1"_L1};
    return std::ranges::find(withGs1, text) != withGs1.end();
}

bool AimId::saysEan() const
{
    return text.startsWith("]E"_L1);
}

QString AimId::format(QStringView payload) const
{
    if (isEmpty())
        return {};
    if (saysEan())
        return eanFormat(text[2], digitsInFrontOf(payload));
    if (text[1] == u'e' && payload.size() > 16)
        return u"DataBarExpanded"_s;
    return symbologyOf(text[1])->format;
}

} // namespace storehand
