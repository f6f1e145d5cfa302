// SPDX-License-Identifier: Apache-2.0
#include "ui/queue/CardModel.h"

namespace storehand {

void CardModel::setMoment(const SnapshotPtr &snapshot, Instant now)
{
    const bool isSame = m_snapshot->desk == snapshot->desk &&
                        m_snapshot->hours == snapshot->hours &&
                        m_snapshot->timeZone == snapshot->timeZone;
    m_snapshot = snapshot;
    m_now = now;
    if (!isSame)
        refresh();
}

void CardModel::refresh()
{
    if (!rows().isEmpty())
        Q_EMIT dataChanged(index(0), index(int(rows().size()) - 1));
}

QVariant CardModel::data(const QModelIndex &index, int role) const
{
    if (role != rowRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CardEntry &entry = rows().at(index.row());
    CardRow row = rowOf(*entry.card, *m_snapshot, m_snapshot->desk, m_now);
    row.selected = entry.selected;
    return QVariant::fromValue(row);
}

} // namespace storehand
