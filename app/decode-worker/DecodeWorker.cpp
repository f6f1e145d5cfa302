// SPDX-License-Identifier: Apache-2.0
#include "app/decode-worker/DecodeWorker.h"

#include "app/decode-worker/PictureFile.h"
#include "core/domain/Names.h"
#include "scanner/picture/RetryLadder.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <chrono>
#include <istream>
#include <ostream>
#include <string>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The pixels behind the line; empty when they cannot be.
scanner::GreyImage readFrame(const QJsonValue &size, std::istream &in)
{
    const int width = size[0].toInt();
    const int height = size[1].toInt();
    if (width < 1 || height < 1 || width > pictureSideMax || height > pictureSideMax)
        return {};
    scanner::GreyImage frame{width, height, {}};
    frame.pixels.resize(std::size_t(width) * std::size_t(height));
    in.read(reinterpret_cast<char *>(frame.pixels.data()), std::streamsize(frame.pixels.size()));
    return in ? frame : scanner::GreyImage();
}

QJsonObject readingOf(const scanner::GreyImage &image, const QJsonDocument &request)
{
    const auto effort = fromText<scanner::Effort>(request["effort"_L1].toString());
    scanner::PictureOptions options{.effort = effort.value_or(scanner::Effort::Ladder),
                                    .careful = request["careful"_L1].toBool()};
    if (request.object().contains("time_ms"_L1))
        options.timeMax = std::chrono::milliseconds(request["time_ms"_L1].toInteger());
    const scanner::PictureReading reading = scanner::readPicture(image, options);
    QJsonArray codes;
    for (const scanner::Symbol &symbol : reading.symbols)
        codes.append(QJsonObject{
            {"format"_L1, symbol.format}, {"aim"_L1, symbol.aim}, {"text"_L1, symbol.text}});
    return {
        {"codes"_L1, codes}, {"looks"_L1, reading.looks}, {"us"_L1, qint64(reading.time.count())}};
}

QJsonObject answer(const QByteArray &line, std::istream &in)
{
    const QJsonDocument request = QJsonDocument::fromJson(line);
    if (request.object().contains("grey"_L1)) {
        const scanner::GreyImage frame = readFrame(request["grey"_L1], in);
        return frame.isEmpty() ? QJsonObject{{"error"_L1, u"no frame of this size"_s}}
                               : readingOf(frame, request);
    }
    const PictureFile file = readPictureFile(request["path"_L1].toString());
    if (file.image.isEmpty())
        return {{"error"_L1, file.problem}, {"too_large"_L1, file.isTooLarge}};
    return readingOf(file.image, request);
}

} // namespace

void answerPictureRequests(std::istream &in, std::ostream &out)
{
    std::string line;
    while (std::getline(in, line)) {
        const QJsonObject object = answer(QByteArray::fromStdString(line), in);
        const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
        out.write(bytes.constData(), bytes.size()).flush();
    }
}

} // namespace storehand::app
