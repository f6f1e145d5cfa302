// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace storehand::sim {

/// An invariant that does not hold, in words for whoever has to find out why.
struct Finding
{
    QString invariant; ///< "I4"
    QString what;
};

/// What the checks of one simulation found. The first finding ends it.
class Findings
{
public:
    void add(const QString &invariant, const QString &what)
    {
        m_all.append({invariant, what});
        if (m_onFirst && m_all.size() == 1)
            m_onFirst();
    }

    void onFirst(std::function<void()> action) { m_onFirst = std::move(action); }
    [[nodiscard]] bool isEmpty() const { return m_all.isEmpty(); }
    [[nodiscard]] const QList<Finding> &all() const { return m_all; }

private:
    QList<Finding> m_all;
    std::function<void()> m_onFirst;
};

} // namespace storehand::sim
