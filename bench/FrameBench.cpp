// SPDX-License-Identifier: Apache-2.0
#include "bench/Benches.h"
#include "bench/DrawnPicture.h"
#include "scanner/PictureDecoder.h"
#include "scanner/camera/LookPlanner.h"

#include <QElapsedTimer>

#include <array>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int framesWithCode = 80;
constexpr int framesWithout = 20;

struct Frame
{
    scanner::GreyFrame picture;
    QString text; ///< empty: it shows no code
};

/// One way to look at a frame, as a camera does.
struct Look
{
    QString name;
    scanner::Effort effort;
    bool aimed = false; ///< at the middle only
    std::optional<Goal> goal = {};
    double share = 1; ///< of the frames that the goal is about
};

scanner::GreyFrame greyOf(const QImage &image)
{
    scanner::GreyFrame frame{image.width(), image.height(), {}};
    for (int y = 0; y < image.height(); ++y)
        frame.pixels.append(reinterpret_cast<const char *>(image.constScanLine(y)), image.width());
    return frame;
}

Result<QList<Frame>> drawFrames()
{
    constexpr int narrowest = 360;
    constexpr int widest = 620;
    std::mt19937 chance(1280);
    QList<Frame> frames;
    const QList<DrawnCode> &codes = codesToDraw();
    for (int i = 0; i < framesWithCode; ++i) {
        const DrawnCode &code = codes[i % codes.size()];
        const int width = narrowest + below(widest - narrowest, chance);
        const bool isSquare = code.format == u"QRCode" || code.format == u"GS1-DataMatrix";
        const auto image = drawnCode(code, isSquare ? width / 2 : width);
        if (!image)
            return failure(image.error());
        frames.append({greyOf(cameraFrame(*image, chance)), code.text});
    }
    for (int i = 0; i < framesWithout; ++i)
        frames.append({greyOf(cameraFrame({}, chance)), {}});
    return frames;
}

Result<Figures> lookAt(const QList<Frame> &frames, const Look &look,
                       scanner::PictureDecoder &decoder)
{
    QList<double> worked;
    QList<double> waited;
    int right = 0;
    int wrong = 0;
    for (const Frame &frame : frames) {
        scanner::PictureRequest request{.path = {}, .frame = frame.picture, .effort = look.effort};
        if (look.aimed)
            request.frame = frame.picture.middle(scanner::aimWidth, scanner::aimHeight);
        QElapsedTimer time;
        time.start();
        const auto reading = decoder.read(request);
        waited.append(double(time.nsecsElapsed()) / 1e6);
        if (!reading)
            return failure(reading.error());
        worked.append(double(reading->time.count()) / 1000);
        const bool isRight =
            std::any_of(reading->symbols.begin(), reading->symbols.end(),
                        [&](const scanner::Symbol &symbol) { return symbol.text == frame.text; });
        right += isRight;
        wrong += !isRight && !reading->symbols.isEmpty();
    }
    const QString which = look.share < 1 ? u"p95"_s : u"longest"_s;
    return Figures{
        {u"%1: read, of %2"_s.arg(look.name).arg(framesWithCode), double(right), {}},
        {look.name + u": wrong"_s, double(wrong), {}, Goal{1}},
        {look.name + u": worked, p50"_s, quantile(worked, 0.5), u"ms"_s},
        {u"%1: worked, %2"_s.arg(look.name, which), quantile(worked, look.share), u"ms"_s,
         look.goal},
        {u"%1: waited for, %2"_s.arg(look.name, which), quantile(waited, look.share), u"ms"_s}};
}

} // namespace

Result<Figures> measureFrames(const Place &place)
{
    const auto frames = drawFrames();
    if (!frames)
        return failure(frames.error());
    constexpr double p95 = 0.95;
    const std::array looks{
        Look{u"quick look"_s, scanner::Effort::Fast, false, Goal{20}, p95},
        Look{u"hard look"_s, scanner::Effort::Hard, false, Goal{60}, p95},
        Look{u"hard look at the middle"_s, scanner::Effort::Hard, true, Goal{60}, p95},
        Look{u"ladder"_s, scanner::Effort::Ladder, false, Goal{600}},
        Look{u"ladder at the middle"_s, scanner::Effort::Ladder, true, Goal{600}},
    };
    scanner::PictureDecoder decoder(place.bin + "/storehand-decode-worker"_L1);
    Figures figures;
    for (const Look &look : looks) {
        const auto seen = lookAt(*frames, look, decoder);
        if (!seen)
            return failure(seen.error());
        figures += *seen;
    }
    figures.append({u"workers lost"_s, double(decoder.losses()), {}});
    return figures;
}

} // namespace storehand::bench
