// SPDX-License-Identifier: Apache-2.0
#include "app/config/StationConfig.h"
#include "tests/fuzz/FuzzInput.h"

#include <QFile>

using namespace storehand;
using namespace storehand::fuzz;

/// Any file is a configuration within its bounds, or each of its problems is named with its line.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const RamFolder folder;
    QFile file(folder.path(QStringLiteral("station.json")));
    const QByteArray content = bytesOf(data, size);
    demand(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), "no room");
    file.close();
    const auto config = app::readStationConfig(folder.folder.path());
    if (!config) {
        for (const QString &line : config.error().detail.split(u'\n'))
            demand(line.startsWith(file.fileName() + u':'), "a problem without its place");
        return 0;
    }
    demand(config->idleLockMinutes >= 0 && config->idleLockMinutes <= 15, "minutes");
    demand(config->logMegabytes >= 1 && config->logMegabytes <= 1000, "megabytes");
    demand(QStringList({QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning")})
               .contains(config->logLevel),
           "a level of the log");
    return 0;
}
