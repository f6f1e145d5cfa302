// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpMessage.h"

#include <QStringDecoder>

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<QString> decoded(QByteArrayView raw, bool plusIsSpace)
{
    QByteArray bytes;
    bytes.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '%') {
            const int high = i + 2 < raw.size() ? hexDigit(raw[i + 1]) : -1;
            const int low = i + 2 < raw.size() ? hexDigit(raw[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            c = char(high * 16 + low);
            i += 2;
        } else if (c == '+' && plusIsSpace) {
            c = ' ';
        }
        if (uchar(c) < 0x20 || c == 0x7f)
            return std::nullopt;
        bytes.append(c);
    }
    QStringDecoder toText(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = toText(bytes);
    if (toText.hasError())
        return std::nullopt;
    return text.normalized(QString::NormalizationForm_C); // as bodies are
}

template <typename Use>
bool eachPart(QByteArrayView text, char separator, Use use)
{
    while (true) {
        const qsizetype end = text.indexOf(separator);
        if (!use(end < 0 ? text : text.first(end)))
            return false;
        if (end < 0)
            return true;
        text = text.sliced(end + 1);
    }
}

} // namespace

QByteArray nameOf(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return "GET"_ba;
    case HttpMethod::Post:
        return "POST"_ba;
    case HttpMethod::Put:
        return "PUT"_ba;
    case HttpMethod::Delete:
        return "DELETE"_ba;
    }
    Q_UNREACHABLE();
}

QString HttpRequest::value(QStringView name) const
{
    const auto found = std::find_if(values.begin(), values.end(),
                                    [name](const auto &value) { return value.first == name; });
    Q_ASSERT_X(found != values.end(), "HttpRequest", "the route's pattern has no such name");
    return found->second;
}

std::optional<QString> HttpRequest::queryValue(QStringView name) const
{
    const auto found = std::find_if(query.begin(), query.end(),
                                    [name](const auto &pair) { return pair.first == name; });
    return found == query.end() ? std::nullopt : std::optional(found->second);
}

bool HttpRequest::isOfType(QByteArrayView type) const
{
    const qsizetype end = contentType.indexOf(';');
    return contentType.first(end < 0 ? contentType.size() : end).trimmed().toLower() == type;
}

HttpAnswer HttpAnswer::json(int status, const wire::Json &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = wire::toBytes(body);
    return answer;
}

HttpAnswer HttpAnswer::json(int status, const QJsonObject &body)
{
    return json(status, wire::Json(body));
}

HttpAnswer HttpAnswer::error(int status, const QString &code, const QString &message)
{
    return json(status, {{u"error"_s, code}, {u"message"_s, message}});
}

HttpAnswer HttpAnswer::busy(int status, const QString &code, const QString &message,
                            int retryAfterSeconds)
{
    HttpAnswer answer = error(status, code, message);
    answer.headers.append({"Retry-After"_ba, QByteArray::number(retryAfterSeconds)});
    return answer;
}

std::optional<HttpTarget> HttpTarget::parse(QByteArrayView target)
{
    if (!target.startsWith('/'))
        return std::nullopt;
    HttpTarget result;
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    const bool pathIsGood = eachPart(path.sliced(1), '/', [&](QByteArrayView part) {
        const std::optional<QString> segment = decoded(part, false);
        if (segment)
            result.path.append(*segment);
        return segment.has_value();
    });
    if (!pathIsGood)
        return std::nullopt;
    if (mark < 0 || mark + 1 == target.size())
        return result;
    const bool queryIsGood = eachPart(target.sliced(mark + 1), '&', [&](QByteArrayView part) {
        const qsizetype equals = part.indexOf('=');
        const auto name = decoded(equals < 0 ? part : part.first(equals), true);
        const auto value = decoded(equals < 0 ? QByteArrayView() : part.sliced(equals + 1), true);
        if (name && value && !part.isEmpty())
            result.query.append({*name, *value});
        return name && value;
    });
    return queryIsGood ? std::optional(result) : std::nullopt;
}

} // namespace storehand::oms
