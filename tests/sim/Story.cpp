// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Story.h"

#include "tests/sim/SimClock.h"

#include <QDateTime>

#include <cstdio>
#include <cstring>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

void Story::note(quint64 number)
{
    m_hash = (m_hash ^ number) * 0x9e3779b97f4a7c15U;
    m_hash ^= m_hash >> 32U;
}

void Story::note(QByteArrayView bytes)
{
    note(static_cast<quint64>(bytes.size()));
    const char *at = bytes.data();
    qsizetype left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) {
        quint64 word = 0;
        std::memcpy(&word, at, 8);
        note(word);
    }
    quint64 rest = 0;
    if (left > 0)
        std::memcpy(&rest, at, static_cast<size_t>(left));
    note(rest);
}

void Story::tell(const QString &who, const QString &what)
{
    note(static_cast<quint64>(m_timeline.now().count()));
    note(who.toUtf8());
    note(what.toUtf8());
    if (!m_isPrinted)
        return;
    const Instant at = SimClock::beginning + m_timeline.now();
    const QString time =
        QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(u"d MMM HH:mm:ss"_s);
    std::printf("%s  %-12s %s\n", qPrintable(time), qPrintable(who), qPrintable(what));
}

} // namespace storehand::sim
