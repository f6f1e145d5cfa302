// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FakeOmsBook.h"

#include "core/crypto/EntityDigest.h"
#include "core/wire/ObjectReader.h"

#include <QJsonDocument>

#include <algorithm>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;
using wire::CommandStatus;

// --- Entities and feed --------------------------------------------------------------------------

void FakeOmsBook::put(const QString &topic, const QString &kind, const QString &id,
                      QJsonObject body)
{
    const auto known = std::find_if(m_entities.begin(), m_entities.end(), [&](const Entity &e) {
        return e.kind == kind && e.id == id && e.topic == topic;
    });
    if (known == m_entities.end()) {
        m_entities.append({topic, kind, id, 1, std::move(body)});
        addRow(m_entities.constLast(), wire::ChangeOp::Put);
    } else {
        ++known->version;
        known->body = std::move(body);
        addRow(*known, wire::ChangeOp::Put);
    }
}

void FakeOmsBook::remove(const QString &topic, const QString &kind, const QString &id)
{
    for (qsizetype i = 0; i < m_entities.size(); ++i) {
        Entity &entity = m_entities[i];
        if (entity.topic != topic || entity.kind != kind || entity.id != id)
            continue;
        ++entity.version;
        addRow(entity, wire::ChangeOp::Delete);
        m_entities.removeAt(i);
        return;
    }
}

const FakeOmsBook::Entity *FakeOmsBook::find(const QString &kind, const QString &id) const
{
    for (const Entity &entity : m_entities) {
        if (entity.kind == kind && entity.id == id)
            return &entity;
    }
    return nullptr;
}

void FakeOmsBook::addRow(const Entity &entity, wire::ChangeOp op)
{
    const qint64 seq = ++m_heads[entity.topic];
    wire::Change row{entity.topic, seq, seq - 1, entity.kind, entity.id, entity.version, op};
    if (op == wire::ChangeOp::Put)
        row.body = entity.body;
    row.txn = ++m_rowsEver;
    m_rows.append(row);
}

QString FakeOmsBook::cursorOf(const QString &epoch, const Position &position)
{
    QStringList parts{epoch};
    for (auto it = position.begin(); it != position.end(); ++it)
        parts.append(u"%1=%2"_s.arg(it.key()).arg(it.value()));
    return parts.join(u'|');
}

FakeOmsBook::Position FakeOmsBook::positionOf(const QString &cursor) const
{
    Position position;
    for (const QString &part : cursor.split(u'|').mid(1))
        position.insert(part.section(u'=', 0, 0), part.section(u'=', 1).toLongLong());
    return position;
}

bool FakeOmsBook::knowsCursor(const QString &cursor) const
{
    if (cursor.isEmpty())
        return m_floor == 0;
    if (cursor.section(u'|', 0, 0) != epoch)
        return false;
    qint64 seen = 0;
    for (const qint64 seq : positionOf(cursor))
        seen += seq;
    return seen >= m_floor;
}

bool FakeOmsBook::hasNews(const QString &cursor) const
{
    return !page(cursor, 1).changes.isEmpty();
}

wire::FeedPage FakeOmsBook::page(const QString &cursor, int limit) const
{
    Position position = positionOf(cursor);
    wire::FeedPage page;
    page.epoch = epoch;
    page.lastN = lastN(installOf);
    for (const wire::Change &row : m_rows) {
        qint64 &at = position[row.topic];
        if (row.seq <= at)
            continue;
        if (page.changes.size() == limit) {
            ++page.remaining;
            continue;
        }
        page.changes.append(row);
        at = row.seq;
    }
    page.more = page.remaining > 0;
    page.next = cursorOf(epoch, position);
    if (!page.more)
        page.digest = digests();
    return page;
}

QString FakeOmsBook::head(const QString &base, const QStringList &topics) const
{
    Position position = positionOf(base);
    position.insert(heads(topics));
    return cursorOf(epoch, position);
}

QMap<QString, qint64> FakeOmsBook::heads(const QStringList &topics) const
{
    QMap<QString, qint64> wanted = m_heads;
    wanted.removeIf(
        [&](const auto &head) { return !topics.isEmpty() && !topics.contains(head.key()); });
    return wanted;
}

QMap<QString, quint64> FakeOmsBook::digests() const
{
    QMap<QString, quint64> result;
    for (auto it = m_heads.begin(); it != m_heads.end(); ++it)
        result.insert(it.key(), 0);
    for (const Entity &entity : m_entities)
        result[entity.topic] ^= entityDigest(entity.kind, entity.id, entity.version);
    return result;
}

void FakeOmsBook::dropRow(const QString &topic, qint64 seq)
{
    m_rows.removeIf([&](const wire::Change &row) { return row.topic == topic && row.seq == seq; });
}

void FakeOmsBook::forgetFeed()
{
    m_floor = m_rowsEver;
    m_rows.clear();
}

// --- Commands -----------------------------------------------------------------------------------

qint64 FakeOmsBook::lastN(const QString &install) const
{
    const auto known = m_log.constFind(install);
    return known == m_log.cend() || known->isEmpty() ? 0 : known->lastKey();
}

const QMap<qint64, FakeOmsBook::Logged> FakeOmsBook::log(const QString &install) const
{
    return m_log.value(install);
}

void FakeOmsBook::loseCommandsAfter(const QString &install, qint64 n)
{
    QMap<qint64, Logged> &commands = m_log[install];
    while (!commands.isEmpty() && commands.lastKey() > n) {
        m_known.remove(commands.last().result.id.text);
        commands.remove(commands.lastKey());
    }
}

std::optional<FakeOmsBook::Refusal>
FakeOmsBook::judgePrevious(const QString &install,
                           const std::optional<wire::PreviousCommand> &prev) const
{
    if (!prev || prev->n > lastN(install))
        return std::nullopt;
    if (m_log.value(install).value(prev->n).hash != prev->hash)
        return Refusal{409, u"rollback"_s};
    return std::nullopt;
}

std::optional<FakeOmsBook::Refusal> FakeOmsBook::judgeHello(const wire::HelloRequest &hello) const
{
    if (lastN(hello.install.text) > hello.lastN)
        return Refusal{409, u"rollback"_s};
    return judgePrevious(hello.install.text, hello.prev);
}

std::optional<FakeOmsBook::Refusal>
FakeOmsBook::judgeEnvelope(const wire::CommandBatch &batch) const
{
    const QString install = batch.install.text;
    const qint64 first = wire::parseObject(batch.lines.constFirst())->value("n"_L1).toInteger();
    if (first > lastN(install) + 1)
        return Refusal{409, u"gap"_s, lastN(install) + 1};
    if (first > 1 && (!batch.prev || batch.prev->n != first - 1))
        return Refusal{400, u"malformed"_s};
    if (const auto refusal = judgePrevious(install, batch.prev))
        return refusal;
    for (const QByteArray &line : batch.lines) {
        const qint64 n = wire::parseObject(line)->value("n"_L1).toInteger();
        const QMap<qint64, Logged> known = log(install);
        if (known.contains(n) && known.value(n).hash != wire::commandHash(line))
            return Refusal{409, u"n_conflict"_s};
    }
    return std::nullopt;
}

wire::CommandResult FakeOmsBook::take(const QString &install, const QByteArray &line)
{
    const QJsonObject command = *wire::parseObject(line);
    const qint64 n = command.value("n"_L1).toInteger();
    const QString id = command.value("id"_L1).toString();
    wire::CommandResult result;
    if (n <= lastN(install) || m_known.contains(id)) {
        result = m_known.value(id);
        result.first = result.status;
        result.status = CommandStatus::Duplicate;
    } else {
        result = apply(install, command);
    }
    result.n = n;
    result.id = CommandId(id);
    if (result.status != CommandStatus::Deferred && n > lastN(install)) {
        m_log[install].insert(n, {wire::commandHash(line), line, result});
        m_known.insert(id, result);
    }
    return result;
}

/// The effect of every command here is to count: its target says how often it was touched, and by
/// which numbers.
wire::CommandResult FakeOmsBook::apply(const QString &install, const QJsonObject &command)
{
    wire::CommandResult result;
    const QString id = command.value("id"_L1).toString();
    if (const auto verdict = verdicts.constFind(id); verdict != verdicts.cend()) {
        result.status = verdict->first;
        result.code = verdict->second;
        if (result.status == CommandStatus::Deferred)
            verdicts.erase(verdict);
        return result;
    }
    const Entity *target = find(u"assignment"_s, command.value("target"_L1).toString());
    if (!target)
        return result;
    QJsonObject body = target->body;
    body.insert(u"count"_s, body.value(u"count"_s).toInteger() + 1);
    QJsonObject applied = body.value(u"applied"_s).toObject();
    applied.insert(install, command.value("n"_L1).toInteger());
    body.insert(u"applied"_s, applied);
    const QString topic = target->topic;
    put(topic, u"assignment"_s, target->id, body);
    result.at.insert(topic, m_heads.value(topic));
    result.version = find(u"assignment"_s, command.value("target"_L1).toString())->version;
    return result;
}

} // namespace storehand::test
