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
    return productLook(line.title, {line.size, line.colour, line.brand}, line.kit);
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

int PickSideViewModel::bagHue() const
{
    return storehand::bagHue(bag());
}

int PickSideViewModel::litHue() const
{
    return storehand::bagHue(litBag());
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
    return tr("%1: why are %n missing?", nullptr, count()).arg(title());
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

bool PickSideViewModel::canSort() const
{
    const QList<BagView> &bags = m_view.bench.bags;
    return !hasItem() &&
           std::any_of(bags.begin(), bags.end(), [](const BagView &bag) { return bag.loose > 0; });
}

QString PickSideViewModel::way() const
{
    return word(m_view.way);
}

QStringList PickSideViewModel::ways() const
{
    QStringList words;
    for (const auto &[way, name] : enumNames(PickWay{}))
        words.append(word(way));
    return words;
}

void PickSideViewModel::chooseWay(int way)
{
    m_station.setPickWay(m_person, enumNames(PickWay{}).at(size_t(way)).first);
}

void PickSideViewModel::openBench()
{
    m_station.setAtBench(m_person, true);
}

void PickSideViewModel::leaveBench()
{
    m_station.setAtBench(m_person, false);
}

void PickSideViewModel::chooseBag(int number)
{
    m_station.chooseBag(m_person, number);
}

void PickSideViewModel::move()
{
    m_station.moveIntoBag(m_person);
}

void PickSideViewModel::confirm()
{
    if (!question().isEmpty())
        move();
    else if (!atBench() && canSort())
        openBench();
    else if (hasOrders() && !hasItem())
        finish();
    else if (!hasOrders() && m_canShelve)
        Q_EMIT shelfWanted();
}

int PickSideViewModel::inBags() const
{
    int units = 0;
    for (const BagView &bag : m_view.bench.bags)
        units += bag.inBag;
    return units;
}

int PickSideViewModel::inHand() const
{
    int units = inBags();
    for (const BagView &bag : m_view.bench.bags)
        units += bag.loose + bag.open;
    return units;
}

QString PickSideViewModel::benchWords() const
{
    return tr("%1 of %n piece(s) in bags", nullptr, inHand()).arg(inBags());
}

double PickSideViewModel::benchProgress() const
{
    return inHand() == 0 ? 0 : double(inBags()) / inHand();
}

bool PickSideViewModel::sorted() const
{
    const QList<BagView> &bags = m_view.bench.bags;
    return std::all_of(bags.begin(), bags.end(),
                       [](const BagView &bag) { return bag.isComplete(); });
}

QString PickSideViewModel::benchPrompt() const
{
    return m_view.needs.isEmpty() ? tr("Scan a piece") : prompt();
}

QString PickSideViewModel::benchDetail() const
{
    if (m_view.bench.chosenBag > 0)
        return tr("for %1").arg(bagWords(m_view.bench.chosenBag));
    return m_view.bench.bags.size() > 1 ? tr("its bag lights up") : QString();
}

QString PickSideViewModel::questionTitle() const
{
    return m_view.bench.question ? m_view.bench.question->title : QString();
}

QString PickSideViewModel::question() const
{
    if (!m_view.bench.question)
        return {};
    const BagQuestion &question = *m_view.bench.question;
    return tr("It belongs to %1, %2. Move it?").arg(question.orderRef, bagWords(question.bag));
}

void PickSideViewModel::updateBags()
{
    const BenchView &bench = m_view.bench;
    QList<BagRow> rows;
    m_lit.reset();
    for (const BagView &bag : bench.bags) {
        const int all = bag.inBag + bag.loose + bag.open;
        BagRow row;
        row.id = bag.assignment.text;
        row.orderRef = bag.orderRef;
        row.words = tr("%1 of %2").arg(bag.inBag).arg(all);
        row.number = bag.number;
        row.hue = storehand::bagHue(bag.number);
        row.progress = all == 0 ? 1 : double(bag.inBag) / all;
        row.lit = bag.assignment == bench.lit;
        row.chosen = bag.number > 0 && bag.number == bench.chosenBag;
        row.complete = bag.isComplete();
        rows.append(row);
        if (row.lit)
            m_lit = bag;
    }
    m_bags.setRows(rows);
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
    updateBags();
    // Nobody holds an order any more when it is finished, so this asks for all of them.
    m_canShelve =
        std::any_of(snapshot->queue.begin(), snapshot->queue.end(), [](const OrderCardPtr &card) {
            return card->state == AssignmentState::Picked;
        });
    Q_EMIT changed();
}

} // namespace storehand
