// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <QSet>
#include <QVariant>

#include <algorithm>

namespace storehand {

/// A list for QML whose rows are gadgets. A view model hands it the whole new list; rows keep their
/// delegate, focus and place as long as their `id` stays, so nothing on the screen jumps.
///
/// `Row` is a gadget registered with QML_VALUE_TYPE, comparable, with a member `QString id` that is
/// unique in the list. Delegates read it as `required property <valueType> row`.
template <typename Row>
class RowModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != rowRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        return QVariant::fromValue(m_rows.at(index.row()));
    }

    [[nodiscard]] QHash<int, QByteArray> roleNames() const override
    {
        return {{rowRole, QByteArrayLiteral("row")}};
    }

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

    /// Turns the list into `rows` with the fewest removals, moves and insertions.
    void setRows(const QList<Row> &rows)
    {
        if (m_rows.isEmpty()) {
            fill(rows);
            return;
        }
        removeMissing(rows);
        for (int at = 0; at < rows.size(); ++at)
            place(rows.at(at), at);
    }

protected:
    static constexpr int rowRole = Qt::UserRole;

private:
    /// All at once: views take thousands of insertions one by one badly.
    void fill(const QList<Row> &rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, 0, int(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
    }

    [[nodiscard]] bool hasSameIds(const QList<Row> &rows) const
    {
        return std::equal(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(),
                          [](const Row &a, const Row &b) { return a.id == b.id; });
    }

    void removeMissing(const QList<Row> &rows)
    {
        if (hasSameIds(rows))
            return;
        QSet<QString> kept;
        for (const Row &row : rows)
            kept.insert(row.id);
        Q_ASSERT_X(kept.size() == rows.size(), "RowModel", "two rows have the same id");
        for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
            if (kept.contains(m_rows.at(at).id))
                continue;
            beginRemoveRows({}, at, at);
            m_rows.removeAt(at);
            endRemoveRows();
        }
    }

    void place(const Row &row, int at)
    {
        const int from = find(row.id, at);
        if (from < 0) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, row);
            endInsertRows();
            return;
        }
        if (from != at) {
            beginMoveRows({}, from, from, {}, at);
            m_rows.move(from, at);
            endMoveRows();
        }
        if (m_rows.at(at) != row) {
            m_rows[at] = row;
            Q_EMIT dataChanged(index(at), index(at));
        }
    }

    [[nodiscard]] int find(const QString &id, int from) const
    {
        for (int at = from; at < m_rows.size(); ++at) {
            if (m_rows.at(at).id == id)
                return at;
        }
        return -1;
    }

    QList<Row> m_rows;
};

} // namespace storehand
