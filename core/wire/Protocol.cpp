// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Protocol.h"

#include "core/wire/ProtocolRead.h"

#include <QCryptographicHash>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Empty when the text is not base64url.
QByteArray fromBase64Text(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

} // namespace

QByteArray commandHash(const QByteArray &line)
{
    return QCryptographicHash::hash(line, QCryptographicHash::Sha256);
}

void put(ObjectWriter &writer, const std::optional<PreviousCommand> &prev)
{
    if (!prev)
        return;
    writer.always("prev"_L1,
                  ObjectWriter().always("n"_L1, prev->n).putBase64("hash"_L1, prev->hash).object());
}

std::optional<PreviousCommand> readPrevious(ObjectReader &reader)
{
    std::optional<PreviousCommand> prev;
    reader.optionalObject("prev"_L1, [&](ObjectReader &field) {
        prev.emplace();
        prev->n = field.integer("n"_L1, 1, integerMax);
        prev->hash = readBytes(field, "hash"_L1, hashSize);
        field.refuseUnknown();
    });
    return prev;
}

QByteArray readBytes(ObjectReader &reader, QLatin1StringView name, int size)
{
    const QString text = reader.text(name);
    const QByteArray bytes = fromBase64Text(text);
    if (!text.isEmpty() && bytes.size() != size)
        reader.note(name, u"is not base64url of %1 bytes"_s.arg(size));
    return bytes;
}

QList<QByteArray> readPins(ObjectReader &reader)
{
    QList<QByteArray> pins;
    for (const QString &text : reader.textsOr("pins"_L1, pinsMax)) {
        pins.append(fromBase64Text(text));
        if (pins.constLast().size() != hashSize)
            reader.note("pins"_L1, u"holds something that is not base64url of 32 bytes"_s);
    }
    return pins;
}

QString base64Text(const QByteArray &bytes)
{
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Json numbersToJson(const QMap<QString, qint64> &numbers)
{
    ObjectWriter writer;
    for (auto it = numbers.begin(); it != numbers.end(); ++it)
        writer.always(it.key(), it.value());
    return writer.object();
}

Json toJson(const ErrorBody &body)
{
    return ObjectWriter()
        .always("error"_L1, body.error)
        .always("message"_L1, body.message)
        .put("server_time"_L1, body.serverTime)
        .put("expected"_L1, body.expected)
        .object();
}

Result<ErrorBody> decodeErrorBody(const QByteArray &bytes)
{
    return decodeMessage<ErrorBody>(bytes, [](ObjectReader &reader) {
        ErrorBody body;
        body.error = reader.text("error"_L1, idMax);
        body.message = reader.textOr("message"_L1);
        body.serverTime = reader.optionalInstant("server_time"_L1);
        body.expected = reader.optionalInteger("expected"_L1, 1, integerMax);
        return body;
    });
}

} // namespace storehand::wire
