// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ObjectReader.h"

#include "core/domain/Codes.h"
#include "core/wire/JsonScan.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int unitsMax = 1'000'000;

/// What neither a database nor UTF-8 takes as it is; empty for every other text.
QString flawOf(const QString &text)
{
    if (text.contains(QChar(0)))
        return u"holds a NUL character"_s;
    return text.isValidUtf16() ? QString() : u"holds half of a character"_s;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const qint64 number = value.toInteger(0);
    return number == value.toInteger(1) ? std::optional(number) : std::nullopt;
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

ObjectReader::ObjectReader(QJsonObject object, QString path, Problems &problems)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_problems(problems)
    , m_known(m_object.size(), false)
{}

ObjectReader::ObjectReader(QJsonObject object, const ObjectReader &parent, QLatin1StringView name,
                           int index)
    : m_object(std::move(object))
    , m_parent(&parent)
    , m_name(name)
    , m_index(index)
    , m_problems(parent.m_problems)
    , m_known(m_object.size(), false)
    , m_isStrict(parent.m_isStrict)
{}

bool ObjectReader::has(QLatin1StringView name) const
{
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
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

void ObjectReader::readNested(const QJsonObject &object, QLatin1StringView name, int index,
                              const std::function<void(ObjectReader &)> &read)
{
    ObjectReader reader(object, *this, name, index);
    read(reader);
    if (m_isStrict)
        reader.refuseUnknown();
}

void ObjectReader::know(QAnyStringView name)
{
    const auto field = m_object.constFind(name.toString());
    if (field != m_object.constEnd())
        m_known[field - m_object.constBegin()] = true;
}

void ObjectReader::note(QAnyStringView name, const QString &problem)
{
    m_problems.append({pathOf(name), problem});
}

QJsonValue ObjectReader::find(QLatin1StringView name)
{
    const auto field = m_object.constFind(name);
    if (field == m_object.constEnd())
        return QJsonValue::Undefined;
    m_known[field - m_object.constBegin()] = true;
    const QJsonValue value = field.value();
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

QJsonValue ObjectReader::need(QLatin1StringView name)
{
    const QJsonValue value = find(name);
    if (value.isUndefined())
        note(name, u"is missing"_s);
    return value;
}

QString ObjectReader::text(QLatin1StringView name, int max)
{
    const QJsonValue value = need(name);
    if (value.isUndefined())
        return {};
    if (value.isString() && value.toString().isEmpty())
        note(name, u"is empty"_s);
    return textOf(name, value, max);
}

QString ObjectReader::textOr(QLatin1StringView name, const QString &fallback, int max)
{
    const QJsonValue value = find(name);
    return value.isUndefined() ? fallback : textOf(name, value, max);
}

QString ObjectReader::textOf(QLatin1StringView name, const QJsonValue &value, int max)
{
    if (!value.isString()) {
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
    return need(name).isUndefined() ? min : integerOr(name, min, min, max);
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
    const QJsonValue value = find(name);
    if (value.isUndefined())
        return std::nullopt;
    const std::optional<qint64> number = wholeNumber(value);
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
    const QJsonValue value = find(name);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(std::nan(""));
    if (std::isnan(number))
        note(name, u"is not a number"_s);
    else if (number < min || number > max)
        note(name, u"%1 is not between %2 and %3"_s.arg(number).arg(min).arg(max));
    else
        return number;
    return std::nullopt;
}

bool ObjectReader::flag(QLatin1StringView name, bool fallback)
{
    const QJsonValue value = find(name);
    if (value.isUndefined())
        return fallback;
    if (!value.isBool())
        note(name, u"is neither true nor false"_s);
    return value.toBool(fallback);
}

Instant ObjectReader::instant(QLatin1StringView name)
{
    return need(name).isUndefined() ? Instant{} : optionalInstant(name).value_or(Instant{});
}

std::optional<Instant> ObjectReader::optionalInstant(QLatin1StringView name)
{
    const QJsonValue value = find(name);
    if (value.isUndefined())
        return std::nullopt;
    const std::optional<Instant> at = Instant::fromText(value.toString());
    // With its offset a time can lie in a year that ISO 8601 cannot write.
    if (at && !at->toText().isEmpty())
        return at;
    note(name, u"is not a time such as 2026-11-21T09:12:00.000Z"_s);
    return std::nullopt;
}

std::optional<QDate> ObjectReader::optionalDate(QLatin1StringView name)
{
    const QJsonValue value = find(name);
    if (value.isUndefined())
        return std::nullopt;
    const QDate date = QDate::fromString(value.toString(), Qt::ISODate);
    if (date.isValid())
        return date;
    note(name, u"is not a date such as 2026-12-25"_s);
    return std::nullopt;
}

QStringList ObjectReader::textsOr(QLatin1StringView name, int max)
{
    const QJsonValue value = find(name);
    if (value.isUndefined())
        return {};
    QStringList texts;
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > max) {
        note(name, u"is not a list of at most %1 texts"_s.arg(max));
        return {};
    }
    for (const QJsonValue &entry : array) {
        if (!entry.isString() || entry.toString().size() > textMax)
            note(name, u"holds something that is not a text"_s);
        else if (const QString flaw = flawOf(entry.toString()); !flaw.isEmpty())
            note(name, flaw);
        texts.append(entry.toString().normalized(QString::NormalizationForm_C));
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
    if (!need(name).isUndefined())
        optionalObject(name, read);
}

bool ObjectReader::optionalObject(QLatin1StringView name,
                                  const std::function<void(ObjectReader &)> &read)
{
    const QJsonValue value = find(name);
    if (value.isUndefined())
        return false;
    if (!value.isObject()) {
        note(name, u"is not an object"_s);
        return false;
    }
    readNested(value.toObject(), name, noIndex, read);
    return true;
}

void ObjectReader::objects(QLatin1StringView name, int min,
                           const std::function<void(ObjectReader &)> &read, int max)
{
    const QJsonValue value = need(name);
    if (value.isUndefined())
        return;
    if (value.isArray() && value.toArray().size() < min)
        note(name, u"needs at least %1 entry"_s.arg(min));
    objectsOr(name, read, max);
}

void ObjectReader::objectsOr(QLatin1StringView name,
                             const std::function<void(ObjectReader &)> &read, int max)
{
    const QJsonValue value = find(name);
    if (value.isUndefined())
        return;
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > max) {
        note(name, u"is not a list of at most %1 objects"_s.arg(max));
        return;
    }
    for (int i = 0; i < array.size(); ++i) {
        const QJsonValue entry = array[i];
        if (entry.isObject())
            readNested(entry.toObject(), name, i, read);
        else
            m_problems.append({u"%1[%2]"_s.arg(pathOf(name)).arg(i), u"is not an object"_s});
    }
}

void ObjectReader::counts(QLatin1StringView name,
                          const std::function<void(const QString &, qint64)> &read)
{
    optionalObject(name, [&](ObjectReader &map) {
        std::fill(map.m_known.begin(), map.m_known.end(), true);
        for (auto it = map.m_object.begin(); it != map.m_object.end(); ++it) {
            const std::optional<qint64> number = wholeNumber(it.value());
            if (!number || *number < 0)
                map.note(it.key(), u"is not a count"_s);
            else if (const QString flaw = flawOf(it.key()); !flaw.isEmpty())
                note(name, flaw);
            else
                read(it.key(), *number);
        }
    });
}

void ObjectReader::refuseUnknown()
{
    for (auto field = m_object.begin(); field != m_object.end(); ++field) {
        bool &isKnown = m_known[field - m_object.begin()];
        if (!isKnown)
            note(field.key(), u"is not a known field"_s);
        isKnown = true; // noted once, whoever refuses it next
    }
}

Result<QJsonObject> parseObject(const QByteArray &bytes, DocumentLimits limits)
{
    if (bytes.size() > limits.bytesMax)
        return failure(ErrorKind::Malformed, codes::tooLarge,
                       u"the document has %1 bytes, at most %2 are read"_s.arg(bytes.size())
                           .arg(limits.bytesMax));
    if (const Status scanned = scanJson(bytes, limits.depthMax); !scanned)
        return failure(scanned.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorKind::Malformed, codes::malformed,
                       u"not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return failure(ErrorKind::Malformed, codes::malformed, u"not a JSON object"_s);
    return document.object();
}

} // namespace storehand::wire
