// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace storehand::wire {

/// Builds one JSON object. What equals its default (empty text, 0, false, nothing) is left out, so
/// that rows stay small; the readers know the same defaults.
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
    ObjectWriter &put(QLatin1StringView name, const QJsonArray &array)
    {
        return array.isEmpty() ? *this : always(name, array);
    }
    ObjectWriter &put(QLatin1StringView name, const QJsonObject &object)
    {
        return object.isEmpty() ? *this : always(name, object);
    }
    ObjectWriter &putBase64(QLatin1StringView name, const QByteArray &bytes)
    {
        return put(name, QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding |
                                                            QByteArray::OmitTrailingEquals)));
    }
    /// Written whatever the value is.
    ObjectWriter &always(QLatin1StringView name, const QJsonValue &value)
    {
        m_object.insert(name, value);
        return *this;
    }

    [[nodiscard]] const QJsonObject &object() const { return m_object; }

private:
    QJsonObject m_object;
};

/// Each element of `list` through `convert`, as an array.
template <typename List, typename Convert>
[[nodiscard]] QJsonArray arrayOf(const List &list, Convert convert)
{
    QJsonArray array;
    for (const auto &element : list)
        array.append(convert(element));
    return array;
}

[[nodiscard]] inline QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace storehand::wire
