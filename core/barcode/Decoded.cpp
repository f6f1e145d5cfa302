// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Decoded.h"

#include "core/barcode/AimId.h"
#include "core/barcode/ApplicationIdentifier.h"
#include "core/barcode/DigitalLink.h"
#include "core/domain/Codes.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "GS1-128", "gs1_128" and "GS1 128" are one name.
QString bareName(QString name)
{
    return name.remove(u'-').remove(u'_').remove(u' ').toLower();
}

/// The name by which we know a symbology that others write "UPC_E", "ean13" or "ITF-14".
QString ourNameOf(const QString &format)
{
    constexpr std::array known{"EAN-13"_L1, "EAN-8"_L1, "UPC-A"_L1, "UPC-E"_L1, "ITF"_L1};
    const QString bare = bareName(format);
    const auto *found =
        std::ranges::find_if(known, [&](QLatin1StringView name) { return bareName(name) == bare; });
    if (found != known.end())
        return *found;
    return bare == u"itf14" ? u"ITF"_s : format;
}

/// True for a symbol whose content must be GS1 elements by its name, where nobody sent an
/// identifier.
bool isNamedGs1(const Decoded &decoded)
{
    const QString bare = bareName(decoded.format);
    return decoded.aim.isEmpty() && (bare.startsWith(u"gs1") || bare.startsWith(u"databar"));
}

bool hasGtinSize(qsizetype size)
{
    return size == 8 || (size >= 12 && size <= 14);
}

Status takeElements(Decoded &decoded, Result<ElementString> parsed)
{
    if (!parsed)
        return failure(parsed.error());
    if (const QString gtin = parsed->valueOf(u"01"); !gtin.isEmpty())
        decoded.gtin = Gtin{gtin};
    decoded.elements = std::move(parsed->elements);
    decoded.warnings += parsed->warnings;
    return {};
}

Status takeGtin(Decoded &decoded, Result<Gtin> gtin)
{
    if (!gtin)
        return failure(gtin.error());
    decoded.gtin = std::move(*gtin);
    return {};
}

/// Content of a symbol that promises GS1.
Status decodeGs1(Decoded &decoded, const DecodeOptions &options)
{
    Status status = takeElements(decoded, parseElementString(decoded.text, options.separators));
    if (status)
        return status;
    // some scanners drop the "01" of DataBar
    const bool isDataBar =
        decoded.aim == u"]e0" || (decoded.aim.isEmpty() && bareName(decoded.format) == u"databar");
    if (isDataBar && decoded.text.size() == 14)
        status = takeGtin(decoded, Gtin::fromDigits(decoded.text));
    if (!status && options.lenient) {
        decoded.warnings.append(codes::notGs1);
        return {};
    }
    return status;
}

/// How many digits a symbol of this name holds. Scanners may add zeros in front, but nothing else.
qsizetype eanDigitsMax(const QString &format)
{
    if (format == u"EAN-8")
        return 8;
    return format == u"EAN-13" ? 13 : 12;
}

/// The digits of an EAN or UPC symbol, none of which belong to an add-on.
Status takeEanDigits(Decoded &decoded, QStringView digits)
{
    const qsizetype surplus = digits.size() - eanDigitsMax(decoded.format);
    if (surplus > 0 && digits.first(surplus) != QString(surplus, u'0') && isAllDigits(digits))
        return failure(ErrorKind::Malformed, codes::badLength,
                       u"%1 has more digits than an %2 holds"_s.arg(digits, decoded.format));
    return takeGtin(decoded, Gtin::fromDigits(digits));
}

/// The linear symbol: digits, perhaps with an add-on of 2 or 5 behind a space or glued.
Status decodeLinearEan(Decoded &decoded, QStringView text)
{
    const QStringView main = text.split(u' ').first();
    if (decoded.format == u"UPC-E" && main.size() <= 8) {
        const Status upcE = takeGtin(decoded, Gtin::fromUpcE(main));
        // "]E0" stands for both, though an EAN-8 should say "]E4"
        const bool maybeEan8 =
            !upcE && decoded.aim == u"]E0" && takeGtin(decoded, Gtin::fromDigits(main));
        if (maybeEan8)
            decoded.format = u"EAN-8"_s;
        return maybeEan8 ? Status() : upcE;
    }
    for (const int addOn : {2, 5}) {
        const qsizetype size = main.size() - addOn;
        const bool glued = decoded.aim == u"]E3" && (size == 12 || size == 13);
        if (glued && hasRightCheckDigit(main.first(size)))
            return takeGtin(decoded, Gtin::fromDigits(main.first(size)));
    }
    return takeEanDigits(decoded, main);
}

/// The elements that stand above the bars of a composite symbol. They are about its item.
Status takeComposite(Decoded &decoded, QStringView text, const DecodeOptions &options)
{
    if (text.isEmpty())
        return failure(ErrorKind::Malformed, codes::emptyCode, u"half a composite symbol"_s);
    const QString whole = "01"_L1 + decoded.gtin->text + text.toString();
    Result<ElementString> parsed = parseElementString(whole, options.separators);
    if (parsed)
        parsed->elements.removeFirst();
    return takeElements(decoded, std::move(parsed));
}

/// Content of an EAN or UPC symbol. Behind the digits of a composite one comes another message,
/// "…|]e010LOT42".
Status decodeEan(Decoded &decoded, const DecodeOptions &options)
{
    constexpr auto compositeMark = "]e0"_L1;
    const QString text = decoded.text;
    const qsizetype mark = text.indexOf(compositeMark);
    if (mark < 0)
        return decodeLinearEan(decoded, text);
    const QStringView linear = QStringView(text).first(mark);
    const bool hasBar = linear.endsWith(u'|');
    const Status status = decodeLinearEan(decoded, hasBar ? linear.chopped(1) : linear);
    if (!status)
        return status;
    return takeComposite(decoded, QStringView(text).sliced(mark + compositeMark.size()), options);
}

/// Eight digits from nobody knows where: a GTIN-8, a UPC-E, or both.
Status decodeEightDigits(Decoded &decoded)
{
    const Result<Gtin> upcE = Gtin::fromUpcE(decoded.text);
    Status status = takeGtin(decoded, Gtin::fromDigits(decoded.text));
    if (!upcE)
        return status;
    if (status) {
        decoded.otherGtin = *upcE;
        return status;
    }
    decoded.gtin = *upcE;
    decoded.warnings.append(codes::assumedUpcE);
    return {};
}

/// Digits in the size of a GTIN. In a symbol that may hold anything (plain Code 128, QR) a wrong
/// check digit only means that they are no GTIN; otherwise the number was misread or mistyped.
Status decodeGtinSized(Decoded &decoded)
{
    const bool symbolIsKnown = !decoded.aim.isEmpty() || !decoded.format.isEmpty();
    const bool symbolIsFree = symbolIsKnown && decoded.format != u"ITF";
    if (decoded.text.size() == 8 && !symbolIsKnown)
        return decodeEightDigits(decoded);
    const Status status = takeGtin(decoded, Gtin::fromDigits(decoded.text));
    return symbolIsFree ? Status() : status;
}

/// True for text that can only be an element string: a separator marks it as one. Other standards
/// (ISO/IEC 15434, driving licences) use separators too, but do not begin with an identifier.
bool isMarkedAsElements(const QString &text)
{
    return text.startsWith(groupSeparator) ||
           (text.contains(groupSeparator) && ApplicationIdentifier::inFrontOf(text));
}

/// True for text that may be an element string though nothing marks it: it begins with one of
/// fixed length.
bool mayBeElements(const QString &text)
{
    const ApplicationIdentifier *row = ApplicationIdentifier::inFrontOf(text);
    return row && hasPredefinedLength(text) && text.size() >= row->digits + row->sizeMax();
}

/// True for what hardly anything but an element string looks like: among elements that are all
/// right there is a key with a right check digit.
bool hasKey(const ElementString &string)
{
    return std::ranges::any_of(string.elements, [](const Element &element) {
        return element.ai == u"00" || element.ai == u"01" || element.ai == u"02";
    });
}

/// Scanners that cannot type U+001D write it out. None of these can stand in a GS1 value.
QString withSeparators(QString text)
{
    for (const QString &substitute : {u"{GS}"_s, u"\u241d"_s, u"^]"_s})
        text.replace(substitute, QString(groupSeparator));
    return text;
}

void restoreSeparators(Decoded &decoded, const DecodeOptions &options)
{
    const bool mayHold = std::ranges::any_of(
        decoded.text, [](QChar c) { return c == u'{' || c == u'^' || c == u'\u241d'; });
    if (!mayHold)
        return;
    const QString restored = withSeparators(decoded.text);
    if (restored != decoded.text && (AimId{decoded.aim}.saysGs1() || isNamedGs1(decoded) ||
                                     parseElementString(restored, options.separators)))
        decoded.text = restored;
}

/// A symbol may hold any address, and "Https" is none of a link; whoever types that means one.
bool mayBeLink(const Decoded &decoded)
{
    return decoded.aim.isEmpty() || decoded.text.startsWith(u"http") ||
           decoded.text.startsWith(u"HTTP");
}

Status decodePlain(Decoded &decoded, const DecodeOptions &options)
{
    const QString &text = decoded.text;
    decoded.own = OwnCode::recognise(text);
    if (decoded.own)
        return {};
    if (looksBracketed(text))
        return takeElements(decoded, parseBracketed(text));
    if (mayBeLink(decoded)) {
        if (Result<ElementString> link = parseDigitalLink(text);
            link || link.error().code != codes::notDigitalLink)
            return takeElements(decoded, std::move(link));
    }
    if (isNamedGs1(decoded))
        return decodeGs1(decoded, options);
    if (isAllDigits(text) && hasGtinSize(text.size()))
        return decodeGtinSized(decoded);
    if (isMarkedAsElements(text))
        return takeElements(decoded, parseElementString(text, options.separators));
    if (mayBeElements(text)) {
        // nothing promised elements, so their absence is no error
        if (Result<ElementString> parsed = parseElementString(text, options.separators);
            parsed && hasKey(*parsed))
            return takeElements(decoded, std::move(parsed));
    }
    return {};
}

bool isEanFormat(const QString &format)
{
    return format == u"EAN-13" || format == u"EAN-8" || format == u"UPC-A" || format == u"UPC-E";
}

} // namespace

Decoded undecoded(const QString &scanned, const DecodeOptions &options)
{
    const AimId aim = AimId::inFrontOf(scanned);
    Decoded result;
    result.text = scanned.sliced(aim.text.size());
    result.aim = aim.text;
    result.format = options.format.isEmpty() ? aim.format(result.text) : ourNameOf(options.format);
    return result;
}

Result<Decoded> decodeText(const QString &scanned, const DecodeOptions &options)
{
    Decoded decoded = undecoded(scanned, options);
    if (decoded.text.isEmpty())
        return failure(ErrorKind::Malformed, codes::emptyCode, u"a code without content"_s);
    if (decoded.text.size() > codeSizeMax)
        return failure(ErrorKind::Malformed, codes::tooLong,
                       u"a code of %1 characters"_s.arg(decoded.text.size()));
    restoreSeparators(decoded, options);

    Status status;
    if (AimId{decoded.aim}.saysGs1())
        status = decodeGs1(decoded, options);
    else if (isEanFormat(decoded.format))
        status = decodeEan(decoded, options);
    else
        status = decodePlain(decoded, options);
    if (!status)
        return failure(status.error());
    return measured(std::move(decoded), options.region);
}

Decoded measured(Decoded decoded, QStringView region)
{
    if (!decoded.gtin)
        return decoded;
    MeasureReading reading = readMeasure(*decoded.gtin, region);
    decoded.measure = std::move(reading.measure);
    if (reading.wrongCheckDigit)
        decoded.warnings.append(codes::measureUnreadable);
    return decoded;
}

} // namespace storehand
