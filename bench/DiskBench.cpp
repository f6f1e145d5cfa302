// SPDX-License-Identifier: Apache-2.0
#include "bench/Benches.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <unistd.h>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int syncs = 500;
constexpr int bytesEach = 4096; // about what one commit appends to a write-ahead log

} // namespace

Result<Figures> measureDisk(const Place &place)
{
    QFile file(QDir(place.folder).filePath(u"sync"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return failure(ErrorKind::Storage, u"no_file"_s, file.errorString());
    const QByteArray bytes(bytesEach, 'x');
    QList<double> milliseconds;
    for (int i = 0; i < syncs; ++i) {
        QElapsedTimer time;
        time.start();
        if (file.write(bytes) != bytesEach || ::fdatasync(file.handle()) != 0)
            return failure(ErrorKind::Storage, u"no_sync"_s, file.errorString());
        milliseconds.append(double(time.nsecsElapsed()) / 1e6);
    }
    return Figures{{u"4 KiB appended and synced, p50"_s, quantile(milliseconds, 0.5), u"ms"_s},
                   {u"4 KiB appended and synced, p99"_s, quantile(milliseconds, 0.99), u"ms"_s}};
}

} // namespace storehand::bench
