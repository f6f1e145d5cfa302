// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonDocument.h"

#include "core/domain/Codes.h"
#include "core/wire/Json.h"

#include <QJsonDocument>
#include <QSet>
#include <QVarLengthArray>

#include <algorithm>
#include <cmath>
#include <simdjson.h>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shownNameMax = 60;

/// The names of one object. Few are compared one by one, many looked up.
class Names
{
public:
    /// False when it was there already.
    bool add(QByteArrayView name)
    {
        if (!m_many.isEmpty()) {
            const qsizetype before = m_many.size();
            m_many.insert(name);
            return m_many.size() > before;
        }
        const quint64 mark = markOf(name);
        const bool isAlike = m_marks & mark;
        m_marks |= mark;
        if (isAlike && std::find(m_few.begin(), m_few.end(), name) != m_few.end())
            return false;
        m_few.append(name);
        if (m_few.size() > fewMax)
            m_many = QSet<QByteArrayView>(m_few.begin(), m_few.end());
        return true;
    }

private:
    static constexpr qsizetype fewMax = 32;

    /// One bit of 64: names with different ones differ.
    static quint64 markOf(QByteArrayView name)
    {
        if (name.isEmpty())
            return 1;
        const auto at = [&](qsizetype i) { return static_cast<quint8>(name[i]); };
        const qsizetype size = name.size();
        const quint64 sum =
            static_cast<quint64>(size) + 5U * at(0) + 11U * at(size / 2) + 23U * at(size - 1);
        return quint64(1) << (sum % 64U);
    }

    quint64 m_marks = 0;
    QVarLengthArray<QByteArrayView, fewMax> m_few;
    QSet<QByteArrayView> m_many;
};

tl::unexpected<Error> malformed(const QString &detail, const QStringList &args = {})
{
    return failure(ErrorKind::Malformed, codes::malformed, detail, args);
}

tl::unexpected<Error> tooDeep(int depthMax)
{
    return malformed(u"the document is nested deeper than %1 levels"_s.arg(depthMax));
}

/// Qt's parser says where. It takes more than RFC 8259 allows, and more than a QString of ours may
/// hold: control characters in a text, escapes of its own, whole numbers of any length, half of a
/// surrogate pair.
tl::unexpected<Error> notJson(QByteArrayView bytes, simdjson::error_code code)
{
    QJsonParseError error;
    (void)QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return malformed(u"not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    return malformed(u"not JSON: "_s + QString::fromLatin1(simdjson::error_message(code)));
}

} // namespace

/// Copies what simdjson read into a document of ours, which needs no more than one lookup to be
/// read, and keeps simdjson's many lines of header out of everybody else's.
class JsonBuilder
{
public:
    JsonBuilder(JsonDocument &document, qsizetype bytes, int depthMax)
        : m_document(document)
        , m_depthMax(depthMax)
    {
        constexpr qsizetype bytesAValue = 12; // about; a vector that is too small grows
        m_document.m_values.reserve(size_t(bytes / bytesAValue) + 4);
        m_document.m_texts.resize(bytes); // unescaped, all of them are shorter than the document
        m_free = m_document.m_texts.data();
    }

    [[nodiscard]] Status run(simdjson::dom::element root)
    {
        if (add({}, root, 0))
            return {};
        if (m_isTooDeep)
            return tooDeep(m_depthMax);
        return malformed(m_path + u": is there twice"_s, {m_path});
    }

private:
    [[nodiscard]] bool add(QByteArrayView name, simdjson::dom::element element, int depth)
    {
        using simdjson::dom::element_type;
        const size_t index = m_document.m_values.size();
        JsonValue &value = m_document.m_values.emplace_back();
        value.m_name = name;
        switch (element.type()) {
        case element_type::OBJECT:
            return open(index, JsonValue::Kind::Object, depth) &&
                   addFields(index, element.get_object().value_unsafe(), depth + 1);
        case element_type::ARRAY:
            return open(index, JsonValue::Kind::List, depth) &&
                   addEntries(index, element.get_array().value_unsafe(), depth + 1);
        case element_type::STRING:
            value.m_text = kept(element.get_string().value_unsafe());
            value.m_kind = JsonValue::Kind::Text;
            break;
        case element_type::INT64:
            value.m_whole = element.get_int64().value_unsafe();
            value.m_kind = JsonValue::Kind::Whole;
            break;
        case element_type::UINT64: // beyond what a qint64 holds
        case element_type::DOUBLE:
            value.m_number = element.get_double().value_unsafe();
            value.m_kind = JsonValue::Kind::Number;
            break;
        case element_type::BOOL:
            value.m_flag = element.get_bool().value_unsafe();
            value.m_kind = JsonValue::Kind::Flag;
            break;
        case element_type::NULL_VALUE:
            break;
        }
        return true;
    }

    [[nodiscard]] bool open(size_t index, JsonValue::Kind kind, int depth)
    {
        m_document.m_values[index].m_kind = kind;
        m_isTooDeep = depth >= m_depthMax;
        return !m_isTooDeep;
    }

    [[nodiscard]] bool addFields(size_t index, simdjson::dom::object fields, int depth)
    {
        Names names;
        qsizetype size = 0;
        for (const simdjson::dom::key_value_pair field : fields) {
            const QByteArrayView name = kept(field.key);
            const bool isNew = names.add(name);
            if (!isNew || !add(name, field.value, depth)) {
                lead(QString::fromUtf8(name).left(shownNameMax));
                return false;
            }
            ++size;
        }
        close(index, size);
        return true;
    }

    [[nodiscard]] bool addEntries(size_t index, simdjson::dom::array entries, int depth)
    {
        qsizetype size = 0;
        for (const simdjson::dom::element entry : entries) {
            if (!add({}, entry, depth)) {
                lead(u"[%1]"_s.arg(size));
                return false;
            }
            ++size;
        }
        close(index, size);
        return true;
    }

    void close(size_t index, qsizetype size)
    {
        JsonValue &value = m_document.m_values[index];
        value.m_size = size;
        value.m_span = static_cast<quint32>(m_document.m_values.size() - index);
    }

    QByteArrayView kept(std::string_view text)
    {
        const QByteArrayView view(m_free, static_cast<qsizetype>(text.size()));
        m_free = std::copy(text.begin(), text.end(), m_free);
        return view;
    }

    /// Puts a step in front of the path to what is wrong.
    void lead(const QString &step)
    {
        const bool needsDot = !m_path.isEmpty() && !m_path.startsWith(u'[');
        m_path = step + (needsDot ? u"."_s : QString()) + m_path;
    }

    JsonDocument &m_document;
    const int m_depthMax;
    char *m_free = nullptr;
    bool m_isTooDeep = false;
    QString m_path;
};

std::optional<bool> JsonValue::flag() const
{
    return m_kind == Kind::Flag ? std::optional(m_flag) : std::nullopt;
}

std::optional<qint64> JsonValue::whole() const
{
    if (m_kind == Kind::Whole)
        return m_whole;
    constexpr double beyond = 9'223'372'036'854'775'808.0; // 2^63
    if (m_kind != Kind::Number || std::trunc(m_number) != m_number || m_number < -beyond ||
        m_number >= beyond)
        return std::nullopt;
    return static_cast<qint64>(m_number);
}

std::optional<double> JsonValue::number() const
{
    if (m_kind == Kind::Whole)
        return static_cast<double>(m_whole);
    return m_kind == Kind::Number ? std::optional(m_number) : std::nullopt;
}

QString JsonValue::decoded(QByteArrayView utf8)
{
    // Qt takes the mark at the beginning of a text for one of a file, and drops it.
    const QString text = QString::fromUtf8(utf8);
    return utf8.startsWith(json::byteOrderMark) ? QChar(QChar::ByteOrderMark) + text : text;
}

const JsonValue *JsonValue::field(QLatin1StringView name) const
{
    for (const JsonValue &field : *this) {
        if (field.isCalled(name))
            return &field;
    }
    return nullptr;
}

QByteArray JsonValue::toBytes() const
{
    QByteArray bytes;
    write(bytes);
    return bytes;
}

void JsonValue::write(QByteArray &bytes) const
{
    switch (m_kind) {
    case Kind::Null:
        bytes += "null";
        break;
    case Kind::Flag:
        bytes += m_flag ? "true" : "false";
        break;
    case Kind::Whole:
        json::append(bytes, m_whole);
        break;
    case Kind::Number:
        json::append(bytes, m_number);
        break;
    case Kind::Text:
        json::append(bytes, m_text);
        break;
    case Kind::List:
    case Kind::Object:
        writeAll(bytes);
        break;
    }
}

void JsonValue::writeAll(QByteArray &bytes) const
{
    bytes += isObject() ? '{' : '[';
    bool isFirst = true;
    for (const JsonValue &value : *this) {
        if (!isFirst)
            bytes += ',';
        isFirst = false;
        if (isObject()) {
            json::append(bytes, value.m_name);
            bytes += ':';
        }
        value.write(bytes);
    }
    bytes += isObject() ? '}' : ']';
}

QJsonObject JsonValue::toObject() const
{
    return QJsonDocument::fromJson(toBytes()).object();
}

Result<JsonDocument> JsonDocument::parse(const QByteArray &bytes, DocumentLimits limits)
{
    if (bytes.size() > limits.bytesMax)
        return failure(ErrorKind::Malformed, codes::tooLarge,
                       u"the document has %1 bytes, at most %2 are read"_s.arg(bytes.size())
                           .arg(limits.bytesMax));
    QByteArrayView text(bytes);
    if (text.startsWith(json::byteOrderMark))
        text = text.sliced(json::byteOrderMark.size());
    if (text.isEmpty())
        return notJson(text, simdjson::EMPTY);
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const simdjson::error_code error = parser.parse(text.data(), size_t(text.size())).get(root);
    if (error == simdjson::DEPTH_ERROR)
        return tooDeep(limits.depthMax);
    if (error)
        return notJson(text, error);
    if (!root.is_object())
        return malformed(u"not a JSON object"_s);
    JsonDocument document;
    if (const Status built = JsonBuilder(document, text.size(), limits.depthMax).run(root); !built)
        return failure(built.error());
    return document;
}

Result<QJsonObject> parseObject(const QByteArray &bytes, DocumentLimits limits)
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes, limits);
    return document ? Result<QJsonObject>(document->root().toObject()) : failure(document.error());
}

} // namespace storehand::wire
