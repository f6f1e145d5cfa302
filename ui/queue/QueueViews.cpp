// SPDX-License-Identifier: Apache-2.0
#include "ui/queue/QueueViews.h"

#include "ui/messages/Message.h"
#include "ui/messages/TimeWords.h"
#include "ui/messages/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis expiresSoon = 24h;
constexpr Millis promiseSoon = 30min;
constexpr Millis ringFull = 2h; ///< more than this left shows a full ring

struct Queue
{
    Q_DECLARE_TR_FUNCTIONS(Queue)
};

bool isBeforeShelf(AssignmentState state)
{
    return state >= AssignmentState::Picked && state <= AssignmentState::Staged;
}

void addPromise(CardRow &row, const OrderCard &card, const StationSnapshot &snapshot, Instant now)
{
    if (card.state == AssignmentState::Ready) {
        row.spoken = word(card.state);
        row.fraction = 1;
        row.promiseTone = Tone::Good;
        return;
    }
    if (!card.promiseBy || !isOpen(card.state)) {
        row.figure = u"–"_s;
        row.spoken = Queue::tr("No time promised");
        return;
    }
    const Millis left = snapshot.openTimeLeft(*card.promiseBy, now);
    const TimeLeft words = timeLeft(left);
    row.figure = words.figure;
    row.caption = words.caption;
    row.spoken = words.spoken;
    row.fraction = std::clamp(double(left.count()) / double(ringFull.count()), 0.0, 1.0);
    row.promiseTone = left <= 0ms ? Tone::Bad : left < promiseSoon ? Tone::Warn : Tone::Good;
}

void addState(CardRow &row, const OrderCard &card)
{
    row.state = word(card.state);
    if (card.hold) {
        row.state = Queue::tr("On hold");
        row.stateIcon = u"hold"_s;
        row.stateTone = Tone::Warn;
    } else if (card.state == AssignmentState::Assigned) {
        row.stateIcon = u"bell"_s;
        row.stateTone = Tone::Info;
    } else if (card.state <= AssignmentState::Picking) {
        row.stateIcon = u"pick"_s;
        row.stateTone = Tone::Info;
    } else if (isBeforeShelf(card.state)) {
        row.stateIcon = u"shelf"_s;
        row.stateTone = Tone::Info;
    } else if (card.state == AssignmentState::Ready) {
        row.stateIcon = u"check"_s;
        row.stateTone = Tone::Good;
    } else {
        row.stateIcon = u"put-back"_s;
        row.stateTone = Tone::Warn;
    }
}

QString placesOf(const OrderCard &card)
{
    QStringList places;
    for (const ParcelView &parcel : card.parcels) {
        if (!parcel.gone && !parcel.place.isEmpty() && !places.contains(parcel.place.text))
            places.append(parcel.place.text);
    }
    return places.join(u", "_s);
}

bool isOthersTurn(const OrderCard &card, const StationSnapshot &snapshot)
{
    return !snapshot.link.online && !card.othersTurn.isEmpty() && !card.isClaimed() &&
           card.state <= AssignmentState::Picking;
}

/// Work that was taken moves only while nothing is heard of the whole store.
QString deadlineNote(const OrderCard &card, const StationSnapshot &snapshot, Instant now)
{
    const QString at = dayOrTime(*card.mayMoveAfter, now, snapshot.timeZone);
    if (!snapshot.link.online)
        return Queue::tr("May go to another store after %1").arg(at);
    return card.state == AssignmentState::Assigned
               ? Queue::tr("Moves on at %1 if nobody takes it").arg(at)
               : QString();
}

void addNote(CardRow &row, const OrderCard &card, const StationSnapshot &snapshot, Instant now)
{
    if (card.isArrived() && isOpen(card.state)) {
        row.note = Queue::tr("Customer is here, %1").arg(span(now - card.arrival->at));
        row.noteTone = Tone::Bad;
    } else if (card.putBackDue > 0) {
        row.note = Queue::tr("Put back %n piece(s)", nullptr, card.putBackDue);
    } else if (card.hold) {
        row.note = *card.hold;
    } else if (card.state == AssignmentState::Ready && card.pickupBy) {
        row.note =
            Queue::tr("Kept until %1").arg(untilDayOrTime(*card.pickupBy, now, snapshot.timeZone));
        row.noteTone = *card.pickupBy - now < expiresSoon ? Tone::Warn : Tone::Neutral;
    } else if (isOthersTurn(card, snapshot)) {
        row.note = Queue::tr("No connection: it is %1's turn").arg(card.othersTurn);
    } else if (card.mayMoveAfter && card.state <= AssignmentState::Picking) {
        row.note = deadlineNote(card, snapshot, now);
        row.noteTone = snapshot.link.online ? Tone::Neutral : Tone::Warn;
    }
}

QString wordOf(CardAction action)
{
    switch (action) {
    case CardAction::None:
        return {};
    case CardAction::Take:
        return Queue::tr("Take");
    case CardAction::TakeOutOfTurn:
        return Queue::tr("Take anyway");
    case CardAction::TakeOver:
        return Queue::tr("Take over");
    case CardAction::Pick:
        return Queue::tr("Pick");
    case CardAction::Shelf:
        return Queue::tr("Put on shelf");
    case CardAction::HandOver:
        return Queue::tr("Hand over");
    case CardAction::PutBack:
        return Queue::tr("Put back");
    }
    Q_UNREACHABLE();
}

} // namespace

QString titleOf(QueueView view)
{
    switch (view) {
    case QueueView::All:
        return Queue::tr("All");
    case QueueView::New:
        return Queue::tr("New");
    case QueueView::ToPick:
        return Queue::tr("To pick");
    case QueueView::Picking:
        return Queue::tr("Picking");
    case QueueView::ToShelf:
        return Queue::tr("To shelf");
    case QueueView::Ready:
        return Queue::tr("Ready");
    case QueueView::Arrived:
        return Queue::tr("Arrived");
    case QueueView::Expiring:
        return Queue::tr("Expiring");
    case QueueView::PutBack:
        return Queue::tr("Put back");
    case QueueView::Exceptions:
        return Queue::tr("Needs you");
    }
    Q_UNREACHABLE();
}

bool belongs(const OrderCard &card, QueueView view, const StationSnapshot &snapshot, Instant now)
{
    switch (view) {
    case QueueView::All:
        return true;
    case QueueView::New:
        return card.state == AssignmentState::Assigned && !card.isClaimed();
    case QueueView::ToPick:
        return card.state == AssignmentState::Accepted ||
               (card.state == AssignmentState::Assigned && card.isClaimed());
    case QueueView::Picking:
        return card.state == AssignmentState::Picking;
    case QueueView::ToShelf:
        return isBeforeShelf(card.state);
    case QueueView::Ready:
        return card.state == AssignmentState::Ready;
    case QueueView::Arrived:
        return card.isArrived() && isOpen(card.state);
    case QueueView::Expiring:
        return card.state == AssignmentState::Ready && card.pickupBy &&
               *card.pickupBy - now < expiresSoon;
    case QueueView::PutBack:
        return card.putBackDue > 0;
    case QueueView::Exceptions:
        return std::any_of(
            snapshot.exceptions.begin(), snapshot.exceptions.end(),
            [&](const ExceptionView &exception) { return exception.assignment == card.id; });
    }
    Q_UNREACHABLE();
}

int urgencyOf(const OrderCard &card)
{
    if (card.isArrived() && isOpen(card.state))
        return 0;
    if (card.state < AssignmentState::Ready)
        return 1;
    return card.state == AssignmentState::Ready ? 2 : 3;
}

CardAction actionOf(const OrderCard &card, const StationSnapshot &snapshot,
                    const std::optional<PersonCode> &person)
{
    if (!person)
        return CardAction::None;
    if (card.putBackDue > 0)
        return CardAction::PutBack;
    if (card.hold)
        return CardAction::None;
    if (card.state <= AssignmentState::Picking) {
        if (!card.isClaimed())
            return isOthersTurn(card, snapshot) ? CardAction::TakeOutOfTurn : CardAction::Take;
        return card.claimPerson == *person && card.claimStation.isEmpty() ? CardAction::Pick
                                                                          : CardAction::TakeOver;
    }
    if (isBeforeShelf(card.state))
        return CardAction::Shelf;
    return card.state == AssignmentState::Ready && card.method == Method::Pickup
               ? CardAction::HandOver
               : CardAction::None;
}

QStringList factsOf(const OrderCard &card, const std::optional<PersonCode> &person)
{
    QStringList facts;
    if (card.isClaimed() && card.state <= AssignmentState::Picking)
        facts.append(card.claimPerson == person ? Queue::tr("You have it")
                     : card.claimStation.isEmpty()
                         ? Queue::tr("%1 has it").arg(card.claimName)
                         : Queue::tr("%1 has it at %2").arg(card.claimName, card.claimStation));
    if (const QString places = placesOf(card); !places.isEmpty())
        facts.append(Queue::tr("Shelf %1").arg(places));
    if (card.parts > 1)
        facts.append(Queue::tr("part %1 of %2").arg(card.part).arg(card.parts));
    if (card.gift)
        facts.append(Queue::tr("gift"));
    facts.append(card.channel);
    return facts;
}

CardRow rowOf(const OrderCard &card, const StationSnapshot &snapshot,
              const std::optional<PersonCode> &person, Instant now)
{
    CardRow row;
    row.id = card.id.text;
    row.orderRef = card.orderRef;
    row.initials = card.initials;
    row.method = word(card.method);
    row.methodIcon = card.method == Method::Ship ? u"truck"_s : u"bag"_s;
    row.pieces = card.open > 0 && card.open < card.pieces
                     ? Queue::tr("%1 of %n piece(s) open", nullptr, card.pieces).arg(card.open)
                     : Queue::tr("%n piece(s)", nullptr, card.pieces);
    QStringList facts = factsOf(card, person);
    if (facts.size() < 3 && hasMessage(card.why))
        facts.append(messageFor(card.why).title);
    row.facts = facts.join(u" · "_s);
    const CardAction action = actionOf(card, snapshot, person);
    row.action = wordOf(action);
    row.selectable = action == CardAction::Take;
    addPromise(row, card, snapshot, now);
    addState(row, card);
    addNote(row, card, snapshot, now);
    return row;
}

} // namespace storehand
