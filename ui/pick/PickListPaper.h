// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/station/StationSnapshot.h"

#include <QStringList>

namespace storehand {

/// The list of a walk on A4, for those who collect by paper and scan at the bench: one row for each
/// thing to fetch, in walking order, with its place, how many, and the bag of its order.
class PickListPaper
{
public:
    struct Row
    {
        QString place;
        int units = 0;
        QString title;
        QString look; ///< size, colour
        QString order;
        QString bag; ///< "blue bag 1"; empty where one order alone needs none

        friend bool operator==(const Row &, const Row &) = default;
    };

    /// What there is still to fetch.
    [[nodiscard]] static QList<Row> rowsOf(const PickView &walk);

    PickListPaper(const PickView &walk, const StationSnapshot &snapshot, Instant now);

    /// Writes a PDF; a walk that is longer than a sheet goes on on the next. Errors name the file.
    [[nodiscard]] Status write(const QString &file) const;

private:
    QString m_title;
    QString m_subtitle;
    QList<Row> m_rows;
};

} // namespace storehand
