// SPDX-License-Identifier: Apache-2.0
#define ZX_USE_UTF8 // what 1.4 asks for; later versions know nothing else
#include "scanner/picture/ZxingReader.h"

#include "core/barcode/AimId.h"
#include "scanner/picture/FailedAssertion.h"

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

// Named differently since 3.0.
#if STOREHAND_ZXING >= 300
constexpr auto dataBarExpanded = ZXing::BarcodeFormat::DataBarExp;
constexpr auto dataBarExpandedStacked = ZXing::BarcodeFormat::DataBarExpStk;
#else
constexpr auto dataBarExpanded = ZXing::BarcodeFormat::DataBarExpanded;
constexpr auto dataBarExpandedStacked = dataBarExpanded;
#endif

ZXing::BarcodeFormats formatsOf(const LookOptions &options)
{
    using enum ZXing::BarcodeFormat;
    if (options.dataBar)
        return DataBar | dataBarExpanded;
    return EAN13 | EAN8 | UPCA | UPCE | Code128 | Code39 | ITF | QRCode | DataMatrix;
}

/// Since 3.0 the library knows variants of each symbology; what its identifier says is the same in
/// all versions, but for what shares one.
QString nameOf(ZXing::BarcodeFormat format, const QString &aim)
{
    using enum ZXing::BarcodeFormat;
    if (format == EAN13)
        return u"EAN-13"_s;
    if (format == EAN8)
        return u"EAN-8"_s;
    if (format == UPCA)
        return u"UPC-A"_s;
    if (format == UPCE)
        return u"UPC-E"_s;
    if (format == dataBarExpanded || format == dataBarExpandedStacked)
        return u"DataBarExpanded"_s;
    return AimId{aim}.format({});
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

Place placeOf(const ZXing::Position &position)
{
    const auto edge = [](ZXing::PointI top, ZXing::PointI bottom) {
        return QLineF(top.x, top.y, bottom.x, bottom.y);
    };
    const QLineF begin = edge(position.topLeft(), position.bottomLeft());
    const QLineF end = edge(position.topRight(), position.bottomRight());
    return {{begin.center(), end.center()}, std::max(begin.length(), end.length()) / 2};
}

auto resultsOf(const ZXing::ImageView &view, const Options &options, bool oneOnly)
{
    auto results = oneOnly ? decltype(ZXing::ReadBarcodes(view, options)){}
                           : ZXing::ReadBarcodes(view, options);
    if (oneOnly)
        results.push_back(ZXing::ReadBarcode(view, options));
    return results;
}

} // namespace

QList<Sighting> lookFor(const GreyImage &image, const LookOptions &look)
try {
    const ZXing::ImageView view(image.pixels.data(), image.width, image.height,
                                ZXing::ImageFormat::Lum);
    QList<Sighting> sightings;
    for (const auto &result : resultsOf(view, optionsFor(look), look.oneOnly)) {
        if (!result.isValid())
            continue;
        const QString aim = QString::fromStdString(result.symbologyIdentifier());
        sightings.append(
            {normalised({nameOf(result.format(), aim), aim, QString::fromStdString(result.text())}),
             result.lineCount(), placeOf(result.position())});
    }
    return sightings;
} catch (const FailedAssertion &) {
    if (look.oneOnly)
        return {};
    LookOptions careful = look;
    careful.oneOnly = true;
    return lookFor(image, careful);
}

QString zxingVersion()
{
    return u"%1.%2.%3"_s.arg(ZXING_VERSION_MAJOR).arg(ZXING_VERSION_MINOR).arg(ZXING_VERSION_PATCH);
}

} // namespace storehand::scanner
