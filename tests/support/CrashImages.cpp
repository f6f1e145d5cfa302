// SPDX-License-Identifier: Apache-2.0
#include "tests/support/CrashImages.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int subsets = 8;

Result<QStringList> textsOf(Connection &connection, const QString &sql, const SqlValues &values)
{
    QStringList texts;
    const Status read =
        connection.query(sql, values, [&](const SqlRow &row) { texts.append(row.text(0)); });
    if (!read)
        return failure(read.error());
    return texts;
}

} // namespace

Result<QByteArray> contentOf(Connection &connection)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto tables = textsOf(
        connection, u"SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"_s, {});
    if (!tables)
        return failure(tables.error());
    for (const QString &table : *tables) {
        const auto columns = textsOf(
            connection, u"SELECT 'quote(' || name || ')' FROM pragma_table_info(?)"_s, {table});
        if (!columns)
            return failure(columns.error());
        const auto rows = textsOf(
            connection,
            u"SELECT %1 AS whole FROM %2 ORDER BY whole"_s.arg(columns->join(u"||','||"_s), table),
            {});
        if (!rows)
            return failure(rows.error());
        hash.addData((table + u'\n' + rows->join(u'\n')).toUtf8());
    }
    return hash.result();
}

CrashImages::CrashImages(DiskTape tape, Random &random, QString folder)
    : m_tape(std::move(tape))
    , m_random(random)
    , m_folder(std::move(folder))
{}

qsizetype CrashImages::acts() const
{
    return std::count_if(m_tape.events.begin(), m_tape.events.end(), [](const DiskEvent &event) {
        return event.kind == DiskEvent::Kind::Mark;
    });
}

QString CrashImages::file(const QString &name) const
{
    return QDir(m_folder).filePath(name);
}

/// What an earlier image left must not be taken for this one's.
void CrashImages::put(const DiskImage &image) const
{
    for (const QString &left : QDir(m_folder).entryList(QDir::Files))
        QFile::remove(file(left));
    writeImage(image, [this](const QString &path) { return file(QFileInfo(path).fileName()); });
}

Result<QByteArray> CrashImages::contentAfter(qsizetype act, const QString &name) const
{
    DiskState state = m_tape.start;
    qsizetype done = 0;
    for (const DiskEvent &event : m_tape.events) {
        if (done == act)
            break;
        state.apply(event);
        done += event.kind == DiskEvent::Kind::Mark;
    }
    put(state.written());
    const auto connection = Connection::open(SqliteOptions{.path = file(name)});
    if (!connection)
        return failure(connection.error());
    return contentOf(**connection);
}

QList<DiskImage> CrashImages::imagesOf(const DiskState &state)
{
    QList<DiskImage> images{state.synced()};
    if (state.pending() == 0)
        return images;
    images.append(state.withPrefix(1 + pick(m_random, state.pending())));
    for (int i = 0; i < subsets; ++i)
        images.append(state.withSubset(m_random));
    images.append(state.withTornLast(m_random));
    images.append(state.withOldSizes());
    images.append(state.withNewSizes());
    return images;
}

void CrashImages::each(const std::function<bool(qsizetype act)> &look)
{
    DiskState state = m_tape.start;
    qsizetype done = 0;
    for (const DiskEvent &event : m_tape.events) {
        if (event.kind == DiskEvent::Kind::Mark) {
            ++done;
            continue;
        }
        state.apply(event);
        const QList<DiskImage> images = imagesOf(state);
        for (const DiskImage &image : images) {
            put(image);
            ++m_count;
            if (!look(done))
                return;
        }
    }
}

} // namespace storehand::test
