// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/DecodeSession.h"

#include "app/scanning/DecodeAnswer.h"
#include "core/barcode/AimId.h"
#include "core/domain/Codes.h"
#include "core/wire/ObjectReader.h"
#include "core/wire/ObjectWriter.h"
#include "scanner/decode/KeyedText.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> wrongRequest(const QString &what)
{
    return failure(ErrorKind::Malformed, codes::malformed, what);
}

/// A request as it came: what to decode, and what is known about it.
struct Request
{
    QString text;
    QString image;
    QString keys;
    QString layout;
    DecodeOptions options;
};

Result<Request> readRequest(const wire::JsonValue &object)
{
    wire::Problems problems;
    wire::ObjectReader reader(object, {}, problems);
    constexpr int textSizeMax = 4 * codeSizeMax;
    Request request{.text = reader.textOr("text"_L1, {}, textSizeMax),
                    .image = reader.textOr("image"_L1),
                    .keys = reader.textOr("keys"_L1, {}, textSizeMax),
                    .layout = reader.textOr("layout"_L1, u"us"_s),
                    .options = {.format = reader.textOr("format"_L1),
                                .region = reader.textOr("region"_L1).toLower()}};
    const auto isInput = [](const wire::JsonValue &field) {
        return field.isCalled("text"_L1) || field.isCalled("image"_L1) || field.isCalled("keys"_L1);
    };
    if (std::count_if(object.begin(), object.end(), isInput) != 1)
        problems.append({u"text"_s, u"give one of text, image and keys"_s});
    if (!problems.isEmpty())
        return wrongRequest(wire::describe(problems));
    return request;
}

/// What a scanner adds behind a code is not part of it.
QString withoutLineEnd(QString text)
{
    while (text.endsWith(u'\r') || text.endsWith(u'\n') || text.endsWith(u'\t'))
        text.chop(1);
    return text;
}

Result<QString> textOfKeys(const Request &request)
{
    using scanner::HostLayout;
    const HostLayout *layout = HostLayout::find(request.layout.toLower());
    if (!layout)
        return wrongRequest(u"layout: one of %1"_s.arg(HostLayout::names().join(u", "_s)));
    return scanner::likeliestReading(request.keys, *layout, request.options);
}

/// A symbol of a kind that promises nothing may hold nothing.
bool mayBeEmpty(const QString &text, const Error &error)
{
    const AimId aim{text};
    return error.code == codes::emptyCode && !aim.format({}).isEmpty() && !aim.saysGs1() &&
           !aim.saysEan();
}

Decoded emptySymbol(const QString &text, const DecodeOptions &options)
{
    Decoded decoded = undecoded(text, options);
    decoded.warnings.append(codes::emptyCode);
    return decoded;
}

/// What a symbol says; one that breaks the rules of its symbology is told as it is, with a warning.
Decoded meaningOf(const scanner::Symbol &symbol, DecodeOptions options)
{
    options.format = symbol.format;
    options.lenient = true;
    const QString scanned = symbol.aim + symbol.text;
    Result<Decoded> decoded = decodeText(scanned, options);
    if (decoded)
        return std::move(*decoded);
    Decoded plain = undecoded(scanned, options);
    plain.warnings.append(decoded.error().code);
    return plain;
}

/// All codes of a picture, the best one's fields also at top level.
Result<QJsonObject> answerTo(const QList<scanner::Symbol> &symbols, const DecodeOptions &options)
{
    if (symbols.isEmpty())
        return failure(ErrorKind::Malformed, codes::noCode, u"no code found in the picture"_s);
    QJsonArray all;
    for (const scanner::Symbol &symbol : symbols)
        all.append(toJson(meaningOf(symbol, options)));
    QJsonObject answer = all.first().toObject();
    answer.insert("codes"_L1, all);
    return answer;
}

} // namespace

DecodeSession::DecodeSession(QString workerPath)
    : m_pictures(std::move(workerPath))
{}

Result<QJsonObject> DecodeSession::decode(const wire::JsonValue &object)
{
    const Result<Request> request = readRequest(object);
    if (!request)
        return failure(request.error());
    if (object.field("image"_L1)) {
        const Result<scanner::PictureReading> reading = m_pictures.read({.path = request->image});
        return reading ? answerTo(reading->symbols, request->options) : failure(reading.error());
    }
    const Result<QString> text =
        object.field("keys"_L1) ? textOfKeys(*request) : withoutLineEnd(request->text);
    if (!text)
        return failure(text.error());
    const Result<Decoded> decoded = decodeText(*text, request->options);
    if (!decoded && mayBeEmpty(*text, decoded.error()))
        return toJson(emptySymbol(*text, request->options));
    if (!decoded)
        return failure(decoded.error());
    return toJson(*decoded);
}

QJsonObject DecodeSession::answer(const QByteArray &line)
{
    const auto request = wire::JsonDocument::parse(line, {.bytesMax = lineSizeMax});
    if (!request)
        return toJson(request.error());
    const Result<QJsonObject> decoded = decode(request->root());
    QJsonObject answer = decoded ? *decoded : toJson(decoded.error());
    const QJsonObject asked = request->root().toObject();
    if (asked.contains("id"_L1))
        answer.insert("id"_L1, asked["id"_L1]);
    return answer;
}

int DecodeSession::run()
{
    std::string line;
    while (std::getline(std::cin, line)) {
        const QByteArray bytes = wire::toBytes(answer(QByteArray::fromStdString(line))) + '\n';
        std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
        std::fflush(stdout);
    }
    return EXIT_SUCCESS;
}

} // namespace storehand::app
