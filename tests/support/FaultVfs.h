// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/DiskState.h"

#include <QList>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace storehand::test {

/// What SQLite asks of a disk.
enum class DiskCall { Open, Read, Write, Truncate, Sync, Size, Look, Lock, Delete };

/// What a disk does instead of what it was asked.
enum class DiskFault {
    Error,     ///< EIO; any call
    Full,      ///< ENOSPC: Write (half of it is written), Truncate, Sync, Open of a new file
    ShortRead, ///< Read: the second half is not there
    Busy,      ///< Lock: somebody else holds it
    FlipRead,  ///< Read: one bit of what is read is wrong, this once
    FlipFile,  ///< Read: one bit of the file is wrong, from now on
    Die,       ///< any call: it and all later ones fail, nothing more reaches the disk
    DieAfter,  ///< any call: it is done, but the program never learns it
};

/// When a fault happens. Calls that it cannot happen to are not counted.
struct DiskPlan
{
    DiskFault fault = DiskFault::Error;
    qint64 call = 1;                             ///< the first, second, … call from now on
    std::optional<DiskCall> kind = std::nullopt; ///< of this kind; else of any
    bool forEver = false;                        ///< that call and all after it
    QString file = {};                           ///< only files whose path ends so, "cache.db"
    qint64 bit = 0;                              ///< which bit flips, modulo what is read
};

/// What power loss leaves of what was written and not synced: see DiskState.
enum class PowerLoss { Synced, Prefix, Subset, TornLast, OldSizes, NewSizes };

/// What was done to a disk from some moment on.
struct DiskTape
{
    DiskState start;
    QList<DiskEvent> events;
};

// Usage card
//   FaultVfs disk(u"till-1"_s);              one simulated disk; real files lie under it, or
//   HeldFiles Outbox::open({path, disk.name()}, …)     whoever takes the name of a VFS stands on it
//   disk.calls(), disk.calls(DiskCall::Sync) how many there were
// Faults
//   disk.plan({.fault = DiskFault::Error, .call = 7})            the 7th call from now fails, once
//   disk.plan({.fault = DiskFault::Full, .forEver = true, .file = u"outbox.db-wal"_s})
//   disk.hits()                              how many faults happened
//   disk.heal()                              no plans any more
// The end of a program
//   disk.plan({.fault = DiskFault::Die, .call = 12});            in its 12th call, as if killed
//   disk.kill()                              at once: nothing more reaches the disk
//   … destroy what stands on it …
//   disk.revive()                            the program may start again; what was written is there
//   disk.losePower(PowerLoss::Subset, random)  as revive(), but of what was not synced only that
// Recording
//   disk.record()                            from now on; mark(n) notes something in between
//   const DiskTape tape = disk.takeTape();   to make images of, see DiskState
//
// Files of all programs' own QFile calls (rename, remove) may change in between; the disk looks
// again when it opens a file. SQLite needs locking_mode=EXCLUSIVE on it, as all of ours have: it
// offers no shared memory. Nothing here is random but by the Random given. Belongs to one thread at
// a time.
class FaultVfs
{
public:
    /// No other disk of that name may exist. `under`: the VFS whose files it uses; empty for the
    /// system's.
    explicit FaultVfs(const QString &name, const QString &under = {});
    /// Nothing may be open on it.
    ~FaultVfs();
    Q_DISABLE_COPY_MOVE(FaultVfs)

    [[nodiscard]] QString name() const;

    [[nodiscard]] qint64 calls() const;
    [[nodiscard]] qint64 calls(DiskCall kind) const;

    void plan(const DiskPlan &plan);
    void heal();
    [[nodiscard]] qint64 hits() const;

    void kill();
    [[nodiscard]] bool isDead() const;
    /// Nothing may be open: who was killed has let go of its files.
    void revive();
    void losePower(PowerLoss how, Random &random);
    /// How many changes are written and not synced.
    [[nodiscard]] qint64 unsynced() const;

    void record();
    void mark(qint64 note);
    [[nodiscard]] DiskTape takeTape();

private:
    class Disk;
    std::unique_ptr<Disk> m_disk;
};

} // namespace storehand::test
