// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "tests/support/FaultVfs.h"

#include <functional>

namespace storehand::test {

/// What the database held, in one hash over all its tables.
[[nodiscard]] Result<QByteArray> contentOf(Connection &connection);

// Usage card
//   CrashImages images(disk.takeTape(), seed, folder);     of a tape with mark() after each act
//   images.acts()                      how many marks there were
//   images.file(u"outbox.db"_s)        where the files of an image lie while it is looked at
//   images.contentAfter(i, name)       contentOf() the file after the i-th act; 0: at the start
//   images.each([&](qsizetype act) { … return true; })     after each change that reached the disk
//                                      all images that power loss may leave; `act` acts were done
//   images.count()                     how many there were
// Per change: synced only; and a prefix; 8 random selections in random order; the last write torn;
// both ways of lengths that do not fit the data. One image where nothing was unsynced.
class CrashImages
{
public:
    CrashImages(DiskTape tape, Random &random, QString folder);

    [[nodiscard]] qsizetype acts() const;
    [[nodiscard]] QString file(const QString &name) const;
    [[nodiscard]] Result<QByteArray> contentAfter(qsizetype act, const QString &name) const;
    void each(const std::function<bool(qsizetype act)> &look);
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    [[nodiscard]] QList<DiskImage> imagesOf(const DiskState &state);
    void put(const DiskImage &image) const;

    DiskTape m_tape;
    Random &m_random;
    QString m_folder;
    qint64 m_count = 0;
};

} // namespace storehand::test
