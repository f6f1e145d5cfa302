// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/VerifyChecks.h"

#include "core/wire/Entities.h"
#include "oms/feed/Topics.h"

#include <QSet>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

void checkLines(const Assignment &assignment, Verification &found)
{
    QSet<QString> ids;
    for (const Line &line : assignment.lines) {
        const QString name = u"line %1 of assignment %2"_s.arg(line.id.text, assignment.id.text);
        if (!line.units.areSound())
            found.add(name + u" has quantities that do not add up"_s);
        if (ids.contains(line.id.text))
            found.add(name + u" is there twice"_s);
        ids.insert(line.id.text);
    }
    if (!assignment.areParcelsSound())
        found.add(
            u"assignment %1 has other units in parcels than are packed"_s.arg(assignment.id.text));
}

void checkState(const Assignment &assignment, Verification &found)
{
    const QString name = u"assignment %1"_s.arg(assignment.id.text);
    if (!isOpen(assignment.state) && assignment.openUnits() > 0)
        found.add(name + u" is closed, but units of it are open"_s);
    if (!isOpen(assignment.state) && assignment.heldUnits() > 0)
        found.add(name + u" is closed, but units of it are held for the customer"_s);
    if (assignment.state > AssignmentState::Picking && isOpen(assignment.state) &&
        assignment.openUnits() > 0)
        found.add(name + u" is picked, but units of it are open"_s);
    if (assignment.claim && assignment.claim->fence > assignment.lastFence)
        found.add(name + u" is claimed with a fence that was never given out"_s);
}

void add(AssignmentSums &sums, const Assignment &assignment)
{
    sums.progress[assignment.order].add(assignment);
    for (const Line &line : assignment.lines) {
        const AssignmentSums::StockKey key(assignment.store, line.sku);
        sums.open[key] += line.units.open();
        sums.held[key] += line.units.held() + line.units.putBackDue();
        if (!line.substituteFor)
            sums.ordered[{assignment.order, line.orderLine}] += line.units.ordered;
    }
}

template <typename Key>
int take(std::map<Key, int> &map, const Key &key)
{
    const auto found = map.find(key);
    if (found == map.end())
        return 0;
    const int value = found->second;
    map.erase(found);
    return value;
}

using Ledger = std::map<AssignmentSums::StockKey, StockMove>;

Result<Ledger> ledgerSums(Storage &storage, Verification &found)
{
    Ledger sums;
    const Status read =
        storage.stocks.forEachSum([&](const StoreCode &store, const StockMove &sum) -> Status {
            if (!sum.isConserving())
                found.add(
                    u"the ledger of %1 in %2 makes or loses units"_s.arg(sum.sku.text, store.text));
            sums[{store, sum.sku}] = sum;
            return {};
        });
    if (!read)
        return failure(read.error());
    return sums;
}

void checkStock(const Stock &stock, const StockMove &sum, int open, int held, Verification &found)
{
    const QString name = u"stock of %1 in %2"_s.arg(stock.sku.text, stock.store.text);
    const auto differ = [&](const QString &what, int has, int should) {
        if (has != should)
            found.add(u"%1: %2 is %3, %4"_s.arg(name, what, QString::number(has),
                                                u"but should be %1"_s.arg(should)));
    };
    if (stock.shelf < 0 || stock.picked < 0 || stock.unsellable < 0 || stock.reserved < 0)
        found.add(name + u" has a figure below zero"_s);
    differ(u"shelf by its ledger"_s, stock.shelf, sum.shelf);
    differ(u"picked by its ledger"_s, stock.picked, sum.picked);
    differ(u"unsellable by its ledger"_s, stock.unsellable, sum.unsellable);
    differ(u"reserved by its ledger"_s, stock.reserved, sum.reserved);
    differ(u"reserved by the open lines and preorders"_s, stock.reserved, open);
    differ(u"picked by the lines"_s, stock.picked, held);
}

} // namespace

Result<AssignmentSums> verifyAssignments(Storage &storage, const FeedAudit &feed,
                                         Verification &found)
{
    AssignmentSums sums;
    const Status read = storage.assignments.forEach([&](const Assignment &assignment) -> Status {
        ++found.checked;
        checkLines(assignment, found);
        checkState(assignment, found);
        add(sums, assignment);
        const Result<bool> held = storage.assignments.isInTopic(assignment.id);
        if (!held)
            return failure(held.error());
        const qint64 told = feed.versionOf(topics::store(assignment.store),
                                           wire::entity::assignment, assignment.id.text);
        if (told != (*held ? assignment.version : 0))
            found.add(u"assignment %1 has version %2, the feed tells %3"_s.arg(assignment.id.text)
                          .arg(assignment.version)
                          .arg(told));
        return {};
    });
    if (!read)
        return failure(read.error());
    return sums;
}

Status addHolds(Storage &storage, AssignmentSums &sums, Verification &found)
{
    return storage.stocks.forEachHold([&](const PreorderHold &hold) -> Status {
        ++found.checked;
        if (hold.units < 1)
            found.add(u"line %1 of order %2 keeps %3 units in %4"_s.arg(hold.line, hold.order.text)
                          .arg(hold.units)
                          .arg(hold.store.text));
        sums.open[{hold.store, hold.sku}] += hold.units;
        sums.kept[{hold.order, hold.line}] += hold.units;
        return {};
    });
}

Status verifyStock(Storage &storage, const AssignmentSums &sums, const FeedAudit &feed,
                   Verification &found)
{
    Result<Ledger> ledger = ledgerSums(storage, found);
    if (!ledger)
        return failure(ledger.error());
    AssignmentSums left = sums;
    const Status read = storage.stocks.forEach([&](const Stock &stock) -> Status {
        ++found.checked;
        const AssignmentSums::StockKey key(stock.store, stock.sku);
        checkStock(stock, (*ledger)[key], take(left.open, key), take(left.held, key), found);
        ledger->erase(key);
        const qint64 told =
            feed.versionOf(topics::stock(stock.store), wire::entity::stock, wire::entityId(stock));
        if (told != stock.version)
            found.add(u"stock of %1 in %2 has version %3, the feed tells %4"_s
                          .arg(stock.sku.text, stock.store.text)
                          .arg(stock.version)
                          .arg(told));
        return {};
    });
    if (!read)
        return read;
    for (const auto &[key, sum] : *ledger)
        found.add(u"%1 in %2 has a ledger but no stock"_s.arg(key.second.text, key.first.text));
    for (const auto &[key, units] : left.open) {
        if (units > 0)
            found.add(
                u"%1 in %2 is ordered but has no stock row"_s.arg(key.second.text, key.first.text));
    }
    return {};
}

Status verifyOrders(Storage &storage, const AssignmentSums &sums, Verification &found)
{
    AssignmentSums left = sums;
    const Status read = storage.orders.forEachLine([&](const OrderLineRow &line) -> Status {
        ++found.checked;
        const int assigned = take(left.ordered, {line.order, line.ref});
        const QString name = u"line %1 of order %2"_s.arg(line.ref, line.order.text);
        if (line.again < 0 || line.backordered < 0 || line.preordered < 0 || line.cancelled < 0 ||
            line.asking < 0 || line.digital < 0)
            found.add(name + u" has a figure below zero"_s);
        if (line.ordered + line.again != assigned + line.waiting() + line.cancelled + line.digital)
            found.add(u"%1: %2 units were ordered and %3 placed anew, but %4 are assigned, %5 wait,"
                      " %6 are cancelled and %7 need no store"_s.arg(name)
                          .arg(line.ordered)
                          .arg(line.again)
                          .arg(assigned)
                          .arg(line.waiting())
                          .arg(line.cancelled)
                          .arg(line.digital));
        const int kept = take(left.kept, {line.order, line.ref});
        if (kept > line.preordered)
            found.add(
                u"%1: %2 units are kept for its day, but %3 wait for it"_s.arg(name).arg(kept).arg(
                    line.preordered));
        left.progress[line.order].add(line);
        return {};
    });
    if (!read)
        return read;
    const Status compared = storage.orders.forEach([&](const OrderRow &order) -> Status {
        const OrderStatus should = left.progress[order.id].status();
        if (order.status != should)
            found.add(u"order %1 is %2, but by its parts it is %3"_s.arg(
                order.id.text, toText(order.status), toText(should)));
        return {};
    });
    if (!compared)
        return compared;
    for (const auto &[key, units] : left.ordered) {
        if (units > 0)
            found.add(u"line %1 is assigned for order %2, which has no such line"_s.arg(
                key.second, key.first.text));
    }
    return {};
}

Status verifyCommandLog(Storage &storage, Verification &found)
{
    const Result<QList<CommandLog::Range>> ranges = storage.commands.ranges();
    if (!ranges)
        return failure(ranges.error());
    const Result<QList<Install>> installs = storage.stations.installs();
    if (!installs)
        return failure(installs.error());
    QHash<InstallId, CommandLog::Range> byInstall;
    for (const CommandLog::Range &range : *ranges)
        byInstall.insert(range.install, range);
    for (const Install &install : *installs) {
        const CommandLog::Range range = byInstall.take(install.id);
        found.checked += range.rows;
        if (range.rows > 0 && (range.firstN != 1 || range.rows != range.lastN))
            found.add(u"the command numbers of install %1 have a gap"_s.arg(install.id.text));
        if (range.lastN != install.lastN)
            found.add(
                u"install %1 is said to end at %2, its commands end at %3"_s.arg(install.id.text)
                    .arg(install.lastN)
                    .arg(range.lastN));
    }
    for (const CommandLog::Range &range : std::as_const(byInstall))
        found.add(u"commands of install %1, which is unknown"_s.arg(range.install.text));
    return {};
}

} // namespace storehand::oms
