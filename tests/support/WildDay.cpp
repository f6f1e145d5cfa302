// SPDX-License-Identifier: Apache-2.0
#include "tests/support/WildDay.h"

#include "core/domain/Acts.h"
#include "core/domain/Catalogue.h"

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList skus{u"TEA"_s, u"MUG"_s, u"SOAP"_s};
const QStringList orders{u"A"_s, u"B"_s, u"C"_s};
const QStringList reasons{u"not_found"_s, u"damaged"_s, u"wrong_item"_s, u"display_only"_s,
                          u"no_time"_s};

} // namespace

WildDay::WildDay(Dice dice)
    : m_dice(std::move(dice))
{
    for (const QString &sku : skus)
        m_shop.stock(sku, m_dice(0, 8));
    m_shop.place(u"S-1"_s, StagingKind::Shelf, 2);
    m_shop.place(u"C-1"_s, StagingKind::Cool, 1);
    for (const QString &id : orders) {
        QList<ShopFloor::Wanted> lines;
        for (const QString &sku : skus)
            lines.append({sku, m_dice(1, 4)});
        m_shop.order(id, m_dice(0, 1) ? Method::Pickup : Method::Ship, lines);
    }
}

void WildDay::step()
{
    m_shop.now = m_shop.now + Millis(1'000 * m_dice(1, 600));
    if (m_dice(0, 30) == 0)
        return orderManagerActs();
    const Command command = draw(m_shop.lastN());
    m_lastType = command.type;
    m_last = m_shop.actAs(command.actor.text, command.type, command.target, command.args);
}

Command WildDay::draw(qint64 n)
{
    const CommandRule &rule = catalogue()[size_t(m_dice(0, commandTypeCount - 1))];
    const QString order = anyOrder();
    Command command;
    command.n = n;
    command.id = CommandId(u"s%1"_s.arg(n));
    command.type = rule.type;
    command.actor = PersonCode(m_dice(0, 3) ? u"nadia"_s : u"mere"_s);
    command.target = rule.target == TargetKind::Store ? u"harbour"_s : order;
    command.args = anyArgs(order, n);
    return command;
}

void WildDay::orderManagerActs()
{
    const AssignmentId id(anyOrder());
    const World world = m_shop.world({});
    switch (m_dice(0, 2)) {
    case 0:
        m_last = cancelUnits(world, id, QList<LineUnits>{{anyLine(id.text), m_dice(1, 3)}});
        break;
    case 1:
        m_last = m_dice(0, 5) ? Outcome{} : moveElsewhere(world, id);
        break;
    default:
        m_last = m_dice(0, 5) ? Outcome{} : expire(world, id);
    }
    m_shop.take(m_last);
}

QString WildDay::anyOrder()
{
    return orders.at(m_dice(0, int(orders.size()) - 1));
}

LineId WildDay::anyLine(const QString &order)
{
    return LineId(u"%1-%2"_s.arg(order).arg(m_dice(1, 3)));
}

Args WildDay::anyArgs(const QString &order, qint64 lastN)
{
    Args args;
    args.line = anyLine(order);
    args.units = m_dice(1, 4);
    args.sku = Sku(skus.at(m_dice(0, 2)));
    args.newLine = LineId(u"n%1"_s.arg(lastN));
    args.reason = reasons.at(m_dice(0, 4));
    args.shelfEmpty = m_dice(0, 3) == 0;
    args.parcel = ParcelCode(u"P-%1"_s.arg(m_dice(1, 3)));
    args.location = LocationCode(m_dice(0, 1) ? u"S-1"_s : u"C-1"_s);
    args.tote = u"bag"_s;
    args.n = m_dice(1, int(lastN) + 1);
    args.until = m_shop.now;
    args.delta = m_dice(-5, 5);
    args.bucket = m_dice(0, 1) ? Bucket::Shelf : Bucket::Unsellable;
    args.tracking = u"T"_s;
    if (m_dice(0, 1))
        args.lines = QList<LineUnits>{{anyLine(order), m_dice(1, 3)}};
    if (m_dice(0, 4) == 0) {
        const QString other = anyOrder();
        args.toAssignment = AssignmentId(other);
        args.toLine = anyLine(other);
    }
    return args;
}

QString WildDay::problem() const
{
    for (const Assignment &assignment : m_shop.assignments()) {
        if (const QString problem = problemOf(assignment); !problem.isEmpty())
            return problem;
    }
    for (const Stock &stock : m_shop.allStock()) {
        if (const QString problem = problemOf(stock); !problem.isEmpty())
            return problem;
    }
    return {};
}

QString WildDay::problemOf(const Assignment &assignment) const
{
    for (const Line &line : assignment.lines) {
        if (!line.units.areSound())
            return u"the units of line %1 are not sound"_s.arg(line.id.text);
    }
    if (!assignment.areParcelsSound())
        return u"%1 has other units in parcels than are packed"_s.arg(assignment.id.text);
    if (!isOpen(assignment.state) && assignment.openUnits() + assignment.heldUnits() > 0)
        return u"order %1 is closed and has work"_s.arg(assignment.id.text);
    return {};
}

QString WildDay::problemOf(const Stock &stock) const
{
    int open = 0;
    int picked = 0;
    for (const Assignment &assignment : m_shop.assignments()) {
        for (const Line &line : assignment.lines) {
            if (line.sku != stock.sku)
                continue;
            open += line.units.open();
            picked += line.units.held() + line.units.putBackDue();
        }
    }
    if (stock.shelf + stock.picked + stock.unsellable != m_shop.balance(stock.sku))
        return u"units of %1 were made or lost"_s.arg(stock.sku.text);
    if (stock.reserved != open)
        return u"%1 promises %2 and %3 are open"_s.arg(stock.sku.text)
            .arg(stock.reserved)
            .arg(open);
    if (stock.picked != picked)
        return u"%1 has %2 picked and %3 lie there"_s.arg(stock.sku.text)
            .arg(stock.picked)
            .arg(picked);
    return {};
}

} // namespace storehand::test
