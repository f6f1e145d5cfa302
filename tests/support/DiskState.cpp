// SPDX-License-Identifier: Apache-2.0
#include "tests/support/DiskState.h"

#include <QFile>

#include <algorithm>
#include <cstring>

namespace storehand::test {

namespace {

using Kind = DiskEvent::Kind;

constexpr qint64 granule = 512; ///< what a disk writes whole or not at all

bool makesOrRemoves(const DiskEvent &event)
{
    return event.kind == Kind::Create || event.kind == Kind::Delete;
}

DiskImage::mapped_type bytesOf(const std::optional<FileBytes> &content)
{
    return content ? std::optional(content->toByteArray()) : std::nullopt;
}

/// The write with only some of its granules, as several writes.
QList<DiskEvent> torn(const DiskEvent &write, Random &random)
{
    QList<DiskEvent> pieces;
    for (qint64 at = 0; at < write.data.size(); at += granule) {
        if (pick(random, 2) == 0) {
            pieces.append({Kind::Write, write.path, write.offset + at,
                           write.data.mid(at, std::min(granule, write.data.size() - at))});
        }
    }
    return pieces;
}

} // namespace

qint64 pick(Random &random, qint64 below)
{
    quint64 value = 0;
    const QByteArray bytes = random.bytes(sizeof value);
    std::memcpy(&value, bytes.constData(), sizeof value);
    return static_cast<qint64>(value % static_cast<quint64>(below));
}

void writeImage(const DiskImage &image, const std::function<QString(const QString &)> &rename)
{
    for (auto file = image.cbegin(); file != image.cend(); ++file) {
        const QString path = rename ? rename(file.key()) : file.key();
        if (!file.value()) {
            QFile::remove(path);
            continue;
        }
        QFile target(path);
        if (!target.open(QIODevice::WriteOnly) || target.write(*file.value()) != (*file)->size())
            qFatal("%s cannot be written", qPrintable(path));
    }
}

void DiskState::change(Content &content, const DiskEvent &event)
{
    switch (event.kind) {
    case Kind::Create:
        content = FileBytes();
        return;
    case Kind::Delete:
    case Kind::DeleteSynced:
        content.reset();
        return;
    case Kind::Truncate:
        if (content && content->size() > event.offset)
            content->resize(event.offset);
        return;
    case Kind::Write:
        if (content) // else of a file that is deleted, but still open
            content->write(event.offset, event.data);
        return;
    case Kind::Sync:
    case Kind::SyncFolder:
    case Kind::Mark:
        return;
    }
}

/// That the file was made or deleted is safe now; what was written to it since is not.
void DiskState::settle(File &file)
{
    for (size_t i = file.changes.size(); i > 0; --i) {
        if (!makesOrRemoves(file.changes[i - 1].event))
            continue;
        file.synced.reset();
        change(file.synced, file.changes[i - 1].event);
        file.changes.erase(file.changes.begin(), file.changes.begin() + qsizetype(i));
        return;
    }
}

void DiskState::apply(const DiskEvent &event)
{
    if (event.kind == Kind::Mark)
        return;
    if (event.kind == Kind::SyncFolder) {
        for (File &file : m_files)
            settle(file);
        return;
    }
    File &file = m_files[event.path];
    if (event.kind == Kind::Sync) {
        for (const Change &each : file.changes)
            change(file.synced, each.event);
        file.changes.clear();
    } else if (event.kind == Kind::DeleteSynced) {
        file = {};
    } else {
        file.changes.push_back({m_order++, event});
    }
}

qint64 DiskState::pending() const
{
    qint64 count = 0;
    for (const File &file : m_files)
        count += static_cast<qint64>(file.changes.size());
    return count;
}

DiskState::Content DiskState::contentOf(const File &file,
                                        const std::function<bool(const Change &)> &keep)
{
    Content content = file.synced;
    for (const Change &each : file.changes) {
        if (keep(each))
            change(content, each.event);
        else if (makesOrRemoves(each.event))
            break;
    }
    return content;
}

DiskImage
DiskState::imageOf(const std::function<Content(const QString &, const File &)> &content) const
{
    DiskImage image;
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file)
        image.insert(file.key(), bytesOf(content(file.key(), *file)));
    return image;
}

DiskImage DiskState::written() const
{
    return withPrefix(m_order);
}

DiskImage DiskState::synced() const
{
    return imageOf([](const QString &, const File &file) { return file.synced; });
}

DiskImage DiskState::withPrefix(qint64 count) const
{
    std::vector<qint64> orders;
    for (const File &file : m_files) {
        for (const Change &each : file.changes)
            orders.push_back(each.order);
    }
    std::sort(orders.begin(), orders.end());
    const qint64 end =
        count < static_cast<qint64>(orders.size()) ? orders[static_cast<size_t>(count)] : m_order;
    return imageOf([end](const QString &, const File &file) {
        return contentOf(file, [end](const Change &each) { return each.order < end; });
    });
}

DiskState::Content DiskState::shuffled(const File &file, Random &random)
{
    Content content = file.synced;
    std::vector<DiskEvent> between;
    const auto flush = [&] {
        for (size_t left = between.size(); left > 0; --left) {
            const auto chosen = static_cast<size_t>(pick(random, static_cast<qint64>(left)));
            if (pick(random, 2) == 0)
                change(content, between[chosen]);
            std::swap(between[chosen], between[left - 1]);
        }
        between.clear();
    };
    for (const Change &each : file.changes) {
        if (!makesOrRemoves(each.event)) {
            between.push_back(each.event);
            continue;
        }
        flush();
        if (pick(random, 2) == 0)
            return content;
        change(content, each.event);
    }
    flush();
    return content;
}

DiskImage DiskState::withSubset(Random &random) const
{
    return imageOf([&](const QString &, const File &file) { return shuffled(file, random); });
}

DiskImage DiskState::withTornLast(Random &random) const
{
    const Change *last = nullptr;
    for (const File &file : m_files) {
        for (const Change &each : file.changes) {
            if (each.event.kind == Kind::Write && (!last || each.order > last->order))
                last = &each;
        }
    }
    const QList<DiskEvent> pieces = last ? torn(last->event, random) : QList<DiskEvent>();
    return imageOf([&](const QString &path, const File &file) {
        Content content = contentOf(file, [last](const Change &each) { return &each != last; });
        if (last && last->event.path == path) {
            for (const DiskEvent &piece : pieces)
                change(content, piece);
        }
        return content;
    });
}

DiskImage DiskState::withOldSizes() const
{
    return imageOf([](const QString &, const File &file) {
        Content content = contentOf(file, [](const Change &) { return true; });
        if (content && file.synced && content->size() > file.synced->size())
            content->resize(file.synced->size());
        else if (content && !file.synced)
            content = FileBytes();
        return content;
    });
}

DiskImage DiskState::withNewSizes() const
{
    return imageOf([](const QString &, const File &file) {
        const Content newest = contentOf(file, [](const Change &) { return true; });
        if (!newest)
            return newest;
        FileBytes content = file.synced.value_or(FileBytes());
        content.resize(newest->size());
        return Content(content);
    });
}

std::optional<QByteArray> DiskState::file(const QString &path) const
{
    const auto found = m_files.constFind(path);
    if (found == m_files.cend())
        return std::nullopt;
    return bytesOf(contentOf(*found, [](const Change &) { return true; }));
}

void DiskState::adopt(const QString &path, const std::optional<QByteArray> &content)
{
    m_files[path] = {content ? Content(FileBytes(*content)) : std::nullopt, {}};
}

} // namespace storehand::test
