// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ObjectWriter.h"

#include <algorithm>
#include <functional>

namespace storehand::wire {

void ObjectWriter::begin(QAnyStringView name)
{
    Field field{m_text.size()};
    name.visit([&](auto text) {
        if constexpr (std::is_same_v<decltype(text), QStringView>)
            json::append(m_text, text);
        else
            json::append(m_text, QByteArrayView(text.data(), text.size()));
    });
    field.nameEnd = m_text.size() - 1;
    m_text += ':';
    m_fields.append(field);
}

ObjectWriter &ObjectWriter::always(QAnyStringView name, const QString &text)
{
    begin(name);
    json::append(m_text, QStringView(text));
    end();
    return *this;
}

ObjectWriter &ObjectWriter::always(QAnyStringView name, qint64 number)
{
    begin(name);
    json::append(m_text, number);
    end();
    return *this;
}

ObjectWriter &ObjectWriter::always(QAnyStringView name, double number)
{
    begin(name);
    json::append(m_text, number);
    end();
    return *this;
}

ObjectWriter &ObjectWriter::always(QAnyStringView name, bool flag)
{
    begin(name);
    m_text += flag ? "true" : "false";
    end();
    return *this;
}

ObjectWriter &ObjectWriter::always(QAnyStringView name, const Json &value)
{
    begin(name);
    m_text += value.bytes();
    end();
    return *this;
}

bool ObjectWriter::isBefore(const Field &one, const Field &other) const
{
    const auto nameOf = [this](const Field &field) {
        return QByteArrayView(m_text).sliced(field.begin, field.nameEnd - field.begin);
    };
    return nameOf(one) < nameOf(other);
}

Json ObjectWriter::object() const
{
    QVarLengthArray<Field, usualFields> sorted = m_fields;
    const auto isBefore = [this](const Field &one, const Field &other) {
        return this->isBefore(one, other);
    };
    std::sort(sorted.begin(), sorted.end(), isBefore);
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end(), std::not_fn(isBefore));
    if (twice != sorted.end()) // nobody could read that
        qFatal("a name was given twice: %s",
               m_text.mid(twice->begin, twice->nameEnd - twice->begin).constData());
    QByteArray bytes;
    bytes.reserve(m_text.size() + m_fields.size() + 2);
    bytes += '{';
    for (const Field &field : sorted) {
        if (bytes.size() > 1)
            bytes += ',';
        bytes.append(m_text.constData() + field.begin, field.end - field.begin);
    }
    bytes += '}';
    return Json::ofBytes(std::move(bytes));
}

} // namespace storehand::wire
