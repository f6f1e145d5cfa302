// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Json.h"

#include <QJsonDocument>

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace storehand::wire {

namespace {

constexpr char firstPrintable = 0x20;
constexpr char16_t firstBeyondAscii = 0x80;

bool isPlain(char16_t character)
{
    return character >= char16_t(firstPrintable) && character != u'"' && character != u'\\' &&
           character < firstBeyondAscii;
}

void appendEscaped(QByteArray &bytes, char character)
{
    constexpr std::string_view meant = "\"\\\b\f\n\r\t";
    constexpr std::string_view written = "\"\\bfnrt";
    constexpr std::string_view digits = "0123456789abcdef";
    if (const size_t short_ = meant.find(character); short_ != std::string_view::npos) {
        bytes += '\\';
        bytes += written[short_];
        return;
    }
    bytes += "\\u00";
    bytes += digits[size_t(character) / digits.size()];
    bytes += digits[size_t(character) % digits.size()];
}

} // namespace

Json::Json(const QJsonObject &object)
    : m_bytes(QJsonDocument(object).toJson(QJsonDocument::Compact))
{}

Json Json::ofArray(const QJsonArray &array)
{
    return ofBytes(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Json Json::ofBytes(QByteArray bytes)
{
    Json json;
    json.m_bytes = std::move(bytes);
    return json;
}

QJsonObject Json::toObject() const
{
    return QJsonDocument::fromJson(m_bytes).object();
}

void json::append(QByteArray &bytes, QStringView text)
{
    const qsizetype begin = bytes.size();
    bytes.resize(begin + text.size() + 2);
    char *out = bytes.data() + begin;
    *out++ = '"';
    for (const QChar character : text) {
        if (!isPlain(character.unicode())) {
            bytes.truncate(begin);
            append(bytes, QByteArrayView(text.toUtf8()));
            return;
        }
        *out++ = static_cast<char>(character.unicode());
    }
    *out = '"';
}

void json::append(QByteArray &bytes, QByteArrayView utf8)
{
    bytes += '"';
    if (utf8.startsWith(byteOrderMark)) { // Qt drops one that is not escaped when it reads
        bytes += "\\ufeff";
        utf8 = utf8.sliced(byteOrderMark.size());
    }
    for (const char character : utf8) {
        const bool isControl = character >= 0 && character < firstPrintable;
        if (isControl || character == '"' || character == '\\')
            appendEscaped(bytes, character);
        else
            bytes += character;
    }
    bytes += '"';
}

void json::append(QByteArray &bytes, qint64 number)
{
    std::array<char, 20> digits; // the longest one
    const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + 20, number);
    bytes.append(digits.data(), end.ptr - digits.data());
}

void json::append(QByteArray &bytes, double number)
{
    constexpr double wholeMax = 9'007'199'254'740'992.0; // 2^53
    if (!std::isfinite(number))
        bytes += "null";
    else if (std::trunc(number) == number && std::abs(number) <= wholeMax)
        append(bytes, static_cast<qint64>(number));
    else // with an exponent where a reader might take it for a whole number that does not fit
        bytes += QByteArray::number(number, std::abs(number) > wholeMax ? 'e' : 'g',
                                    QLocale::FloatingPointShortest);
}

Json listOf(const QStringList &texts)
{
    return listOf(texts, [](const QString &text) { return text; });
}

} // namespace storehand::wire
