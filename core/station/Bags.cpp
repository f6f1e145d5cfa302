// SPDX-License-Identifier: Apache-2.0
#include "core/station/Bags.h"

#include <QSet>

namespace storehand::bags {

namespace {

constexpr QChar separator = u'/';

/// The bag in which something of the order lies; empty when nothing does.
QString recordedBag(const Assignment &assignment)
{
    for (const Line &line : assignment.lines) {
        for (const ToteUnits &units : line.totes) {
            if (numberOf(units.tote) > 0)
                return units.tote;
        }
    }
    return {};
}

} // namespace

QString toteOf(const PersonCode &person, int number)
{
    return person.text + separator + QString::number(number);
}

int numberOf(const QString &tote)
{
    const qsizetype at = tote.lastIndexOf(separator);
    return at < 0 ? 0 : qMax(0, QStringView(tote).mid(at + 1).toInt());
}

int looseUnits(const Line &line)
{
    int loose = line.units.inHand;
    for (const ToteUnits &sorted : line.totes)
        loose -= sorted.units;
    return loose;
}

QHash<AssignmentId, QString> totesOf(const PersonCode &person, const QList<AssignmentId> &orders,
                                     const Overlay &overlay)
{
    QHash<AssignmentId, QString> totes;
    QSet<QString> taken;
    for (const AssignmentId &id : orders) {
        const QString tote = recordedBag(*overlay.assignment(id));
        if (tote.isEmpty())
            continue;
        totes.insert(id, tote);
        taken.insert(tote);
    }
    if (orders.size() < 2)
        return totes;
    int number = 1;
    for (const AssignmentId &id : orders) {
        if (totes.contains(id))
            continue;
        while (taken.contains(toteOf(person, number)))
            ++number;
        totes.insert(id, toteOf(person, number++));
    }
    return totes;
}

} // namespace storehand::bags
