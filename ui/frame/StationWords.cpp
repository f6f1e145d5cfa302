// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/StationWords.h"

#include "core/domain/Codes.h"
#include "core/station/Conflicts.h"
#include "ui/messages/Message.h"
#include "ui/messages/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int alertsMax = 20;

struct StationWords
{
    Q_DECLARE_TR_FUNCTIONS(StationWords)
};

bool isFresh(const OrderCard &card)
{
    return card.state == AssignmentState::Assigned && !card.isClaimed();
}

NetworkState networkOf(const StationSnapshot &snapshot, Instant wall)
{
    const LinkView &link = snapshot.link;
    NetworkState state;
    if (!link.online)
        state.kind = link.error == codes::offline || link.error.isEmpty()
                         ? NetworkState::Kind::InternetDown
                         : NetworkState::Kind::HeadOfficeDown;
    state.since = link.lastSuccessAt.value_or(wall);
    state.toSend = int(link.outbox);
    state.needDecision = int(conflictsOf(snapshot.exceptions).size());
    return state;
}

QList<Alert> alertsOf(const StationSnapshot &snapshot)
{
    QList<Alert> alerts;
    for (const IncidentView &incident : snapshot.incidents)
        alerts.append({incident.id, Alert::Level::Warn, {}, incident.code, incident.args, {}});
    for (const Conflict &conflict : conflictsOf(snapshot.exceptions)) {
        if (alerts.size() == alertsMax)
            break;
        const ExceptionView &exception = conflict.first();
        alerts.append({.id = exception.command.text,
                       .level = Alert::Level::Warn,
                       .orderRef = exception.orderRef,
                       .code = exception.code,
                       .args = exception.args,
                       .action = StationWords::tr("Look"),
                       .page = Page::Sync});
    }
    return alerts;
}

/// The label of a shelf without a parcel, or of a bag away from the bench: nobody could use it.
bool isUnused(const ScanView &scan)
{
    return scan.result == ScanResult::Opened && scan.assignment.isEmpty() &&
           scan.action.isEmpty() && scan.badge.isEmpty() && scan.bag == 0;
}

ScanNotice::Kind kindOf(const ScanView &scan)
{
    if (isUnused(scan))
        return ScanNotice::Kind::Wrong;
    switch (scan.result) {
    case ScanResult::Picked:
    case ScanResult::Allocated:
    case ScanResult::Opened:
    case ScanResult::NeedsDetail:
        return ScanNotice::Kind::Good;
    case ScanResult::AlreadyComplete:
    case ScanResult::Duplicate:
        return ScanNotice::Kind::Complete;
    case ScanResult::WrongItem:
    case ScanResult::UnknownCode:
    case ScanResult::NotExpected:
        return ScanNotice::Kind::Wrong;
    }
    Q_UNREACHABLE();
}

QString needWord(const QString &needs)
{
    return needs == u"serial" ? StationWords::tr("Now its serial number")
           : needs == u"lot"  ? StationWords::tr("Now its lot")
                              : StationWords::tr("Now its best-before date");
}

QString unusedTitle(const ScanView &scan)
{
    return scan.place.isEmpty() ? StationWords::tr("No scan expected")
                                : StationWords::tr("A shelf, and no bag to put on it");
}

QString titleOf(const ScanView &scan)
{
    if (isUnused(scan))
        return unusedTitle(scan);
    switch (scan.result) {
    case ScanResult::Picked:
        return scan.remaining == 0 ? StationWords::tr("Got it, all there")
                                   : StationWords::tr("Got it, %n to go", nullptr, scan.remaining);
    case ScanResult::Allocated:
        return StationWords::tr("In its bag");
    case ScanResult::Opened:
        return scan.orderRef.isEmpty() ? StationWords::tr("Understood") : scan.orderRef;
    case ScanResult::NeedsDetail:
        return needWord(scan.needs);
    case ScanResult::AlreadyComplete:
        return StationWords::tr("Enough already");
    case ScanResult::Duplicate:
        return StationWords::tr("Same scan again");
    case ScanResult::WrongItem:
        return StationWords::tr("Wrong item");
    case ScanResult::UnknownCode:
        return !scan.parcel.isEmpty()  ? StationWords::tr("A bag label that is not in use")
               : !scan.place.isEmpty() ? unusedTitle(scan)
                                       : StationWords::tr("Unknown code");
    case ScanResult::NotExpected:
        return scan.title.isEmpty() ? StationWords::tr("No scan expected")
                                    : StationWords::tr("No order of yours needs this");
    }
    Q_UNREACHABLE();
}

} // namespace

FrameState frameStateOf(const StationSnapshot &snapshot, Instant wall)
{
    FrameState state;
    state.storeName = snapshot.storeName;
    state.timeZone = snapshot.timeZone;
    state.link = networkOf(snapshot, wall);
    for (const ScannerView &scanner : snapshot.scanners) {
        const PersonView *owner = snapshot.person(scanner.owner);
        state.scanners.append(
            {scannerWord(scanner.name), owner ? owner->name : QString(), scanner.working});
    }
    if (const PersonView *person = snapshot.desk ? snapshot.person(*snapshot.desk) : nullptr) {
        state.personName = person->name;
        state.role = person->role;
    }
    const Instant now = snapshot.now(wall);
    int fresh = 0;
    int arrived = 0;
    for (const OrderCardPtr &card : snapshot.queue) {
        const bool isNew = isFresh(*card);
        fresh += isNew;
        arrived += card->isArrived() && isOpen(card->state);
        if (isNew && card->promiseBy && *card->promiseBy < now)
            state.urgent.insert(Page::Queue);
    }
    state.counts = {{Page::Queue, fresh}, {Page::Counter, arrived}};
    if (arrived > 0)
        state.urgent.insert(Page::Counter);
    state.alerts = alertsOf(snapshot);
    return state;
}

std::optional<Alert> alertOf(const NewOrderAlarm &alarm, const StationSnapshot &snapshot,
                             Instant wall)
{
    if (alarm.unseen() == 0)
        return {};
    const Instant now = snapshot.now(wall);
    const auto late =
        std::count_if(snapshot.queue.begin(), snapshot.queue.end(), [&](const OrderCardPtr &card) {
            return isFresh(*card) && card->promiseBy && *card->promiseBy < now;
        });
    Alert alert;
    alert.id = QString(newOrdersAlert);
    alert.level = late > 0 ? Alert::Level::Warn : Alert::Level::Info;
    alert.title =
        alarm.afterOutage()
            ? StationWords::tr("%n order(s) came in the meantime", nullptr, alarm.unseen())
            : StationWords::tr("%n new order(s)", nullptr, alarm.unseen());
    if (late > 0)
        alert.text = StationWords::tr("%n late already: first things first.", nullptr, int(late));
    alert.action = StationWords::tr("Show");
    return alert;
}

ScanNotice noticeOf(const ScanView &scan)
{
    if (scan.result == ScanResult::Opened && !scan.code.isEmpty()) // a card that was refused
        return noticeOf(Error{ErrorKind::Rejected, scan.code, {}});
    ScanNotice notice{kindOf(scan), titleOf(scan), scan.title, {}, {}};
    const bool isInBag = scan.result == ScanResult::Picked || scan.result == ScanResult::Allocated;
    if (isInBag && scan.bag > 0)
        notice.text = StationWords::tr("%1 into %2").arg(scan.title, bagWords(scan.bag));
    if (scan.result == ScanResult::Opened && scan.bag > 0)
        notice.title = StationWords::tr("Now into %1").arg(bagWords(scan.bag));
    if (scan.result == ScanResult::NotExpected && scan.code == codes::notFound)
        return {ScanNotice::Kind::Wrong,
                StationWords::tr("None of your orders has this bag"),
                scan.text,
                {},
                {}};
    if (scan.code == codes::wrongTote)
        return {ScanNotice::Kind::Wrong,
                StationWords::tr("Wrong bag"),
                scan.bag > 0 ? StationWords::tr("%1 belongs to %2, %3")
                                   .arg(scan.title, scan.orderRef, bagWords(scan.bag))
                             : StationWords::tr("%1 belongs to %2").arg(scan.title, scan.orderRef),
                {},
                {}};
    if (notice.kind == ScanNotice::Kind::Wrong && !scan.expected.isEmpty()) {
        notice.expected = scan.expected;
        notice.scanned = scan.title.isEmpty() ? scan.text : scan.title;
        notice.text.clear();
    } else if (scan.result == ScanResult::UnknownCode) {
        notice.text = scan.text;
    }
    if (!scan.code.isEmpty()) {
        const Message message = messageFor(scan.code);
        notice.text = message.title;
    }
    return notice;
}

ScanNotice unusedCardNotice()
{
    return {ScanNotice::Kind::Wrong,
            StationWords::tr("Nothing to do for this card"),
            StationWords::tr("It counts on the page of the walk, for the item shown there."),
            {},
            {}};
}

ScanNotice noticeOf(const Error &error)
{
    const Message message = messageFor(error);
    return {ScanNotice::Kind::Wrong, message.title, message.detail(), {}, {}};
}

DeedWords wordsOf(const Deed &deed)
{
    if (deed.type == CommandType::Claim)
        return {u"pick"_s, deed.orderRef.isEmpty()
                               ? StationWords::tr("%n order(s) taken", nullptr, deed.count)
                               : StationWords::tr("%1 taken").arg(deed.orderRef)};
    const QString what = word(deed.type);
    return {u"done"_s,
            deed.orderRef.isEmpty() ? what : StationWords::tr("%1: %2").arg(deed.orderRef, what)};
}

} // namespace storehand
