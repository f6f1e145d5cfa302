// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/PickWay.h"
#include "core/station/CommandDesk.h"
#include "core/station/ProductBook.h"
#include "core/station/ScanOutcome.h"

namespace storehand {

/// Turns scans of one person into picks. Knows what the person has taken, serves the earliest
/// promise first, asks for serial, lot or expiry where a product is tracked, and never books a
/// wrong item.
///
/// States: waiting for an item → (tracked product) waiting for its detail → waiting for an item.
class PickTask
{
public:
    PickTask(PersonCode person, CommandDesk &desk, const Overlay &overlay,
             const ProductBook &products);

    /// A code that is a product, or the detail that is waited for. Fills `outcome` but for the scan
    /// itself and its times. Storage errors are errors: nothing was booked.
    [[nodiscard]] Status scan(const Decoded &code, ScanOutcome &outcome, Instant now);

    /// True for a product of which units are still open. Asks, and changes nothing.
    [[nodiscard]] bool wants(const Decoded &code) const;

    /// A detail is waited for, of this line.
    [[nodiscard]] bool awaitsDetail() const { return m_awaiting.has_value(); }
    /// What the next scan must bring: "serial", "lot" or "expiry" of this line.
    struct Awaited
    {
        LineId line;
        QString needs;
    };
    [[nodiscard]] std::optional<Awaited> awaited() const;
    void forgetDetail() { m_awaiting.reset(); }
    /// How this walk is done; without one, as the store does it.
    void setWay(std::optional<PickWay> way) { m_way = way; }
    [[nodiscard]] std::optional<PickWay> way() const { return m_way; }
    /// Units go into their orders' bags (core/station/Bags.h) as they are picked.
    void setIntoBags(bool into) { m_intoBags = into; }
    /// This order gets what it wants before all others; an empty id: none does.
    void serveFirst(const AssignmentId &id) { m_servedFirst = id; }
    /// How far a weighed piece may be off its product's weight.
    void setWeightTolerance(int percent) { m_weightTolerancePercent = percent; }
    /// Lines that are put at the end of the walk, latest last.
    void skip(const LineId &line);
    [[nodiscard]] const QList<LineId> &skipped() const { return m_skipped; }

    /// What this person can pick for: own claims, earliest promise first, then claims of others at
    /// this station. Never another station's.
    [[nodiscard]] QList<AssignmentId> claims() const;
    [[nodiscard]] QList<AssignmentId> ownClaims() const;
    /// The bags of the own claims; see bags::totesOf().
    [[nodiscard]] QHash<AssignmentId, QString> totes() const;

private:
    struct Place
    {
        AssignmentId assignment;
        LineId line;
        int open = 0;
    };

    struct Awaiting
    {
        Place place;
        Sku sku;
        Track track = Track::None;
        QString code;
        int units = 1;
        Detail detail;
    };

    [[nodiscard]] QList<Place> places(const Sku &sku) const;
    [[nodiscard]] Status scanProduct(const Decoded &code, const ProductBook::Match &match,
                                     ScanOutcome &outcome, Instant now);
    [[nodiscard]] Status scanDetail(const Decoded &code, ScanOutcome &outcome, Instant now);
    /// Where the units go; without a place `outcome` says why.
    [[nodiscard]] std::optional<Place> placeFor(const Awaiting &awaiting,
                                                ScanOutcome &outcome) const;
    void takeElements(Detail &detail, const QList<Element> &elements, Instant now) const;
    [[nodiscard]] int yearAt(Instant now) const;
    [[nodiscard]] bool isWeightOff(const Awaiting &awaiting) const;
    [[nodiscard]] bool isSerialHere(const Awaiting &awaiting) const;
    [[nodiscard]] Status complete(Awaiting awaiting, ScanOutcome &outcome, Instant now);
    [[nodiscard]] Status book(const Awaiting &awaiting, ScanOutcome &outcome);
    [[nodiscard]] Sku nextExpected() const;
    void describe(const Place &place, ScanOutcome &outcome) const;

    PersonCode m_person;
    CommandDesk &m_desk;
    const Overlay &m_overlay;
    const ProductBook &m_products;
    std::optional<Awaiting> m_awaiting;
    QList<LineId> m_skipped;
    std::optional<PickWay> m_way;
    AssignmentId m_servedFirst;
    bool m_intoBags = false;
    int m_weightTolerancePercent = 0;
};

} // namespace storehand
