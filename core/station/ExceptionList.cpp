// SPDX-License-Identifier: Apache-2.0
#include "core/station/ExceptionList.h"

namespace storehand {

bool ExceptionList::put(const ExceptionNotice &notice)
{
    const auto known = m_places.constFind(notice.command);
    if (known != m_places.constEnd()) {
        m_all[*known] = notice;
        return false;
    }
    m_places.insert(notice.command, m_all.size());
    m_all.append(notice);
    return true;
}

void ExceptionList::remove(const CommandId &command)
{
    const auto known = m_places.constFind(command);
    if (known == m_places.constEnd())
        return;
    const qsizetype place = *known;
    m_places.erase(known);
    m_all.removeAt(place);
    for (qsizetype later = place; later < m_all.size(); ++later)
        m_places[m_all[later].command] = later;
}

void ExceptionList::clear()
{
    m_all.clear();
    m_places.clear();
}

} // namespace storehand
