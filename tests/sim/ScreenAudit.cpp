// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/ScreenAudit.h"

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

std::map<QString, int> pickedIn(const Assignment &assignment)
{
    std::map<QString, int> picked;
    for (const Line &line : assignment.lines)
        picked[line.id.text] = line.units.pickedTotal() + line.units.surplus;
    return picked;
}

/// Undoing is judged by stock, which others change: what was undone here may stand there.
bool isCertain(CommandType type)
{
    return type != CommandType::Reverse && type != CommandType::Unpick &&
           type != CommandType::Decline && type != CommandType::Short;
}

} // namespace

void ScreenAudit::accepted(size_t station, SimStation &at, const Command &command)
{
    const auto watch = [&](const AssignmentId &id, bool isCertainHere) {
        const Assignment *assignment = at.station().overlay().assignment(id);
        if (!assignment) {
            // Done to what a cache that begins anew does not have yet: judged elsewhere.
            if (const auto known = m_watched.find(id); known != m_watched.end())
                known->isShared = true;
            return;
        }
        const bool isNew = !m_watched.contains(id);
        Watched &watched = m_watched[id];
        if (isNew)
            watched.station = station;
        watched.isShared = watched.isShared || watched.station != station || !isCertainHere;
        watched.picked = pickedIn(*assignment);
        watched.install = at.outbox().install();
    };
    watch(command.assignment(), isCertain(command.type));
    if (!command.args.toAssignment.isEmpty())
        watch(command.args.toAssignment, false);
}

void ScreenAudit::shown(size_t station, SimStation &at, const QList<AssignmentId> &orders)
{
    if (at.isWorking() && !at.disk().isDead()) {
        for (const AssignmentId &id : orders)
            checkAge(station, at, id);
    }
    if (m_acting == station || m_uncertain.contains(station) || !at.isWorking() ||
        at.disk().isDead())
        return;
    for (const AssignmentId &id : orders) {
        const auto watched = m_watched.find(id);
        if (watched == m_watched.end() || watched->isShared || watched->station != station ||
            watched->install != at.outbox().install())
            continue;
        const Assignment *assignment = at.station().overlay().assignment(id);
        if (!assignment)
            continue;
        if (std::exchange(watched->isInDoubt, false)) {
            watched->picked = pickedIn(*assignment);
            continue;
        }
        const Assignment &base = *at.station().overlay().base(id);
        for (const auto &[line, units] : pickedIn(*assignment)) {
            const auto before = watched->picked.find(line);
            if (before == watched->picked.end() || before->second == units)
                continue;
            m_findings.add(
                u"I10"_s,
                u"%1 shows %2 picked in a line of %3, but %4 were picked there; it has version %5 "
                "with commands up to %6, and the outbox %7 to %8, of which %9 are answered"_s
                    .arg(at.name())
                    .arg(units)
                    .arg(assignment->orderRef)
                    .arg(before->second)
                    .arg(base.version)
                    .arg(base.applied.of(at.outbox().install()))
                    .arg(at.outbox().firstN().value_or(0))
                    .arg(at.outbox().lastN())
                    .arg(at.outbox().acknowledgedN()));
        }
    }
}

void ScreenAudit::checkAge(size_t station, SimStation &at, const AssignmentId &id)
{
    const Assignment *base = at.station().overlay().base(id);
    if (!base || m_mayAllAge || m_mayAge.contains(station))
        return;
    qint64 &seen = m_versions[station][id];
    if (base->version < seen)
        m_findings.add(u"I7"_s, u"%1 shows %2 as of version %3 after version %4"_s
                                    .arg(at.name(), base->orderRef)
                                    .arg(base->version)
                                    .arg(seen));
    seen = base->version;
}

void ScreenAudit::lostPower(size_t station)
{
    m_versions.remove(station);
}

void ScreenAudit::diedWriting(size_t station)
{
    for (Watched &watched : m_watched)
        watched.isInDoubt = watched.isInDoubt || watched.station == station;
}

void ScreenAudit::diskWentBack(size_t station)
{
    m_uncertain.insert(station);
    m_versions.remove(station);
}

void ScreenAudit::forgetAll()
{
    m_mayAllAge = true;
    for (Watched &watched : m_watched)
        watched.isShared = true;
}

} // namespace storehand::sim
