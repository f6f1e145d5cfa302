// SPDX-License-Identifier: Apache-2.0
#include "scanner/drawing/SymbolDrawing.h"

#include "core/domain/Codes.h"
#include "scanner/drawing/DataMatrix.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <exception>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int quietLinear = 10;
constexpr int quietMatrix = 4;
constexpr int quietDataMatrix = 2;

/// As the writer wants it: FNC1, which says GS1 and separates elements, is its character 0xF1.
std::wstring forWriter(const QString &format, const QByteArray &content)
{
    constexpr wchar_t fnc1 = 0xF1;
    std::wstring text;
    if (format == u"GS1-128")
        text += fnc1;
    for (const char c : content)
        text += format == u"GS1-128" && c == '\x1d' ? fnc1 : wchar_t(static_cast<unsigned char>(c));
    return text;
}

/// With light modules around.
SymbolDrawing framed(const SquareModules &modules, int quiet)
{
    const int side = modules.size + 2 * quiet;
    SymbolDrawing drawing{side, side, std::vector<bool>(size_t(side) * size_t(side))};
    for (int y = 0; y < modules.size; ++y) {
        for (int x = 0; x < modules.size; ++x)
            drawing.dark[size_t(y + quiet) * size_t(side) + size_t(x + quiet)] =
                modules.dark[size_t(y) * size_t(modules.size) + size_t(x)];
    }
    return drawing;
}

} // namespace

Result<SymbolDrawing> SymbolDrawing::of(const QString &format, const QByteArray &content)
{
    if (format == u"GS1-DataMatrix")
        return gs1DataMatrix(content).map(
            [](const SquareModules &modules) { return framed(modules, quietDataMatrix); });
    const bool isMatrix = format == u"QRCode";
    const QString name = format == u"GS1-128" ? u"Code128"_s : format;
    const int quiet = isMatrix ? quietMatrix : quietLinear;
    try {
        const ZXing::BitMatrix bits =
            ZXing::MultiFormatWriter(ZXing::BarcodeFormatFromString(name.toStdString()))
                .setMargin(0)
                .encode(forWriter(format, content), 1, 1);
        SymbolDrawing drawing{
            bits.width() + 2 * quiet, isMatrix ? bits.height() + 2 * quiet : 1, {}};
        for (int y = 0; y < drawing.height; ++y) {
            for (int x = 0; x < drawing.width; ++x) {
                const int column = x - quiet;
                const int row = isMatrix ? y - quiet : 0;
                const bool inside =
                    column >= 0 && column < bits.width() && row >= 0 && row < bits.height();
                drawing.dark.push_back(inside && bits.get(column, row));
            }
        }
        return drawing;
    } catch (const std::exception &exception) {
        return failure(
            ErrorKind::Malformed, codes::badValue,
            u"%1 cannot hold this: %2"_s.arg(format, QString::fromLocal8Bit(exception.what())));
    }
}

} // namespace storehand::scanner
