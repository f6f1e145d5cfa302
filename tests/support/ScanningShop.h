// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/ScannerHub.h"
#include "tests/support/Eventually.h"
#include "tests/support/ShopStation.h"

#include <QTest>

namespace storehand::test {

// Usage card
//   ScanningShop shop;                   somebody who is to pick six units, without a scanner yet
//   shop.hub.add(…)
//   shop.work({.scan = […] { … },        a unit is held before the scanner
//              .mend = […] { … },        it did not beep: what somebody does then
//              .failures = […] { … }});
//   shop.beeps(), shop.reads()           how often it said "picked", and how often anything
//   shop.onDisk()                        after a restart of the program, and by head office
class ScanningShop
{
public:
    static constexpr int units = 6;

    struct Hands
    {
        std::function<void()> scan;
        std::function<void()> mend;
        std::function<int()> failures; ///< how many there were so far
    };

    ScanningShop()
    {
        station.product(QStringLiteral("TEA"), code);
        station.order(QStringLiteral("A"), {{QStringLiteral("TEA"), units}});
        station.signIn(QStringLiteral("mere"));
        if (!station.claim(QStringLiteral("mere"), {QStringLiteral("A")}))
            qFatal("the order cannot be taken");
        QObject::connect(&hub, &scanner::ScannerHub::scansWaiting, &hub, [this] {
            while (const std::optional<Scan> scan = hub.takeScan())
                station.station().scanned(*scan);
        });
    }

    /// Scans each unit until it beeps.
    void work(const Hands &hands)
    {
        constexpr int attempts = 3;
        for (int unit = 1; unit <= units; ++unit) {
            for (int attempt = 0; beeps() < unit && attempt < attempts; ++attempt) {
                if (!hasBeeped(unit, hands))
                    mend(unit, hands);
            }
        }
    }

    [[nodiscard]] bool isOpen() const
    {
        return hub.scanners().value(0).device.state == scanner::ScannerState::Open;
    }

    [[nodiscard]] int beeps() const
    {
        return static_cast<int>(
            std::count_if(station.scans.begin(), station.scans.end(), [](const ScanOutcome &scan) {
                return scan.result == ScanResult::Picked;
            }));
    }

    [[nodiscard]] qsizetype reads() const { return station.scans.size(); }

    [[nodiscard]] QString onDisk()
    {
        station.restart();
        const int here = station.line(QStringLiteral("A")).units.inHand;
        station.sync();
        return QStringLiteral("%1 in hand, %2 commands%3")
            .arg(here)
            .arg(station.outbox().lastN())
            .arg(station.agrees() ? QStringLiteral("")
                                  : QStringLiteral(", head office says something else"));
    }

    const QString code = ean(1);
    ShopStation station;
    scanner::ScannerHub hub{station.clock};

private:
    // Then it does not come any more, from a scanner that is open and from one that is not.
    static constexpr int noBeepMs = 300;
    static constexpr int closedMs = 20;

    /// Waits for as long as nothing goes wrong.
    bool hasBeeped(int unit, const Hands &hands)
    {
        const int before = hands.failures();
        const auto beeped = [&] { return beeps() >= unit; };
        const auto ended = [&] { return beeped() || !isOpen() || hands.failures() > before; };
        hands.scan();
        (void)QTest::qWaitFor(ended, eventuallyMs);
        return QTest::qWaitFor(beeped, isOpen() ? noBeepMs : closedMs);
    }

    void mend(int unit, const Hands &hands)
    {
        const int before = hands.failures();
        hands.mend();
        (void)QTest::qWaitFor([&] { return isOpen() || hands.failures() > before; });
        (void)QTest::qWaitFor([&] { return beeps() >= unit; }, isOpen() ? noBeepMs : closedMs);
    }
};

} // namespace storehand::test
