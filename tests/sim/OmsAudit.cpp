// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/OmsAudit.h"

#include "core/wire/Entities.h"
#include "core/wire/ProtocolFeed.h"
#include "oms/feed/FeedCursor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis leaseMax = std::chrono::minutes(15);
constexpr qint64 bodyBytesMax = 260 * 1024;

LoggedCommandRow commandOf(const SqlRow &row)
{
    return {row.text(1),         row.integer(2), row.text(3),    row.text(4),
            row.text(5),         row.text(6),    row.integer(7), row.text(8),
            row.maybeInteger(9), row.bytes(10),  row.bytes(11)};
}

ChangedRow changeOf(const SqlRow &row)
{
    return {row.text(1), row.integer(2), row.integer(3),          row.integer(4), row.text(5),
            row.text(6), row.integer(7), row.text(8) == "del"_L1, row.bytes(9),   row.instant(10)};
}

bool isLookedAt(const ChangedRow &row)
{
    return !row.isDeleted &&
           (row.entity == wire::entity::assignment || row.entity == wire::entity::stock ||
            row.entity == wire::entity::store);
}

const QString commandSql =
    u"SELECT rowid, install, n, id, type, target, actor, received_at, verdict, fence, body, result"
    " FROM command_log WHERE rowid > ? ORDER BY rowid"_s;
const QString feedSql = u"SELECT rowid, topic, seq, prev, txn, entity, id, version, op, body,"
                        " at FROM feed WHERE rowid > ? ORDER BY rowid"_s;

/// What a cursor says, whoever sealed it.
Result<oms::FeedCursor> cursorIn(const QString &text)
{
    return oms::FeedCursor::fromText(text.section(u'.', 0, 0));
}

/// Where the text, object or list that begins at `at` ends.
qsizetype endOfValue(QByteArrayView json, qsizetype at)
{
    int depth = 0;
    bool isInText = false;
    for (; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '\\' && isInText) {
            ++at;
        } else if (c == '"') {
            isInText = !isInText;
        } else if (!isInText) {
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        }
        if (depth == 0 && !isInText)
            return at + 1;
    }
    return json.size();
}

/// A page of the feed with nothing in the bodies of its changes, which nobody looks at here: they
/// are nearly all of it.
QByteArray withoutBodies(const QByteArray &page)
{
    static constexpr QByteArrayView mark = "\"body\":{";
    QByteArray rest;
    rest.reserve(page.size());
    qsizetype from = 0;
    for (qsizetype at = page.indexOf(mark); at >= 0; at = page.indexOf(mark, from)) {
        const qsizetype body = at + mark.size() - 1;
        rest.append(page.constData() + from, body - from);
        rest.append("{}");
        from = endOfValue(page, body);
    }
    return rest.append(page.constData() + from, page.size() - from);
}

/// Physically in a tote, a parcel or somebody's hand.
int carried(const Quantities &units)
{
    return units.held() + units.refused + units.withdrawn + units.surplus - units.putBack;
}

/// By the state graph of the catalogue.
bool mayFollow(AssignmentState before, AssignmentState after)
{
    using enum AssignmentState;
    if (before == after)
        return true;
    if (before == Cancelled || before == Expired)
        return after == HandedOver; // the physical fact wins
    if (!isOpen(before))
        return false;
    if (before >= Picking && after == Assigned)
        return false;
    return !(before >= Picking && after == Accepted);
}

} // namespace

OmsAudit::OmsAudit(Findings &findings)
    : m_findings(findings)
    , m_model(findings)
{}

void OmsAudit::started(Connection &connection)
{
    if (!m_isKnown)
        load(connection);
}

/// Takes what is there for granted: at the beginning, and after a backup was restored.
void OmsAudit::load(Connection &connection)
{
    m_lastN.clear();
    m_heads.clear();
    m_versions.clear();
    m_withdrawn.clear();
    m_fence.clear();
    m_assignments.clear();
    m_stock.clear();
    m_sums.clear();
    m_model.forget();
    m_lastCommandRow = 0;
    m_lastFeedRow = 0;
    const Status commands = connection.query(
        u"SELECT rowid, install, n, id, type, target, actor, received_at, verdict, fence, body,"
        " result FROM command_log ORDER BY rowid"_s,
        {}, [&](const SqlRow &row) {
            m_lastCommandRow = row.integer(0);
            m_lastN[row.text(1)] = row.integer(2);
        });
    const Status feed = connection.query(
        u"SELECT rowid, topic, seq, prev, txn, entity, id, version, op, body, at"
        " FROM feed ORDER BY rowid"_s,
        {}, [&](const SqlRow &row) {
            m_lastFeedRow = row.integer(0);
            const ChangedRow change = changeOf(row);
            m_heads[change.topic] = change.seq;
            const QString entity = change.topic + u' ' + change.entity + u' ' + change.id;
            m_versions[entity] = change.version;
            if (change.isDeleted)
                m_withdrawn.insert(entity);
            else
                m_withdrawn.remove(entity);
            if (!change.isDeleted)
                m_model.adopt(change.entity, QJsonDocument::fromJson(change.body).object());
            if (change.isDeleted)
                return;
            if (change.entity == wire::entity::assignment) {
                if (const auto value = wire::into<Assignment>(change.body))
                    m_assignments[value->id] = *value;
            } else if (change.entity == wire::entity::stock) {
                if (const auto value = wire::into<Stock>(change.body))
                    m_stock[{value->store, value->sku}] = *value;
            }
        });
    for (const Assignment &assignment : std::as_const(m_assignments))
        add(assignment, 1);
    const Status holds = connection.query(
        u"SELECT store, sku, units FROM preorder_holds"_s, {}, [&](const SqlRow &row) {
            m_sums[{StoreCode(row.text(0)), Sku(row.text(1))}].kept +=
                static_cast<int>(row.integer(2));
        });
    m_isKnown = commands && feed && holds && readStations(connection);
}

/// A station whose disk went back goes on under another install.
bool OmsAudit::readStations(Connection &connection)
{
    return connection
        .query(u"SELECT id, station FROM installs"_s, {},
               [&](const SqlRow &row) { m_stations[row.text(0)] = row.text(1); })
        .has_value();
}

QString OmsAudit::stationOf(const QString &install) const
{
    return m_stations.value(install, install);
}

void OmsAudit::committed(Connection &connection)
{
    if (!m_isKnown) {
        load(connection);
        return;
    }
    QList<LoggedCommandRow> commands;
    QList<ChangedRow> changes;
    const Status commandsRead =
        connection.query(commandSql, {m_lastCommandRow}, [&](const SqlRow &row) {
            m_lastCommandRow = row.integer(0);
            commands.append(commandOf(row));
        });
    const Status changesRead = connection.query(feedSql, {m_lastFeedRow}, [&](const SqlRow &row) {
        m_lastFeedRow = row.integer(0);
        changes.append(changeOf(row));
        if (isLookedAt(changes.last()))
            changes.last().object = QJsonDocument::fromJson(changes.last().body).object();
    });
    if (!commandsRead || !changesRead) {
        m_isKnown = false; // the disk fails: begin anew
        return;
    }
    const bool areKnown =
        std::all_of(commands.begin(), commands.end(), [this](const LoggedCommandRow &row) {
            return m_stations.contains(row.install);
        });
    m_isKnown = areKnown || readStations(connection);
    m_touched.clear();
    m_takenOver.clear();
    for (const LoggedCommandRow &row : std::as_const(commands))
        checkCommand(row);
    for (ChangedRow &row : changes)
        checkChange(connection, row);
    checkSums();
    m_model.commit(commands, changes);
}

void OmsAudit::checkCommand(const LoggedCommandRow &row)
{
    ++m_commands;
    // Within one commit, releasing and claiming again leaves no trace between.
    if (row.type == "take_over"_L1 || row.type == "release"_L1 || row.type == "finish"_L1)
        m_takenOver.insert(row.target);
    qint64 &last = m_lastN[row.install];
    if (row.n != last + 1)
        m_findings.add(
            u"I2"_s, u"install %1 has command %2 after %3"_s.arg(row.install).arg(row.n).arg(last));
    last = row.n;
    if (!row.fence || row.id.isEmpty())
        return;
    const QString whose = stationOf(row.install) + u' ' + row.actor;
    auto &[fence, owner] = m_fence[row.target];
    const bool rises =
        *row.fence > fence || (*row.fence == fence && (owner == whose || owner.isEmpty()));
    if (!rises)
        m_findings.add(u"I15"_s, u"%1 of %2 got fence %3 after %4"_s.arg(row.type, row.target)
                                     .arg(*row.fence)
                                     .arg(fence));
    fence = *row.fence;
    owner = whose;
}

void OmsAudit::checkChange(Connection &connection, ChangedRow &row)
{
    m_changeAt = row.at;
    qint64 &head = m_heads[row.topic];
    if (row.seq != head + 1 || row.prev != head)
        m_findings.add(u"I8"_s, u"%1 has change %2 (after %3) behind %4"_s.arg(row.topic)
                                    .arg(row.seq)
                                    .arg(row.prev)
                                    .arg(head));
    head = row.seq;
    const QString entity = row.topic + u' ' + row.entity + u' ' + row.id;
    qint64 &version = m_versions[entity];
    // What left a topic may come back to it as it was.
    const bool mayStay = row.isDeleted || m_withdrawn.contains(entity);
    const bool rises = row.version > version || (mayStay && row.version == version);
    if (!rises)
        m_findings.add(u"I7"_s, u"%1 %2 has version %3 after %4"_s.arg(row.entity, row.id)
                                    .arg(row.version)
                                    .arg(version));
    version = row.version;
    if (row.isDeleted) {
        m_withdrawn.insert(entity);
        return;
    }
    m_withdrawn.remove(entity);
    if (row.entity == wire::entity::assignment) {
        if (const auto value = wire::into<Assignment>(row.body))
            checkAssignment(*value);
    } else if (row.entity == wire::entity::stock) {
        if (const auto value = wire::into<Stock>(row.body)) {
            const StockKey key{value->store, value->sku};
            Stock &known = m_stock[key];
            row.kept = checkMoves(connection, known, *value);
            m_sums[key].kept += row.kept;
            known = *value;
            m_touched.insert(key);
        }
    }
}

void OmsAudit::checkAssignment(const Assignment &after)
{
    const auto known = m_assignments.constFind(after.id);
    if (known != m_assignments.constEnd()) {
        if (!mayFollow(known->state, after.state))
            m_findings.add(u"I7"_s, u"%1 (%2) went from %3 to %4"_s.arg(
                                        after.orderRef, after.id.text, toText(known->state),
                                        toText(after.state)));
        if (after.lastFence < known->lastFence)
            m_findings.add(u"I15"_s, u"%1: the fence fell from %2 to %3"_s.arg(after.orderRef)
                                         .arg(known->lastFence)
                                         .arg(after.lastFence));
        checkClaim(*known, after);
        add(*known, -1);
    }
    int handedOver = 0;
    for (const Line &line : after.lines)
        handedOver += line.units.handedOver;
    const bool isCalledOff =
        after.state == AssignmentState::Cancelled || after.state == AssignmentState::Expired;
    if (isCalledOff && handedOver > 0)
        m_findings.add(u"I7"_s, u"%1 is %2 although %3 units were handed over"_s
                                    .arg(after.orderRef, toText(after.state))
                                    .arg(handedOver));
    for (const Line &line : after.lines) {
        if (!line.units.areSound())
            m_findings.add(u"I5"_s,
                           u"%1, line %2 (%3): its units do not add up: ordered %4, open "
                           "%5, held %6"_s.arg(after.orderRef, line.orderLine, line.sku.text)
                               .arg(line.units.ordered)
                               .arg(line.units.open())
                               .arg(line.units.held()));
        int inTotes = 0;
        for (const ToteUnits &tote : line.totes)
            inTotes += tote.units;
        if (inTotes > line.units.inHand)
            m_findings.add(u"I5"_s, u"%1, line %2 (%3): %4 units in totes, %5 in hand"_s
                                        .arg(after.orderRef, line.orderLine, line.sku.text)
                                        .arg(inTotes)
                                        .arg(line.units.inHand));
    }
    m_assignments[after.id] = after;
    add(after, 1);
}

/// A lease runs by the order manager's time, and nobody but who takes over ends it before.
void OmsAudit::checkClaim(const Assignment &before, const Assignment &after)
{
    if (!after.claim || (before.claim && before.claim->leaseUntil == after.claim->leaseUntil &&
                         before.claim->fence == after.claim->fence))
        return;
    const Millis lease = after.claim->leaseUntil - m_changeAt;
    if (lease < Millis(0) || lease > leaseMax)
        m_findings.add(u"I15"_s,
                       u"%1 was claimed for %2 s"_s.arg(after.orderRef).arg(lease.count() / 1'000));
    const bool isOthers = before.claim && (stationOf(before.claim->install.text) !=
                                               stationOf(after.claim->install.text) ||
                                           before.claim->person != after.claim->person);
    if (!isOthers)
        return;
    if (after.claim->fence <= before.claim->fence)
        m_findings.add(u"I15"_s, u"%1 changed hands, but the fence stayed %2"_s.arg(after.orderRef)
                                     .arg(after.claim->fence));
    if (before.claim->leaseUntil > m_changeAt && !m_takenOver.contains(after.id.text))
        m_findings.add(u"I15"_s,
                       u"%1 was claimed by %2 while it was %3's"_s.arg(
                           after.orderRef, after.claim->person.text, before.claim->person.text));
}

void OmsAudit::add(const Assignment &assignment, int sign)
{
    for (const Line &line : assignment.lines) {
        const StockKey key{assignment.store, line.sku};
        Sum &sum = m_sums[key];
        sum.picked += sign * carried(line.units);
        if (isOpen(assignment.state))
            sum.open += sign * line.units.open();
        m_touched.insert(key);
    }
}

/// What came in is on the shelf, in a tote, unsellable or gone: by the ledger's own rows. Gives
/// what was kept for preorders beyond what was let go.
int OmsAudit::checkMoves(Connection &connection, const Stock &before, const Stock &after)
{
    if (after.shelf < 0 || after.picked < 0 || after.unsellable < 0 || after.reserved < 0)
        m_findings.add(u"I4"_s,
                       u"%1 in %2 is below nothing"_s.arg(after.sku.text, after.store.text));
    int came = 0;
    int left = 0;
    int kept = 0;
    const Status read = connection.query(
        u"SELECT came_in, left_store, reserved, reason FROM stock_ledger"
        " WHERE store = ? AND sku = ? AND version > ? AND version <= ?"_s,
        {after.store, after.sku, before.version, after.version}, [&](const SqlRow &row) {
            came += static_cast<int>(row.integer(0));
            left += static_cast<int>(row.integer(1));
            kept += row.text(3) == "preorder"_L1 ? static_cast<int>(row.integer(2)) : 0;
        });
    const int change = after.shelf + after.picked + after.unsellable - before.shelf -
                       before.picked - before.unsellable;
    if (read && came != change + left)
        m_findings.add(u"I4"_s, u"%1 in %2: %3 came in, %4 left, but the store has %5 more"_s
                                    .arg(after.sku.text, after.store.text)
                                    .arg(came)
                                    .arg(left)
                                    .arg(change));
    return kept;
}

void OmsAudit::checkSums()
{
    for (const StockKey &key : std::as_const(m_touched)) {
        const Stock stock = m_stock.value(key);
        const Sum sum = m_sums.value(key);
        if (stock.picked != sum.picked)
            m_findings.add(u"I5"_s, u"%1 in %2: the book has %3 picked, the orders hold %4"_s
                                        .arg(key.second.text, key.first.text)
                                        .arg(stock.picked)
                                        .arg(sum.picked));
        if (stock.reserved != sum.open + sum.kept)
            m_findings.add(u"I5"_s, u"%1 in %2: the book has %3 reserved, the orders want %4 and "
                                    "preorders %5"_s.arg(key.second.text, key.first.text)
                                        .arg(stock.reserved)
                                        .arg(sum.open)
                                        .arg(sum.kept));
    }
}

void OmsAudit::answered(int end, const oms::HttpRequest &request, const oms::HttpAnswer &answer)
{
    if (request.body.size() > bodyBytesMax)
        m_findings.add(u"I16"_s,
                       u"client %1 sent %2 bytes at once"_s.arg(end).arg(request.body.size()));
    if (answer.status == 200 && request.target.startsWith("/v1/feed"))
        checkFeedPage(request, answer.body);
    if (answer.status == 200 && request.target == "/v1/commands")
        checkCommandAnswer(request, answer.body);
}

/// Nobody is told of a command before the commit that has it.
void OmsAudit::checkCommandAnswer(const oms::HttpRequest &request, const QByteArray &body)
{
    const QByteArray envelope = request.body.left(request.body.indexOf('\n'));
    const QString install =
        QJsonDocument::fromJson(envelope).object().value(u"install"_s).toString();
    const qint64 told = QJsonDocument::fromJson(body).object().value(u"last_n"_s).toInteger();
    if (m_isKnown && told > m_lastN.value(install))
        m_findings.add(u"I1"_s, u"install %1 was told that the log has %2 commands, but %3 are "
                                "committed"_s.arg(install)
                                    .arg(told)
                                    .arg(m_lastN.value(install)));
}

/// A reader never sees a change before all earlier ones.
void OmsAudit::checkFeedPage(const oms::HttpRequest &request, const QByteArray &body)
{
    const QJsonObject page = QJsonDocument::fromJson(withoutBodies(body)).object();
    const QJsonArray changes = page.value(u"changes"_s).toArray();
    if (changes.isEmpty())
        return;
    QMap<QString, qint64> seen;
    oms::HttpRequest parsed;
    parsed.query = oms::HttpTarget::parse(request.target).value_or(oms::HttpTarget()).query;
    if (const auto cursor = cursorIn(parsed.queryValue(u"c").value_or(QString())))
        seen = cursor->seen;
    QSet<qint64> groups;
    for (const QJsonValue &value : changes) {
        const QJsonObject change = value.toObject();
        const QString topic = change.value(u"topic"_s).toString();
        const qint64 seq = change.value(u"seq"_s).toInteger();
        const qint64 prev = change.value(u"prev"_s).toInteger();
        qint64 &last = seen[topic];
        if (prev > last || seq <= last)
            m_findings.add(u"I8"_s,
                           u"a page gave change %1 of %2 (after %3) to who had seen %4"_s.arg(seq)
                               .arg(topic)
                               .arg(prev)
                               .arg(last));
        last = seq;
        groups.insert(change.value(u"txn"_s).toInteger());
    }
    const auto next = cursorIn(page.value(u"next"_s).toString());
    for (auto topic = seen.begin(); next && topic != seen.end(); ++topic) {
        if (next->seen.value(topic.key()) != topic.value())
            m_findings.add(u"I8"_s,
                           u"a page of %1 up to %2 lets its reader go on from %3"_s.arg(topic.key())
                               .arg(topic.value())
                               .arg(next->seen.value(topic.key())));
    }
    if (changes.size() > wire::feedRowsMax && groups.size() > 1)
        m_findings.add(u"I16"_s, u"a page has %1 changes"_s.arg(changes.size()));
}

} // namespace storehand::sim
