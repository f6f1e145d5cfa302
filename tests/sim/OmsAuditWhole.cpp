// SPDX-License-Identifier: Apache-2.0
// The second half of OmsAudit: everything, once the world is at rest.
#include "core/crypto/EntityDigest.h"
#include "core/wire/Entities.h"
#include "tests/sim/OmsAudit.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis lateMax = std::chrono::minutes(2);

} // namespace

void OmsAudit::whole(Connection &connection, Instant now)
{
    checkInstalls(connection);
    checkOrders(connection);
    checkExceptions(connection);
    checkAgenda(connection, now);
    checkTopics(connection);
    checkEffects(connection);
}

void OmsAudit::checkInstalls(Connection &connection)
{
    (void)connection.query(
        u"SELECT i.id, i.last_n, COUNT(c.n), COALESCE(MAX(c.n), 0), COUNT(DISTINCT c.n)"
        " FROM installs i LEFT JOIN command_log c ON c.install = i.id GROUP BY i.id"_s,
        {}, [&](const SqlRow &row) {
            if (row.integer(1) != row.integer(2) || row.integer(2) != row.integer(3) ||
                row.integer(3) != row.integer(4))
                m_findings.add(u"I2"_s, u"install %1 says %2 commands, the log has %3 up to %4"_s
                                            .arg(row.text(0))
                                            .arg(row.integer(1))
                                            .arg(row.integer(2))
                                            .arg(row.integer(3)));
        });
}

/// Each unit of an order line is in exactly one place, and an open order has somebody to act.
void OmsAudit::checkOrders(Connection &connection)
{
    QHash<QString, int> assigned;
    QHash<QString, int> openParts;
    QHash<QString, int> onHold;
    (void)connection.query(
        u"SELECT id, version, order_id, is_open, in_topic, body FROM assignments"_s, {},
        [&](const SqlRow &row) {
            const auto value = wire::into<Assignment>(row.bytes(5));
            if (!value)
                return;
            for (const Line &line : value->lines) {
                if (!line.substituteFor)
                    assigned[row.text(2) + u'/' + line.orderLine] += line.units.ordered;
            }
            openParts[row.text(2)] += isOpen(value->state) ? 1 : 0;
            onHold[row.text(2)] += isOpen(value->state) && value->hold ? 1 : 0;
            if (isOpen(value->state) && row.integer(4) == 0)
                m_findings.add(u"I11"_s,
                               u"%1 is open but in no station's list"_s.arg(value->orderRef));
            const auto seen = m_assignments.constFind(value->id);
            if (seen == m_assignments.constEnd() || seen->version != value->version ||
                seen->lines != value->lines || seen->state != value->state)
                m_findings.add(u"I9"_s,
                               u"%1 differs from what the feed told of it"_s.arg(value->orderRef));
        });
    QHash<QString, int> waiting;
    (void)connection.query(
        u"SELECT order_id, ref, ordered, again, backordered, preordered, cancelled, digital, asking"
        " FROM order_lines"_s,
        {}, [&](const SqlRow &row) {
            const int there =
                assigned.value(row.text(0) + u'/' + row.text(1)) +
                int(row.integer(4) + row.integer(5) + row.integer(6) + row.integer(7));
            if (row.integer(2) + row.integer(3) != there)
                m_findings.add(
                    u"I5"_s, u"line %1 of order %2: %3 ordered and %4 again, but %5 are somewhere"_s
                                 .arg(row.text(1), row.text(0))
                                 .arg(row.integer(2))
                                 .arg(row.integer(3))
                                 .arg(there));
            waiting[row.text(0)] += int(row.integer(4) + row.integer(5) + row.integer(8));
        });
    (void)connection.query(u"SELECT id, ref, status FROM orders"_s, {}, [&](const SqlRow &row) {
        const bool hasActor = openParts.value(row.text(0)) > 0 || waiting.value(row.text(0)) > 0;
        const bool isOpenOrder = row.text(2) == "open"_L1 || row.text(2) == "on_hold"_L1;
        if (hasActor != isOpenOrder)
            m_findings.add(u"I11"_s, u"order %1 is %2, with %3 open parts and %4 units that wait"_s
                                         .arg(row.text(1), row.text(2))
                                         .arg(openParts.value(row.text(0)))
                                         .arg(waiting.value(row.text(0))));
    });
}

/// What was not taken as it was is on exactly one list.
void OmsAudit::checkExceptions(Connection &connection)
{
    (void)connection.query(
        u"SELECT c.id, c.type, c.verdict, COUNT(e.id) FROM command_log c LEFT JOIN exceptions e"
        " ON e.id = c.id WHERE c.id IS NOT NULL AND c.verdict <> 'applied' GROUP BY c.id"
        " HAVING COUNT(e.id) <> 1"_s,
        {}, [&](const SqlRow &row) {
            m_findings.add(u"I13"_s, u"%1 %2 was %3, and %4 exceptions tell of it"_s
                                         .arg(row.text(1), row.text(0), row.text(2))
                                         .arg(row.integer(3)));
        });
}

/// Nothing that was due is still undone.
void OmsAudit::checkAgenda(Connection &connection, Instant now)
{
    (void)connection.query(u"SELECT kind, subject, at FROM due WHERE at < ?"_s, {now - lateMax},
                           [&](const SqlRow &row) {
                               m_findings.add(
                                   u"I11"_s,
                                   u"%1 of %2 has been due for %3 s"_s.arg(row.text(0), row.text(1))
                                       .arg((now.ms - row.integer(2)) / 1'000));
                           });
}

/// The digest of each topic is what its last rows say.
void OmsAudit::checkTopics(Connection &connection)
{
    QHash<QString, quint64> digests;
    (void)connection.query(
        u"SELECT topic, entity, id, version, op, MAX(seq) FROM feed GROUP BY topic, entity, id"_s,
        {}, [&](const SqlRow &row) {
            if (row.text(4) == "put"_L1)
                digests[row.text(0)] ^= entityDigest(row.text(1), row.text(2), row.integer(3));
        });
    (void)connection.query(
        u"SELECT topic, head, digest FROM feed_head"_s, {}, [&](const SqlRow &row) {
            if (digests.value(row.text(0)) != static_cast<quint64>(row.integer(2)))
                m_findings.add(u"I9"_s,
                               u"the digest of %1 is not that of its rows"_s.arg(row.text(0)));
            if (m_heads.value(row.text(0)) != row.integer(1))
                m_findings.add(u"I8"_s, u"%1 ends at %2, but %3 was seen"_s.arg(row.text(0))
                                            .arg(row.integer(1))
                                            .arg(m_heads.value(row.text(0))));
        });
}

/// A channel is told once that an assignment is ready.
void OmsAudit::checkEffects(Connection &connection)
{
    QHash<QString, int> ready;
    (void)connection.query(
        u"SELECT id, payload FROM effects ORDER BY n"_s, {}, [&](const SqlRow &row) {
            const QJsonObject payload = QJsonDocument::fromJson(row.bytes(1)).object();
            if (payload.value(u"what"_s) == u"ready"_s)
                ++ready[payload.value(u"assignment"_s).toString()];
        });
    for (auto told = ready.constBegin(); told != ready.constEnd(); ++told) {
        if (*told > 1)
            m_findings.add(
                u"I14"_s,
                u"the channel was told %1 times that %2 is ready"_s.arg(*told).arg(told.key()));
    }
}

} // namespace storehand::sim
