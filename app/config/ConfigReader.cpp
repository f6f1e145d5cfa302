// SPDX-License-Identifier: Apache-2.0
#include "app/config/ConfigReader.h"

#include "core/domain/Codes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QList>
#include <QRegularExpression>

#include <algorithm>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> malformed(const QString &what)
{
    return failure(ErrorKind::Malformed, codes::malformed, what);
}

qsizetype lineAt(const QByteArray &content, qsizetype offset)
{
    return content.left(offset).count('\n') + 1;
}

/// A key as a message shows it: on one line, whatever stands in the file.
QString shown(QString key)
{
    for (QChar &c : key) {
        if (!c.isPrint())
            c = u'?';
    }
    return key;
}

/// Letters to change, add or leave out to make one word of the other (Levenshtein).
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    for (int j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (int i = 1; i <= a.size(); ++i) {
        int diagonal = std::exchange(row[0], i);
        for (int j = 1; j <= b.size(); ++j) {
            const int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
        }
    }
    return row.last();
}

} // namespace

ConfigReader::ConfigReader(QString path, QByteArray content, QJsonObject object)
    : m_path(std::move(path))
    , m_content(std::move(content))
    , m_object(std::move(object))
    , m_known{u"schema"_s}
{}

Result<ConfigReader> ConfigReader::open(const QString &path, int schema)
{
    QFile file(path);
    if (!file.exists())
        return ConfigReader(path, {}, {});
    if (!file.open(QIODevice::ReadOnly))
        return malformed(u"%1: %2"_s.arg(path, file.errorString()));
    const QByteArray content = file.read(bytesMax + 1);
    if (content.size() > bytesMax)
        return malformed(u"%1: has more than %2 bytes"_s.arg(path).arg(bytesMax));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (error.error != QJsonParseError::NoError)
        return malformed(
            u"%1:%2: %3"_s.arg(path).arg(lineAt(content, error.offset)).arg(error.errorString()));
    if (!document.isObject())
        return malformed(u"%1:1: is not an object in braces"_s.arg(path));
    ConfigReader reader(path, content, document.object());
    if (const QJsonValue given = document.object()["schema"_L1]; given.toInt() != schema) {
        reader.note(u"schema"_s, given.toInt() > schema
                                     ? u"the file was written for a newer version"_s
                                     : u"must be %1"_s.arg(schema));
        return failure(reader.finish().error());
    }
    return reader;
}

QJsonValue ConfigReader::take(const QString &key)
{
    m_known.append(key);
    return m_object.value(key);
}

void ConfigReader::note(const QString &key, const QString &problem)
{
    const QRegularExpression place(u"\"%1\"\\s*:"_s.arg(QRegularExpression::escape(key)));
    const QString content = QString::fromUtf8(m_content);
    const qsizetype start = std::max<qsizetype>(0, place.match(content).capturedStart());
    const qsizetype line = content.left(start).count(u'\n') + 1;
    m_problems.append(u"%1:%2: \"%3\" %4"_s.arg(m_path).arg(line).arg(shown(key), problem));
}

QString ConfigReader::text(const QString &key, const QString &fallback)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isString())
        note(key, u"must be a text in quotes"_s);
    return value.toString(fallback);
}

QString ConfigReader::choice(const QString &key, const QStringList &choices,
                             const QString &fallback)
{
    const QString value = text(key, fallback);
    if (choices.contains(value))
        return value;
    note(key, u"must be one of "_s + choices.join(u", "_s));
    return fallback;
}

QStringList ConfigReader::texts(const QString &key)
{
    const QJsonValue value = take(key);
    QStringList all;
    bool good = value.isUndefined() || value.isArray();
    for (const QJsonValue &each : value.toArray()) {
        good = good && each.isString();
        all.append(each.toString());
    }
    if (!good)
        note(key, u"must be a list of texts in square brackets"_s);
    return all;
}

bool ConfigReader::flag(const QString &key, bool fallback)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isBool())
        note(key, u"must be true or false"_s);
    return value.toBool(fallback);
}

int ConfigReader::number(const QString &key, int fallback, int least, int most)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return fallback;
    const double given = value.toDouble(least - 1.0);
    if (given >= least && given <= most && given == static_cast<int>(given))
        return static_cast<int>(given);
    note(key, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
    return fallback;
}

QString ConfigReader::nearest(const QString &key) const
{
    return *std::min_element(
        m_known.begin(), m_known.end(),
        [&](const QString &a, const QString &b) { return distance(key, a) < distance(key, b); });
}

Status ConfigReader::finish()
{
    for (const QString &key : m_object.keys()) {
        if (!m_known.contains(key))
            note(key, u"is not a key; did you mean \"%1\"?"_s.arg(nearest(key)));
    }
    return m_problems.isEmpty() ? Status() : Status(malformed(m_problems.join(u'\n')));
}

} // namespace storehand::app
