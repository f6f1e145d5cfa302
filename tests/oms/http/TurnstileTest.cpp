// SPDX-License-Identifier: Apache-2.0
#include "oms/http/Turnstile.h"

#include <QStringList>
#include <QTest>

#include <vector>

using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A turnstile whose loop runs when the test says so.
struct Gate
{
    explicit Gate(int atATime, int waiting = 100)
        : turnstile([this](std::function<void()> action) { posted.push_back(std::move(action)); },
                    atATime, waiting)
    {}

    [[nodiscard]] bool enter(const QString &name)
    {
        return turnstile.enter([this, name](Turnstile::Turn turn) {
            entered.append(name);
            turns.push_back(std::move(turn));
        });
    }

    void run()
    {
        for (const auto &action : std::exchange(posted, {}))
            action();
    }

    std::vector<std::function<void()>> posted;
    std::vector<Turnstile::Turn> turns;
    QStringList entered;
    Turnstile turnstile;
};

} // namespace

class TurnstileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOthersWaitInTheOrderInWhichTheyCame()
    {
        Gate gate(2);
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            QVERIFY(gate.enter(name));
        QCOMPARE(gate.entered, (QStringList{u"a"_s, u"b"_s}));
        gate.turns.erase(gate.turns.begin());
        QCOMPARE(gate.entered.size(), 2); // not before the loop has run
        gate.run();
        QCOMPARE(gate.entered.last(), u"c"_s);
        gate.turns.clear();
        gate.run();
        QCOMPARE(gate.entered, (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        gate.turns.clear();
        gate.run();
        QCOMPARE(gate.turnstile.underWay(), 0);
    }

    void aTurnEndsWithItsLastCopy()
    {
        Gate gate(1);
        QVERIFY(gate.enter(u"a"_s));
        QVERIFY(gate.enter(u"b"_s));
        Turnstile::Turn copy = gate.turns.front();
        gate.turns.clear();
        gate.run();
        QCOMPARE(gate.entered, QStringList{u"a"_s});
        copy.reset();
        gate.run();
        QCOMPARE(gate.entered.last(), u"b"_s);
    }

    void tooManyAreNotKeptWaiting()
    {
        Gate gate(1, 1);
        QVERIFY(gate.enter(u"a"_s));
        QVERIFY(gate.enter(u"b"_s));
        QVERIFY(!gate.enter(u"c"_s));
        QCOMPARE(gate.turnstile.waiting(), 1);
    }

    void aTurnMayOutliveTheTurnstile()
    {
        std::vector<std::function<void()>> posted;
        Turnstile::Turn turn;
        {
            Turnstile turnstile(
                [&](std::function<void()> action) { posted.push_back(std::move(action)); }, 1, 1);
            QVERIFY(turnstile.enter([&](Turnstile::Turn given) { turn = std::move(given); }));
        }
        turn.reset();
        for (const auto &action : posted)
            action();
        QVERIFY(!posted.empty());
    }
};

QTEST_GUILESS_MAIN(TurnstileTest)
#include "TurnstileTest.moc"
