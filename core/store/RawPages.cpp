// SPDX-License-Identifier: Apache-2.0
// The layout read here is that of https://www.sqlite.org/fileformat2.html, chapters 1.5, 1.6, 2.1
// and 4.
#include "core/store/RawPages.h"

#include "core/domain/Codes.h"

#include <QFile>
#include <QHash>
#include <QtEndian>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

constexpr quint8 interiorIndexPage = 2;
constexpr quint8 leafIndexPage = 10;
constexpr qsizetype fileHeaderSize = 100;
constexpr qsizetype payloadMax = 4 * 1024 * 1024;

constexpr qsizetype logHeaderSize = 32;
constexpr qsizetype frameHeaderSize = 24;
constexpr quint32 logMagic = 0x377f0682; // the lowest bit says how checksums are counted

quint32 number32(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

qsizetype number16(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

/// A number of one to nine bytes at `at`, which moves behind it; nothing when the bytes end.
std::optional<quint64> varint(const QByteArray &bytes, qsizetype &at)
{
    constexpr int longest = 9;
    quint64 value = 0;
    for (int i = 0; i < longest; ++i) {
        if (at >= bytes.size())
            return std::nullopt;
        const auto byte = static_cast<quint8>(bytes[at++]);
        if (i == longest - 1)
            return (value << 8) | byte;
        value = (value << 7) | (byte & 0x7f);
        if (!(byte & 0x80))
            return value;
    }
    return value;
}

/// How many bytes a value of this serial type takes.
qsizetype sizeOf(quint64 type)
{
    constexpr qsizetype sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return type < std::size(sizes) ? sizes[type] : static_cast<qsizetype>((type - 12) / 2);
}

RawValue valueOf(quint64 type, const QByteArray &bytes)
{
    if (type == 0)
        return std::monostate();
    if (type >= 12)
        return type % 2 ? RawValue(RawText{bytes}) : RawValue(bytes);
    if (type == 8 || type == 9)
        return static_cast<qint64>(type - 8);
    auto value = static_cast<quint64>(!bytes.isEmpty() && (bytes[0] & 0x80) ? -1 : 0);
    for (const char byte : bytes)
        value = (value << 8) | static_cast<quint8>(byte);
    return static_cast<qint64>(value);
}

/// Nothing where the bytes are no record.
std::optional<RawRecord> recordOf(const QByteArray &payload)
{
    qsizetype at = 0;
    const auto headerSize = varint(payload, at);
    if (!headerSize || *headerSize > quint64(payload.size()))
        return std::nullopt;
    RawRecord record;
    auto body = static_cast<qsizetype>(*headerSize);
    while (at < qsizetype(*headerSize)) {
        const auto type = varint(payload, at);
        if (!type || *type > quint64(2 * payloadMax))
            return std::nullopt;
        const qsizetype size = sizeOf(*type);
        if (body + size > payload.size())
            return std::nullopt;
        record.append(valueOf(*type, payload.mid(body, size)));
        body += size;
    }
    return record;
}

/// The running checksum of a write-ahead log.
class LogChecksum
{
public:
    explicit LogChecksum(bool bigEndian)
        : m_bigEndian(bigEndian)
    {}

    void add(const char *bytes, qsizetype size)
    {
        for (qsizetype at = 0; at < size; at += 8) {
            m_first += word(bytes + at) + m_second;
            m_second += word(bytes + at + 4) + m_first;
        }
    }

    [[nodiscard]] bool isAt(const QByteArray &bytes, qsizetype at) const
    {
        return number32(bytes, at) == m_first && number32(bytes, at + 4) == m_second;
    }

private:
    [[nodiscard]] quint32 word(const char *bytes) const
    {
        return m_bigEndian ? qFromBigEndian<quint32>(bytes) : qFromLittleEndian<quint32>(bytes);
    }

    bool m_bigEndian;
    quint32 m_first = 0;
    quint32 m_second = 0;
};

/// No file gives no bytes.
Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    }
    return file.readAll();
}

} // namespace

Result<RawPages> RawPages::read(const QString &path)
{
    const Result<QByteArray> file = bytesOf(path);
    if (!file)
        return failure(file.error());
    const Result<QByteArray> log = bytesOf(path + u"-wal"_s);
    if (!log)
        return failure(log.error());
    RawPages pages;
    quint32 number = 0;
    for (qsizetype at = 0; at + pageSize <= file->size(); at += pageSize)
        pages.m_current.insert(++number, file->mid(at, pageSize));
    pages.readLog(*log);
    return pages;
}

Result<bool> RawPages::isLogBegun(const QString &path)
{
    const Result<QByteArray> log = bytesOf(path + u"-wal"_s);
    if (!log)
        return failure(log.error());
    return std::any_of(log->begin(), log->end(), [](char byte) { return byte != 0; });
}

Result<bool> RawPages::isLogDamaged(const QString &path)
{
    const Result<QByteArray> log = bytesOf(path + u"-wal"_s);
    if (!log)
        return failure(log.error());
    RawPages pages;
    pages.readLog(*log);
    return pages.m_commitsBehindDamage > 1;
}

void RawPages::readLog(const QByteArray &log)
{
    if (log.size() < logHeaderSize + frameHeaderSize)
        return;
    LogChecksum checksum(number32(log, 0) & 1);
    checksum.add(log.constData(), frameHeaderSize);
    bool isSound = (number32(log, 0) & ~1U) == logMagic && checksum.isAt(log, frameHeaderSize);
    const bool hasHeader = isSound;
    const QByteArray salt = log.mid(16, 8);     // of all frames since the log was begun
    QHash<QByteArray, qsizetype> commitsBehind; // a place that is not sound, by salt
    QList<Frame> uncommitted;
    for (qsizetype at = logHeaderSize; at + frameHeaderSize + pageSize <= log.size();
         at += frameHeaderSize + pageSize) {
        const Frame frame{number32(log, at), log.mid(at + frameHeaderSize, pageSize)};
        if (frame.page == 0) { // room for what will be written, or a frame that is gone
            isSound = false;
            continue;
        }
        checksum.add(log.constData() + at, 8);
        checksum.add(frame.content.constData(), pageSize);
        const QByteArray itsSalt = log.mid(at + 8, 8);
        const bool commits = number32(log, at + 4) != 0;
        isSound = isSound && itsSalt == salt && checksum.isAt(log, at + 16);
        if (!isSound) {
            m_others.append(frame);
            commitsBehind[itsSalt] += commits ? 1 : 0;
            continue;
        }
        uncommitted.append(frame);
        if (!commits)
            continue;
        for (const Frame &each : std::as_const(uncommitted))
            m_current.insert(each.page, each.content);
        uncommitted.clear();
    }
    m_others = uncommitted + m_others;
    for (auto commits = commitsBehind.cbegin(); commits != commitsBehind.cend(); ++commits) {
        if (!hasHeader || commits.key() == salt)
            m_commitsBehindDamage = std::max(m_commitsBehindDamage, *commits);
    }
}

/// The bytes of the cell at `at`, with what lies on overflow pages; empty when that is not there.
QByteArray RawPages::payloadOf(const QByteArray &page, qsizetype at, bool isInterior,
                               const QMap<quint32, QByteArray> &pages) const
{
    // How much of a payload stays on the page of an index.
    constexpr qsizetype most = (pageSize - 12) * 64 / 255 - 23;
    constexpr qsizetype least = (pageSize - 12) * 32 / 255 - 23;

    at += isInterior ? 4 : 0;
    const auto size = varint(page, at);
    if (!size || *size > quint64(payloadMax))
        return {};
    const auto whole = static_cast<qsizetype>(*size);
    qsizetype local = whole;
    if (whole > most) {
        local = least + (whole - least) % (pageSize - 4);
        local = local <= most ? local : least;
    }
    const bool overflows = local < whole;
    if (at + local + (overflows ? 4 : 0) > page.size())
        return {};
    QByteArray payload = page.mid(at, local);
    quint32 next = overflows ? number32(page, at + local) : 0;
    while (payload.size() < whole) {
        QByteArray more = pages.value(next);
        if (more.isEmpty())
            more = m_current.value(next);
        if (more.isEmpty())
            return {};
        payload += more.mid(4, std::min(pageSize - 4, whole - payload.size()));
        next = number32(more, 0);
    }
    return payload;
}

void RawPages::readPage(const QByteArray &page, qsizetype start,
                        const QMap<quint32, QByteArray> &pages, const OnRecord &onRecord) const
{
    const auto type = static_cast<quint8>(page[start]);
    if (type != interiorIndexPage && type != leafIndexPage)
        return;
    const bool isInterior = type == interiorIndexPage;
    const qsizetype pointers = start + (isInterior ? 12 : 8);
    const qsizetype cells = std::min(number16(page, start + 3), (pageSize - pointers) / 2);
    for (qsizetype i = 0; i < cells; ++i) {
        const QByteArray payload =
            payloadOf(page, number16(page, pointers + 2 * i), isInterior, pages);
        if (const auto record = recordOf(payload))
            onRecord(*record);
    }
}

void RawPages::forEachCurrent(const OnRecord &onRecord) const
{
    for (auto page = m_current.cbegin(); page != m_current.cend(); ++page)
        readPage(*page, page.key() == 1 ? fileHeaderSize : 0, m_current, onRecord);
}

void RawPages::forEachOther(const OnRecord &onRecord) const
{
    QMap<quint32, QByteArray> latest;
    for (const Frame &frame : m_others)
        latest.insert(frame.page, frame.content);
    for (const Frame &frame : m_others)
        readPage(frame.content, frame.page == 1 ? fileHeaderSize : 0, latest, onRecord);
}

} // namespace storehand
