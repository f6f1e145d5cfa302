// SPDX-License-Identifier: Apache-2.0
#include "ui/queue/QueueViewModel.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

QueueViewModel::QueueViewModel(StationGateway &station, std::function<Instant()> now,
                               QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_now(std::move(now))
    , m_sheet(station, m_now)
{
    connect(&station, &StationGateway::snapshotChanged, this, &QueueViewModel::showSnapshot);
    update();
}

QString QueueViewModel::selectedWords() const
{
    int pieces = 0;
    for (const OrderCardPtr &card : m_station.snapshot()->queue)
        pieces += m_selected.contains(card->id.text) ? card->open : 0;
    return tr("%n order(s)", nullptr, selectedCount()) + u" · "_s +
           tr("%n piece(s)", nullptr, pieces);
}

QString QueueViewModel::emptyTitle() const
{
    if (!m_search.isEmpty())
        return tr("Nothing found for \"%1\"").arg(m_search);
    if (m_hidden > 0)
        return tr("The filters hide everything here");
    return m_view == QueueView::All ? tr("All done") : tr("Nothing here");
}

QString QueueViewModel::emptyText() const
{
    if (!m_search.isEmpty())
        return tr("Try the order number, the customer's name, four digits of the phone, a product "
                  "or a parcel.");
    if (m_hidden > 0)
        return {};
    return m_station.snapshot()->link.online
               ? tr("New orders ring and appear here by themselves.")
               : tr("New orders appear as soon as the connection is back.");
}

bool QueueViewModel::passes(const OrderCard &card) const
{
    const auto desk = m_station.snapshot()->desk;
    const bool isOthers = card.isClaimed() && card.claimPerson != desk;
    return (!m_method || card.method == *m_method) && !(m_mineOnly && isOthers);
}

QList<OrderCardPtr> QueueViewModel::wanted(Instant now)
{
    const SnapshotPtr snapshot = m_station.snapshot();
    QList<OrderCardPtr> cards;
    m_hidden = 0;
    if (!m_search.isEmpty()) {
        for (const AssignmentId &id : std::as_const(m_found)) {
            if (const OrderCardPtr card = snapshot->card(id))
                cards.append(card);
        }
        return cards;
    }
    for (const OrderCardPtr &card : snapshot->queue) {
        if (!belongs(*card, m_view, *snapshot, now))
            continue;
        if (passes(*card))
            cards.append(card);
        else
            ++m_hidden;
    }
    // Within the same urgency the earliest promise stays first.
    std::stable_sort(cards.begin(), cards.end(),
                     [](const auto &a, const auto &b) { return urgencyOf(*a) < urgencyOf(*b); });
    return cards;
}

void QueueViewModel::update()
{
    showSnapshot();
    m_cards.refresh();
}

void QueueViewModel::showSnapshot()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const Instant now = snapshot->now(m_now());
    updateViews(now);
    QList<CardEntry> entries;
    QSet<QString> selected;
    for (const OrderCardPtr &card : wanted(now)) {
        const bool isSelected = m_selected.contains(card->id.text) &&
                                actionOf(*card, *snapshot, snapshot->desk) == CardAction::Take;
        if (isSelected)
            selected.insert(card->id.text);
        entries.append({card->id.text, card, isSelected});
    }
    m_selected = selected;
    m_cards.setMoment(snapshot, now);
    m_cards.setRows(entries);
    updateWalk();
    Q_EMIT changed();
}

void QueueViewModel::updateViews(Instant now)
{
    const SnapshotPtr snapshot = m_station.snapshot();
    QList<ViewRow> rows;
    for (int i = 0; i < queueViewCount; ++i) {
        const auto view = QueueView(i);
        ViewRow row;
        row.id = QString::number(i);
        row.title = titleOf(view);
        row.current = m_search.isEmpty() && view == m_view;
        for (const OrderCardPtr &card : snapshot->queue)
            row.count += belongs(*card, view, *snapshot, now);
        rows.append(row);
    }
    m_views.setRows(rows);
}

void QueueViewModel::updateWalk()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    m_walk.clear();
    int pieces = 0;
    for (const OrderCardPtr &card : snapshot->queue) {
        if (m_walk.size() == walkOrdersMax || !passes(*card) ||
            actionOf(*card, *snapshot, snapshot->desk) != CardAction::Take)
            continue;
        if (!m_walk.isEmpty() && pieces + card->open > walkPiecesMax)
            continue;
        pieces += card->open;
        m_walk.append(card->id);
    }
}

void QueueViewModel::showView(const QString &id)
{
    m_view = QueueView(qBound(0, id.toInt(), queueViewCount - 1));
    endSearch();
}

void QueueViewModel::filterPickup(bool only)
{
    m_method = only ? std::optional(Method::Pickup) : std::nullopt;
    update();
}

void QueueViewModel::filterShip(bool only)
{
    m_method = only ? std::optional(Method::Ship) : std::nullopt;
    update();
}

void QueueViewModel::filterMine(bool only)
{
    m_mineOnly = only;
    update();
}

void QueueViewModel::showAll()
{
    m_method.reset();
    m_mineOnly = false;
    update();
}

void QueueViewModel::find(const QString &text)
{
    m_search = text.trimmed();
    m_found.clear();
    if (m_search.isEmpty()) {
        update();
        return;
    }
    m_station.find(m_search, [this, asked = m_search](const Result<Done> &result) {
        if (asked != m_search)
            return;
        m_found = result ? result->found : QList<AssignmentId>();
        update();
    });
}

void QueueViewModel::endSearch()
{
    m_search.clear();
    m_found.clear();
    update();
}

void QueueViewModel::select(const QString &id)
{
    if (!m_selected.remove(id))
        m_selected.insert(id);
    update();
}

void QueueViewModel::clearSelection()
{
    m_selected.clear();
    update();
}

void QueueViewModel::takeSelected()
{
    QList<AssignmentId> ids;
    for (const OrderCardPtr &card : m_station.snapshot()->queue) {
        if (m_selected.contains(card->id.text))
            ids.append(card->id);
    }
    take(ids);
}

void QueueViewModel::startWalk()
{
    take(m_walk);
}

void QueueViewModel::confirm()
{
    if (m_selected.isEmpty())
        startWalk();
    else
        takeSelected();
}

void QueueViewModel::take(const QList<AssignmentId> &ids)
{
    const auto desk = m_station.snapshot()->desk;
    if (!desk || ids.isEmpty())
        return;
    m_selected.clear();
    m_station.claim(*desk, ids, [this](const Result<Done> &result) {
        if (result)
            Q_EMIT pickWanted();
    });
}

void QueueViewModel::act(const QString &id)
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const OrderCardPtr card = snapshot->card(AssignmentId(id));
    if (!card)
        return;
    const auto openPick = [this](const Result<Done> &result) {
        if (result)
            Q_EMIT pickWanted();
    };
    switch (actionOf(*card, *snapshot, snapshot->desk)) {
    case CardAction::None:
        break;
    case CardAction::Take:
        take({card->id});
        break;
    case CardAction::TakeOutOfTurn:
        m_sheet.open(id); // which asks once more, somewhere else
        break;
    case CardAction::TakeOver:
        m_station.takeOver(*snapshot->desk, card->id, openPick);
        break;
    case CardAction::Pick:
        Q_EMIT pickWanted();
        break;
    case CardAction::Shelf:
        Q_EMIT shelfWanted(card->id);
        break;
    case CardAction::HandOver:
        Q_EMIT handOverWanted(card->id);
        break;
    case CardAction::PutBack:
        m_station.putBack(*snapshot->desk, card->id);
        break;
    }
}

void QueueViewModel::actOnSheet(const QString &id)
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const OrderCardPtr card = snapshot->card(AssignmentId(id));
    if (card && actionOf(*card, *snapshot, snapshot->desk) == CardAction::TakeOutOfTurn)
        take({card->id});
    else
        act(id);
}

} // namespace storehand
