// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/Sourcing.h"

#include "core/domain/Codes.h"
#include "tests/oms/sourcing/SourcingFixture.h"

#include <QMap>
#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using storehand::test::SourcingFixture;

namespace {

using Cost = std::tuple<qint64, qint64, qint64, qint64>; // left over, parcels, metres, load

bool joins(const SourcingRequest &request, const Candidate &candidate)
{
    return !request.existing.empty() && request.existing[0].store == candidate.code;
}

bool mayTakePart(const SourcingRequest &request, const Candidate &c)
{
    return !c.paused && (joins(request, c) || c.capacityLeft.value_or(1) > 0);
}

/// What it costs to use exactly these candidates, told anew without the code under test.
Cost costOf(const SourcingRequest &request, unsigned chosen)
{
    qint64 leftOver = 0;
    QMap<QString, QPair<int, int>> perSku; // wanted, there
    for (size_t i = 0; i < request.lines.size(); ++i) {
        QPair<int, int> &sku = perSku[request.lines[i].sku.text];
        sku.first += request.lines[i].units;
        sku.second = 0;
        for (size_t at = 0; at < request.candidates.size(); ++at)
            sku.second +=
                (chosen >> at & 1) ? qMax(0, request.candidates[at].offers[i].available) : 0;
    }
    for (const auto &[wanted, there] : perSku)
        leftOver += qMax(0, wanted - there);
    Cost cost{leftOver, 0, 0, 0};
    for (size_t at = 0; at < request.candidates.size(); ++at) {
        const Candidate &c = request.candidates[at];
        if (!(chosen >> at & 1) || joins(request, c))
            continue;
        std::get<1>(cost) += 1;
        std::get<2>(cost) += c.at ? distanceM(*c.at, *request.destination) : 20'100'000;
        std::get<3>(cost) += 100'000 - c.capacityLeft.value_or(100'000);
    }
    return cost;
}

unsigned allUsable(const SourcingRequest &request)
{
    unsigned all = 0;
    for (size_t at = 0; at < request.candidates.size(); ++at)
        all |= unsigned(mayTakePart(request, request.candidates[at])) << at;
    return all;
}

Cost cheapestByTryingAll(const SourcingRequest &request)
{
    const unsigned usable = allUsable(request);
    Cost best = costOf(request, usable);
    for (unsigned chosen = 0; chosen <= usable; ++chosen) {
        if ((chosen & ~usable) == 0)
            best = std::min(best, costOf(request, chosen));
    }
    return best;
}

Cost costOf(const SourcingRequest &request, const Decision &decision)
{
    unsigned chosen = 0;
    for (size_t at = 0; at < request.candidates.size(); ++at) {
        for (const Placement &placement : decision.placements)
            chosen |= unsigned(placement.store == request.candidates[at].code) << at;
    }
    return costOf(request, chosen);
}

/// Line by line from the nearest store that has any.
Cost nearestStorePerLine(const SourcingRequest &request)
{
    unsigned chosen = 0;
    for (size_t i = 0; i < request.lines.size(); ++i) {
        int left = request.lines[i].units;
        unsigned seen = ~allUsable(request);
        while (left > 0) {
            int nearest = -1;
            qint64 nearestM = 0;
            for (size_t at = 0; at < request.candidates.size(); ++at) {
                const Candidate &c = request.candidates[at];
                const qint64 metres = c.at ? distanceM(*c.at, *request.destination) : 20'100'000;
                if ((seen >> at & 1) || c.offers[i].available <= 0)
                    continue;
                if (nearest < 0 || metres < nearestM) {
                    nearest = int(at);
                    nearestM = metres;
                }
            }
            if (nearest < 0)
                break;
            seen |= 1u << nearest;
            chosen |= 1u << nearest;
            left -= request.candidates[size_t(nearest)].offers[i].available;
        }
    }
    return costOf(request, chosen);
}

QStringList storesOf(const Decision &decision)
{
    QStringList stores;
    for (const Decision::Chosen &chosen : decision.stores)
        stores.append(chosen.store.text);
    return stores;
}

/// Every unit is placed once or missing once, and no store promises a unit that it has not.
void checkUnits(const SourcingRequest &request, const Decision &decision)
{
    QMap<int, int> perLine;
    QMap<QPair<QString, QString>, int> perStock;
    for (const Placement &placement : decision.placements) {
        QVERIFY(placement.units > 0);
        perLine[placement.line] += placement.units;
        perStock[{placement.store.text, request.lines[size_t(placement.line)].sku.text}] +=
            placement.units;
    }
    for (const MissingUnits &missing : decision.backordered) {
        QVERIFY(missing.units > 0);
        perLine[missing.line] += missing.units;
    }
    for (const SourcingLine &line : request.lines)
        QCOMPARE(perLine[line.index], line.units);
    for (const Candidate &candidate : request.candidates) {
        for (size_t i = 0; i < request.lines.size(); ++i) {
            const int promised = perStock.value({candidate.code.text, request.lines[i].sku.text});
            const bool may = mayTakePart(request, candidate);
            QVERIFY(promised <= (may ? qMax(0, candidate.offers[i].available) : 0));
        }
    }
}

} // namespace

class SourcingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderThatTakesHundredsOfStoresIsDecided()
    {
        SourcingFixture order;
        order.line("TEA", 10'000);
        for (int i = 0; i < 500; ++i)
            order.store(QByteArray::number(i).rightJustified(3, '0').constData(), 1.0 + i, {50});
        const Decision decision = decideSourcing(order.request);
        QCOMPARE(decision.stores.size(), size_t(200));
        QVERIFY(decision.backordered.empty());
        QCOMPARE(decision.stores.front().why.chosenBecause, QString(codes::fewestParcels));
    }

    void theDecisionIsTheCheapestOfAllSetsOfStores()
    {
        int splits = 0;
        for (unsigned seed = 0; seed < 20'000; ++seed) {
            const SourcingRequest request = SourcingFixture::seeded(seed).request;
            const Decision decision = decideSourcing(request);
            const Cost best = cheapestByTryingAll(request);
            QVERIFY2(costOf(request, decision) == best, qPrintable(QString::number(seed)));
            QVERIFY(decision.exact);
            QCOMPARE(qint64(decision.parcels), std::get<1>(best));
            QVERIFY(best <= nearestStorePerLine(request));
            splits += decision.splitLines > 0;
        }
        QVERIFY2(splits > 500, "too few cases in which a line is split");
    }

    void noUnitIsLostDoubledOrPromisedTwice()
    {
        for (unsigned seed = 0; seed < 20'000; ++seed) {
            const SourcingRequest request = SourcingFixture::seeded(seed).request;
            checkUnits(request, decideSourcing(request));
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QString::number(seed)));
        }
    }

    void theOrderOfTheCandidatesChangesNothing()
    {
        for (unsigned seed = 0; seed < 2'000; ++seed) {
            SourcingRequest request = SourcingFixture::seeded(seed).request;
            const Decision decision = decideSourcing(request);
            std::reverse(request.candidates.begin(), request.candidates.end());
            QVERIFY2(decideSourcing(request) == decision, qPrintable(QString::number(seed)));
        }
    }

    void oneParcelFromFarBeatsTwoFromNear()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.line("MUG", 1);
        order.store("near", 1, {1, 0});
        order.store("next", 2, {0, 1});
        order.store("far", 900, {1, 1});
        const Decision decision = decideSourcing(order.request);
        QCOMPARE(storesOf(decision), QStringList{QStringLiteral("far")});
        QCOMPARE(decision.distanceKm, std::optional(900.0));
    }

    void aLineComesWholeFromOneOfTheChosenStoresWhereOneHasItAll()
    {
        SourcingFixture order;
        order.line("TEA", 2);
        order.line("MUG", 1);
        order.store("near", 1, {1, 1});
        order.store("next", 2, {2, 0});
        const Decision decision = decideSourcing(order.request);
        QCOMPARE(decision.splitLines, 0);
        const std::vector<Placement> wanted{{StoreCode(QStringLiteral("near")), 1, 1},
                                            {StoreCode(QStringLiteral("next")), 0, 2}};
        QCOMPARE(decision.placements, wanted);
    }

    void aLineThatNobodyHasInFullIsSplitIntoAsFewPiecesAsPossible()
    {
        SourcingFixture order;
        order.line("TEA", 5);
        order.store("one", 1, {2});
        order.store("two", 2, {3});
        order.store("three", 3, {3});
        const Decision decision = decideSourcing(order.request);
        QCOMPARE(storesOf(decision), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
        QCOMPARE(decision.splitLines, 1);
    }

    void whatNobodyHasIsBackordered()
    {
        SourcingFixture order;
        order.line("TEA", 5);
        order.line("MUG", 1);
        order.store("one", 1, {2, 0});
        const Decision decision = decideSourcing(order.request);
        QCOMPARE(decision.backordered, (std::vector<MissingUnits>{{0, 3}, {1, 1}}));
        QCOMPARE(decision.placements.size(), size_t(1));
    }

    void twoLinesOfOneProductShareItsStock()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.line("TEA", 2);
        order.store("one", 1, {2, 2});
        const Decision decision = decideSourcing(order.request);
        int placed = 0;
        for (const Placement &placement : decision.placements)
            placed += placement.units;
        QCOMPARE(placed, 2);
        QCOMPARE(decision.backordered, (std::vector<MissingUnits>{{1, 1}}));
    }

    void aPartThatIsPackedAnywayTakesTheRestAlong()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.store("near", 1, {1});
        order.store("packing", 50, {1}).capacityLeft = 0;
        order.request.existing = {{StoreCode(QStringLiteral("packing")), 7, 1}};
        const Decision decision = decideSourcing(order.request);
        QCOMPARE(storesOf(decision), QStringList{QStringLiteral("packing")});
        QCOMPARE(decision.parcels, 0);
        QCOMPARE(decision.stores[0].why.chosenBecause, QString(codes::joinsParcel));
    }

    void withoutAnAddressTheStoreWithMostRoomIsTaken()
    {
        SourcingFixture order;
        order.request.destination.reset();
        order.line("TEA", 1);
        order.store("almost-full", 1, {1}).capacityLeft = 2;
        order.store("roomy", 1, {1}).capacityLeft = 80;
        const Decision decision = decideSourcing(order.request);
        QCOMPARE(storesOf(decision), QStringList{QStringLiteral("roomy")});
        QCOMPARE(decision.distanceKm, std::nullopt);
    }

    void equalStoresAreTakenByTheirCode()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.store("mill", 1, {1});
        order.store("beach", 1, {1});
        QCOMPARE(storesOf(decideSourcing(order.request)), QStringList{QStringLiteral("beach")});
    }

    void aPickupGoesToTheNamedStoreInFullAndShowsWhatIsLacking()
    {
        SourcingFixture order;
        order.line("TEA", 3);
        order.line("TEA", 1);
        order.line("MUG", 1);
        order.store("rich", 1, {9, 9, 9});
        order.store("named", 80, {2, 2, 5}).paused = true;
        order.request.pickupAt = StoreCode(QStringLiteral("named"));
        const Decision decision = decideSourcing(order.request);
        QCOMPARE(decision.placements.size(), size_t(3));
        QCOMPARE(decision.placements[0].units, 3);
        QCOMPARE(decision.shortages, (std::vector<MissingUnits>{{0, 1}, {1, 1}}));
        QVERIFY(decision.backordered.empty());
        QCOMPARE(decision.stores[0].why.chosenBecause, QString(codes::customerChose));
    }

    void nothingToSourceAndNobodyToAskAreFine()
    {
        const Decision nothing = decideSourcing({});
        QVERIFY(nothing.placements.empty() && nothing.stores.empty() && nothing.parcels == 0);
        SourcingFixture order;
        order.line("TEA", 1);
        QCOMPARE(decideSourcing(order.request).backordered, (std::vector<MissingUnits>{{0, 1}}));
        order.request.lines.clear();
        order.request.pickupAt = StoreCode(QStringLiteral("named"));
        QCOMPARE(decideSourcing(order.request), Decision());
    }
};

QTEST_APPLESS_MAIN(SourcingTest)
#include "SourcingTest.moc"
