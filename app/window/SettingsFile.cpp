// SPDX-License-Identifier: Apache-2.0
#include "app/window/SettingsFile.h"

#include "core/domain/Codes.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 fileBytesMax = 64 * 1024;
constexpr int schema = 1;

QString fileIn(const QString &folder)
{
    return QDir(folder).filePath(u"settings.json"_s);
}

} // namespace

StationSettings loadSettings(const QString &folder)
{
    StationSettings settings;
    QFile file(fileIn(folder));
    if (!file.open(QIODevice::ReadOnly))
        return settings;
    const QJsonObject given = QJsonDocument::fromJson(file.read(fileBytesMax)).object();
    if (given["schema"_L1].toInt() != schema)
        return settings;
    settings.shade = qBound(0, given["shade"_L1].toInt(), 2);
    settings.textPercent =
        qBound(100, given["text_percent"_L1].toInt(100), SettingsViewModel::textPercents.back());
    settings.language = given["language"_L1].toString();
    settings.volume = qBound(0, given["volume"_L1].toInt(settings.volume), 100);
    settings.reducedMotion = given["reduced_motion"_L1].toBool();
    settings.pickWay =
        fromText<PickWay>(given["pick_way"_L1].toString()).value_or(settings.pickWay);
    return settings;
}

Status saveSettings(const QString &folder, const StationSettings &settings)
{
    const QJsonObject object{{"schema"_L1, schema},
                             {"shade"_L1, settings.shade},
                             {"text_percent"_L1, settings.textPercent},
                             {"language"_L1, settings.language},
                             {"volume"_L1, settings.volume},
                             {"reduced_motion"_L1, settings.reducedMotion},
                             {"pick_way"_L1, toText(settings.pickWay)}};
    QSaveFile file(fileIn(folder));
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) > 0 &&
        file.commit())
        return {};
    return failure(ErrorKind::Storage, codes::storageFailed,
                   u"cannot write \"%1\": %2"_s.arg(file.fileName(), file.errorString()));
}

} // namespace storehand::app
