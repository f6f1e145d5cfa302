// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/ScannerHub.h"
#include "tests/support/EventRounds.h"
#include "tests/support/ShopStation.h"

namespace storehand::test {

// Usage card
//   ScanningShop shop;                   somebody who is to pick six units, without a scanner yet
//   shop.hub.add(…)
//   shop.work({.scan = […] { … },        a unit is held before the scanner
//              .isEmpty = […] { … },     all that it read has left it
//              .mend = […] { … }});      it did not beep: what somebody does then
//   shop.outcome()                       ScanningShop::allIsWell, or what is wrong: beeps, reads,
//                                        and what is on disk and at head office after a restart
class ScanningShop
{
public:
    static constexpr int units = 6;

    static constexpr QLatin1StringView allIsWell{"open, 6 beeps, 6 reads, 6 in hand, 7 commands"};

    struct Hands
    {
        std::function<void()> scan;
        std::function<bool()> isEmpty;
        std::function<void()> mend;
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

    /// Scans each unit until it beeps. What the scanner still has is not scanned again.
    void work(const Hands &hands)
    {
        constexpr int attempts = 4;
        for (int unit = 1; unit <= units; ++unit) {
            hands.scan();
            comeToRest(hands);
            for (int attempt = 0; beeps() < unit && attempt < attempts; ++attempt) {
                hands.mend();
                comeToRest(hands);
                if (beeps() == unit || !hands.isEmpty())
                    continue;
                hands.scan();
                comeToRest(hands);
            }
        }
    }

    /// Until nothing more comes without somebody's doing: the scanner has given all that it has, or
    /// nobody reads from it. The clock stands still meanwhile.
    void comeToRest(const Hands &hands) const
    {
        (void)comesTrue([&] {
            runAllEvents();
            return !isOpening() && (!isOpen() || hands.isEmpty());
        });
    }

    [[nodiscard]] scanner::DeviceStatus device() const { return hub.scanners().value(0).device; }
    [[nodiscard]] bool isOpen() const { return device().state == scanner::ScannerState::Open; }

    [[nodiscard]] QString outcome()
    {
        return QStringLiteral("%1, %2 beeps, %3 reads, %4")
            .arg(toText(device().state))
            .arg(beeps())
            .arg(station.scans.size())
            .arg(onDisk());
    }

    const QString code = ean(1);
    ShopStation station;
    scanner::ScannerHub hub{station.clock};

private:
    /// Its answer is on the way.
    [[nodiscard]] bool isOpening() const
    {
        return device().state == scanner::ScannerState::Waiting && device().code.isEmpty();
    }

    [[nodiscard]] int beeps() const
    {
        return static_cast<int>(
            std::count_if(station.scans.begin(), station.scans.end(), [](const ScanOutcome &scan) {
                return scan.result == ScanResult::Picked;
            }));
    }

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
};

} // namespace storehand::test
