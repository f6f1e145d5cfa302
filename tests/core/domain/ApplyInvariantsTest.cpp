// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Acts.h"
#include "core/domain/Catalogue.h"
#include "tests/support/ShopFloor.h"

#include <QTest>

#include <random>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A day of somebody who does anything at all, right and wrong.
class WildDay
{
public:
    explicit WildDay(quint64 seed)
        : m_engine(seed)
    {
        for (const QString &sku : m_skus)
            m_shop.stock(sku, pick(0, 8));
        m_shop.place(u"S-1"_s, StagingKind::Shelf, 2);
        m_shop.place(u"C-1"_s, StagingKind::Cool, 1);
        for (const QString &id : m_orders) {
            QList<test::ShopFloor::Wanted> lines;
            for (const QString &sku : m_skus)
                lines.append({sku, pick(1, 4)});
            m_shop.order(id, pick(0, 1) ? Method::Pickup : Method::Ship, lines);
        }
    }

    void step()
    {
        m_shop.now = m_shop.now + Millis(pick(1, 600'000));
        if (pick(0, 30) == 0)
            return orderManagerActs();
        const CommandRule &rule = catalogue()[size_t(pick(0, commandTypeCount - 1))];
        const QString order = m_orders.at(pick(0, 2));
        const QString target = rule.target == TargetKind::Store ? u"harbour"_s : order;
        last = m_shop.actAs(pick(0, 3) ? u"nadia"_s : u"mere"_s, rule.type, target, args(order));
        lastType = rule.type;
    }

    test::ShopFloor &shop() { return m_shop; }
    Outcome last;
    CommandType lastType = CommandType::Note;

private:
    int pick(int low, int high) { return std::uniform_int_distribution(low, high)(m_engine); }

    void orderManagerActs()
    {
        const AssignmentId id(m_orders.at(pick(0, 2)));
        const World world = m_shop.world({});
        switch (pick(0, 2)) {
        case 0:
            last = cancelUnits(world, id, QList<LineUnits>{{line(id.text), pick(1, 3)}});
            break;
        case 1:
            last = pick(0, 5) ? Outcome{} : moveElsewhere(world, id);
            break;
        default:
            last = pick(0, 5) ? Outcome{} : expire(world, id);
        }
        m_shop.take(last);
    }

    LineId line(const QString &order) { return LineId(u"%1-%2"_s.arg(order).arg(pick(1, 3))); }

    Args args(const QString &order)
    {
        static const QStringList reasons{u"not_found"_s, u"damaged"_s, u"wrong_item"_s,
                                         u"display_only"_s, u"no_time"_s};
        Args args;
        args.line = line(order);
        args.units = pick(1, 4);
        args.sku = Sku(m_skus.at(pick(0, 2)));
        args.newLine = LineId(u"n%1"_s.arg(m_shop.lastN()));
        args.reason = reasons.at(pick(0, 4));
        args.shelfEmpty = pick(0, 3) == 0;
        args.parcel = ParcelCode(u"P-%1"_s.arg(pick(1, 3)));
        args.location = LocationCode(pick(0, 1) ? u"S-1"_s : u"C-1"_s);
        args.tote = u"bag"_s;
        args.n = pick(1, int(m_shop.lastN()) + 1);
        args.until = m_shop.now;
        args.delta = pick(-5, 5);
        args.bucket = pick(0, 1) ? Bucket::Shelf : Bucket::Unsellable;
        args.tracking = u"T"_s;
        if (pick(0, 1))
            args.lines = QList<LineUnits>{{line(order), pick(1, 3)}};
        if (pick(0, 4) == 0) {
            const QString other = m_orders.at(pick(0, 2));
            args.toAssignment = AssignmentId(other);
            args.toLine = line(other);
        }
        return args;
    }

    std::mt19937_64 m_engine;
    QStringList m_skus{u"TEA"_s, u"MUG"_s, u"SOAP"_s};
    QStringList m_orders{u"A"_s, u"B"_s, u"C"_s};
    test::ShopFloor m_shop;
};

int openUnitsOf(const test::ShopFloor &shop, const Sku &sku)
{
    int open = 0;
    for (const Assignment &assignment : shop.assignments()) {
        for (const Line &line : assignment.lines)
            open += line.sku == sku ? line.units.open() : 0;
    }
    return open;
}

int pickedUnitsOf(const test::ShopFloor &shop, const Sku &sku)
{
    int picked = 0;
    for (const Assignment &assignment : shop.assignments()) {
        for (const Line &line : assignment.lines)
            picked += line.sku == sku ? line.units.held() + line.units.putBackDue() : 0;
    }
    return picked;
}

} // namespace

class ApplyInvariantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Whatever people do: units are neither made nor lost, what is promised is what is open, and
    /// what is picked lies in a bag, a parcel or the put-back pile.
    void wildDaysKeepTheBooks()
    {
        for (quint64 seed = 1; seed <= 300; ++seed) {
            WildDay day(seed);
            for (int i = 0; i < 200; ++i) {
                day.step();
                const QString where = u"seed %1 step %2 %3 %4"_s.arg(seed).arg(i).arg(
                    toText(day.lastType), day.last.verdict.code);
                check(day.shop(), where);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

private:
    static void check(test::ShopFloor &shop, const QString &where)
    {
        const QByteArray text = where.toUtf8();
        const char *at = text.constData();
        for (const Assignment &assignment : shop.assignments()) {
            for (const Line &line : assignment.lines)
                QVERIFY2(line.units.areSound(), at);
            QVERIFY2(isOpen(assignment.state) ||
                         assignment.openUnits() + assignment.heldUnits() == 0,
                     at);
        }
        for (const Stock &stock : shop.allStock()) {
            QVERIFY2(stock.shelf + stock.picked + stock.unsellable == shop.balance(stock.sku), at);
            QVERIFY2(stock.reserved == openUnitsOf(shop, stock.sku), at);
            QVERIFY2(stock.picked == pickedUnitsOf(shop, stock.sku), at);
        }
    }
};

QTEST_APPLESS_MAIN(ApplyInvariantsTest)
#include "ApplyInvariantsTest.moc"
