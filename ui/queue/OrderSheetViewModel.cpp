// SPDX-License-Identifier: Apache-2.0
#include "ui/queue/OrderSheetViewModel.h"

#include "ui/messages/Message.h"
#include "ui/messages/Words.h"

#include <QCoreApplication>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Sheet
{
    Q_DECLARE_TR_FUNCTIONS(Sheet)
};

SheetLineRow rowOf(const LineView &line)
{
    SheetLineRow row;
    row.id = line.id.text;
    row.title = line.title;
    row.picture = line.image;
    row.place = line.place;
    row.detail = productLook(line.title, {line.size, line.colour, line.brand}, line.kit);
    if (line.shorted > 0)
        row.detail = Sheet::tr("%n not found", nullptr, line.shorted);
    row.count = line.picked > 0 && line.open > 0
                    ? Sheet::tr("%1 of %2").arg(line.picked).arg(line.ordered)
                    : QString::number(line.ordered);
    row.complete = line.open == 0 && line.picked > 0;
    return row;
}

} // namespace

OrderSheetViewModel::OrderSheetViewModel(StationGateway &station, std::function<Instant()> now,
                                         QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_now(std::move(now))
{
    connect(&station, &StationGateway::snapshotChanged, this, &OrderSheetViewModel::update);
}

QString OrderSheetViewModel::why() const
{
    return m_order && hasMessage(m_order->why) ? messageFor(m_order->why).title : QString();
}

QString OrderSheetViewModel::instructions() const
{
    return m_order ? m_order->instructions : QString();
}

QString OrderSheetViewModel::warning() const
{
    const SnapshotPtr snapshot = m_station.snapshot();
    if (!m_order || actionOf(*m_order, *snapshot, snapshot->desk) != CardAction::TakeOutOfTurn)
        return {};
    return tr("If %1 takes it too, it is picked twice, and one of you puts it back.")
        .arg(m_order->othersTurn);
}

bool OrderSheetViewModel::canRelease() const
{
    return m_order && m_order->claimPerson == m_station.snapshot()->desk &&
           m_order->claimStation.isEmpty() && m_order->state <= AssignmentState::Picking &&
           m_order->isClaimed();
}

bool OrderSheetViewModel::canDecline() const
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const PersonView *person = snapshot->desk ? snapshot->person(*snapshot->desk) : nullptr;
    return m_order && person && person->role >= Role::Lead &&
           m_order->state <= AssignmentState::Picking;
}

QStringList OrderSheetViewModel::declineReasons() const
{
    QStringList words;
    for (const ShortReason reason : reasonsInOrder)
        words.append(shortReasonWord(toText(reason)));
    return words;
}

void OrderSheetViewModel::open(const QString &id)
{
    m_id = AssignmentId(id);
    update();
}

void OrderSheetViewModel::close()
{
    open({});
}

void OrderSheetViewModel::release()
{
    if (!canRelease())
        return;
    m_station.release(*m_station.snapshot()->desk, m_id);
    close();
}

void OrderSheetViewModel::decline(int reason)
{
    if (!canDecline() || reason < 0 || reason >= int(reasonsInOrder.size()))
        return;
    m_station.decline(*m_station.snapshot()->desk, m_id, reasonsInOrder.at(size_t(reason)));
    close();
}

void OrderSheetViewModel::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const bool wasShown = shown();
    m_order = m_id.isEmpty() ? nullptr : snapshot->card(m_id);
    if (!m_order && !wasShown)
        return;
    QList<SheetLineRow> rows;
    if (m_order) {
        m_card = storehand::rowOf(*m_order, *snapshot, snapshot->desk, snapshot->now(m_now()));
        m_card.facts = factsOf(*m_order, snapshot->desk).join(u" · "_s); // why() says the rest
        for (const LineView &line : m_order->lines)
            rows.append(rowOf(line));
    } else {
        m_id = {};
    }
    m_lines.setRows(rows);
    Q_EMIT changed();
}

} // namespace storehand
