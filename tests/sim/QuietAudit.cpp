// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/QuietAudit.h"

#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "core/wire/Entities.h"
#include "oms/feed/Topics.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a person did, without the numbers that a new install changes.
QJsonObject withoutNumbers(const QByteArray &line)
{
    QJsonObject object = QJsonDocument::fromJson(line).object();
    QJsonObject args = object.value(u"args"_s).toObject();
    args.remove(u"sealed"_s);
    if (object.value(u"type"_s) == u"reverse"_s)
        args.remove(u"n"_s);
    object.insert(u"args"_s, args);
    object.remove(u"n"_s);
    return object;
}

} // namespace

void QuietAudit::checkOutbox(SimStation &station)
{
    if (!station.isUp())
        return;
    const qint64 left = station.outbox().lastN() - station.outbox().acknowledgedN();
    if (left == 0)
        return;
    const auto error = station.sync().linkState().error;
    m_findings.add(u"I12"_s,
                   u"%1 still has %2 commands 30 s after all was healed: %3"_s.arg(station.name())
                       .arg(left)
                       .arg(error ? error->code + u' ' + error->detail : u"no error is known"_s));
}

void QuietAudit::checkStation(SimStation &station, Connection &oms, bool mayBeDamaged)
{
    if (!station.isUp()) {
        m_findings.add(u"I12"_s, station.name() + u" does not run"_s);
        return;
    }
    const LinkState link = station.sync().linkState();
    if (!link.isOnline || link.outboxCount > 0) {
        m_findings.add(u"I12"_s,
                       u"%1 is not in step two minutes after all was healed: %2"_s.arg(
                           station.name(), link.error ? link.error->code + u' ' + link.error->detail
                                                      : u"no error is known"_s));
        return;
    }
    if (!checkRows(station, oms, mayBeDamaged))
        return;
    checkDigests(station, oms);
    checkScreen(station);
    checkExceptions(station, oms);
}

/// With nothing left to send, the screen shows what the order manager has and nothing else.
void QuietAudit::checkScreen(SimStation &station)
{
    const Overlay &overlay = station.station().overlay();
    for (const AssignmentId &id : overlay.assignmentIds()) {
        const Assignment *shown = overlay.assignment(id);
        const Assignment *base = overlay.base(id);
        if (*shown != *base)
            m_findings.add(
                u"I10"_s,
                u"%1 shows %2 as %3, but it is %4 and nothing waits to be sent"_s.arg(
                    station.name(), base->orderRef, toText(shown->state), toText(base->state)));
    }
}

bool QuietAudit::checkRows(SimStation &station, Connection &oms, bool mayBeDamaged)
{
    bool isDamaged = false;
    // A key that the disk has changed hides its row, and on a page of keys those around it or what
    // they became since; the station reads all rows once a day.
    const auto findsDamage = [&] {
        if (!mayBeDamaged || isDamaged)
            return isDamaged;
        const Result<qint64> dropped = station.cache().dropDamagedRows();
        isDamaged = dropped ? *dropped > 0 : dropped.error().code == codes::databaseCorrupt;
        return isDamaged;
    };
    for (const QString &topic : oms::topics::ofStation(station.store())) {
        (void)oms.query(
            u"SELECT entity, id, version, op, body, MAX(seq) FROM feed WHERE topic = ?"
            " GROUP BY entity, id"_s,
            {topic}, [&](const SqlRow &row) {
                const auto cached = station.cache().read(row.text(0), row.text(1));
                const bool isThere = cached && *cached;
                const bool isSealed =
                    row.text(0) == wire::entity::customer || row.text(0) == wire::entity::person;
                const bool agrees =
                    row.text(3) == "del"_L1
                        ? !isThere
                        : isThere && (*cached)->version == row.integer(2) &&
                              (isSealed || QJsonDocument::fromJson((*cached)->body) ==
                                               QJsonDocument::fromJson(row.bytes(4)));
                if (agrees || station.cache().hasDamagedRows() || findsDamage())
                    return; // what the disk has changed the station knows, or will
                m_findings.add(u"I9"_s,
                               u"%1 has %2 %3 in version %4, the order manager in version %5 (%6): "
                               "%7 instead of %8"_s.arg(station.name(), row.text(0), row.text(1))
                                   .arg(isThere ? (*cached)->version : 0)
                                   .arg(row.integer(2))
                                   .arg(row.text(3),
                                        QString::fromUtf8(isThere ? (*cached)->body : QByteArray()),
                                        QString::fromUtf8(row.bytes(4))));
            });
    }
    return !isDamaged;
}

void QuietAudit::checkDigests(SimStation &station, Connection &oms)
{
    const auto topics = station.cache().topics();
    (void)oms.query(u"SELECT topic, digest FROM feed_head"_s, {}, [&](const SqlRow &row) {
        const auto known = topics.constFind(row.text(0));
        const bool isOurs = oms::topics::ofStation(station.store()).contains(row.text(0));
        if (isOurs &&
            (known == topics.constEnd() || known->digest != static_cast<quint64>(row.integer(1))))
            m_findings.add(u"I9"_s,
                           u"%1 has another digest of %2"_s.arg(station.name(), row.text(0)));
    });
}

void QuietAudit::checkExceptions(SimStation &station, Connection &oms)
{
    QHash<QString, int> shown;
    for (const ExceptionNotice &notice : station.station().exceptions())
        ++shown[notice.command.text];
    for (auto it = shown.constBegin(); it != shown.constEnd(); ++it) {
        if (*it > 1)
            m_findings.add(
                u"I13"_s,
                u"%1 shows the exception %2 %3 times"_s.arg(station.name(), it.key()).arg(*it));
    }
    QSet<QString> open;
    (void)oms.query(u"SELECT id FROM exceptions WHERE store = ? AND is_open = 1"_s,
                    {station.store()}, [&](const SqlRow &row) { open.insert(row.text(0)); });
    for (const QString &id : std::as_const(open)) {
        if (!shown.contains(id))
            m_findings.add(u"I13"_s,
                           u"%1 does not show the open exception %2"_s.arg(station.name(), id));
    }
    for (auto it = shown.constBegin(); it != shown.constEnd(); ++it) {
        if (!open.contains(it.key()))
            m_findings.add(u"I13"_s, u"%1 shows the exception %2, which is not open"_s.arg(
                                         station.name(), it.key()));
    }
}

qint64 QuietAudit::checkLedger(const Ledger &ledger, const QStringList &stations, Connection &oms)
{
    qint64 gone = 0;
    QHash<QString, int> times;
    QHash<QString, QByteArray> bodies;
    (void)oms.query(u"SELECT id, body FROM command_log WHERE id IS NOT NULL"_s, {},
                    [&](const SqlRow &row) {
                        ++times[row.text(0)];
                        bodies[row.text(0)] = row.bytes(1);
                    });
    for (const Ledger::Entry &entry : ledger.entries) {
        const int count = times.value(entry.id.text);
        if (count == 0 && entry.mayBeLost) {
            ++gone;
            continue;
        }
        if (count != 1) {
            m_findings.add(u"I1"_s,
                           u"%1 was told that %2 %3 was accepted; it is in the log %4 times"_s
                               .arg(stations[entry.station], toText(entry.type), entry.id.text)
                               .arg(count));
            continue;
        }
        if (withoutNumbers(entry.line) != withoutNumbers(bodies[entry.id.text]))
            m_findings.add(u"I1"_s, u"%1 %2 is in the log as something else: %3 was %4"_s.arg(
                                        toText(entry.type), entry.id.text,
                                        QString::fromUtf8(bodies[entry.id.text]),
                                        QString::fromUtf8(entry.line)));
    }
    m_story.tell(u"world"_s, u"%1 accepted commands were looked for"_s.arg(ledger.entries.size()));
    return gone;
}

void QuietAudit::checkTaken(const std::map<QString, QString> &taken, Connection &oms)
{
    std::map<QString, QString> there;
    (void)oms.query(u"SELECT ref, id FROM orders"_s, {},
                    [&](const SqlRow &row) { there[row.text(0)] = row.text(1); });
    for (const auto &[ref, id] : taken) {
        const auto known = there.find(ref);
        if (known == there.end() || known->second != id)
            m_findings.add(u"I1"_s, u"the channel was told that %1 is order %2; there is %3"_s.arg(
                                        ref, id, known == there.end() ? u"none"_s : known->second));
    }
}

void QuietAudit::checkOwnOpinion(oms::OrderManager &manager)
{
    const auto verified = manager.verify();
    if (!verified) {
        m_findings.add(u"verify"_s, verified.error().detail);
        return;
    }
    for (const QString &finding : verified->findings)
        m_findings.add(u"verify"_s, finding);
}

} // namespace storehand::sim
