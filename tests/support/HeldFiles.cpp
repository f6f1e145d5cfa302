// SPDX-License-Identifier: Apache-2.0
#include "tests/support/HeldFiles.h"

#include "tests/support/FileBytes.h"

#include <QFile>
#include <QHash>

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sqlite3.h>
#include <sys/stat.h>
#include <vector>

namespace storehand::test {

namespace {

constexpr int sectorBytes = 4096;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

struct Content
{
    QString path; ///< empty for SQLite's temporary files
    FileBytes bytes;
    bool isChanged = false;
    int users = 0;              ///< who have it open
    const void *user = nullptr; ///< who has it locked
    std::vector<bool> changedBlocks;
    qint64 mark = 0;    ///< of the real file when it was last written; 0: it never was
    qint64 written = 0; ///< its size then

    void noteChange(qint64 from, qint64 end)
    {
        isChanged = true;
        if (end <= from)
            return;
        const auto last = static_cast<size_t>((end - 1) / FileBytes::blockBytes);
        if (changedBlocks.size() <= last)
            changedBlocks.resize(2 * last + 1);
        for (auto block = static_cast<size_t>(from / FileBytes::blockBytes); block <= last; ++block)
            changedBlocks[block] = true;
    }

    void resize(qint64 size)
    {
        const qint64 before = bytes.size();
        bytes.resize(size);
        noteChange(before, size);
    }

    void toDisk()
    {
        const bool isGone = !path.isEmpty() && !QFile::exists(path); // removed while it was open
        if (path.isEmpty() || isGone || !isChanged)
            return;
        QFile file(path);
        const bool isKnown = isAsWritten();
        const QIODevice::OpenMode mode = isKnown ? QIODevice::ReadWrite : QIODevice::WriteOnly;
        if (!file.open(mode | QIODevice::Unbuffered) || !writeBlocks(file, !isKnown))
            qFatal("%s cannot be written", qPrintable(path));
        file.close();
        isChanged = false;
        changedBlocks.clear();
        written = bytes.size();
        static qint64 marks = 0;
        mark = ++marks;
        const timespec times[2] = {{0, UTIME_OMIT}, {0, static_cast<long>(mark)}};
        utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0);
    }

    /// All of them, or those that changed.
    [[nodiscard]] bool writeBlocks(QFile &file, bool all) const
    {
        bool isWritten = file.resize(bytes.size());
        for (qint64 i = 0; i < bytes.blocks() && isWritten; ++i) {
            const auto index = static_cast<size_t>(i);
            const bool isMeant = all || (index < changedBlocks.size() && changedBlocks[index]);
            const QByteArrayView block = bytes.block(i);
            if (isMeant)
                isWritten = file.seek(i * FileBytes::blockBytes) &&
                            file.write(block.data(), block.size()) == block.size();
        }
        return isWritten;
    }

    /// Nobody else has written the real file since toDisk().
    [[nodiscard]] bool isAsWritten() const
    {
        struct stat real
        {};
        return mark != 0 && ::stat(QFile::encodeName(path).constData(), &real) == 0 &&
               real.st_mtim.tv_sec == 0 && real.st_mtim.tv_nsec == mark && real.st_size == written;
    }

    [[nodiscard]] bool isOnDisk() const { return !isChanged && isAsWritten(); }
};

} // namespace

class HeldFiles::Files
{
public:
    explicit Files(const QString &ofName);
    ~Files();
    Q_DISABLE_COPY_MOVE(Files)

    struct File
    {
        sqlite3_file base; // SQLite's part; ours follows
        Files *files;
        std::shared_ptr<Content> content;
    };

    static Files &of(sqlite3_vfs *vfs) { return *static_cast<Files *>(vfs->pAppData); }
    static File &of(sqlite3_file *file) { return *reinterpret_cast<File *>(file); }
    static const sqlite3_io_methods &methods();
    static int read(const Content &content, void *buffer, int amount, sqlite3_int64 offset);
    static int write(Content &content, const void *buffer, int amount, sqlite3_int64 offset);
    [[nodiscard]] std::shared_ptr<Content> contentOf(const QString &path, int flags);
    int open(const char *zName, File *file, int flags, int *outFlags);
    void close(File &file);
    int remove(const QString &path);

    const QByteArray name;
    sqlite3_vfs vfs{};
    sqlite3_vfs *const system = sqlite3_vfs_find(nullptr);
    QHash<QString, std::shared_ptr<Content>> known; ///< also what was closed
    int openFiles = 0;
    bool isAbandoned = false;
};

int HeldFiles::Files::read(const Content &content, void *buffer, int amount, sqlite3_int64 offset)
{
    const qint64 there = content.bytes.read(offset, static_cast<char *>(buffer), amount);
    if (there == amount)
        return SQLITE_OK;
    std::memset(static_cast<char *>(buffer) + there, 0, static_cast<size_t>(amount - there));
    return SQLITE_IOERR_SHORT_READ;
}

int HeldFiles::Files::write(Content &content, const void *buffer, int amount, sqlite3_int64 offset)
{
    const qint64 before = content.bytes.size();
    content.bytes.write(offset, {static_cast<const char *>(buffer), amount});
    content.noteChange(std::min(before, offset), offset + amount);
    return SQLITE_OK;
}

/// Null when it is not there and may not be made.
std::shared_ptr<Content> HeldFiles::Files::contentOf(const QString &path, int flags)
{
    if (path.isEmpty())
        return std::make_shared<Content>();
    if (const auto content = known.value(path);
        content && (content->users > 0 || content->isOnDisk()))
        return content;
    QFile real(path);
    const bool mayMake = flags & SQLITE_OPEN_CREATE;
    if (!real.exists() && (!mayMake || !real.open(QIODevice::WriteOnly, ownerOnly)))
        return nullptr;
    real.close();
    if (!real.open(QIODevice::ReadOnly))
        return nullptr;
    auto content = std::make_shared<Content>();
    content->path = path;
    content->bytes = FileBytes(real.readAll());
    known.insert(path, content);
    return content;
}

int HeldFiles::Files::open(const char *zName, File *file, int flags, int *outFlags)
{
    file->base.pMethods = nullptr;
    std::shared_ptr<Content> content =
        contentOf(zName ? QFile::decodeName(zName) : QString(), flags);
    if (!content)
        return SQLITE_CANTOPEN;
    ++content->users;
    new (&file->content) std::shared_ptr<Content>(std::move(content));
    file->files = this;
    file->base.pMethods = &methods();
    ++openFiles;
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

void HeldFiles::Files::close(File &file)
{
    Content &content = *file.content;
    if (content.user == &file)
        content.user = nullptr;
    if (--content.users == 0 && !isAbandoned)
        content.toDisk();
    file.content.~shared_ptr();
    --openFiles;
}

int HeldFiles::Files::remove(const QString &path)
{
    if (const auto content = known.take(path))
        content->path.clear(); // whoever has it open keeps it, and nobody else finds it
    return QFile::remove(path) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

const sqlite3_io_methods &HeldFiles::Files::methods()
{
    static const sqlite3_io_methods all = [] {
        sqlite3_io_methods made{};
        made.iVersion = 1; // no shared memory, no mapping
        made.xClose = [](sqlite3_file *handle) {
            of(handle).files->close(of(handle));
            return SQLITE_OK;
        };
        made.xRead = [](sqlite3_file *handle, void *buffer, int amount, sqlite3_int64 offset) {
            return read(*of(handle).content, buffer, amount, offset);
        };
        made.xWrite = [](sqlite3_file *handle, const void *buffer, int amount,
                         sqlite3_int64 offset) {
            return write(*of(handle).content, buffer, amount, offset);
        };
        made.xTruncate = [](sqlite3_file *handle, sqlite3_int64 size) {
            of(handle).content->resize(size);
            return SQLITE_OK;
        };
        made.xSync = [](sqlite3_file *, int) { return SQLITE_OK; };
        made.xFileSize = [](sqlite3_file *handle, sqlite3_int64 *size) {
            *size = of(handle).content->bytes.size();
            return SQLITE_OK;
        };
        made.xLock = [](sqlite3_file *handle, int) {
            const void *&user = of(handle).content->user;
            if (user && user != handle)
                return SQLITE_BUSY;
            user = handle;
            return SQLITE_OK;
        };
        made.xUnlock = [](sqlite3_file *handle, int level) {
            const void *&user = of(handle).content->user;
            if (level == SQLITE_LOCK_NONE && user == handle)
                user = nullptr;
            return SQLITE_OK;
        };
        made.xCheckReservedLock = [](sqlite3_file *, int *held) {
            *held = 0;
            return SQLITE_OK;
        };
        made.xFileControl = [](sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; };
        made.xSectorSize = [](sqlite3_file *) { return sectorBytes; };
        made.xDeviceCharacteristics = [](sqlite3_file *) {
            return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
        };
        return made;
    }();
    return all;
}

HeldFiles::Files::Files(const QString &ofName)
    : name(ofName.toUtf8())
{
    if (sqlite3_vfs_find(name.constData()))
        qFatal("there is a VFS %s already", name.constData());
    vfs = *system; // what is left as it is: full names, time, sleeping
    vfs.iVersion = 2;
    vfs.pNext = nullptr;
    vfs.szOsFile = static_cast<int>(sizeof(File));
    vfs.zName = name.constData();
    vfs.pAppData = this;
    vfs.xOpen = [](sqlite3_vfs *self, const char *zName, sqlite3_file *file, int flags,
                   int *outFlags) {
        return of(self).open(zName, reinterpret_cast<File *>(file), flags, outFlags);
    };
    vfs.xDelete = [](sqlite3_vfs *self, const char *zName, int) {
        return of(self).remove(QFile::decodeName(zName));
    };
    vfs.xAccess = [](sqlite3_vfs *self, const char *zName, int flags, int *answer) {
        Files &files = of(self);
        const auto content = files.known.value(QFile::decodeName(zName));
        if (content && content->users > 0) {
            *answer = flags != SQLITE_ACCESS_EXISTS || content->bytes.size() > 0;
            return SQLITE_OK;
        }
        return files.system->xAccess(files.system, zName, flags, answer);
    };
    vfs.xFullPathname = [](sqlite3_vfs *self, const char *zName, int size, char *full) {
        return of(self).system->xFullPathname(of(self).system, zName, size, full);
    };
    sqlite3_vfs_register(&vfs, 0);
}

HeldFiles::Files::~Files()
{
    if (openFiles > 0)
        qFatal("%d files of the VFS %s are open", openFiles, name.constData());
    sqlite3_vfs_unregister(&vfs);
}

HeldFiles::HeldFiles(const QString &name)
    : m_files(std::make_unique<Files>(name))
{}

HeldFiles::~HeldFiles() = default;

QString HeldFiles::name() const
{
    return QString::fromUtf8(m_files->name);
}

void HeldFiles::flush()
{
    for (const auto &content : std::as_const(m_files->known)) {
        if (content->users > 0)
            content->toDisk();
    }
}

void HeldFiles::abandon()
{
    m_files->isAbandoned = true;
}

} // namespace storehand::test
