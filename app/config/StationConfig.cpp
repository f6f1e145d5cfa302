// SPDX-License-Identifier: Apache-2.0
#include "app/config/StationConfig.h"

#include "app/config/ConfigReader.h"
#include "core/barcode/Measure.h"

#include <QDir>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

// A shared till may not stay open for longer (docs/configuration.md).
constexpr int idleMinutesMax = 15;
constexpr int logMegabytesMax = 1000;
constexpr int weightToleranceMax = 100;

} // namespace

Result<StationConfig> readStationConfig(const QString &dataFolder)
{
    auto reader =
        ConfigReader::open(QDir(dataFolder).filePath(u"station.json"_s), StationConfig::schema);
    if (!reader)
        return failure(reader.error());
    StationConfig config;
    config.omsUrl = reader->text(u"oms_url"_s);
    config.insecureLan = reader->flag(u"insecure_lan"_s);
    config.serialPorts = reader->texts(u"serial"_s);
    config.usb = reader->flag(u"usb"_s, config.usb);
    config.measureRegion = reader->choice(
        u"measure_region"_s, measureRegions() + QStringList{QString()}, config.measureRegion);
    config.weightTolerancePercent = reader->number(
        u"weight_tolerance_percent"_s, config.weightTolerancePercent, 0, weightToleranceMax);
    config.locale = reader->text(u"locale"_s);
    config.fullscreen = reader->flag(u"fullscreen"_s);
    config.idleLockMinutes =
        reader->number(u"idle_lock_minutes"_s, config.idleLockMinutes, 0, idleMinutesMax);
    config.logLevel =
        reader->choice(u"log_level"_s, {u"debug"_s, u"info"_s, u"warning"_s}, config.logLevel);
    config.logMegabytes =
        reader->number(u"log_megabytes"_s, config.logMegabytes, 1, logMegabytesMax);
    if (const Status finished = reader->finish(); !finished)
        return failure(finished.error());
    return config;
}

} // namespace storehand::app
