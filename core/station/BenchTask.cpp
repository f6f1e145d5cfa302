// SPDX-License-Identifier: Apache-2.0
#include "core/station/BenchTask.h"

#include "core/domain/Codes.h"
#include "core/station/Bags.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "3", "B-3" and "T-03" are all bag 3; 0 when there is no number.
int numberOnLabel(const QString &label)
{
    qsizetype from = label.size();
    while (from > 0 && label.at(from - 1).isDigit())
        --from;
    return QStringView(label).mid(from).toInt();
}

bool isOneOf(const Line &line, const QList<ProductBook::Match> &matches)
{
    return std::any_of(matches.begin(), matches.end(),
                       [&](const ProductBook::Match &match) { return match.sku == line.sku; });
}

} // namespace

BenchTask::BenchTask(PersonCode person, CommandDesk &desk, const Overlay &overlay,
                     const ProductBook &products, PickTask &picks)
    : m_person(std::move(person))
    , m_desk(desk)
    , m_overlay(overlay)
    , m_products(products)
    , m_picks(picks)
{}

void BenchTask::setOpen(bool open)
{
    if (m_open == open)
        return;
    m_open = open;
    m_chosen.clear();
    m_hand.reset();
}

std::optional<BenchTask::Hand> BenchTask::hand() const
{
    const bool isThere = m_hand && m_overlay.assignment(m_hand->assignment);
    return isThere ? m_hand : std::nullopt;
}

int BenchTask::chosenBag() const
{
    return bags::numberOf(m_chosen);
}

void BenchTask::chooseBag(int number)
{
    m_hand.reset();
    const bool again = number == chosenBag();
    m_chosen = number == 0 || again ? QString() : bags::toteOf(m_person, number);
    for (const QString &tote : m_picks.totes()) { // a bag may come from another's trolley
        if (!m_chosen.isEmpty() && bags::numberOf(tote) == number)
            m_chosen = tote;
    }
}

QString BenchTask::toteOf(const AssignmentId &id) const
{
    return m_picks.totes().value(id);
}

/// Whose bag units go into; empty when no bag was chosen.
AssignmentId BenchTask::chosenOrder() const
{
    return m_chosen.isEmpty() ? AssignmentId() : m_picks.totes().key(m_chosen);
}

/// Of the own orders, earliest promise first, the first with so many picked units in no bag.
std::optional<BenchTask::Hand> BenchTask::looseUnit(const QList<ProductBook::Match> &matches,
                                                    const AssignmentId &of) const
{
    for (const AssignmentId &id : m_picks.ownClaims()) {
        const QString tote = toteOf(id);
        if (tote.isEmpty() || (!of.isEmpty() && id != of))
            continue; // an order alone needs no bag
        for (const Line &line : m_overlay.assignment(id)->lines) {
            for (const ProductBook::Match &match : matches) {
                if (line.sku == match.sku && bags::looseUnits(line) >= match.units)
                    return Hand{id, line.id, line.sku, tote, match.units};
            }
        }
    }
    return std::nullopt;
}

/// Single units wait for a bag, and what was scanned is a pack of more.
bool BenchTask::isTooLarge(const QList<ProductBook::Match> &matches) const
{
    QList<ProductBook::Match> single = matches;
    for (ProductBook::Match &match : single)
        match.units = 1;
    return looseUnit(single).has_value();
}

bool BenchTask::wants(const AssignmentId &id, const QList<ProductBook::Match> &matches) const
{
    const QList<Line> &lines = m_overlay.assignment(id)->lines;
    return std::any_of(lines.begin(), lines.end(), [&](const Line &line) {
        return line.units.open() > 0 && isOneOf(line, matches);
    });
}

/// A unit that the chosen bag does not want, and whose it is: picked already, or still open.
std::optional<BenchTask::Hand>
BenchTask::unitForOther(const QList<ProductBook::Match> &matches) const
{
    if (const auto loose = looseUnit(matches))
        return loose;
    for (const AssignmentId &id : m_picks.ownClaims()) {
        if (wants(id, matches))
            return Hand{id, {}, matches.first().sku, toteOf(id), matches.first().units};
    }
    return std::nullopt;
}

Status BenchTask::scan(const Decoded &code, ScanOutcome &outcome, Instant now)
{
    m_hand.reset();
    const QList<ProductBook::Match> matches = m_products.find(code);
    if (matches.isEmpty())
        return pickIntoBag(code, {}, outcome, now); // the detail that is waited for, or unknown
    const AssignmentId chosen = chosenOrder();
    if (const auto loose = looseUnit(matches, chosen))
        return allocate(*loose, outcome);
    if (!chosen.isEmpty() && wants(chosen, matches))
        return pickIntoBag(code, chosen, outcome, now);
    if (!chosen.isEmpty()) {
        if (const auto elsewhere = unitForOther(matches)) {
            ask(*elsewhere, code, outcome);
            return {};
        }
    }
    if (isTooLarge(matches)) {
        outcome.sku = matches.first().sku;
        outcome.result = ScanResult::WrongItem;
        outcome.code = codes::packTooLarge;
        return {};
    }
    return pickIntoBag(code, {}, outcome, now);
}

Status BenchTask::pickIntoBag(const Decoded &code, const AssignmentId &first, ScanOutcome &outcome,
                              Instant now)
{
    m_picks.serveFirst(first);
    const Status picked = m_picks.scan(code, outcome, now);
    m_picks.serveFirst({});
    if (picked && outcome.result == ScanResult::Picked)
        m_hand =
            Hand{outcome.assignment, outcome.line, outcome.sku, outcome.tote, outcome.units, false};
    return picked;
}

Status BenchTask::allocate(const Hand &hand, ScanOutcome &outcome)
{
    Args args;
    args.line = hand.line;
    args.units = hand.units;
    args.tote = hand.tote;
    const Result<Issued> issued =
        m_desk.issue(m_person, CommandType::Sort, hand.assignment.text, args);
    if (!issued)
        return failure(issued.error());
    m_hand = hand;
    m_hand->isAsked = false;
    describe(hand, outcome);
    outcome.result = ScanResult::Allocated;
    outcome.command = issued->id;
    outcome.code = issued->verdict.code;
    return {};
}

void BenchTask::ask(const Hand &hand, const Decoded &code, ScanOutcome &outcome)
{
    m_hand = hand;
    m_hand->isAsked = true;
    m_askedCode = code;
    describe(hand, outcome);
    outcome.result = ScanResult::WrongItem;
    outcome.code = codes::wrongTote;
}

void BenchTask::describe(const Hand &hand, ScanOutcome &outcome) const
{
    const Assignment &assignment = *m_overlay.assignment(hand.assignment);
    outcome.assignment = hand.assignment;
    outcome.orderRef = assignment.orderRef;
    outcome.line = hand.line;
    outcome.sku = hand.sku;
    outcome.tote = hand.tote;
    outcome.units = hand.units;
    if (const Line *line = assignment.line(hand.line))
        outcome.remaining = bags::looseUnits(*line) + line->units.open();
}

Status BenchTask::scanBag(const QString &label, ScanOutcome &outcome, Instant now)
{
    const int number = numberOnLabel(label);
    const QHash<AssignmentId, QString> totes = m_picks.totes();
    const auto bag = std::find_if(totes.begin(), totes.end(), [&](const QString &tote) {
        return number > 0 && bags::numberOf(tote) == number;
    });
    if (bag == totes.end()) {
        outcome.result = ScanResult::NotExpected;
        outcome.code = codes::notFound;
        return {};
    }
    const std::optional<Hand> inHand = hand();
    if (!inHand) {
        chooseBag(number);
        outcome.result = ScanResult::Opened;
        outcome.tote = *bag;
        return {};
    }
    if (bag.key() != inHand->assignment) {
        describe(*inHand, outcome);
        outcome.result = ScanResult::WrongItem;
        outcome.code = codes::wrongTote;
        return {};
    }
    if (inHand->isAsked)
        return move(outcome, now);
    describe(*inHand, outcome);
    outcome.result = ScanResult::Allocated;
    m_hand.reset(); // it lies where it belongs; the next label chooses a bag
    return {};
}

Status BenchTask::move(ScanOutcome &outcome, Instant now)
{
    const std::optional<Hand> asked = hand();
    if (!asked || !asked->isAsked)
        return failure(ErrorKind::Rejected, codes::notFound, u"nothing is to be moved"_s);
    m_hand.reset();
    return asked->line.isEmpty() ? pickIntoBag(m_askedCode, asked->assignment, outcome, now)
                                 : allocate(*asked, outcome);
}

} // namespace storehand
