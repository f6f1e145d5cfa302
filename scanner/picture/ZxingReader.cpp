// SPDX-License-Identifier: Apache-2.0
#define ZX_USE_UTF8 // what 1.4 asks for; later versions know nothing else
#include "scanner/picture/ZxingReader.h"

#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>
#endif

#include <algorithm>

#define STOREHAND_ZXING (ZXING_VERSION_MAJOR * 100 + ZXING_VERSION_MINOR)

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

#if STOREHAND_ZXING >= 202
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

ZXing::BarcodeFormats formatsOf(const LookOptions &options)
{
    using enum ZXing::BarcodeFormat;
    if (options.dataBar)
        return DataBar | DataBarExpanded;
    return EAN13 | EAN8 | UPCA | UPCE | Code128 | Code39 | ITF | QRCode | DataMatrix;
}

QString nameOf(ZXing::BarcodeFormat format)
{
    using enum ZXing::BarcodeFormat;
    switch (format) {
    case EAN13:
        return u"EAN-13"_s;
    case EAN8:
        return u"EAN-8"_s;
    case UPCA:
        return u"UPC-A"_s;
    case UPCE:
        return u"UPC-E"_s;
    case QRCode:
        return u"QRCode"_s;
    default:
        return QString::fromStdString(ZXing::ToString(format));
    }
}

Options optionsFor(const LookOptions &look)
{
    Options options;
    options.setFormats(formatsOf(look));
    options.setTryHarder(look.hard);
    options.setTryRotate(look.hard);
    options.setTryDownscale(false); // the ladder does that itself, at all sizes
    options.setBinarizer(look.globalThreshold ? ZXing::Binarizer::GlobalHistogram
                                              : ZXing::Binarizer::LocalAverage);
#if STOREHAND_ZXING >= 200
    options.setTryInvert(false);
    options.setTextMode(ZXing::TextMode::Plain);
#endif
    return options;
}

} // namespace

QList<Sighting> lookFor(const GreyImage &image, const LookOptions &look)
{
    const ZXing::ImageView view(image.pixels.data(), image.width, image.height,
                                ZXing::ImageFormat::Lum);
    const Options options = optionsFor(look);
    auto results = look.dataBar ? decltype(ZXing::ReadBarcodes(view, options)){}
                                : ZXing::ReadBarcodes(view, options);
    if (look.dataBar)
        results.push_back(ZXing::ReadBarcode(view, options));

    QList<Sighting> sightings;
    for (const auto &result : results) {
        if (!result.isValid())
            continue;
        const Symbol symbol = normalised({nameOf(result.format()),
                                          QString::fromStdString(result.symbologyIdentifier()),
                                          QString::fromStdString(result.text())});
        const bool known = std::ranges::any_of(
            sightings, [&](const Sighting &one) { return one.symbol == symbol; });
        if (!known)
            sightings.append({symbol, result.lineCount()});
    }
    return sightings;
}

QString zxingVersion()
{
    return u"%1.%2.%3"_s.arg(ZXING_VERSION_MAJOR).arg(ZXING_VERSION_MINOR).arg(ZXING_VERSION_PATCH);
}

} // namespace storehand::scanner
