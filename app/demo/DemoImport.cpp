// SPDX-License-Identifier: Apache-2.0
#include "app/demo/DemoImport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace storehand::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<QJsonObject> linesOf(const QString &name)
{
    QFile file(u":/storehand/demo/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the demo chain is not part of this program");
    QList<QJsonObject> lines;
    while (!file.atEnd())
        lines.append(QJsonDocument::fromJson(file.readLine()).object());
    return lines;
}

/// Reads "now", "now-35m", "now+2h" or "now+9d".
std::optional<Instant> counted(const QString &text, Instant now)
{
    static const QRegularExpression form(u"^now(?:([+-]\\d{1,6})([mhd]))?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2);
    const qint64 minutes = unit == "d"_L1 ? 24 * 60 : unit == "h"_L1 ? 60 : 1;
    return now + std::chrono::minutes(match.captured(1).toLongLong() * minutes);
}

QJsonValue withTimes(const QJsonValue &value, Instant now);

QJsonObject withTimes(QJsonObject object, Instant now)
{
    for (auto at = object.begin(); at != object.end(); ++at)
        at.value() = withTimes(at.value(), now);
    return object;
}

QJsonValue withTimes(const QJsonValue &value, Instant now)
{
    if (value.isObject())
        return withTimes(value.toObject(), now);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (auto one : array)
            one = withTimes(QJsonValue(one), now);
        return array;
    }
    const std::optional<Instant> at = counted(value.toString(), now);
    return at ? QJsonValue(at->toText()) : value;
}

} // namespace

QByteArray importLines(Instant now)
{
    QByteArray lines;
    for (const QString &name : {u"stores.jsonl"_s, u"people.jsonl"_s, u"products.jsonl"_s,
                                u"stock.jsonl"_s, u"orders.jsonl"_s}) {
        for (const QJsonObject &line : linesOf(name))
            lines += QJsonDocument(withTimes(line, now)).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

QList<Act> acts(Instant now)
{
    QList<Act> acts;
    for (QJsonObject line : linesOf(u"acts.jsonl"_s)) {
        const QString ref = line.take("ref"_L1).toString();
        const QString verb = line.take("do"_L1).toString();
        const QString at = line.take("at"_L1).toString();
        acts.append({ref, counted(at, now).value_or(now), verb, line});
    }
    std::stable_sort(acts.begin(), acts.end(),
                     [](const Act &a, const Act &b) { return a.at < b.at; });
    return acts;
}

} // namespace storehand::demo
