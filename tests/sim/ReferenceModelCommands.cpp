// SPDX-License-Identifier: Apache-2.0
// The second half of ReferenceModel: the catalogue, command by command.
#include "tests/sim/ReferenceModel.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<std::pair<QString, int>> linesOf(const QJsonObject &args)
{
    QList<std::pair<QString, int>> lines;
    for (const QJsonValue &value : args.value(u"lines"_s).toArray())
        lines.append({value[u"line"_s].toString(), value[u"units"_s].toInt()});
    return lines;
}

int take(int &from, int units)
{
    const int taken = std::min(from, units);
    from -= taken;
    return taken;
}

} // namespace

/// No bucket falls below nothing: what the book lacks is booked in, a reservation releases at most
/// what there is.
void ReferenceModel::move(const QString &sku, const Counts &change, bool isCorrection)
{
    Counts &stock = m_stock[m_store + u' ' + sku];
    Counts done = change;
    for (const QStringView bucket : {u"shelf", u"picked", u"unsellable"})
        stock[bucket] += done[bucket];
    const int reserved = std::max(done[u"reserved"], -stock[u"reserved"]);
    done[u"reserved"] = reserved;
    stock[u"reserved"] += reserved;
    if (!isCorrection)
        m_deed.moves.append({sku, done});
}

QString ReferenceModel::endOf(const Work &work) const
{
    int handedOver = 0;
    int shipped = 0;
    int missing = 0;
    int ordered = 0;
    for (const Line &line : work.lines) {
        handedOver += line.units[u"handed_over"];
        shipped += line.units[u"shipped"];
        missing += line.units[u"short"];
        ordered += line.units[u"ordered"];
    }
    if (handedOver > 0)
        return u"handed_over"_s;
    if (shipped > 0)
        return u"shipped"_s;
    return missing == ordered ? u"short_closed"_s : u"cancelled"_s;
}

/// From picked on, the numbers say where an order stands.
void ReferenceModel::settle(Work &work)
{
    static const QStringList late{u"picked"_s, u"packed"_s, u"staged"_s, u"ready"_s};
    if (!late.contains(work.state))
        return;
    int isStillOpen = 0;
    Counts sum;
    for (const Line &line : std::as_const(work.lines)) {
        isStillOpen += open(line);
        for (const QStringView name : {u"in_hand", u"packed", u"staged"})
            sum[name] += line.units[name];
    }
    if (isStillOpen > 0)
        work.state = u"picking"_s;
    else if (sum[u"in_hand"] + sum[u"packed"] + sum[u"staged"] == 0)
        work.state = endOf(work);
    else if (work.state != "ready"_L1)
        work.state = sum[u"in_hand"] > 0  ? u"picked"_s
                     : sum[u"packed"] > 0 ? u"packed"_s
                                          : u"staged"_s;
}

int ReferenceModel::takeHeld(Work &work, const QString &id, int units, bool forCustomer)
{
    Line &line = work.lines[id];
    using Places = std::array<QStringView, 3>;
    const Places order = forCustomer ? Places{u"staged", u"packed", u"in_hand"}
                                     : Places{u"in_hand", u"packed", u"staged"};
    int taken = 0;
    for (const QStringView name : order) {
        const int some = take(line.units[name], units - taken);
        taken += some;
        int left = name == u"in_hand" ? 0 : some;
        for (const QString &code : std::as_const(work.parcelOrder)) {
            Parcel &parcel = work.parcels[code];
            const bool isPlaced = !parcel.place.isEmpty();
            if (left == 0 || parcel.isGone || isPlaced != (name == u"staged") ||
                !parcel.units.contains(id))
                continue;
            left -= take(parcel.units[id], left);
            if (parcel.units[id] == 0)
                parcel.units.remove(id);
        }
    }
    return taken;
}

/// One that is gone begins anew.
ReferenceModel::Parcel &ReferenceModel::parcelOf(Work &work, const QString &code)
{
    if (!work.parcels.contains(code))
        work.parcelOrder.append(code);
    Parcel &parcel = work.parcels[code];
    if (parcel.isGone)
        parcel = {};
    return parcel;
}

ReferenceModel::Work &ReferenceModel::changing(const QString &id)
{
    Work &work = m_work[id];
    m_former.insert(id, work);
    return work;
}

void ReferenceModel::apply(const LoggedCommandRow &row, const QJsonObject &args)
{
    if (row.type == "adjust"_L1) {
        adjust(row.target, args);
        return;
    }
    if (row.type == "reverse"_L1) {
        reverse(row, args);
        return;
    }
    if (!m_work.contains(row.target))
        return; // unknown, or a store
    Work &work = changing(row.target);
    const QString holder = row.install + u' ' + row.actor;
    if (row.type == "pick"_L1)
        pick(work, args);
    else if (row.type == "unpick"_L1)
        unpick(work, args);
    else if (row.type == "short"_L1)
        shortLine(work, args);
    else if (row.type == "substitute"_L1)
        substitute(work, args, row.id);
    else if (row.type == "pack"_L1)
        pack(work, args);
    else if (row.type == "stage"_L1)
        stage(work, args);
    else if (row.type == "hand_over"_L1)
        handOver(work, args);
    else if (row.type == "refuse"_L1)
        refuse(work, args);
    else if (row.type == "put_back"_L1)
        putBack(work, args);
    else if (row.type == "ship"_L1)
        ship(work, args);
    else if (row.type == "decline"_L1)
        decline(work, args);
    else
        decide(row.type, work, holder);
}

/// Decisions that move no units.
void ReferenceModel::decide(const QString &type, Work &work, const QString &holder)
{
    if (type == "claim"_L1 || type == "take_over"_L1) {
        work.holder = holder;
        if (work.state == "assigned"_L1)
            work.state = u"accepted"_s;
    } else if (type == "accept"_L1) {
        work.state = u"accepted"_s;
    } else if (type == "release"_L1) {
        work.holder.clear();
    } else if (type == "finish"_L1) {
        work.state = u"picked"_s;
        settle(work);
        work.holder.clear();
    } else if (type == "reopen"_L1) {
        work.state = u"picking"_s;
    } else if (type == "ready"_L1) {
        if (work.state != "ready"_L1)
            work.holder.clear();
        work.state = u"ready"_s;
    } else if (type == "hold"_L1) {
        work.onHold = true;
    } else if (type == "unhold"_L1) {
        work.onHold = false;
    }
}

void ReferenceModel::pick(Work &work, const QJsonObject &args)
{
    const QString id = args.value(u"line"_s).toString();
    if (!work.lines.contains(id))
        return;
    Line &line = work.lines[id];
    const bool isLegal = work.state == "accepted"_L1 || work.state == "picking"_L1;
    const int units = args.value(u"units"_s).toInt();
    const int wanted = isLegal ? std::min(units, open(line)) : 0;
    line.units[u"in_hand"] += wanted;
    line.units[u"surplus"] += units - wanted;
    const int shelf = m_stock[m_store + u' ' + line.sku][u"shelf"];
    if (units > shelf)
        move(line.sku, {{u"shelf", units - shelf}}, true);
    move(line.sku, {{u"shelf", -units}, {u"picked", units}, {u"reserved", -wanted}});
    if (work.state == "accepted"_L1)
        work.state = u"picking"_s;
}

void ReferenceModel::unpick(Work &work, const QJsonObject &args)
{
    const QString id = args.value(u"line"_s).toString();
    if (!work.lines.contains(id))
        return;
    static const QStringList legal{u"picking"_s, u"picked"_s, u"packed"_s, u"staged"_s, u"ready"_s};
    if (!legal.contains(work.state)) {
        if (!isOpen(work.state))
            putBack(work, args);
        return;
    }
    const int units = takeHeld(work, id, args.value(u"units"_s).toInt(), false);
    move(work.lines[id].sku, {{u"shelf", units}, {u"picked", -units}, {u"reserved", units}});
    settle(work);
}

void ReferenceModel::shortLine(Work &work, const QJsonObject &args)
{
    const QString id = args.value(u"line"_s).toString();
    if (!work.lines.contains(id))
        return;
    Line &line = work.lines[id];
    const QString reason = args.value(u"reason"_s).toString();
    const int asked = args.value(u"units"_s).toInt();
    static const QStringList legal{u"accepted"_s, u"picking"_s, u"picked"_s, u"packed"_s,
                                   u"staged"_s};
    const bool isLegal = legal.contains(work.state);
    const int fromOpen = isLegal ? std::min(asked, open(line)) : asked;
    const int shelf = m_stock[m_store + u' ' + line.sku][u"shelf"];
    const int there = std::min(fromOpen, shelf);
    if (fromOpen > 0 && reason == "not_found"_L1)
        move(line.sku, {{u"shelf", args.value(u"shelf_empty"_s).toBool() ? -shelf : -there}});
    if (fromOpen > 0 && reason == "damaged"_L1)
        move(line.sku, {{u"shelf", -there}, {u"unsellable", fromOpen}});
    if (fromOpen > 0 && reason == "display_only"_L1 && m_displayLeaves.value(m_store))
        move(line.sku, {{u"shelf", -there}, {u"unsellable", there}});
    if (!isLegal)
        return;
    const int fromHeld = takeHeld(work, id, asked - fromOpen, false);
    line.units[u"short"] += fromOpen + fromHeld;
    move(line.sku, {{u"reserved", -fromOpen}});
    if (fromHeld > 0)
        move(line.sku,
             {{u"picked", -fromHeld}, {u"unsellable", reason == "damaged"_L1 ? fromHeld : 0}});
    settle(work);
}

void ReferenceModel::substitute(Work &work, const QJsonObject &args, const QString &command)
{
    const QString id = args.value(u"line"_s).toString();
    if (!work.lines.contains(id))
        return;
    static const QStringList legal{u"accepted"_s, u"picking"_s, u"picked"_s};
    const int asked = args.value(u"units"_s).toInt();
    const QString sku = args.value(u"sku"_s).toString();
    const int units = legal.contains(work.state) ? std::min(asked, open(work.lines[id])) : 0;
    work.lines[id].units[u"substituted"] += units;
    move(work.lines[id].sku, {{u"reserved", -units}});
    const int shelf = m_stock[m_store + u' ' + sku][u"shelf"];
    if (asked > shelf)
        move(sku, {{u"shelf", asked - shelf}}, true);
    move(sku, {{u"shelf", -asked}, {u"picked", asked}});
    const Line other{sku, {{u"ordered", units}, {u"in_hand", units}, {u"surplus", asked - units}}};
    const QString name = args.value(u"new_line"_s).toString();
    work.lines[work.lines.contains(name) ? command : name] = other;
    if (work.state == "accepted"_L1)
        work.state = u"picking"_s;
}

void ReferenceModel::pack(Work &work, const QJsonObject &args)
{
    if (!isOpen(work.state))
        return;
    Parcel &parcel = parcelOf(work, args.value(u"parcel"_s).toString());
    for (const auto &[id, wanted] : linesOf(args)) {
        if (!work.lines.contains(id))
            continue;
        Line &line = work.lines[id];
        const int units = take(line.units[u"in_hand"], wanted);
        if (units == 0)
            continue;
        line.units[parcel.place.isEmpty() ? u"packed" : u"staged"] += units;
        parcel.units[id] += units;
    }
    settle(work);
}

void ReferenceModel::stage(Work &work, const QJsonObject &args)
{
    if (!isOpen(work.state))
        return;
    Parcel &parcel = parcelOf(work, args.value(u"parcel"_s).toString());
    if (parcel.place.isEmpty()) {
        const bool takesHand = parcel.units.isEmpty();
        for (auto line = work.lines.begin(); line != work.lines.end(); ++line) {
            if (takesHand && line->units[u"in_hand"] > 0) {
                parcel.units[line.key()] += line->units[u"in_hand"];
                line->units[u"packed"] += std::exchange(line->units[u"in_hand"], 0);
            }
            const int units = std::min(parcel.units.value(line.key()), line->units[u"packed"]);
            line->units[u"packed"] -= units;
            line->units[u"staged"] += units;
        }
    } else if (parcel.place == args.value(u"location"_s).toString()) {
        for (auto line = work.lines.begin(); line != work.lines.end(); ++line) {
            const int units = std::exchange(line->units[u"in_hand"], 0);
            if (units > 0)
                parcel.units[line.key()] += units;
            line->units[u"staged"] += units;
        }
    }
    parcel.place = args.value(u"location"_s).toString();
    settle(work);
}

void ReferenceModel::handOver(Work &work, const QJsonObject &args)
{
    const bool wasOpen = isOpen(work.state);
    const bool isNamed = args.contains(u"lines"_s);
    QList<std::pair<QString, int>> wanted = linesOf(args);
    if (!isNamed) {
        for (auto line = work.lines.begin(); line != work.lines.end(); ++line)
            wanted.append({line.key(), std::numeric_limits<int>::max()});
    }
    int given = 0;
    for (const auto &[id, units] : std::as_const(wanted)) {
        if (!work.lines.contains(id))
            continue;
        Line &line = work.lines[id];
        int some = wasOpen ? takeHeld(work, id, units, true) : 0;
        if (!wasOpen || isNamed) {
            // What was picked before it was called off, then what was picked after: that was not
            // called off.
            const int due = line.units[u"refused"] + line.units[u"withdrawn"] +
                            line.units[u"surplus"] - line.units[u"put_back"];
            const int before = std::min(line.units[u"withdrawn"], due);
            const int after =
                std::min({line.units[u"surplus"], line.units[u"cancelled"], due - before});
            some += take(line.units[u"withdrawn"], std::min(units - some, before));
            const int more = std::min(units - some, after);
            line.units[u"surplus"] -= more;
            line.units[u"cancelled"] -= more;
            some += more;
        }
        line.units[u"handed_over"] += some;
        move(line.sku, {{u"picked", -some}});
        given += some;
    }
    if ((work.state == "cancelled"_L1 || work.state == "expired"_L1) && given > 0)
        work.state = u"handed_over"_s;
    for (Parcel &parcel : work.parcels)
        parcel.isGone = parcel.isGone || parcel.units.isEmpty();
    settle(work);
}

void ReferenceModel::refuse(Work &work, const QJsonObject &args)
{
    const QString id = args.value(u"line"_s).toString();
    if (!work.lines.contains(id) || !isOpen(work.state))
        return;
    work.lines[id].units[u"refused"] += takeHeld(work, id, args.value(u"units"_s).toInt(), true);
    for (Parcel &parcel : work.parcels)
        parcel.isGone = parcel.isGone || parcel.units.isEmpty();
    settle(work);
}

void ReferenceModel::putBack(Work &work, const QJsonObject &args)
{
    const QString id = args.value(u"line"_s).toString();
    if (!work.lines.contains(id))
        return;
    Line &line = work.lines[id];
    const int due = line.units[u"refused"] + line.units[u"withdrawn"] + line.units[u"surplus"] -
                    line.units[u"put_back"];
    const int units = std::min(args.value(u"units"_s).toInt(), due);
    line.units[u"put_back"] += units;
    if (units > 0)
        move(line.sku, {{u"shelf", units}, {u"picked", -units}});
}

void ReferenceModel::ship(Work &work, const QJsonObject &args)
{
    Parcel &parcel = work.parcels[args.value(u"parcel"_s).toString()];
    const QMap<QString, int> units = std::exchange(parcel.units, {});
    for (auto it = units.begin(); it != units.end(); ++it) {
        Line &line = work.lines[it.key()];
        line.units[parcel.place.isEmpty() ? u"packed" : u"staged"] -= it.value();
        line.units[u"shipped"] += it.value();
        move(line.sku, {{u"picked", -it.value()}});
    }
    parcel.isGone = true;
    settle(work);
}

void ReferenceModel::decline(Work &work, const QJsonObject &args)
{
    QList<std::pair<QString, int>> wanted = linesOf(args);
    if (!args.contains(u"lines"_s)) {
        for (auto line = work.lines.begin(); line != work.lines.end(); ++line)
            wanted.append({line.key(), open(*line) + held(*line)});
    }
    for (const auto &[id, units] : std::as_const(wanted)) {
        Line &line = work.lines[id];
        const int fromOpen = std::min(units, open(line));
        line.units[u"cancelled"] += fromOpen;
        move(line.sku, {{u"reserved", -fromOpen}});
        line.units[u"withdrawn"] += takeHeld(work, id, units - fromOpen, false);
    }
    const bool isEmpty = std::all_of(work.lines.begin(), work.lines.end(),
                                     [](const Line &line) { return open(line) + held(line) == 0; });
    if (isEmpty) {
        work.state = u"declined"_s;
        work.holder.clear();
    }
}

/// Exactly the inverse, but for corrections of the book: what was in a hand had been on the shelf.
void ReferenceModel::reverse(const LoggedCommandRow &row, const QJsonObject &args)
{
    if (row.verdict == "exception"_L1 && row.result.contains("too_late"))
        return;
    m_isUnknown = m_isUnknown || !m_deeds.contains(row.install + u' ' +
                                                   QString::number(args.value(u"n"_s).toInteger()));
    const Deed deed =
        m_deeds.value(row.install + u' ' + QString::number(args.value(u"n"_s).toInteger()));
    for (auto work = deed.lines.begin(); work != deed.lines.end(); ++work)
        m_store = m_work[work.key()].store;
    for (auto moved = deed.moves.rbegin(); moved != deed.moves.rend(); ++moved) {
        move(moved->first, -moved->second);
    }
    for (auto work = deed.lines.begin(); work != deed.lines.end(); ++work) {
        Work &target = changing(work.key());
        for (auto line = work->begin(); line != work->end(); ++line) {
            Counts &units = target.lines[line.key()].units;
            units = units - line.value();
        }
        const auto parcels = deed.parcels.value(work.key());
        for (auto parcel = parcels.begin(); parcel != parcels.end(); ++parcel) {
            if (parcel.value()) {
                parcelOf(target, parcel.key()) = *parcel.value();
            } else {
                target.parcels.remove(parcel.key());
                target.parcelOrder.removeOne(parcel.key());
            }
        }
        settle(target);
    }
}

void ReferenceModel::adjust(const QString &store, const QJsonObject &args)
{
    m_store = store;
    const QString sku = args.value(u"sku"_s).toString();
    const QString bucket = args.value(u"bucket"_s).toString();
    const int there = m_stock[store + u' ' + sku][bucket];
    move(sku, {{bucket, std::max(args.value(u"delta"_s).toInt(), -there)}});
}

} // namespace storehand::sim
