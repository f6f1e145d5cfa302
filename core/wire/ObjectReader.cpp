// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ObjectReader.h"

#include <algorithm>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int unitsMax = 1'000'000;

/// What a database does not take as it is; empty for every other text.
QString flawOf(const QString &text)
{
    return text.contains(QChar(0)) ? u"holds a NUL character"_s : QString();
}

} // namespace

QString describe(const Problems &problems)
{
    QStringList parts;
    for (const Problem &problem : problems)
        parts.append(problem.path.isEmpty() ? problem.problem
                                            : problem.path + u": "_s + problem.problem);
    return parts.join(u"; "_s);
}

ObjectReader::ObjectReader(const JsonValue &object, QString path, Problems &problems)
    : m_object(object)
    , m_path(std::move(path))
    , m_problems(problems)
    , m_known(m_object.size(), false)
{}

ObjectReader::ObjectReader(const JsonValue &object, const ObjectReader &parent,
                           QLatin1StringView name, int index)
    : m_object(object)
    , m_parent(&parent)
    , m_name(name)
    , m_index(index)
    , m_problems(parent.m_problems)
    , m_known(m_object.size(), false)
    , m_isStrict(parent.m_isStrict)
{}

bool ObjectReader::has(QLatin1StringView name) const
{
    const JsonValue *const value = m_object.field(name);
    return value && !value->isNull();
}

QString ObjectReader::path() const
{
    if (!m_parent)
        return m_path;
    const QString field = m_parent->pathOf(m_name);
    return m_index == noIndex ? field : u"%1[%2]"_s.arg(field).arg(m_index);
}

QString ObjectReader::pathOf(QAnyStringView name) const
{
    const QString own = path();
    if (name.isEmpty())
        return own;
    return own.isEmpty() ? name.toString() : own + u'.' + name.toString();
}

void ObjectReader::readNested(const JsonValue &object, QLatin1StringView name, int index,
                              const std::function<void(ObjectReader &)> &read)
{
    ObjectReader reader(object, *this, name, index);
    read(reader);
    if (m_isStrict)
        reader.refuseUnknown();
}

void ObjectReader::knowAll()
{
    std::fill(m_known.begin(), m_known.end(), true);
}

void ObjectReader::note(QAnyStringView name, const QString &problem)
{
    m_problems.append({pathOf(name), problem});
}

const JsonValue *ObjectReader::find(QLatin1StringView name)
{
    qsizetype index = 0;
    for (const JsonValue &field : m_object) {
        if (field.isCalled(name)) {
            m_known[index] = true;
            return field.isNull() ? nullptr : &field;
        }
        ++index;
    }
    return nullptr;
}

const JsonValue *ObjectReader::need(QLatin1StringView name)
{
    const JsonValue *const value = find(name);
    if (!value)
        note(name, u"is missing"_s);
    return value;
}

QString ObjectReader::text(QLatin1StringView name, int max)
{
    const JsonValue *const value = need(name);
    if (!value)
        return {};
    if (value->isText() && value->text().isEmpty())
        note(name, u"is empty"_s);
    return textOf(name, *value, max);
}

QString ObjectReader::textOr(QLatin1StringView name, const QString &fallback, int max)
{
    const JsonValue *const value = find(name);
    return value ? textOf(name, *value, max) : fallback;
}

QString ObjectReader::textOf(QLatin1StringView name, const JsonValue &value, int max)
{
    if (!value.isText()) {
        note(name, u"is not a text"_s);
        return {};
    }
    const QString text = value.toString().normalized(QString::NormalizationForm_C);
    if (text.size() > max)
        note(name, u"is longer than %1 characters"_s.arg(max));
    else if (const QString flaw = flawOf(text); !flaw.isEmpty())
        note(name, flaw);
    return text;
}

qint64 ObjectReader::integer(QLatin1StringView name, qint64 min, qint64 max)
{
    return need(name) ? integerOr(name, min, min, max) : min;
}

qint64 ObjectReader::integerOr(QLatin1StringView name, qint64 fallback, qint64 min, qint64 max)
{
    return optionalInteger(name, min, max).value_or(fallback);
}

int ObjectReader::units(QLatin1StringView name)
{
    return static_cast<int>(integerOr(name, 0, 0, unitsMax));
}

std::optional<qint64> ObjectReader::optionalInteger(QLatin1StringView name, qint64 min, qint64 max)
{
    const JsonValue *const value = find(name);
    if (!value)
        return std::nullopt;
    const std::optional<qint64> number = value->whole();
    if (!number)
        note(name, u"is not a whole number"_s);
    else if (*number < min || *number > max)
        note(name, u"%1 is not between %2 and %3"_s.arg(*number).arg(min).arg(max));
    else
        return number;
    return std::nullopt;
}

std::optional<double> ObjectReader::optionalNumber(QLatin1StringView name, double min, double max)
{
    const JsonValue *const value = find(name);
    if (!value)
        return std::nullopt;
    const std::optional<double> number = value->number();
    if (!number)
        note(name, u"is not a number"_s);
    else if (*number < min || *number > max)
        note(name, u"%1 is not between %2 and %3"_s.arg(*number).arg(min).arg(max));
    else
        return number;
    return std::nullopt;
}

bool ObjectReader::flag(QLatin1StringView name, bool fallback)
{
    const JsonValue *const value = find(name);
    if (!value)
        return fallback;
    if (!value->flag())
        note(name, u"is neither true nor false"_s);
    return value->flag().value_or(fallback);
}

Instant ObjectReader::instant(QLatin1StringView name)
{
    return need(name) ? optionalInstant(name).value_or(Instant{}) : Instant{};
}

std::optional<Instant> ObjectReader::optionalInstant(QLatin1StringView name)
{
    const JsonValue *const value = find(name);
    if (!value)
        return std::nullopt;
    const std::optional<Instant> at = Instant::fromText(value->toString());
    // With its offset a time can lie in a year that ISO 8601 cannot write.
    if (at && !at->toText().isEmpty())
        return at;
    note(name, u"is not a time such as 2026-11-21T09:12:00.000Z"_s);
    return std::nullopt;
}

std::optional<QDate> ObjectReader::optionalDate(QLatin1StringView name)
{
    const JsonValue *const value = find(name);
    if (!value)
        return std::nullopt;
    const QDate date = QDate::fromString(value->toString(), Qt::ISODate);
    if (date.isValid())
        return date;
    note(name, u"is not a date such as 2026-12-25"_s);
    return std::nullopt;
}

QStringList ObjectReader::textsOr(QLatin1StringView name, int max)
{
    const JsonValue *const value = find(name);
    if (!value)
        return {};
    QStringList texts;
    if (!value->isList() || value->size() > max) {
        note(name, u"is not a list of at most %1 texts"_s.arg(max));
        return {};
    }
    for (const JsonValue &entry : *value) {
        const QString text = entry.toString().normalized(QString::NormalizationForm_C);
        if (!entry.isText() || text.size() > textMax)
            note(name, u"holds something that is not a text"_s);
        else if (const QString flaw = flawOf(text); !flaw.isEmpty())
            note(name, flaw);
        texts.append(text);
    }
    return texts;
}

QByteArray ObjectReader::base64Or(QLatin1StringView name, int maxBytes)
{
    const QString text = textOr(name, {}, maxBytes * 4 / 3 + 4);
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        note(name, u"is not base64url"_s);
    return decoded ? *decoded : QByteArray();
}

void ObjectReader::object(QLatin1StringView name, const std::function<void(ObjectReader &)> &read)
{
    if (need(name))
        optionalObject(name, read);
}

bool ObjectReader::optionalObject(QLatin1StringView name,
                                  const std::function<void(ObjectReader &)> &read)
{
    const JsonValue *const value = find(name);
    if (!value)
        return false;
    if (!value->isObject()) {
        note(name, u"is not an object"_s);
        return false;
    }
    readNested(*value, name, noIndex, read);
    return true;
}

void ObjectReader::objects(QLatin1StringView name, int min,
                           const std::function<void(ObjectReader &)> &read, int max)
{
    const JsonValue *const value = need(name);
    if (!value)
        return;
    if (value->isList() && value->size() < min)
        note(name, u"needs at least %1 entry"_s.arg(min));
    objectsOr(name, read, max);
}

void ObjectReader::objectsOr(QLatin1StringView name,
                             const std::function<void(ObjectReader &)> &read, int max)
{
    const JsonValue *const value = find(name);
    if (!value)
        return;
    if (!value->isList() || value->size() > max) {
        note(name, u"is not a list of at most %1 objects"_s.arg(max));
        return;
    }
    int index = 0;
    for (const JsonValue &entry : *value) {
        if (entry.isObject())
            readNested(entry, name, index, read);
        else
            m_problems.append({u"%1[%2]"_s.arg(pathOf(name)).arg(index), u"is not an object"_s});
        ++index;
    }
}

void ObjectReader::counts(QLatin1StringView name,
                          const std::function<void(const QString &, qint64)> &read)
{
    optionalObject(name, [&](ObjectReader &map) {
        map.knowAll();
        for (const JsonValue &field : map.m_object) {
            const QString key = field.nameText();
            const std::optional<qint64> number = field.whole();
            if (!number || *number < 0)
                map.note(key, u"is not a count"_s);
            else if (const QString flaw = flawOf(key); !flaw.isEmpty())
                note(name, flaw);
            else
                read(key, *number);
        }
    });
}

void ObjectReader::refuseUnknown()
{
    qsizetype index = 0;
    for (const JsonValue &field : m_object) {
        if (!m_known[index])
            note(field.nameText(), u"is not a known field"_s);
        ++index;
    }
    knowAll(); // noted once, whoever refuses them next
}

} // namespace storehand::wire
