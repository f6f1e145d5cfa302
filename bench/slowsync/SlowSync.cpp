// SPDX-License-Identifier: Apache-2.0
// A library that makes each sync of SQLite 5 ms slower, as on a cheap or a busy disk, in a program
// that knows nothing of it: LD_PRELOAD=libstorehand-slow-sync.so storehand-oms serve …
#include <chrono>
#include <list>
#include <mutex>
#include <sqlite3.h>
#include <thread>

namespace {

constexpr std::chrono::milliseconds slowness{5};

/// The methods of one kind of file, with a slow sync. Files point to `methods`, the first member.
struct SlowMethods
{
    sqlite3_io_methods methods;
    const sqlite3_io_methods *quick;
};

int slowSync(sqlite3_file *file, int flags)
{
    std::this_thread::sleep_for(slowness);
    return reinterpret_cast<const SlowMethods *>(file->pMethods)->quick->xSync(file, flags);
}

/// One for each kind of file that the system's VFS knows: a handful, kept to the end.
const sqlite3_io_methods *slowed(const sqlite3_io_methods *quick)
{
    static std::mutex mutex;
    static std::list<SlowMethods> known;
    const std::lock_guard lock(mutex);
    for (const SlowMethods &each : known) {
        if (each.quick == quick)
            return &each.methods;
    }
    known.push_back({*quick, quick});
    known.back().methods.xSync = slowSync;
    return &known.back().methods;
}

sqlite3_vfs *systemVfs = nullptr;

int openSlowly(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *flagsOut)
{
    const int code = systemVfs->xOpen(systemVfs, name, file, flags, flagsOut);
    if (file->pMethods)
        file->pMethods = slowed(file->pMethods);
    return code;
}

/// Runs when the library is loaded: every database that the program opens is on the slow disk.
[[gnu::constructor]] void registerSlowDisk()
{
    static sqlite3_vfs slow;
    systemVfs = sqlite3_vfs_find(nullptr);
    slow = *systemVfs;
    slow.zName = "slow-sync";
    slow.pNext = nullptr;
    slow.xOpen = openSlowly;
    sqlite3_vfs_register(&slow, 1);
}

} // namespace
