// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fuzz/FuzzInput.h"

#include <QFile>

namespace storehand::fuzz {

/// A database file as a good disk holds it; `log` is what its write-ahead log holds beside it.
struct GoodFile
{
    QByteArray content;
    QByteArray log;
};

[[nodiscard]] inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    demand(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), "no room");
}

/// A place in a database file where it means something: SQLite fills pages from their end, and
/// describes them at their beginning.
[[nodiscard]] inline qsizetype placeIn(const QByteArray &content, Choices &choices)
{
    constexpr int pageSize = 4096;
    constexpr int headSize = 128;
    constexpr int tailSize = 2048;
    const qsizetype page = choices.below(int(content.size() / pageSize)) * pageSize;
    if (choices.below(3) == 0)
        return page + choices.below(headSize);
    return page + pageSize - 1 - choices.below(tailSize);
}

/// What a bad disk makes of `content`: a few bits, bytes, sectors or pages are others, or the end
/// is gone.
[[nodiscard]] inline QByteArray damaged(QByteArray content, Choices &choices)
{
    constexpr qsizetype sectorSize = 512;
    constexpr qsizetype pageSize = 4096;
    while (!choices.isEmpty() && content.size() >= pageSize) {
        const int kind = choices.below(6);
        const qsizetype at = placeIn(content, choices);
        switch (kind) {
        case 0:
            content[at] = char(content[at] ^ (1 << choices.below(8)));
            break;
        case 1:
            content[at] = char(choices.below(256));
            break;
        case 2:
            content.replace(at, std::min<qsizetype>(4, content.size() - at),
                            choices.bytes(std::min<qsizetype>(4, content.size() - at)));
            break;
        case 3:
            content.replace(at / sectorSize * sectorSize, sectorSize, QByteArray(sectorSize, '\0'));
            break;
        case 4:
            content.replace(at / pageSize * pageSize, pageSize,
                            content.mid(placeIn(content, choices) / pageSize * pageSize, pageSize));
            break;
        default:
            content.truncate(at);
        }
    }
    return content;
}

} // namespace storehand::fuzz
