// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "core/wire/Json.h"

#include <QDate>
#include <QVarLengthArray>

#include <optional>

namespace storehand::wire {

/// Builds one JSON object, its fields in the order of their names, so that the same value has the
/// same bytes whoever writes it. What equals its default (empty text, 0, false, nothing) is left
/// out, so that rows stay small; the readers know the same defaults.
class ObjectWriter
{
public:
    ObjectWriter &put(QLatin1StringView name, const QString &text)
    {
        return text.isEmpty() ? *this : always(name, text);
    }
    ObjectWriter &put(QLatin1StringView name, qint64 number)
    {
        return number == 0 ? *this : always(name, number);
    }
    ObjectWriter &put(QLatin1StringView name, int number) { return put(name, qint64(number)); }
    ObjectWriter &put(QLatin1StringView name, bool flag)
    {
        return flag ? always(name, true) : *this;
    }
    ObjectWriter &put(QLatin1StringView name, const std::optional<Instant> &at)
    {
        return at ? always(name, at->toText()) : *this;
    }
    ObjectWriter &put(QLatin1StringView name, const std::optional<QDate> &date)
    {
        return date ? always(name, date->toString(Qt::ISODate)) : *this;
    }
    ObjectWriter &put(QLatin1StringView name, const std::optional<qint64> &number)
    {
        return number ? always(name, *number) : *this;
    }
    ObjectWriter &put(QLatin1StringView name, const std::optional<double> &number)
    {
        return number ? always(name, *number) : *this;
    }
    ObjectWriter &put(QLatin1StringView name, const Json &value)
    {
        return value.isEmpty() ? *this : always(name, value);
    }
    ObjectWriter &putBase64(QLatin1StringView name, const QByteArray &bytes)
    {
        return put(name, QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding |
                                                            QByteArray::OmitTrailingEquals)));
    }

    /// Written whatever the value is. Names are given once each.
    ObjectWriter &always(QAnyStringView name, const QString &text);
    ObjectWriter &always(QAnyStringView name, qint64 number);
    ObjectWriter &always(QAnyStringView name, int number) { return always(name, qint64(number)); }
    ObjectWriter &always(QAnyStringView name, double number);
    ObjectWriter &always(QAnyStringView name, bool flag);
    ObjectWriter &always(QAnyStringView name, const Json &value);
    /// It would be taken for a flag.
    ObjectWriter &always(QAnyStringView name, const char *text) = delete;
    ObjectWriter &put(QLatin1StringView name, const char *text) = delete;

    [[nodiscard]] Json object() const;

private:
    struct Field
    {
        qsizetype begin = 0;
        qsizetype nameEnd = 0;
        qsizetype end = 0;
    };

    static constexpr qsizetype usualFields = 24;

    void begin(QAnyStringView name);
    void end() { m_fields.back().end = m_text.size(); }
    [[nodiscard]] bool isBefore(const Field &one, const Field &other) const;

    QByteArray m_text; ///< "name":value of each field, one after the other
    QVarLengthArray<Field, usualFields> m_fields;
};

/// Each element of `list` through `convert`, as a list of Qt's, for what Qt writes.
template <typename List, typename Convert>
[[nodiscard]] QJsonArray arrayOf(const List &list, Convert convert)
{
    QJsonArray array;
    for (const auto &element : list)
        array.append(convert(element));
    return array;
}

} // namespace storehand::wire
