// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/ScannerProgram.h"

#include "app/edges/SystemClock.h"
#include "core/wire/ObjectWriter.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

namespace storehand::app {

namespace {

void writeLine(const QJsonObject &object)
{
    const QByteArray line = wire::toBytes(object) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void sayLine(const QString &text)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

} // namespace

int runScannerDoctor(const ScannerDoctor::Options &options)
{
    const bool isRead = ::isatty(STDOUT_FILENO) == 0;
    SystemClock clock;
    ScannerDoctor doctor(
        options, clock,
        {.write = isRead ? writeLine : [](const QJsonObject &) {},
         .say = sayLine,
         .done = [](bool well) { QCoreApplication::exit(well ? EXIT_SUCCESS : EXIT_FAILURE); }});
    QMetaObject::invokeMethod(&doctor, &ScannerDoctor::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace storehand::app
