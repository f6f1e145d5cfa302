// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/CounterViewModel.h"

#include "ui/messages/TimeWords.h"
#include "ui/messages/Words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Ways to prove that an order is theirs, in the order of proofs().
constexpr std::array proofMethods{"code", "id", "name"};

bool isHere(const OrderCard &card)
{
    return card.isArrived() && isOpen(card.state);
}

} // namespace

CounterViewModel::CounterViewModel(StationGateway &station, std::function<Instant()> now,
                                   QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_now(std::move(now))
{
    connect(&station, &StationGateway::snapshotChanged, this, &CounterViewModel::update);
    update();
}

QString CounterViewModel::customer() const
{
    const auto &customer = m_station.snapshot()->customer;
    if (!m_card)
        return {};
    return customer && customer->assignment == m_card->id ? customer->name : m_card->initials;
}

QString CounterViewModel::customerDetail() const
{
    const auto &customer = m_station.snapshot()->customer;
    if (!m_card || !customer || customer->assignment != m_card->id ||
        customer->pickupPerson.isEmpty())
        return {};
    return tr("%1 may collect it too").arg(customer->pickupPerson);
}

QString CounterViewModel::standing() const
{
    if (!m_card)
        return {};
    if (m_card->hold)
        return tr("On hold: %1").arg(*m_card->hold);
    if (m_card->state >= AssignmentState::Ready)
        return word(m_card->state);
    const int picked = m_card->pieces - m_card->open;
    const QString done =
        tr("Not ready: %1 of %n piece(s) picked", nullptr, m_card->pieces).arg(picked);
    return m_card->isClaimed() && m_card->state <= AssignmentState::Picking
               ? done + u" · "_s + tr("%1 has it").arg(m_card->claimName)
               : done;
}

int CounterViewModel::standingTone() const
{
    return m_card && m_card->state == AssignmentState::Ready && !m_card->hold ? Tone::Good
                                                                              : Tone::Warn;
}

QString CounterViewModel::places() const
{
    QStringList places;
    if (m_card) {
        for (const ParcelView &parcel : m_card->parcels) {
            if (!parcel.gone && !parcel.place.isEmpty() && !places.contains(parcel.place.text))
                places.append(parcel.place.text);
        }
    }
    return places.join(u", "_s);
}

bool CounterViewModel::canArrive() const
{
    return m_card && isOpen(m_card->state) && !m_card->isArrived();
}

bool CounterViewModel::needsProof() const
{
    return m_card && m_station.snapshot()->proofAtHandOver && !codeScanned();
}

QStringList CounterViewModel::proofs() const
{
    return {tr("Pickup code"), tr("Identity card"), tr("Name")};
}

bool CounterViewModel::canHandOver() const
{
    return m_card && m_card->held > 0 && !m_card->hold &&
           m_card->state >= AssignmentState::Picked && isOpen(m_card->state) &&
           (!needsProof() || !m_typed.isEmpty());
}

QString CounterViewModel::question() const
{
    return m_card ? tr("%n piece(s) of %1 leave the shop. This cannot be undone.", nullptr,
                       m_card->held)
                        .arg(m_card->orderRef)
                  : QString();
}

void CounterViewModel::open(const AssignmentId &id)
{
    if (id != m_open) {
        m_code = Sensitive<QString>(QString());
        m_typed.clear();
        m_proof = 0;
        Q_EMIT cleared();
    }
    m_open = id;
    m_station.openCustomer(id);
    update();
}

void CounterViewModel::takeScan(const ScanView &scan)
{
    if (scan.assignment.isEmpty())
        return;
    open(scan.assignment);
    if (scan.isPickupCode)
        m_code = Sensitive<QString>(scan.text);
    update();
}

void CounterViewModel::find(const QString &text)
{
    m_search = text.trimmed();
    m_found.clear();
    update();
    if (m_search.isEmpty())
        return;
    m_station.find(m_search, [this, asked = m_search](const Result<Done> &result) {
        if (asked != m_search)
            return;
        m_found = result ? result->found : QList<AssignmentId>();
        if (m_found.size() == 1)
            open(m_found.first());
        update();
    });
}

void CounterViewModel::arrive()
{
    const auto desk = m_station.snapshot()->desk;
    if (desk && canArrive())
        m_station.arrive(*desk, m_card->id);
}

void CounterViewModel::chooseProof(int proof)
{
    m_proof = qBound(0, proof, int(proofMethods.size()) - 1);
    Q_EMIT changed();
}

void CounterViewModel::typeProof(const QString &text)
{
    m_typed = text.trimmed();
    Q_EMIT changed();
}

void CounterViewModel::confirm()
{
    if (canHandOver())
        Q_EMIT handOverAsked();
}

void CounterViewModel::handOver()
{
    const auto desk = m_station.snapshot()->desk;
    if (!desk || !canHandOver())
        return;
    QString method;
    Sensitive<QString> value = m_code;
    if (codeScanned()) {
        method = u"code"_s;
    } else if (needsProof()) {
        method = QString::fromLatin1(proofMethods.at(size_t(m_proof)));
        value = Sensitive<QString>(m_typed);
    }
    m_station.handOver(*desk, m_card->id, method, value, {},
                       [this, id = m_card->id](const Result<Done> &result) {
                           if (result && m_open == id)
                               close();
                       });
}

void CounterViewModel::refuse(const QString &line)
{
    const auto desk = m_station.snapshot()->desk;
    if (!desk || !m_card)
        return;
    for (const LineView &each : m_card->lines) {
        if (each.id.text == line && each.held > 0)
            m_station.refuse(*desk, m_card->id, each.id, each.held, u"changed_mind"_s);
    }
}

QList<OrderCardPtr> CounterViewModel::wanted() const
{
    const SnapshotPtr snapshot = m_station.snapshot();
    QList<OrderCardPtr> cards;
    if (!m_search.isEmpty()) {
        for (const AssignmentId &id : m_found) {
            if (const OrderCardPtr card = snapshot->card(id))
                cards.append(card);
        }
        return cards;
    }
    for (const OrderCardPtr &card : snapshot->queue) {
        const bool isReady =
            card->state == AssignmentState::Ready && card->method == Method::Pickup;
        if (isReady || isHere(*card) || card->id == m_open)
            cards.append(card);
    }
    std::stable_sort(cards.begin(), cards.end(), [](const auto &a, const auto &b) {
        if (isHere(*a) != isHere(*b))
            return isHere(*a);
        return isHere(*a) && a->arrival->at < b->arrival->at;
    });
    return cards;
}

CounterRow CounterViewModel::rowOf(const OrderCard &card, Instant now) const
{
    CounterRow row;
    row.id = card.id.text;
    row.title = card.orderRef;
    row.detail = isHere(card)
                     ? tr("%1 · here for %2").arg(card.initials, span(now - card.arrival->at))
                     : tr("%1 · %n piece(s)", nullptr, card.pieces).arg(card.initials);
    row.state = word(card.state);
    row.tone = card.state == AssignmentState::Ready ? Tone::Good
               : isHere(card)                       ? Tone::Bad
                                                    : Tone::Warn;
    row.chosen = card.id == m_open;
    return row;
}

void CounterViewModel::updateLines()
{
    QList<CounterLine> lines;
    if (m_card) {
        for (const LineView &line : m_card->lines) {
            CounterLine row;
            row.id = line.id.text;
            row.title = line.title;
            row.picture = line.image;
            row.detail = line.held == line.ordered
                             ? tr("%n piece(s)", nullptr, line.held)
                             : tr("%1 of %n piece(s) here", nullptr, line.ordered).arg(line.held);
            if (line.minAge > 0)
                row.detail += u" · "_s + tr("from %n year(s) of age", nullptr, line.minAge);
            row.refusable = line.held > 0 && m_card->state >= AssignmentState::Picked;
            lines.append(row);
        }
    }
    m_lines.setRows(lines);
}

void CounterViewModel::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    // A proof that was read or typed is not the next person's to use.
    if (std::exchange(m_desk, snapshot->desk) != snapshot->desk && !m_open.isEmpty()) {
        close(); // and comes back here
        return;
    }
    const Instant now = snapshot->now(m_now());
    m_card = snapshot->card(m_open);
    QList<CounterRow> rows;
    for (const OrderCardPtr &card : wanted())
        rows.append(rowOf(*card, now));
    m_orders.setRows(rows);
    updateLines();
    Q_EMIT changed();
}

} // namespace storehand
