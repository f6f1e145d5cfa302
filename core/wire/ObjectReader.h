// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"
#include "core/domain/Names.h"
#include "core/wire/JsonDocument.h"

#include <QAnyStringView>
#include <QDate>
#include <QList>
#include <QVarLengthArray>

#include <functional>
#include <limits>
#include <optional>

namespace storehand::wire {

/// One thing wrong with a document: where, and what in plain words.
struct Problem
{
    QString path; ///< "lines[0].sku"
    QString problem;

    friend bool operator==(const Problem &, const Problem &) = default;
};

using Problems = QList<Problem>;

/// All problems in one line: "lines[0].sku: is missing; currency: …". The detail of a Malformed
/// error.
[[nodiscard]] QString describe(const Problems &problems);

/// Sizes of what may come in.
inline constexpr int textMax = 2000;
inline constexpr int listMax = 1000;

/// Reads the fields of one JSON object and notes everything wrong with them, all at once, with
/// paths. Getters for required fields return a harmless default after noting a problem, so reading
/// goes on. A reader that must not meet unknown fields ends with refuseUnknown(); a strict one
/// hands that on to all that lies in it. The object's document outlives it.
class ObjectReader
{
public:
    ObjectReader(const JsonValue &object, QString path, Problems &problems);

    [[nodiscard]] bool has(QLatin1StringView name) const;

    [[nodiscard]] QString text(QLatin1StringView name, int max = textMax);
    [[nodiscard]] QString textOr(QLatin1StringView name, const QString &fallback = {},
                                 int max = textMax);
    [[nodiscard]] qint64 integer(QLatin1StringView name, qint64 min, qint64 max);
    [[nodiscard]] qint64 integerOr(QLatin1StringView name, qint64 fallback, qint64 min, qint64 max);
    /// Counts of units: 0 … a million, 0 when absent.
    [[nodiscard]] int units(QLatin1StringView name);
    [[nodiscard]] std::optional<qint64> optionalInteger(QLatin1StringView name, qint64 min,
                                                        qint64 max);
    [[nodiscard]] std::optional<double> optionalNumber(QLatin1StringView name, double min,
                                                       double max);
    [[nodiscard]] bool flag(QLatin1StringView name, bool fallback = false);
    [[nodiscard]] Instant instant(QLatin1StringView name);
    [[nodiscard]] std::optional<Instant> optionalInstant(QLatin1StringView name);
    [[nodiscard]] std::optional<QDate> optionalDate(QLatin1StringView name);
    [[nodiscard]] QStringList textsOr(QLatin1StringView name, int max = listMax);
    [[nodiscard]] QByteArray base64Or(QLatin1StringView name, int maxBytes);

    template <typename E>
    [[nodiscard]] E word(QLatin1StringView name)
    {
        return wordFrom<E>(name, text(name));
    }

    template <typename E>
    [[nodiscard]] E wordOr(QLatin1StringView name, E fallback)
    {
        return has(name) ? wordFrom<E>(name, text(name)) : fallback;
    }

    /// Reads a nested object; a missing one is a problem.
    void object(QLatin1StringView name, const std::function<void(ObjectReader &)> &read);
    /// Reads a nested object if it is there; says whether it was.
    bool optionalObject(QLatin1StringView name, const std::function<void(ObjectReader &)> &read);
    /// Reads an array of objects, at least `min` long.
    void objects(QLatin1StringView name, int min, const std::function<void(ObjectReader &)> &read,
                 int max = listMax);
    /// As objects(), absent is empty.
    void objectsOr(QLatin1StringView name, const std::function<void(ObjectReader &)> &read,
                   int max = listMax);
    /// Walks an object used as a map of names to counts.
    void counts(QLatin1StringView name, const std::function<void(const QString &, qint64)> &read);

    /// Notes a problem at a field, or at this object when `name` is empty.
    void note(QAnyStringView name, const QString &problem);
    /// Marks a field as known without reading it.
    void know(QLatin1StringView name) { (void)find(name); }
    /// Marks all fields so, for whoever walks through raw().
    void knowAll();
    /// Notes each field that nobody asked for.
    void refuseUnknown();

    /// From here on, objects in this one may hold only what is asked for. For what people write;
    /// what programs send may come from a newer one.
    void beStrict() { m_isStrict = true; }
    [[nodiscard]] bool isStrict() const { return m_isStrict; }

    [[nodiscard]] const JsonValue &raw() const { return m_object; }

private:
    template <typename E>
    E wordFrom(QLatin1StringView name, const QString &text)
    {
        const std::optional<E> value = fromText<E>(text);
        if (!value && !text.isEmpty())
            note(name, QStringLiteral("\"%1\" is not one of %2").arg(text, wordsOf<E>()));
        return value.value_or(E{});
    }

    template <typename E>
    static QString wordsOf()
    {
        QStringList words;
        for (const auto &[value, name] : enumNames(E{}))
            words.append(QString(name));
        return words.join(QStringLiteral(", "));
    }

    /// What lies in a field of `parent`; there at this index, if the field is a list.
    ObjectReader(const JsonValue &object, const ObjectReader &parent, QLatin1StringView name,
                 int index);

    [[nodiscard]] QString path() const;
    [[nodiscard]] QString pathOf(QAnyStringView name) const;
    void readNested(const JsonValue &object, QLatin1StringView name, int index,
                    const std::function<void(ObjectReader &)> &read);
    /// The value, nothing when absent or null.
    [[nodiscard]] const JsonValue *find(QLatin1StringView name);
    [[nodiscard]] const JsonValue *need(QLatin1StringView name);
    [[nodiscard]] QString textOf(QLatin1StringView name, const JsonValue &value, int max);

    static constexpr int noIndex = -1;
    static constexpr int usualFields = 48;

    const JsonValue &m_object;
    const QString m_path; ///< of the outermost; of others it is made when somebody asks
    const ObjectReader *const m_parent = nullptr;
    const QLatin1StringView m_name;
    const int m_index = noIndex;
    Problems &m_problems;
    QVarLengthArray<bool, usualFields> m_known; ///< for each field of the object
    bool m_isStrict = false;
};

/// Runs `read` over an object and turns problems into one Malformed error.
template <typename T>
[[nodiscard]] Result<T> readWhole(const JsonValue &object,
                                  const std::function<T(ObjectReader &)> &read)
{
    Problems problems;
    ObjectReader reader(object, {}, problems);
    T value = read(reader);
    if (!problems.isEmpty())
        return failure(ErrorKind::Malformed, QStringLiteral("malformed"), describe(problems));
    return value;
}

/// As above, of a document that is to be parsed first.
template <typename T>
[[nodiscard]] Result<T> readWhole(const QByteArray &bytes,
                                  const std::function<T(ObjectReader &)> &read,
                                  DocumentLimits limits = {})
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes, limits);
    return document ? readWhole<T>(document->root(), read) : Result<T>(failure(document.error()));
}

} // namespace storehand::wire
