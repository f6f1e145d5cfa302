// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

#include <iterator>
#include <optional>
#include <vector>

namespace storehand::wire {

/// One value of a JsonDocument. All that lies in it stands right behind it in the document, so a
/// value is used where it is, by reference, as long as its document lives.
class JsonValue
{
public:
    enum class Kind : quint8 { Null, Flag, Whole, Number, Text, List, Object };

    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = JsonValue;
        using difference_type = qsizetype;
        using pointer = const JsonValue *;
        using reference = const JsonValue &;

        explicit Iterator(const JsonValue *at)
            : m_at(at)
        {}
        const JsonValue &operator*() const { return *m_at; }
        Iterator &operator++()
        {
            m_at += m_at->m_span;
            return *this;
        }
        bool operator==(const Iterator &) const = default;

    private:
        const JsonValue *m_at;
    };

    [[nodiscard]] bool isNull() const { return m_kind == Kind::Null; }
    [[nodiscard]] bool isText() const { return m_kind == Kind::Text; }
    [[nodiscard]] bool isList() const { return m_kind == Kind::List; }
    [[nodiscard]] bool isObject() const { return m_kind == Kind::Object; }

    /// Of a field; empty for what lies in a list.
    [[nodiscard]] QString nameText() const { return decoded(m_name); }
    [[nodiscard]] bool isCalled(QLatin1StringView name) const
    {
        return m_name == QByteArrayView(name.data(), name.size());
    }

    /// Unescaped UTF-8 of a text, empty for other kinds.
    [[nodiscard]] QByteArrayView text() const { return isText() ? m_text : QByteArrayView(); }
    [[nodiscard]] QString toString() const { return decoded(text()); }
    /// Nothing for another kind.
    [[nodiscard]] std::optional<bool> flag() const;
    /// Nothing unless it is a number without a fraction that fits; 1e3 is one.
    [[nodiscard]] std::optional<qint64> whole() const;
    [[nodiscard]] std::optional<double> number() const;

    /// How many entries a list has, or fields an object; 0 for other kinds.
    [[nodiscard]] qsizetype size() const { return isList() || isObject() ? m_size : 0; }
    [[nodiscard]] Iterator begin() const { return Iterator(this + 1); }
    [[nodiscard]] Iterator end() const { return Iterator(this + m_span); }

    /// The field of an object.
    [[nodiscard]] const JsonValue *field(QLatin1StringView name) const;

    /// Compact, its fields in the order in which they were read.
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] QJsonObject toObject() const;

private:
    friend class JsonBuilder;

    [[nodiscard]] static QString decoded(QByteArrayView utf8);
    void write(QByteArray &bytes) const;
    void writeAll(QByteArray &bytes) const;

    QByteArrayView m_name;
    union {
        QByteArrayView m_text = {};
        qint64 m_whole;
        double m_number;
        qsizetype m_size;
        bool m_flag;
    };
    Kind m_kind = Kind::Null;
    quint32 m_span = 1; ///< this value and all that lies in it
};

/// Limits of a document before its fields are looked at.
struct DocumentLimits
{
    qsizetype bytesMax = 1 << 20;
    int depthMax = 16;
};

/// A parsed JSON document whose top is an object.
class JsonDocument
{
public:
    /// Parses UTF-8. Malformed (with code too_large or malformed) for what is too long, nested too
    /// deep, no JSON, no object, or where an object has a name twice: one of the two values would
    /// be lost, and nobody could say which. That error's detail names the path, "lines[0].sku".
    [[nodiscard]] static Result<JsonDocument> parse(const QByteArray &bytes,
                                                    DocumentLimits limits = {});

    [[nodiscard]] const JsonValue &root() const { return m_values.front(); }

private:
    friend class JsonBuilder;

    JsonDocument() = default;

    std::vector<JsonValue> m_values;
    QByteArray m_texts; ///< what the views of names and texts point at
};

/// Parses as JsonDocument does, for whoever changes the object.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray &bytes, DocumentLimits limits = {});

} // namespace storehand::wire
