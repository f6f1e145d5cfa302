// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace storehand::wire {

/// The text of one JSON value, an object or a list as a rule: compact UTF-8, as it is kept and
/// sent. Made by ObjectWriter, listOf() and toJson(); read by JsonDocument.
class Json
{
public:
    Json() = default;
    /// Implicit: the same value, whoever holds it.
    Json(const QJsonObject &object);

    [[nodiscard]] static Json ofArray(const QJsonArray &array);
    /// `bytes` are one value already.
    [[nodiscard]] static Json ofBytes(QByteArray bytes);

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// Whether nothing is in it.
    [[nodiscard]] bool isEmpty() const { return m_bytes.size() <= emptySize; }
    /// For whoever wants to look into it or to change it.
    [[nodiscard]] QJsonObject toObject() const;

    friend bool operator==(const Json &, const Json &) = default;

private:
    static constexpr qsizetype emptySize = 2; ///< of {} and []

    QByteArray m_bytes = QByteArrayLiteral("{}");
};

[[nodiscard]] inline QByteArray toBytes(const Json &json)
{
    return json.bytes();
}

namespace json {

/// Qt takes one at the beginning of a text for that of a file, and drops it.
inline constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/// What follows writes one value at the end of `bytes`, escaped as Qt does.
void append(QByteArray &bytes, QStringView text);
void append(QByteArray &bytes, QByteArrayView utf8);
void append(QByteArray &bytes, qint64 number);
/// What is no number, or endless, is null.
void append(QByteArray &bytes, double number);

} // namespace json

/// Each element of `list` through `convert`, which makes Json or QString of it.
template <typename List, typename Convert>
[[nodiscard]] Json listOf(const List &list, Convert convert)
{
    QByteArray bytes("[");
    for (const auto &element : list) {
        if (bytes.size() > 1)
            bytes += ',';
        const auto value = convert(element);
        if constexpr (std::is_same_v<decltype(value), const QString>)
            json::append(bytes, QStringView(value));
        else
            bytes += Json(value).bytes();
    }
    bytes += ']';
    return Json::ofBytes(std::move(bytes));
}

[[nodiscard]] Json listOf(const QStringList &texts);

} // namespace storehand::wire
