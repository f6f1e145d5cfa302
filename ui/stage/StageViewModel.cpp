// SPDX-License-Identifier: Apache-2.0
#include "ui/stage/StageViewModel.h"

#include "ui/messages/Words.h"

#include <algorithm>
#include <utility>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

bool waitsForShelf(const OrderCard &card)
{
    return card.state >= AssignmentState::Picked && card.state <= AssignmentState::Staged;
}

/// Whether every piece of the order may wait in such a place.
bool suitsAll(const OrderCard &card, StagingKind kind)
{
    return std::all_of(card.lines.begin(), card.lines.end(), [&](const LineView &line) {
        return line.held == 0 || suits(kind, line.storage);
    });
}

} // namespace

StageViewModel::StageViewModel(StationGateway &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{
    connect(&station, &StationGateway::snapshotChanged, this, &StageViewModel::update);
    update();
}

QString StageViewModel::orderDetail() const
{
    if (!m_card)
        return {};
    QStringList parts{tr("%n piece(s)", nullptr, m_card->held)};
    for (const ParcelView &each : m_card->parcels)
        parts.append(each.place.isEmpty() ? each.code.text
                                          : tr("%1 on %2").arg(each.code.text, each.place.text));
    return parts.join(u" · "_s);
}

QString StageViewModel::prompt() const
{
    if (!m_card)
        return m_parcel.isEmpty() ? tr("Choose an order or scan its number")
                                  : tr("Whose is it? Choose the order");
    return m_parcel.isEmpty() ? tr("Scan the parcel") : tr("Scan the shelf");
}

QString StageViewModel::promptDetail() const
{
    return m_card && m_parcel.isEmpty() ? tr("any free label, or one of this order") : QString();
}

bool StageViewModel::canReady() const
{
    return m_card && m_card->state == AssignmentState::Staged && m_card->method == Method::Pickup;
}

QString StageViewModel::takeScan(const ScanView &scan)
{
    if (scan.result != ScanResult::Opened && scan.result != ScanResult::UnknownCode)
        return {};
    const OrderCardPtr card = m_station.snapshot()->card(scan.assignment);
    if (card && waitsForShelf(*card))
        chooseFor(scan.person, card->id);
    else if (card)
        return {};
    // Two people who each bring a parcel must not put the other's on their shelf.
    if (!scan.place.isEmpty() && m_card && !m_parcel.isEmpty() && scan.person == m_carrier) {
        stage(scan.person, scan.place);
        return tr("On its shelf");
    }
    if (!scan.parcel.isEmpty() && waiting() > 0 && !(m_card && scan.text == m_card->orderRef)) {
        takeParcel(scan.person, scan.parcel);
    } else if (!card)
        return {};
    return prompt();
}

/// When only one order waits, it is its. The order that somebody else chose is not: a free label
/// would join it unasked.
void StageViewModel::takeParcel(const PersonCode &carrier, const ParcelCode &parcel)
{
    if (m_chooser != carrier) {
        m_chosen = {};
        m_card = nullptr;
    }
    m_chooser = carrier;
    m_carrier = carrier;
    m_parcel = parcel;
    if (!m_card && waiting() == 1)
        m_chosen = AssignmentId(m_orders.rows().constFirst().id);
    update();
}

/// A tap is the desk's, but for the answer to whose the parcel at hand is.
void StageViewModel::choose(const QString &order)
{
    const bool isAnswer = !m_card && !m_parcel.isEmpty();
    chooseFor(isAnswer ? m_carrier : m_station.snapshot()->desk.value_or(PersonCode()),
              AssignmentId(order));
}

void StageViewModel::chooseFor(const PersonCode &person, const AssignmentId &order)
{
    if (m_card && m_chosen != order)
        m_parcel = {};
    m_chosen = order;
    m_chooser = person;
    update();
}

void StageViewModel::typeParcel(const QString &code)
{
    m_station.injectScan(code.trimmed(), {});
}

void StageViewModel::putOn(const QString &place)
{
    const auto desk = m_station.snapshot()->desk;
    if (desk && m_card && !m_parcel.isEmpty())
        stage(*desk, LocationCode(place));
}

void StageViewModel::stage(const PersonCode &as, const LocationCode &place)
{
    m_station.stage(as, m_card->id, m_parcel, place,
                    [this, id = m_card->id, parcel = m_parcel](const Result<Done> &result) {
                        if (result)
                            onStaged(id, parcel);
                    });
}

void StageViewModel::onStaged(const AssignmentId &id, const ParcelCode &parcel)
{
    if (m_chosen == id && m_parcel == parcel) // the next one may have been read meanwhile
        m_parcel = {};
    m_readyWhenStaged = id;
    update();
}

void StageViewModel::makeReady()
{
    const auto desk = m_station.snapshot()->desk;
    if (desk && canReady())
        m_station.ready(*desk, m_card->id);
}

void StageViewModel::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    QList<ShelfOrderRow> rows;
    const bool hadOrder = std::exchange(m_card, nullptr) != nullptr;
    for (const OrderCardPtr &card : snapshot->queue) {
        if (!waitsForShelf(*card))
            continue;
        if (card->id == m_chosen)
            m_card = card;
        ShelfOrderRow row;
        row.id = card->id.text;
        row.title = card->orderRef;
        row.detail = word(card->state) + u" · "_s + tr("%n piece(s)", nullptr, card->held);
        row.initials = card->initials;
        row.chosen = card->id == m_chosen;
        rows.append(row);
    }
    m_orders.setRows(rows);
    if (hadOrder && !m_card)
        m_parcel = {};
    updatePlaces(*snapshot);
    // The shelf scan of the last parcel means ready.
    if (canReady() && m_readyWhenStaged == m_card->id) {
        m_readyWhenStaged = {};
        makeReady();
    }
    Q_EMIT changed();
}

void StageViewModel::updatePlaces(const StationSnapshot &snapshot)
{
    // A plain shelf before one that others may need more; the kinds stand in that order.
    const PlaceView *suggested = nullptr;
    for (const PlaceView &place : snapshot.places) {
        if (m_card && place.room() > 0 && suitsAll(*m_card, place.kind) &&
            (!suggested || place.kind < suggested->kind))
            suggested = &place;
    }
    QList<PlaceRow> rows;
    for (const PlaceView &place : snapshot.places) {
        PlaceRow row;
        row.id = place.code.text;
        row.kind = word(place.kind);
        row.room = place.room() > 0 ? tr("%n free", nullptr, place.room()) : tr("full");
        row.tone = place.room() > 0 ? Tone::Good : Tone::Warn;
        row.suggested = &place == suggested;
        rows.append(row);
    }
    m_places.setRows(rows);
}

} // namespace storehand
