// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <memory>

namespace storehand::test {

// Usage card
//   HeldFiles files(u"sim"_s);           a SQLite VFS of this name
//   FaultVfs disk(u"till-1"_s, files.name());
//   files.flush();                       before somebody else reads a file that SQLite has open
//   files.abandon();                     at the end, when nobody will read any of them
//
// What SQLite has open lies in memory, and reaches its real file when it is closed: thousands of
// commits without a call of the system. A file that nobody touched meanwhile is not read again;
// that it was not is known by its time of modification, which is set to a moment long past. Syncs
// nothing. One user of a file at a time, as with locking_mode=EXCLUSIVE; no shared memory. Belongs
// to one thread.
class HeldFiles
{
public:
    /// No other VFS of that name may exist.
    explicit HeldFiles(const QString &name);
    /// Nothing may be open on it.
    ~HeldFiles();
    Q_DISABLE_COPY_MOVE(HeldFiles)

    [[nodiscard]] QString name() const;
    void flush();
    /// Nothing reaches a real file from now on, also when it is closed.
    void abandon();

private:
    class Files;
    std::unique_ptr<Files> m_files;
};

} // namespace storehand::test
