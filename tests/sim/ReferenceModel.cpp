// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/ReferenceModel.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList openStates{u"assigned"_s, u"accepted"_s, u"picking"_s, u"picked"_s,
                             u"packed"_s,   u"staged"_s,   u"ready"_s};

QString stockKey(const QJsonObject &body)
{
    return body.value(u"store"_s).toString() + u' ' + body.value(u"sku"_s).toString();
}

QString counted(const Counts &counts)
{
    QStringList words;
    for (const QStringView name : Counts::names) {
        if (counts[name] != 0)
            words.append(u"%1 %2"_s.arg(name).arg(counts[name]));
    }
    return words.join(u", "_s);
}

} // namespace

Counts Counts::of(const QJsonObject &body)
{
    Counts counts;
    for (size_t i = 0; i < names.size(); ++i)
        counts.m_numbers[i] = body.value(names[i]).toInt();
    return counts;
}

QString ReferenceModel::inWords(const QMap<QString, Parcel> &parcels)
{
    QStringList words;
    for (auto it = parcels.begin(); it != parcels.end(); ++it) {
        QStringList inside;
        for (const int units : it->units)
            inside.append(QString::number(units));
        words.append(u"%1 (%2%3: %4)"_s.arg(
            it.key(), it->place, it->isGone ? u", gone"_s : QString(), inside.join(u'+')));
    }
    return words.isEmpty() ? u"none"_s : words.join(u", "_s);
}

ReferenceModel::Work ReferenceModel::workOf(const QJsonObject &body)
{
    Work work;
    work.store = body.value(u"store"_s).toString();
    work.method = body.value(u"method"_s).toString();
    work.state = body.value(u"state"_s).toString();
    work.because = body.value(u"closed_because"_s).toString();
    work.onHold = body.contains(u"hold"_s);
    const QJsonObject claim = body.value(u"claim"_s).toObject();
    if (!claim.isEmpty())
        work.holder =
            claim.value(u"install"_s).toString() + u' ' + claim.value(u"person"_s).toString();
    for (const QJsonValue &value : body.value(u"lines"_s).toArray()) {
        const QJsonObject line = value.toObject();
        work.lines[line.value(u"id"_s).toString()] = {line.value(u"sku"_s).toString(),
                                                      Counts::of(line)};
    }
    for (const QJsonValue &value : body.value(u"parcels"_s).toArray()) {
        const QJsonObject entry = value.toObject();
        Parcel parcel{entry.value(u"location"_s).toString(), entry.value(u"gone"_s).toBool(), {}};
        const QJsonObject units = entry.value(u"units"_s).toObject();
        for (auto it = units.begin(); it != units.end(); ++it)
            parcel.units[it.key()] = it.value().toInt();
        const QString code = entry.value(u"code"_s).toString();
        work.parcels[code] = parcel;
        work.parcelOrder.append(code);
    }
    return work;
}

int ReferenceModel::held(const Line &line)
{
    return line.units[u"in_hand"] + line.units[u"packed"] + line.units[u"staged"];
}

int ReferenceModel::open(const Line &line)
{
    int rest = line.units[u"ordered"] - held(line);
    for (const QStringView name : {u"handed_over", u"shipped", u"refused", u"withdrawn", u"short",
                                   u"substituted", u"cancelled"})
        rest -= line.units[name];
    return rest;
}

bool ReferenceModel::isOpen(const QString &state)
{
    return openStates.contains(state);
}

void ReferenceModel::adopt(const QString &entity, const QJsonObject &body)
{
    if (entity == "assignment"_L1)
        m_work[body.value(u"id"_s).toString()] = workOf(body);
    else if (entity == "stock"_L1)
        m_stock[stockKey(body)] = Counts::of(body);
    else if (entity == "store"_L1)
        m_displayLeaves[body.value(u"code"_s).toString()] =
            body.value(u"policy"_s)[u"display_only_leaves_shelf"_s].toBool();
}

void ReferenceModel::forget()
{
    m_work.clear();
    m_stock.clear();
    m_deeds.clear();
}

void ReferenceModel::commit(const QList<LoggedCommandRow> &commands,
                            const QList<ChangedRow> &changes)
{
    QMap<qint64, Group> groups;
    QHash<QString, qint64> groupAt;
    for (const ChangedRow &row : changes) {
        groupAt[row.topic + u' ' + QString::number(row.seq)] = row.txn;
        Group &group = groups[row.txn];
        if (row.isDeleted)
            continue;
        if (row.entity == "store"_L1)
            adopt(row.entity, row.object);
        if (row.entity == "assignment"_L1)
            group.orders[row.id] = {row.object.value(u"order_ref"_s).toString(),
                                    workOf(row.object)};
        else if (row.entity == "stock"_L1) {
            const QString key = stockKey(row.object);
            group.stocks[key] = Counts::of(row.object);
            group.kept[key] += row.kept;
        }
    }
    QList<qint64> owns;
    QHash<qint64, qsizetype> lastOf; // the commands of a batch may be told as one
    for (const LoggedCommandRow &row : commands) {
        owns.append(groupOf(row, groupAt));
        lastOf[owns.last()] = owns.size() - 1;
    }
    auto next = groups.begin();
    bool isAmong = false; // what is told with more to come
    for (qsizetype i = 0; i < commands.size(); ++i) {
        const qint64 own = owns[i];
        if (commands[i].id.isEmpty())
            continue; // repeated: it does nothing
        for (; own >= 0 && next != groups.end() && next.key() < own; ++next)
            act(next.value(), true);
        const bool isThere = own >= 0 && next != groups.end() && next.key() == own;
        const bool isTold = isThere && lastOf[own] == i;
        replay(commands[i], isTold ? next.value() : Group());
        isAmong = !isTold && (isAmong || isThere);
        m_isUnknown = m_isUnknown && isAmong;
        if (isTold)
            ++next;
    }
    for (; next != groups.end(); ++next)
        act(next.value(), true);
}

/// The group that tells what the command did; -1 when none does.
qint64 ReferenceModel::groupOf(const LoggedCommandRow &row, const QHash<QString, qint64> &groupAt)
{
    if (row.id.isEmpty())
        return -1;
    const QJsonObject at = QJsonDocument::fromJson(row.result).object().value(u"at"_s).toObject();
    qint64 own = -1;
    for (auto place = at.begin(); place != at.end(); ++place)
        own = groupAt.value(place.key() + u' ' + QString::number(place.value().toInteger()), own);
    return own;
}

void ReferenceModel::replay(const LoggedCommandRow &row, const Group &group)
{
    const QJsonObject command = QJsonDocument::fromJson(row.body).object();
    const QJsonObject args = command.value(u"args"_s).toObject();
    m_deed = {.type = row.type, .lines = {}, .parcels = {}, .moves = {}};
    m_former.clear();
    const auto known = m_work.constFind(row.target);
    m_store = known != m_work.constEnd() ? known->store : row.target;
    if (row.verdict != "rejected"_L1)
        apply(row, args);
    for (auto former = m_former.begin(); former != m_former.end(); ++former)
        noteDeed(former.key(), former.value(), m_work[former.key()]);
    m_deeds[row.install + u' ' + QString::number(row.n)] = m_deed;
    // What the router makes of missing units, and what a decision about them opens again.
    act(group, row.type == "resolve"_L1);
    if (m_isUnknown) {
        for (auto order = group.orders.begin(); order != group.orders.end(); ++order)
            m_work[order.key()] = order->work;
        for (auto stock = group.stocks.begin(); stock != group.stocks.end(); ++stock)
            m_stock[stock.key()] = stock.value();
        return;
    }
    compare(group, u"%1 of %2 (%3)"_s.arg(row.type, row.actor, row.verdict));
}

void ReferenceModel::noteDeed(const QString &id, const Work &then, const Work &now)
{
    for (auto line = now.lines.begin(); line != now.lines.end(); ++line) {
        const auto before = then.lines.constFind(line.key());
        m_deed.lines[id][line.key()] =
            before == then.lines.constEnd() ? line->units : line->units - before->units;
    }
    for (auto parcel = now.parcels.begin(); parcel != now.parcels.end(); ++parcel) {
        const auto known = then.parcels.constFind(parcel.key());
        const bool isNew = known == then.parcels.constEnd();
        if (isNew || !(*known == parcel.value()))
            m_deed.parcels[id][parcel.key()] = isNew ? std::nullopt : std::optional(*known);
    }
}

void ReferenceModel::compare(const Group &group, const QString &cause)
{
    for (auto it = group.orders.begin(); it != group.orders.end(); ++it) {
        const Work &told = it->work;
        Work &own = m_work[it.key()];
        const auto differ = [&](const QString &what) {
            m_findings.add(u"I3"_s, u"after %1, %2: %3"_s.arg(cause, it->ref, what));
        };
        if (told.state != own.state)
            differ(u"the state is %1, by the catalogue it is %2"_s.arg(told.state, own.state));
        if (told.holder != own.holder)
            differ(u"the claim is \"%1\", by the catalogue \"%2\""_s.arg(told.holder, own.holder));
        if (told.onHold != own.onHold)
            differ(u"being on hold differs"_s);
        if (told.parcels != own.parcels)
            differ(u"the parcels are %1; by the catalogue %2"_s.arg(inWords(told.parcels),
                                                                    inWords(own.parcels)));
        for (auto line = told.lines.begin(); line != told.lines.end(); ++line) {
            const Counts units = own.lines.value(line.key()).units;
            if (line->units != units)
                differ(u"a line of %1 has %2; by the catalogue %3"_s.arg(
                    line->sku, counted(line->units), counted(units)));
        }
    }
    for (auto it = group.stocks.begin(); it != group.stocks.end(); ++it) {
        const Counts own = m_stock.value(it.key());
        if (it.value() != own)
            m_findings.add(u"I3"_s, u"after %1, the stock of %2 is %3; by the catalogue %4"_s.arg(
                                        cause, it.key(), counted(it.value()), counted(own)));
    }
}

/// Orders that are new were given to a store by the router; others were changed by the order
/// manager itself, and so was stock, by tills and deliveries, where no order explains it.
void ReferenceModel::act(const Group &group, bool isOwnAct)
{
    m_deed = {};
    for (auto it = group.kept.begin(); it != group.kept.end(); ++it)
        m_stock[it.key()][u"reserved"] += it.value();
    for (auto it = group.orders.begin(); it != group.orders.end(); ++it) {
        const auto known = m_work.find(it.key());
        if (known == m_work.end()) {
            const Work &added = *m_work.insert(it.key(), it->work);
            m_store = added.store;
            for (const Line &line : added.lines)
                move(line.sku, {{u"reserved", open(line)}});
        } else {
            m_store = known->store;
            giveMore(*known, it->work);
            if (isOwnAct)
                actOn(*known, it->work);
        }
    }
    if (!isOwnAct)
        return;
    compare({group.orders, {}, {}}, u"an act of the order manager"_s);
    for (auto it = group.stocks.begin(); it != group.stocks.end(); ++it) {
        const Counts &told = it.value();
        Counts &own = m_stock[it.key()];
        // Facts of other systems change what lies on the shelf, and nothing else.
        if (told[u"picked"] != own[u"picked"] || told[u"reserved"] != own[u"reserved"] ||
            told[u"unsellable"] != own[u"unsellable"])
            m_findings.add(u"I3"_s,
                           u"after an act of the order manager the stock of %1 is %2; by the "
                           "catalogue %3"_s.arg(it.key(), counted(told), counted(own)));
        own = told;
    }
}

/// The router gave the store more of an order that it had already.
void ReferenceModel::giveMore(Work &work, const Work &told)
{
    for (auto line = told.lines.begin(); line != told.lines.end(); ++line) {
        Line &own = work.lines[line.key()];
        if (own.sku.isEmpty())
            own.sku = line->sku;
        const int more = line->units[u"ordered"] - own.units[u"ordered"];
        own.units[u"ordered"] += more;
        move(own.sku, {{u"reserved", more}});
    }
    settle(work);
}

/// Cancelled, expired or moved elsewhere: open units first, then what is held; or opened again.
void ReferenceModel::actOn(Work &work, const Work &told)
{
    bool isTaken = false;
    for (auto line = work.lines.begin(); line != work.lines.end(); ++line) {
        const Counts target = told.lines.value(line.key()).units;
        const int taken = target[u"cancelled"] - line->units[u"cancelled"] + target[u"withdrawn"] -
                          line->units[u"withdrawn"];
        if (taken > 0) {
            isTaken = true;
            const int fromOpen = std::min(taken, open(*line));
            line->units[u"cancelled"] += fromOpen;
            move(line->sku, {{u"reserved", -fromOpen}});
            line->units[u"withdrawn"] += takeHeld(work, line.key(), taken - fromOpen, false);
        }
        const int opened = line->units[u"short"] - target[u"short"];
        if (opened > 0) {
            line->units[u"short"] -= opened;
            move(line->sku, {{u"reserved", opened}});
        }
    }
    if (isTaken) {
        for (Parcel &parcel : work.parcels)
            parcel.isGone = parcel.isGone || parcel.units.isEmpty();
    }
    const bool isEmpty = std::all_of(work.lines.begin(), work.lines.end(),
                                     [](const Line &line) { return open(line) + held(line) == 0; });
    if (isTaken && isEmpty && isOpen(work.state)) {
        const QString end = endOf(work);
        const bool isGone = end == "handed_over"_L1 || end == "shipped"_L1;
        work.state = isGone ? end : told.because == "expired"_L1 ? u"expired"_s : u"cancelled"_s;
        work.holder.clear();
    } else {
        settle(work);
    }
}

} // namespace storehand::sim
