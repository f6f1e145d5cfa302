// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FaultVfs.h"

#include <QFile>
#include <QHash>

#include <cerrno>
#include <new>
#include <sqlite3.h>
#include <sys/stat.h>

namespace storehand::test {

namespace {

constexpr size_t kinds = static_cast<size_t>(DiskCall::Delete) + 1;

/// The code SQLite's own VFS answers with when the system fails so.
int codeOf(DiskFault fault, DiskCall call)
{
    if (fault == DiskFault::Busy)
        return SQLITE_BUSY;
    const bool full = fault == DiskFault::Full;
    switch (call) {
    case DiskCall::Open:
        return SQLITE_CANTOPEN;
    case DiskCall::Read:
        return SQLITE_IOERR_READ;
    case DiskCall::Write:
        return full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    case DiskCall::Truncate:
        return SQLITE_IOERR_TRUNCATE;
    case DiskCall::Sync:
        return SQLITE_IOERR_FSYNC;
    case DiskCall::Size:
        return SQLITE_IOERR_FSTAT;
    case DiskCall::Look:
        return SQLITE_IOERR_ACCESS;
    case DiskCall::Lock:
        return SQLITE_IOERR_LOCK;
    case DiskCall::Delete:
        return SQLITE_IOERR_DELETE;
    }
    return SQLITE_IOERR;
}

bool canHappen(DiskFault fault, DiskCall call, bool makesFile)
{
    switch (fault) {
    case DiskFault::Full:
        return call == DiskCall::Write || call == DiskCall::Truncate || call == DiskCall::Sync ||
               (call == DiskCall::Open && makesFile);
    case DiskFault::ShortRead:
    case DiskFault::FlipRead:
    case DiskFault::FlipFile:
        return call == DiskCall::Read;
    case DiskFault::Busy:
        return call == DiskCall::Lock;
    case DiskFault::Error:
    case DiskFault::Die:
    case DiskFault::DieAfter:
        return true;
    }
    return false;
}

/// HeldFiles give the files that they write a time long past, and no two the same.
struct FileMark
{
    qint64 seconds = 1;
    qint64 nanoseconds = 0;
    qint64 bytes = 0;

    [[nodiscard]] bool isSet() const { return seconds == 0; }
    friend bool operator==(const FileMark &, const FileMark &) = default;
};

FileMark markOf(const QString &path)
{
    struct stat real
    {};
    if (path.isEmpty() || ::stat(QFile::encodeName(path).constData(), &real) != 0)
        return {};
    return {real.st_mtim.tv_sec, real.st_mtim.tv_nsec, real.st_size};
}

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray content = file.readAll();
    return content.isNull() ? QByteArray("") : content;
}

std::optional<QByteArray> contentOf(sqlite3_file *file)
{
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return std::nullopt;
    QByteArray content(size, '\0');
    if (file->pMethods->xRead(file, content.data(), static_cast<int>(size), 0) != SQLITE_OK)
        return std::nullopt;
    return content;
}

} // namespace

class FaultVfs::Disk
{
public:
    Disk(const QString &name, const QString &under);
    ~Disk();
    Q_DISABLE_COPY_MOVE(Disk)

    struct File
    {
        sqlite3_file base; // SQLite's part; ours follows
        Disk *disk;
        QString path;      ///< empty for SQLite's temporary files, which no power loss brings back
        bool isNewJournal; ///< its first sync is one of the folder, too

        /// What the system's VFS made; lies behind this object.
        [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    };

    /// Counts the call; the fault that happens now, if any.
    [[nodiscard]] std::optional<DiskPlan> next(DiskCall call, const QString &path,
                                               bool makesFile = false);
    /// Carries out a call that can only succeed, fail, or be the last.
    template <typename Real>
    int pass(DiskCall call, const QString &path, Real real);
    /// Carries out a change of a file and notes it.
    template <typename Real>
    int change(DiskCall call, const DiskEvent &event, Real real);
    [[nodiscard]] int fail(const DiskPlan &plan, DiskCall call);
    void note(const DiskEvent &event);
    void look(const QString &path);

    int read(File &file, void *buffer, int amount, sqlite3_int64 offset);
    int write(File &file, const void *buffer, int amount, sqlite3_int64 offset);
    int sync(File &file);
    int open(const char *name, File *file, int flags, int *outFlags);

    static Disk &of(sqlite3_vfs *vfs) { return *static_cast<Disk *>(vfs->pAppData); }
    static File &of(sqlite3_file *file) { return *reinterpret_cast<File *>(file); }
    static const sqlite3_io_methods &methods();
    void fillVfs();

    QByteArray name;
    sqlite3_vfs vfs{};
    sqlite3_vfs *const system;
    std::array<qint64, kinds> counts{};
    std::vector<DiskPlan> plans;
    qint64 hits = 0;
    int openFiles = 0;
    int lastErrno = 0;
    bool dead = false;
    DiskState state;
    QHash<QString, FileMark> marks; ///< of closed files, where the VFS below sets such
    std::optional<DiskTape> tape;
};

// --- Faults --------------------------------------------------------------------------------------

std::optional<DiskPlan> FaultVfs::Disk::next(DiskCall call, const QString &path, bool makesFile)
{
    ++counts[static_cast<size_t>(call)];
    if (dead)
        return DiskPlan{.fault = DiskFault::Die};
    std::optional<DiskPlan> now;
    for (DiskPlan &plan : plans) {
        if (!canHappen(plan.fault, call, makesFile) || (plan.kind && *plan.kind != call) ||
            !path.endsWith(plan.file))
            continue;
        --plan.call;
        if (!now && (plan.call == 0 || (plan.forEver && plan.call < 0)))
            now = plan;
    }
    if (now)
        ++hits;
    return now;
}

int FaultVfs::Disk::fail(const DiskPlan &plan, DiskCall call)
{
    if (plan.fault == DiskFault::Die || plan.fault == DiskFault::DieAfter)
        dead = true;
    lastErrno = plan.fault == DiskFault::Full ? ENOSPC : EIO;
    return codeOf(plan.fault, call);
}

template <typename Real>
int FaultVfs::Disk::pass(DiskCall call, const QString &path, Real real)
{
    const auto plan = next(call, path);
    if (plan && plan->fault != DiskFault::DieAfter)
        return fail(*plan, call);
    const int code = real();
    if (code != SQLITE_OK)
        lastErrno = errno;
    return plan ? fail(*plan, call) : code;
}

template <typename Real>
int FaultVfs::Disk::change(DiskCall call, const DiskEvent &event, Real real)
{
    return pass(call, event.path, [&] {
        const int code = real();
        if (code == SQLITE_OK)
            note(event);
        return code;
    });
}

void FaultVfs::Disk::note(const DiskEvent &event)
{
    if (event.path.isEmpty() && event.kind != DiskEvent::Kind::Mark)
        return;
    state.apply(event);
    if (tape)
        tape->events.append(event);
}

/// Takes the file as it is when something else than this VFS changed it.
void FaultVfs::Disk::look(const QString &path)
{
    if (const auto mark = marks.constFind(path); mark != marks.cend() && *mark == markOf(path))
        return;
    const auto real = contentOf(path);
    if (state.file(path) == real)
        return;
    state.adopt(path, real && real->isEmpty() ? std::nullopt : real);
    if (real && real->isEmpty())
        note({DiskEvent::Kind::Create, path});
    else if (tape)
        qFatal("%s changed beside the VFS while it was recorded", qPrintable(path));
}

// --- The calls -----------------------------------------------------------------------------------

int FaultVfs::Disk::open(const char *zName, File *file, int flags, int *outFlags)
{
    const QString path = zName ? QFile::decodeName(zName) : QString();
    const bool makesFile = zName && (flags & SQLITE_OPEN_CREATE) && !QFile::exists(path);
    file->base.pMethods = nullptr;
    const auto plan = next(DiskCall::Open, path, makesFile);
    if (plan && plan->fault != DiskFault::DieAfter)
        return fail(*plan, DiskCall::Open);
    if (zName)
        look(path);
    new (&file->path) QString(path);
    file->disk = this;
    file->isNewJournal = makesFile && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL));
    const int code = system->xOpen(system, zName, file->real(), flags, outFlags);
    if (code != SQLITE_OK) {
        lastErrno = errno;
        file->path.~QString();
        return code;
    }
    ++openFiles;
    file->base.pMethods = &methods();
    if (makesFile)
        note({DiskEvent::Kind::Create, path});
    return plan ? fail(*plan, DiskCall::Open) : SQLITE_OK;
}

int FaultVfs::Disk::read(File &file, void *buffer, int amount, sqlite3_int64 offset)
{
    const auto plan = next(DiskCall::Read, file.path);
    const bool flips =
        plan && (plan->fault == DiskFault::FlipRead || plan->fault == DiskFault::FlipFile);
    const bool isShort = plan && plan->fault == DiskFault::ShortRead;
    if (plan && !flips && !isShort && plan->fault != DiskFault::DieAfter)
        return fail(*plan, DiskCall::Read);
    sqlite3_file *const real = file.real();
    const int code = real->pMethods->xRead(real, buffer, amount, offset);
    if (!plan || (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ))
        return code;
    auto *const bytes = static_cast<char *>(buffer);
    if (isShort) {
        std::fill(bytes + amount / 2, bytes + amount, '\0');
        return SQLITE_IOERR_SHORT_READ;
    }
    if (!flips)
        return fail(*plan, DiskCall::Read);
    const auto at = static_cast<qint64>(plan->bit / 8 % amount);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (plan->bit % 8)));
    if (plan->fault == DiskFault::FlipFile && code == SQLITE_OK) {
        (void)real->pMethods->xWrite(real, bytes + at, 1, offset + at);
        state.adopt(file.path, contentOf(real));
    }
    return code;
}

int FaultVfs::Disk::write(File &file, const void *buffer, int amount, sqlite3_int64 offset)
{
    const auto plan = next(DiskCall::Write, file.path);
    const bool whole = !plan || plan->fault == DiskFault::DieAfter;
    if (plan && !whole && plan->fault != DiskFault::Full)
        return fail(*plan, DiskCall::Write);
    const int length = whole ? amount : amount / 2;
    sqlite3_file *const real = file.real();
    const int code = length > 0 ? real->pMethods->xWrite(real, buffer, length, offset) : SQLITE_OK;
    if (code == SQLITE_OK && length > 0) {
        note({DiskEvent::Kind::Write, file.path, offset,
              QByteArray(static_cast<const char *>(buffer), length)});
    }
    if (code != SQLITE_OK)
        lastErrno = errno;
    return plan ? fail(*plan, DiskCall::Write) : code;
}

/// The real file is not synced: it lies in memory, or on a disk that the test will not lose. What
/// power loss leaves goes by the state that is kept beside it.
int FaultVfs::Disk::sync(File &file)
{
    return change(DiskCall::Sync, {DiskEvent::Kind::Sync, file.path}, [&] {
        if (std::exchange(file.isNewJournal, false))
            note({DiskEvent::Kind::SyncFolder, file.path});
        return SQLITE_OK;
    });
}

const sqlite3_io_methods &FaultVfs::Disk::methods()
{
    static const sqlite3_io_methods all = [] {
        sqlite3_io_methods made{};
        made.iVersion = 1; // no shared memory, no mapping
        made.xClose = [](sqlite3_file *handle) {
            File &file = of(handle);
            const int code = file.real()->pMethods->xClose(file.real());
            if (const FileMark mark = markOf(file.path); mark.isSet())
                file.disk->marks.insert(file.path, mark);
            --file.disk->openFiles;
            file.path.~QString();
            return code;
        };
        made.xRead = [](sqlite3_file *handle, void *buffer, int amount, sqlite3_int64 offset) {
            return of(handle).disk->read(of(handle), buffer, amount, offset);
        };
        made.xWrite = [](sqlite3_file *handle, const void *buffer, int amount,
                         sqlite3_int64 offset) {
            return of(handle).disk->write(of(handle), buffer, amount, offset);
        };
        made.xTruncate = [](sqlite3_file *handle, sqlite3_int64 size) {
            File &file = of(handle);
            return file.disk->change(
                DiskCall::Truncate, {DiskEvent::Kind::Truncate, file.path, size},
                [&] { return file.real()->pMethods->xTruncate(file.real(), size); });
        };
        made.xSync = [](sqlite3_file *handle, int) { return of(handle).disk->sync(of(handle)); };
        made.xFileSize = [](sqlite3_file *handle, sqlite3_int64 *size) {
            File &file = of(handle);
            return file.disk->pass(DiskCall::Size, file.path, [&] {
                return file.real()->pMethods->xFileSize(file.real(), size);
            });
        };
        made.xLock = [](sqlite3_file *handle, int level) {
            File &file = of(handle);
            return file.disk->pass(DiskCall::Lock, file.path, [&] {
                return file.real()->pMethods->xLock(file.real(), level);
            });
        };
        made.xUnlock = [](sqlite3_file *handle, int level) {
            return of(handle).real()->pMethods->xUnlock(of(handle).real(), level);
        };
        made.xCheckReservedLock = [](sqlite3_file *handle, int *held) {
            File &file = of(handle);
            return file.disk->pass(DiskCall::Lock, file.path, [&] {
                return file.real()->pMethods->xCheckReservedLock(file.real(), held);
            });
        };
        made.xFileControl = [](sqlite3_file *handle, int what, void *argument) {
            return of(handle).real()->pMethods->xFileControl(of(handle).real(), what, argument);
        };
        made.xSectorSize = [](sqlite3_file *handle) {
            return of(handle).real()->pMethods->xSectorSize(of(handle).real());
        };
        made.xDeviceCharacteristics = [](sqlite3_file *handle) {
            return of(handle).real()->pMethods->xDeviceCharacteristics(of(handle).real());
        };
        return made;
    }();
    return all;
}

void FaultVfs::Disk::fillVfs()
{
    vfs = *system; // what is left as it is: full names, time, sleeping
    vfs.iVersion = 2;
    vfs.pNext = nullptr;
    vfs.szOsFile = static_cast<int>(sizeof(File)) + system->szOsFile;
    vfs.zName = name.constData();
    vfs.pAppData = this;
    vfs.xOpen = [](sqlite3_vfs *self, const char *zName, sqlite3_file *file, int flags,
                   int *outFlags) {
        return of(self).open(zName, reinterpret_cast<File *>(file), flags, outFlags);
    };
    vfs.xDelete = [](sqlite3_vfs *self, const char *zName, int syncFolder) {
        Disk &disk = of(self);
        const auto kind = syncFolder ? DiskEvent::Kind::DeleteSynced : DiskEvent::Kind::Delete;
        return disk.change(DiskCall::Delete, {kind, QFile::decodeName(zName)},
                           [&] { return disk.system->xDelete(disk.system, zName, 0); });
    };
    vfs.xAccess = [](sqlite3_vfs *self, const char *zName, int flags, int *answer) {
        Disk &disk = of(self);
        return disk.pass(DiskCall::Look, QFile::decodeName(zName),
                         [&] { return disk.system->xAccess(disk.system, zName, flags, answer); });
    };
    vfs.xFullPathname = [](sqlite3_vfs *self, const char *zName, int size, char *full) {
        Disk &disk = of(self);
        return disk.system->xFullPathname(disk.system, zName, size, full);
    };
    vfs.xGetLastError = [](sqlite3_vfs *self, int, char *) { return of(self).lastErrno; };
}

FaultVfs::Disk::Disk(const QString &ofName, const QString &under)
    : name(ofName.toUtf8())
    , system(sqlite3_vfs_find(under.isEmpty() ? nullptr : qPrintable(under)))
{
    if (sqlite3_vfs_find(name.constData()))
        qFatal("there is a disk %s already", name.constData());
    fillVfs();
    sqlite3_vfs_register(&vfs, 0);
}

FaultVfs::Disk::~Disk()
{
    if (openFiles > 0)
        qFatal("%d files of the disk %s are open", openFiles, name.constData());
    sqlite3_vfs_unregister(&vfs);
}

// --- What tests use ------------------------------------------------------------------------------

FaultVfs::FaultVfs(const QString &name, const QString &under)
    : m_disk(std::make_unique<Disk>(name, under))
{}

FaultVfs::~FaultVfs() = default;

QString FaultVfs::name() const
{
    return QString::fromUtf8(m_disk->name);
}

qint64 FaultVfs::calls() const
{
    qint64 sum = 0;
    for (const qint64 count : m_disk->counts)
        sum += count;
    return sum;
}

qint64 FaultVfs::calls(DiskCall kind) const
{
    return m_disk->counts[static_cast<size_t>(kind)];
}

void FaultVfs::plan(const DiskPlan &plan)
{
    m_disk->plans.push_back(plan);
}

void FaultVfs::heal()
{
    m_disk->plans.clear();
}

qint64 FaultVfs::hits() const
{
    return m_disk->hits;
}

void FaultVfs::kill()
{
    m_disk->dead = true;
}

bool FaultVfs::isDead() const
{
    return m_disk->dead;
}

void FaultVfs::revive()
{
    if (m_disk->openFiles > 0)
        qFatal("%d files are still open", m_disk->openFiles);
    heal();
    m_disk->dead = false;
}

qint64 FaultVfs::unsynced() const
{
    return m_disk->state.pending();
}

void FaultVfs::losePower(PowerLoss how, Random &random)
{
    revive();
    const DiskState &state = m_disk->state;
    const auto image = [&]() -> DiskImage {
        switch (how) {
        case PowerLoss::Synced:
            return state.synced();
        case PowerLoss::Prefix:
            return state.withPrefix(pick(random, state.pending() + 1));
        case PowerLoss::Subset:
            return state.withSubset(random);
        case PowerLoss::TornLast:
            return state.withTornLast(random);
        case PowerLoss::OldSizes:
            return state.withOldSizes();
        case PowerLoss::NewSizes:
            return state.withNewSizes();
        }
        return state.synced();
    }();
    writeImage(image);
    for (auto file = image.cbegin(); file != image.cend(); ++file)
        m_disk->state.adopt(file.key(), file.value());
}

void FaultVfs::record()
{
    m_disk->tape = DiskTape{m_disk->state, {}};
}

void FaultVfs::mark(qint64 note)
{
    m_disk->note({DiskEvent::Kind::Mark, {}, note});
}

DiskTape FaultVfs::takeTape()
{
    if (!m_disk->tape)
        qFatal("nothing was recorded on %s", m_disk->name.constData());
    DiskTape taken = std::move(*m_disk->tape);
    m_disk->tape.reset();
    return taken;
}

} // namespace storehand::test
