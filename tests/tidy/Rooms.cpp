// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/Rooms.h"

#include <QDirIterator>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace storehand::tidy {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Who may include whom: the table of rooms of docs/architecture.md. A folder stands for all below
/// it that has no row of its own; "@" names a list, "*" everything. Inside a room all is free.
constexpr auto roomTable = uR"(
@capability   : core/domain core/barcode core/planning core/crypto oms/storage
@capabilities : oms/sourcing oms/lifecycle
@page         : ui/controls ui/messages core/domain core/station
@pages        : ui/start ui/signin ui/queue ui/pick ui/stage ui/counter ui/devices ui/sync
                ui/settings ui/camera

core/domain    :
core/wire      : core/domain
core/crypto    : core/domain
core/barcode   : core/domain core/crypto
core/planning  : core/domain
core/database  : core/domain
core/store     : core/domain core/wire core/crypto core/database
core/station   : core/domain core/barcode core/planning core/store core/crypto core/wire
core/sync      : core/domain core/wire core/store core/crypto
core/sync/http : core/sync core/domain core/wire core/store core/crypto
scanner        : core/domain core/barcode

oms/storage    : core/domain core/wire core/crypto core/database
oms/feed       : core/domain core/wire core/crypto core/database oms/storage
@capabilities  : @capability
oms/usecases   : @capabilities oms/feed oms/storage core/domain core/barcode core/wire core/crypto
                 core/database
oms            : oms/usecases oms/storage core/domain core/wire core/database
oms/http       : oms core/domain core/wire core/crypto
oms/effects    : oms core/domain core/crypto

ui/controls    :
ui/messages    : core/domain
@pages         : @page
ui/devices     : scanner core/barcode
ui/camera      : scanner
ui/frame       : @page @pages
app            : *
bench          : *
tests          : *
cmake          : *
)";

/// Where the headers of each library may appear. Qt Core and the standard library may everywhere,
/// everything may in the tests.
constexpr auto libraryTable = uR"(
tl-expected  : core/domain cmake
sodium       : core/crypto
simdjson     : core/wire
QtSql        : core/database
SQLite       : core/database app bench
libpq        : core/database
QtNetwork    : core/sync/http oms/effects app bench
QtSerialPort : scanner/transport
QtMultimedia : scanner/camera/multimedia
libusb       : scanner/usb
ZXing        : scanner
benchmark    : bench
Boost        : oms/http oms/effects
OpenSSL      : oms/http oms/effects
zlib         : oms/http core/sync/http
QtKeychain   : app/secrets
QtDBus       : app/edges
POSIX        : core/store scanner/transport scanner/usb scanner/camera oms/http app bench
QtGui        : scanner ui app bench
QtSvg        : ui
QtQml        : ui app
QtQuick      : ui app bench
QtQuickControls2 : ui app
)";

/// Which library a header belongs to, by how its name begins. Qt modules are looked up.
constexpr auto headerTable = uR"(
tl-expected : tl/
sodium      : sodium
simdjson    : simdjson
Boost       : boost/
OpenSSL     : openssl/
SQLite      : sqlite3
libusb      : libusb
umockdev    : umockdev.h
ZXing       : ZXing/
benchmark   : benchmark/
QtKeychain  : qt6keychain/
libpq       : libpq
zlib        : zlib.h
POSIX       : unistd.h fcntl.h termios.h poll.h pty.h signal.h pwd.h dlfcn.h execinfo.h sys/ linux/
              malloc.h netinet/ arpa/
)";

using Table = QMap<QString, QStringList>;

/// Reads "key : word word", with lines that begin with a space going on, and "@list" resolved on
/// both sides. Rows of one key add up.
Table parsed(const QString &text)
{
    Table table;
    QString key;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const bool goesOn = line.startsWith(u' ');
        if (!goesOn)
            key = line.section(u':', 0, 0).trimmed();
        QStringList words;
        for (const QString &word :
             (goesOn ? line : line.section(u':', 1)).split(u' ', Qt::SkipEmptyParts))
            words += word.startsWith(u'@') ? table.value(word) : QStringList{word};
        if (key.startsWith(u'@') && table.contains(key) && !goesOn) {
            for (const QString &each : table.value(key))
                table[each] += words;
        } else {
            table[key] += words;
        }
    }
    return table;
}

const Table &rooms()
{
    static const Table table = parsed(QString::fromUtf16(roomTable));
    return table;
}

/// True for a folder and all below it.
bool isBelow(const QString &folder, const QString &above)
{
    return folder == above || folder.startsWith(above + u'/');
}

/// The room that a folder belongs to; empty when it is in none.
QString roomOf(const QString &folder)
{
    // The folder oms itself holds the facade only: what lies below it are rooms of their own.
    if (folder.startsWith("oms/"_L1) && !rooms().contains(folder.section(u'/', 0, 1)))
        return {};
    for (QString room = folder; !room.isEmpty(); room = folderOf(room)) {
        if (rooms().contains(room))
            return room;
    }
    return {};
}

QString libraryOf(const QString &header, const QtModules &qt)
{
    static const Table prefixes = parsed(QString::fromUtf16(headerTable));
    static const QRegularExpression standard(u"^[a-z_0-9]+$"_s);
    if (standard.match(header).hasMatch())
        return u"std"_s;
    for (auto row = prefixes.begin(); row != prefixes.end(); ++row) {
        for (const QString &prefix : row.value()) {
            if (header.startsWith(prefix))
                return row.key();
        }
    }
    return header.startsWith("Qt"_L1) && header.contains(u'/') ? header.section(u'/', 0, 0)
                                                               : qt.value(header);
}

bool mayUse(const QString &folder, const QString &library)
{
    static const Table places = parsed(QString::fromUtf16(libraryTable));
    if (library == "std"_L1 || library == "QtCore"_L1 || isBelow(folder, u"tests"_s))
        return true;
    const QStringList folders = places.value(library);
    return std::any_of(folders.begin(), folders.end(),
                       [&folder](const QString &place) { return isBelow(folder, place); });
}

struct Include
{
    QString name;
    bool ours = false;
    int line = 0;
};

QList<Include> includesOf(const QString &text)
{
    static const QRegularExpression pattern(uR"(^ *# *include *([<"])([^>"]+)[>"])"_s,
                                            QRegularExpression::MultilineOption);
    QList<Include> found;
    // Files that the build writes (.moc, .inc) carry no arrow.
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch hit = match.next();
        const QString name = hit.captured(2);
        if (!name.endsWith(".moc"_L1) && !name.endsWith(".inc"_L1))
            found.append({name, hit.captured(1) == "\""_L1, lineAt(text, hit.capturedStart(2))});
    }
    return found;
}

QString problemWithLibrary(const QString &folder, const QString &header, const QtModules &qt)
{
    const QString library = libraryOf(header, qt);
    if (library.isEmpty())
        return u"<%1> belongs to no known library: name it in tests/tidy/Rooms.cpp"_s.arg(header);
    if (mayUse(folder, library))
        return {};
    return u"%1 has no place in %2: use the room that hides it (tests/tidy/Rooms.cpp)"_s.arg(
        library, folder);
}

QString problemWithArrow(const QString &folder, const QString &header)
{
    const QString from = roomOf(folder);
    const QString to = roomOf(folderOf(header));
    if (to.isEmpty())
        return u"\"%1\" is in no room: write the path from the root, or name the room in "
               "tests/tidy/Rooms.cpp"_s.arg(header);
    const QStringList may = rooms().value(from);
    if (from == to || may.contains(to) || may.contains("*"_L1))
        return {};
    return u"%1 may not include %2: see the rooms in docs/architecture.md"_s.arg(from, to);
}

/// Follows the arrows from one folder and finds the way back to it, or nothing.
QStringList wayBack(const Table &arrows, const QString &start)
{
    QList<QStringList> ways{{start}};
    QSet<QString> seen;
    while (!ways.isEmpty()) {
        const QStringList way = ways.takeFirst();
        for (const QString &next : arrows.value(way.last())) {
            if (next == start)
                return way + QStringList{start};
            if (!seen.contains(next)) {
                seen.insert(next);
                ways.append(way + QStringList{next});
            }
        }
    }
    return {};
}

} // namespace

QtModules installedQtModules()
{
    QtModules modules;
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString &module : headers.entryList({u"Qt*"_s}, QDir::Dirs)) {
        for (const QString &header : QDir(headers.filePath(module)).entryList(QDir::Files))
            modules.insert(header, module);
    }
    return modules;
}

Findings forbiddenIncludes(const SourceFile &file, const QtModules &qt)
{
    Findings findings;
    const QString folder = folderOf(file.path);
    if (roomOf(folder).isEmpty())
        return {{file.path, 1, u"This folder is no room: name it in tests/tidy/Rooms.cpp"_s}};
    for (const Include &include : includesOf(file.text)) {
        const QString problem = include.ours ? problemWithArrow(folder, include.name)
                                             : problemWithLibrary(folder, include.name, qt);
        if (!problem.isEmpty())
            findings.append({file.path, include.line, problem});
    }
    return findings;
}

Findings includeCycles(const QList<SourceFile> &files)
{
    Table arrows;
    for (const SourceFile &file : files) {
        const QString from = folderOf(file.path);
        for (const Include &include : includesOf(file.text)) {
            const QString to = folderOf(include.name);
            const bool nested = isBelow(from, to) || isBelow(to, from);
            if (include.ours && !nested && !arrows.value(from).contains(to))
                arrows[from].append(to);
        }
    }
    Findings findings;
    QSet<QString> named;
    for (const QString &folder : arrows.keys()) {
        const QStringList way = wayBack(arrows, folder);
        if (way.isEmpty() || named.contains(folder))
            continue;
        named.unite(QSet<QString>(way.begin(), way.end()));
        findings.append({folder, 0, u"These folders include each other: "_s + way.join(u" → "_s)});
    }
    return findings;
}

} // namespace storehand::tidy
