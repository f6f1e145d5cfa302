// SPDX-License-Identifier: Apache-2.0
#include "ui/pick/PickSideViewModel.h"

#include "ui/messages/Words.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array shortReasonsInOrder{ShortReason::NotFound, ShortReason::Damaged,
                                         ShortReason::WrongItem, ShortReason::DisplayOnly};

} // namespace

PickSideViewModel::PickSideViewModel(StationGateway &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{}

void PickSideViewModel::setPerson(const PersonCode &person)
{
    m_person = person;
    update();
}

QString PickSideViewModel::personName() const
{
    const PersonView *person = m_station.snapshot()->person(m_person);
    return person ? person->name : m_person.text;
}

QString PickSideViewModel::personInitials() const
{
    return initials(personName());
}

QString PickSideViewModel::orders() const
{
    const SnapshotPtr snapshot = m_station.snapshot();
    if (m_view.orders.size() == 1) {
        const OrderCardPtr card = snapshot->card(m_view.orders.first());
        return card ? card->orderRef : QString();
    }
    return tr("%n order(s)", nullptr, int(m_view.orders.size()));
}

QString PickSideViewModel::progressWords() const
{
    return tr("%1 of %n piece(s)", nullptr, m_view.total).arg(m_view.picked);
}

double PickSideViewModel::progress() const
{
    return m_view.total == 0 ? 0 : double(m_view.picked) / m_view.total;
}

QString PickSideViewModel::look() const
{
    if (!m_item)
        return {};
    const LineView &line = m_item->line;
    return productLook(line.title, {line.size, line.colour, line.brand});
}

QString PickSideViewModel::warning() const
{
    if (!m_item)
        return {};
    if (m_item->line.minAge > 0)
        return tr("From %n year(s) of age", nullptr, m_item->line.minAge);
    if (m_item->line.storage == Storage::Frozen)
        return tr("Frozen: fetch it last");
    if (m_item->line.storage == Storage::Cool)
        return tr("Keep cool");
    return {};
}

QString PickSideViewModel::place() const
{
    if (!m_item)
        return {};
    return m_item->line.place.isEmpty() ? tr("No place") : m_item->line.place;
}

QString PickSideViewModel::placeHint() const
{
    return m_item ? m_item->line.department : QString();
}

QString PickSideViewModel::countCaption() const
{
    return m_item && m_item->line.picked > 0
               ? tr("of %1").arg(m_item->line.open + m_item->line.picked)
               : QString();
}

QString PickSideViewModel::prompt() const
{
    if (m_view.needs == u"serial")
        return tr("Scan its serial number");
    if (m_view.needs == u"lot")
        return tr("Scan its lot");
    if (m_view.needs == u"expiry")
        return tr("Scan or type its best-before date");
    return tr("Scan item");
}

QString PickSideViewModel::nextWords() const
{
    if (!m_item)
        return {};
    for (int at = m_view.next + 1; at < m_view.items.size(); ++at) {
        const LineView &line = m_view.items[at].line;
        if (line.open > 0 && line.id != m_item->line.id)
            return line.place.isEmpty() ? line.title : line.place + u" · "_s + line.title;
    }
    return {};
}

bool PickSideViewModel::canSkip() const
{
    return !nextWords().isEmpty();
}

QStringList PickSideViewModel::shortReasons() const
{
    QStringList words;
    for (const ShortReason reason : shortReasonsInOrder)
        words.append(shortReasonWord(toText(reason)));
    return words;
}

QString PickSideViewModel::shortQuestion() const
{
    return tr("%1: what is wrong with the %n missing?", nullptr, count()).arg(title());
}

void PickSideViewModel::shortItem(int reason)
{
    if (m_item && reason >= 0 && reason < int(shortReasonsInOrder.size()))
        m_station.shortLine(m_person, m_item->assignment, m_item->line.id, m_item->line.open,
                            shortReasonsInOrder.at(size_t(reason)));
}

void PickSideViewModel::skip()
{
    if (canSkip())
        m_station.skip(m_person, m_item->line.id);
}

void PickSideViewModel::undo()
{
    m_station.undo(m_person);
}

void PickSideViewModel::finish()
{
    m_station.finishWalk(m_person);
}

void PickSideViewModel::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const PickView *view = snapshot->pick(m_person);
    m_view = view ? *view : PickView();
    m_item.reset();
    if (m_view.next >= 0)
        m_item = m_view.items.at(m_view.next);
    for (const PickItem &item : std::as_const(m_view.items)) {
        if (item.line.id == m_view.awaiting)
            m_item = item;
    }
    m_canShelve =
        std::any_of(snapshot->queue.begin(), snapshot->queue.end(), [&](const OrderCardPtr &card) {
            return card->state == AssignmentState::Picked && card->claimPerson == m_person;
        });
    Q_EMIT changed();
}

} // namespace storehand
