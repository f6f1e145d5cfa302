// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/PickTask.h"

namespace storehand {

/// One person at the bench, who sorts what was fetched into the bags of its orders, before they are
/// finished. A unit that was picked at the shelf is allocated to a bag; one that was fetched by a
/// list is picked into it. The bag is that of the earliest promise which wants the unit, and each
/// scan names it.
///
/// A person may hold on to one bag by scanning its label (`SHT:B-3`): units then go into it, and
/// one that belongs elsewhere books nothing but asks whether it shall be moved. The label of its
/// own bag, the command card or the screen says yes; any other scan says no. After a unit was
/// booked the label of its bag confirms it, and that of another says whose it is.
class BenchTask
{
public:
    /// `picks` is of the same person. All must outlive it.
    BenchTask(PersonCode person, CommandDesk &desk, const Overlay &overlay,
              const ProductBook &products, PickTask &picks);

    /// Whether this person stands at the bench: only then scans come here. Leaving forgets the
    /// chosen bag and the question.
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_open; }

    /// A code that is a product, or the detail that is waited for. Storage errors are errors:
    /// nothing was booked.
    [[nodiscard]] Status scan(const Decoded &code, ScanOutcome &outcome, Instant now);
    /// The label of a bag: its last digits are the number.
    [[nodiscard]] Status scanBag(const QString &label, ScanOutcome &outcome, Instant now);
    /// From now on units go into this bag; the same again, or 0, lets go of it.
    void chooseBag(int number);
    /// Yes to the question: fills `outcome` as a scan does. `not_found` when there is none.
    [[nodiscard]] Status move(ScanOutcome &outcome, Instant now);
    /// The question and the bag that is lit go out.
    void forget() { m_hand.reset(); }

    /// The bag that units go into, 0 for each into its own.
    [[nodiscard]] int chosenBag() const;

    /// The last unit that was scanned.
    struct Hand
    {
        AssignmentId assignment; ///< whose it is
        LineId line;             ///< empty while it is asked about and was not picked yet
        Sku sku;
        QString tote;         ///< where it belongs
        int units = 1;        ///< in a pack
        bool isAsked = false; ///< nothing was booked: shall it be moved?
    };
    /// Nothing when its order has gone.
    [[nodiscard]] std::optional<Hand> hand() const;

private:
    [[nodiscard]] std::optional<Hand> looseUnit(const QList<ProductBook::Match> &matches,
                                                const AssignmentId &of = {}) const;
    [[nodiscard]] bool isTooLarge(const QList<ProductBook::Match> &matches) const;
    [[nodiscard]] bool wants(const AssignmentId &id,
                             const QList<ProductBook::Match> &matches) const;
    [[nodiscard]] AssignmentId chosenOrder() const;
    [[nodiscard]] QString toteOf(const AssignmentId &id) const;
    [[nodiscard]] std::optional<Hand> unitForOther(const QList<ProductBook::Match> &matches) const;
    [[nodiscard]] Status allocate(const Hand &hand, ScanOutcome &outcome);
    [[nodiscard]] Status pickIntoBag(const Decoded &code, const AssignmentId &first,
                                     ScanOutcome &outcome, Instant now);
    void ask(const Hand &hand, const Decoded &code, ScanOutcome &outcome);
    void describe(const Hand &hand, ScanOutcome &outcome) const;

    PersonCode m_person;
    CommandDesk &m_desk;
    const Overlay &m_overlay;
    const ProductBook &m_products;
    PickTask &m_picks;
    bool m_open = false;
    QString m_chosen; ///< the tote of the bag that units go into
    std::optional<Hand> m_hand;
    Decoded m_askedCode; ///< of the unit that is asked about
};

} // namespace storehand
