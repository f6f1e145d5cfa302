// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <QString>

namespace storehand::sim {

/// How much there is to do on a day.
enum class DayKind {
    AsDrawn,
    Busy,    ///< more orders, and no breath between two acts
    Rush,    ///< the days before a feast: people scan several times a second
    Offline, ///< the shops have no link for hours, and work on
    Brief,   ///< minutes, for as many shapes and mixtures of faults as possible
};

/// The shape of one simulated chain and what goes wrong in it. Each seed draws a random part of all
/// faults, with rates of its own: much of one thing finds what a little of everything does not.
struct Swarm
{
    // Shape.
    int stores = 1;
    int stationsMax = 1; ///< a store
    int products = 5;
    int orders = 20;
    Millis span{0};      ///< how long people work while things go wrong
    Millis pace{10'000}; ///< mean time between two acts of one person
    int shelfMin = 0;    ///< units of a product in a store at the beginning
    int shelfMax = 10;
    int linesMax = 4;        ///< of an order
    int unitsMax = 3;        ///< of a line, as a rule
    int promiseMost = 300;   ///< minutes until what is promised
    double ships = 0.4;      ///< of the orders; others are collected
    double clumsiness = 0.1; ///< share of acts that make no sense
    double cancels = 0.1;    ///< of the orders
    bool roams = false;      ///< people sign in on several stations and take each other's work
    bool isSteady = false;   ///< everybody has a scanner, leaves others their work, and finds goods

    // Messages, each a probability.
    Millis delayMean{20};
    double dropRequest = 0;
    double dropAnswer = 0;
    double duplicate = 0;
    double truncate = 0;
    double portal = 0; ///< a captive portal answers
    double busy = 0;   ///< something on the way answers 502, 503 or 429

    // The rest: mean time between two, zero for never.
    Millis partitionEvery{0};
    Millis partitionMean{60'000};
    Millis stationCrashEvery{0};
    Millis stationDownMean{30'000};
    Millis omsCrashEvery{0};
    Millis omsDownMean{10'000};
    double crashInCommit = 0; ///< of the order manager's commits
    double failedCommit = 0;  ///< likewise: the disk refuses
    Millis cacheLossEvery{0}; ///< lost, torn or flipped
    Millis diskFaultEvery{0}; ///< errors, full, short reads; for a while
    Millis imageEvery{0};     ///< a station's disk is restored from an older image
    Millis restoreEvery{0};   ///< the order manager's, from a backup
    Millis jumpEvery{0};      ///< a wall clock is set
    Millis sleepEvery{0};     ///< a station is suspended
    Millis revokeEvery{0};    ///< a person is hired, moved or let go
    int driftMax = 0;         ///< parts per million

    // By dice of their own, so that with none of these a day is as it would be without them.
    int pageRows = 0;           ///< the order manager tells so much of its feed at once; 0: all
    Millis rotEvery{0};         ///< a row of a station's cache is not what was written
    Millis bruiseEvery{0};      ///< a cache is damaged beyond repair, and no day for it
    bool hasCutLoads = false;   ///< whoever loads anew is cut off, and then killed
    Millis night{0};            ///< after work, before some more of it
    bool hasOpenStores = false; ///< at night some stores go on listening
    Millis awayMean{0};         ///< how long a store has no link at all; zero: never so long
    Millis linkMean{0};         ///< and how long it has one in between

    [[nodiscard]] static Swarm of(quint64 seed);
    /// Whether nobody is about for so long that nothing happens to anybody either.
    [[nodiscard]] bool isNightQuiet() const { return night > Millis(0) && !hasOpenStores; }
    /// The same chain on a day of this kind.
    void makeDay(DayKind kind, quint64 seed);
    /// "2 stores, 14 orders; drops, crashes"
    [[nodiscard]] QString toText() const;

private:
    /// Much more happens between two faults, and for what it costs to compute.
    void makeBusy();
    /// And there is stock for what is ordered.
    void makeRush();
    /// Most of the commands of a check come from here: what was done in hours is sent in minutes.
    void makeOffline(quint64 seed);
    /// Few orders: there is time for no more.
    void makeBrief();
};

} // namespace storehand::sim
