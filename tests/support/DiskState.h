// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Random.h"
#include "tests/support/FileBytes.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace storehand::test {

/// One thing that a program did to a disk.
struct DiskEvent
{
    enum class Kind {
        Create,       ///< a file that was not there, empty
        Write,        ///< `data` at `offset`
        Truncate,     ///< to `offset` bytes
        Sync,         ///< everything written to this file is safe from now on
        SyncFolder,   ///< which files there are beside this one is safe from now on
        Delete,       ///< gone, but power loss may bring it back
        DeleteSynced, ///< gone for good
        Mark,         ///< nothing happened; `offset` says what a test noted here
    };

    Kind kind = Kind::Mark;
    QString path;
    qint64 offset = 0;
    QByteArray data = {};
};

/// What is in each file; no value for a file that is not there.
using DiskImage = QMap<QString, std::optional<QByteArray>>;

/// Writes the files of an image; `rename` says where each goes, by default where it was.
void writeImage(const DiskImage &image, const std::function<QString(const QString &)> &rename = {});

// Usage card
//   DiskState disk;                      nothing on it
//   disk.apply(event)                    as a VFS saw it: written, not yet synced
//   disk.written()                       what a program reads: everything
// What power loss at this moment may leave
//   disk.synced()                        (a) what was synced, nothing else
//   disk.withPrefix(count)               (b) and the first `count` of pending() changes
//   disk.withSubset(random)              (c) and any of them, in any order
//   disk.withTornLast(random)            (d) all of them, the last write in pieces of 512 bytes
//   disk.withOldSizes(), withNewSizes()  (e) all data, but the old lengths; and the other way round
// A file that was not synced since it was made or deleted may be there or not, and then nothing
// done to it later counts.
class DiskState
{
public:
    void apply(const DiskEvent &event);

    /// How many changes are not synced, over all files.
    [[nodiscard]] qint64 pending() const;

    [[nodiscard]] DiskImage written() const;
    [[nodiscard]] DiskImage synced() const;
    [[nodiscard]] DiskImage withPrefix(qint64 count) const;
    [[nodiscard]] DiskImage withSubset(Random &random) const;
    [[nodiscard]] DiskImage withTornLast(Random &random) const;
    [[nodiscard]] DiskImage withOldSizes() const;
    [[nodiscard]] DiskImage withNewSizes() const;

    /// What one file holds now; no value when it is not there.
    [[nodiscard]] std::optional<QByteArray> file(const QString &path) const;
    /// The file is as given, and safe: for files that changed without an event.
    void adopt(const QString &path, const std::optional<QByteArray> &content);

private:
    struct Change
    {
        qint64 order = 0; ///< over all files
        DiskEvent event;
    };

    using Content = std::optional<FileBytes>;

    struct File
    {
        Content synced;
        std::vector<Change> changes;
    };

    static void settle(File &file);
    static void change(Content &content, const DiskEvent &event);
    /// The file after those of its changes that `keep` wants, up to one that removes or makes it.
    [[nodiscard]] static Content contentOf(const File &file,
                                           const std::function<bool(const Change &)> &keep);
    [[nodiscard]] static Content shuffled(const File &file, Random &random);
    [[nodiscard]] DiskImage
    imageOf(const std::function<Content(const QString &, const File &)> &content) const;

    QMap<QString, File> m_files;
    qint64 m_order = 0;
};

/// A number from 0 to `below` - 1.
[[nodiscard]] qint64 pick(Random &random, qint64 below);

} // namespace storehand::test
