// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <variant>

namespace storehand {

/// A column as it lies in the file: nothing, a number, a text (UTF-8), or bytes.
struct RawText
{
    QByteArray utf8;
};
using RawValue = std::variant<std::monostate, qint64, RawText, QByteArray>;
using RawRecord = QList<RawValue>;

/// What can still be read of a SQLite file that SQLite refuses: the records of its WITHOUT ROWID
/// tables and indexes, page by page, whatever is wrong with the other pages, the header or the
/// schema. Nothing read here is certain; who calls must be able to tell a good record.
class RawPages
{
public:
    static constexpr qsizetype pageSize = 4096; ///< of all our files

    /// Reads the file and its write-ahead log; either may be missing.
    [[nodiscard]] static Result<RawPages> read(const QString &path);

    /// Whether anything was ever written to the log but room for what will be.
    [[nodiscard]] static Result<bool> isLogBegun(const QString &path);

    /// Whether the log holds commits behind a place where it is not sound: SQLite would leave them
    /// out without a word. One commit there is the last one before power was lost, of which nobody
    /// was told; a second one was begun only after the first was safe.
    [[nodiscard]] static Result<bool> isLogDamaged(const QString &path);

    using OnRecord = std::function<void(const RawRecord &)>;

    /// The database as the last commit in a sound part of the log left it.
    void forEachCurrent(const OnRecord &onRecord) const;

    /// What lies in the log beyond its sound part, or is left there from before: older versions of
    /// rows, and newer ones whose log was damaged. In order of the log.
    void forEachOther(const OnRecord &onRecord) const;

private:
    struct Frame
    {
        quint32 page = 0;
        QByteArray content;
    };

    void readLog(const QByteArray &log);
    [[nodiscard]] QByteArray payloadOf(const QByteArray &page, qsizetype at, bool isInterior,
                                       const QMap<quint32, QByteArray> &pages) const;
    void readPage(const QByteArray &page, qsizetype start, const QMap<quint32, QByteArray> &pages,
                  const OnRecord &onRecord) const;

    QMap<quint32, QByteArray> m_current;
    QList<Frame> m_others;
    qsizetype m_commitsBehindDamage = 0;
};

} // namespace storehand
