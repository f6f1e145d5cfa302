// SPDX-License-Identifier: Apache-2.0
#include "core/station/SnapshotMaker.h"

#include "core/planning/PickTour.h"
#include "core/station/Bags.h"

#include <algorithm>

namespace storehand {

namespace {

void takeClaim(OrderCard &card, const Assignment &assignment, const Overlay &overlay)
{
    if (!assignment.claim)
        return;
    card.claimPerson = assignment.claim->person;
    if (!overlay.isOwn(assignment.claim->install))
        card.claimStation = assignment.claim->station;
}

bool containsAny(const OrderCard &card, const QSet<Sku> &skus)
{
    return std::any_of(card.lines.begin(), card.lines.end(),
                       [&](const LineView &line) { return skus.contains(line.sku); });
}

/// Walking order: the tour through the shop, what was skipped at its end in the order of skipping.
QList<PickItem> walked(const QList<PickItem> &items, const QList<LineId> &skipped)
{
    QList<PickStop> stops;
    for (const PickItem &item : items)
        stops.append({item.line.place, item.line.department, item.line.storage});
    QList<PickItem> walk;
    for (const qsizetype at : pickTour(stops)) {
        if (!skipped.contains(items[at].line.id))
            walk.append(items[at]);
    }
    for (const LineId &line : skipped) {
        for (PickItem item : items) {
            if (item.line.id != line)
                continue;
            item.skipped = true;
            walk.append(item);
        }
    }
    return walk;
}

} // namespace

SnapshotMaker::SnapshotMaker(Station &station, std::function<Instant()> wallNow,
                             std::function<Instant()> serverNow, int describedAtOnce)
    : m_station(station)
    , m_wallNow(std::move(wallNow))
    , m_serverNow(std::move(serverNow))
    , m_describedAtOnce(describedAtOnce)
{}

void SnapshotMaker::changed(const QList<AssignmentId> &ids)
{
    for (const AssignmentId &id : ids)
        m_cards.remove(id);
}

/// All that changed since the last snapshot in one pass: a pull changes thousands.
void SnapshotMaker::dropStaleCards()
{
    if (m_staleProducts.isEmpty())
        return;
    m_cards.removeIf([&](const auto &card) { return containsAny(*card.value(), m_staleProducts); });
    m_staleProducts.clear();
}

void SnapshotMaker::dropCardsOfOldTurns()
{
    const QList<StoreStation> &stations = m_station.overlay().store().stations;
    if (m_stations == stations)
        return;
    m_stations = stations;
    m_cards.clear();
}

SnapshotPtr SnapshotMaker::make()
{
    auto snapshot = std::make_shared<StationSnapshot>();
    const Store &store = m_station.overlay().store();
    snapshot->number = ++m_number;
    snapshot->serverOffset = m_serverNow() - m_wallNow();
    snapshot->stationName = m_station.keys().name;
    snapshot->store = m_station.keys().store;
    snapshot->storeName = store.name.isEmpty() ? m_station.keys().store.text : store.name;
    snapshot->timeZone = store.timeZone;
    snapshot->hours = store.hours;
    snapshot->proofAtHandOver = store.policy.proofAtHandOver;
    snapshot->link = m_station.link();
    snapshot->incidents = m_incidents;
    snapshot->scanners = m_scanners;
    snapshot->lastScan = m_lastScan;
    addPeople(*snapshot);
    dropStaleCards();
    dropCardsOfOldTurns();
    m_describedNow = 0;
    const QList<AssignmentId> queue = m_station.queue();
    snapshot->queue.reserve(queue.size());
    for (const AssignmentId &id : queue)
        snapshot->queue.append(cardOf(id));
    addPicks(*snapshot);
    addPlaces(*snapshot);
    addCustomer(*snapshot);
    addExceptions(*snapshot);
    addHistory(*snapshot);
    addWaiting(*snapshot);
    return snapshot;
}

QString SnapshotMaker::nameOf(const PersonCode &person) const
{
    const std::optional<Person> known = m_station.roster().person(person);
    return known ? known->name : person.text;
}

QString SnapshotMaker::titleOf(const Sku &sku) const
{
    const std::optional<Product> product = m_station.products().product(sku);
    return product ? product->title : sku.text;
}

LineView SnapshotMaker::viewOf(const Line &line, Detail detail) const
{
    LineView view{.id = line.id, .sku = line.sku, .title = line.sku.text, .storage = line.storage};
    const auto product =
        detail == Detail::Named ? m_station.products().product(line.sku) : std::optional<Product>();
    if (product) {
        view.title = product->title;
        view.brand = product->brand;
        view.size = product->size;
        view.colour = product->colour;
        view.image = product->image;
        view.department = product->department;
        view.track = product->track;
        view.minAge = product->minAge;
    }
    if (detail == Detail::Named && !line.kit.isEmpty())
        view.kit = titleOf(line.kit);
    view.place = m_station.overlay().stock(line.sku).location;
    view.ordered = line.units.ordered - line.units.cancelled;
    view.open = line.units.open();
    view.picked = line.units.pickedTotal() - line.units.withdrawn;
    view.shorted = line.units.shorted;
    view.held = line.units.held();
    view.handedOver = line.units.handedOver;
    view.putBackDue = line.units.putBackDue();
    return view;
}

OrderCardPtr SnapshotMaker::cardOf(const AssignmentId &id)
{
    if (const auto known = m_cards.constFind(id); known != m_cards.constEnd()) {
        // A claim shows its holder's name, which may have come after the claim.
        const OrderCard &card = **known;
        if (!card.isClaimed() || card.claimName == nameOf(card.claimPerson))
            return *known;
    }
    const bool isDescribed = m_describedNow++ < m_describedAtOnce;
    if (!isDescribed)
        m_undescribed.append(id);
    const OrderCardPtr card = newCard(id, isDescribed ? Detail::Named : Detail::Plain);
    m_cards.insert(id, card);
    return card;
}

bool SnapshotMaker::describeSome()
{
    for (int i = 0; i < describedPerSlice && !m_undescribed.isEmpty(); ++i) {
        const auto card = m_cards.find(m_undescribed.takeFirst());
        if (card != m_cards.end() && m_station.overlay().assignment(card.key()))
            *card = newCard(card.key(), Detail::Named);
    }
    return !m_undescribed.isEmpty();
}

OrderCardPtr SnapshotMaker::newCard(const AssignmentId &id, Detail detail) const
{
    const Assignment &assignment = *m_station.overlay().assignment(id);
    auto card = std::make_shared<OrderCard>();
    card->id = id;
    card->orderRef = assignment.orderRef;
    card->method = assignment.method;
    card->state = assignment.state;
    card->channel = assignment.channel;
    card->initials = assignment.customerInitials;
    card->part = assignment.part;
    card->parts = assignment.parts;
    for (const Line &line : assignment.lines) {
        card->lines.append(viewOf(line, detail));
        card->pieces += card->lines.last().ordered;
    }
    for (const Parcel &parcel : assignment.parcels)
        card->parcels.append({parcel.code, parcel.location, parcel.gone});
    card->open = assignment.openUnits();
    card->held = assignment.heldUnits();
    card->putBackDue = assignment.putBackDue();
    card->assignedAt = assignment.assignedAt;
    card->promiseBy = assignment.promiseBy;
    card->mayMoveAfter = assignment.movesAfter;
    card->pickupBy = assignment.pickupBy;
    card->arrival = assignment.arrival;
    takeClaim(*card, assignment, m_station.overlay());
    if (card->isClaimed())
        card->claimName = nameOf(card->claimPerson);
    else
        card->othersTurn = m_station.othersTurn(assignment);
    card->hold = assignment.hold;
    card->why = assignment.why.chosenBecause;
    card->gift = !assignment.giftMessage.isEmpty();
    card->hasPickupCode = !assignment.pickupCodeHash.isEmpty();
    card->instructions = assignment.instructions;
    return card;
}

void SnapshotMaker::addPeople(StationSnapshot &snapshot) const
{
    for (const Person &person : m_station.roster().people())
        snapshot.people.append({person.code, person.name, person.role});
    std::sort(snapshot.people.begin(), snapshot.people.end(),
              [](const PersonView &a, const PersonView &b) {
                  const int order = a.name.compare(b.name, Qt::CaseInsensitive);
                  return order == 0 ? a.code < b.code : order < 0;
              });
    for (const Roster::Session &session : m_station.roster().sessions())
        snapshot.sessions.append({session.person, session.scanner});
    snapshot.desk = m_station.roster().deskPerson();
}

void SnapshotMaker::addPicks(StationSnapshot &snapshot) const
{
    for (const SessionView &session : std::as_const(snapshot.sessions))
        snapshot.picks.append(pickOf(session.person));
}

PickView SnapshotMaker::pickOf(const PersonCode &person) const
{
    const PickTask &task = m_station.pickTask(person);
    PickView view{.person = person, .orders = task.ownClaims()};
    view.way = m_station.pickWay(person);
    view.bench = benchOf(person);
    const auto totes =
        view.way == PickWay::SortLater ? QHash<AssignmentId, QString>() : task.totes();
    QList<PickItem> items;
    for (const AssignmentId &id : std::as_const(view.orders)) {
        const Assignment &assignment = *m_station.overlay().assignment(id);
        for (const Line &line : assignment.lines) {
            const LineView shown = viewOf(line);
            if (shown.ordered - shown.shorted <= 0)
                continue;
            items.append({.assignment = id,
                          .orderRef = assignment.orderRef,
                          .line = shown,
                          .bag = bags::numberOf(totes.value(id))});
            view.picked += shown.picked;
            view.total += shown.picked + shown.open;
        }
    }
    view.items = walked(items, task.skipped());
    for (int at = 0; at < view.items.size() && view.next < 0; ++at) {
        if (view.items[at].line.open > 0)
            view.next = at;
    }
    if (const auto awaited = task.awaited()) {
        view.awaiting = awaited->line;
        view.needs = awaited->needs;
    }
    return view;
}

BenchView SnapshotMaker::benchOf(const PersonCode &person) const
{
    const BenchTask &bench = m_station.bench(person);
    const PickTask &task = m_station.pickTask(person);
    BenchView view{.isOpen = m_station.isAtBench(person), .chosenBag = bench.chosenBag()};
    const QHash<AssignmentId, QString> totes = task.totes();
    for (const AssignmentId &id : task.ownClaims()) {
        const Assignment &assignment = *m_station.overlay().assignment(id);
        BagView bag{.assignment = id,
                    .orderRef = assignment.orderRef,
                    .number = bags::numberOf(totes.value(id)),
                    .open = assignment.openUnits()};
        for (const Line &line : assignment.lines) {
            // One order alone needs no bag, so nothing of it is loose.
            const int loose = bag.number > 0 ? bags::looseUnits(line) : 0;
            bag.loose += loose;
            bag.inBag += line.units.inHand - loose;
        }
        view.bags.append(bag);
    }
    if (const auto &hand = bench.hand()) {
        view.lit = hand->assignment;
        if (hand->isAsked) {
            view.question = BagQuestion{titleOf(hand->sku),
                                        m_station.overlay().assignment(hand->assignment)->orderRef,
                                        bags::numberOf(hand->tote)};
        }
    }
    return view;
}

void SnapshotMaker::addPlaces(StationSnapshot &snapshot) const
{
    const auto &staging = m_station.overlay().staging();
    for (const StagingLocation &place : staging)
        snapshot.places.append(
            {place.code, place.kind, place.capacity, m_station.overlay().parcelsIn(place.code)});
    std::sort(snapshot.places.begin(), snapshot.places.end(),
              [](const PlaceView &a, const PlaceView &b) { return a.code < b.code; });
}

void SnapshotMaker::addCustomer(StationSnapshot &snapshot) const
{
    const Assignment *assignment = m_station.overlay().assignment(m_opened);
    if (!assignment)
        return;
    if (const auto customer = m_station.directory().customer(assignment->customer))
        snapshot.customer =
            CustomerView{m_opened, customer->name, customer->pickupPerson, customer->phone};
}

void SnapshotMaker::addExceptions(StationSnapshot &snapshot) const
{
    for (const ExceptionNotice &notice : m_station.exceptions())
        snapshot.exceptions.append({notice.command, notice.assignment, notice.orderRef, notice.code,
                                    notice.args, notice.type, nameOf(notice.actor), notice.station,
                                    notice.at});
}

void SnapshotMaker::addHistory(StationSnapshot &snapshot)
{
    if (m_history.isEmpty())
        return;
    HistoryView history{m_history, {}, {}};
    if (const auto acts = m_station.actsOn(m_history)) {
        for (const RecordedAct &act : *acts)
            history.acts.append(viewOf(act));
    }
    if (const Assignment *office = m_station.overlay().base(m_history))
        history.office = viewOf(*office);
    snapshot.history = history;
}

void SnapshotMaker::addWaiting(StationSnapshot &snapshot) const
{
    if (!m_watchesOutbox)
        return;
    if (const auto acts = m_station.waitingActs()) {
        for (const RecordedAct &act : *acts)
            snapshot.waiting.append(viewOf(act));
    }
}

ActView SnapshotMaker::viewOf(const RecordedAct &act) const
{
    const Command &command = act.command;
    ActView view{.command = command.id,
                 .at = command.at,
                 .type = command.type,
                 .person = nameOf(command.actor),
                 .units = command.args.units,
                 .standing = act.standing,
                 .code = act.code};
    const Assignment *assignment = m_station.overlay().assignment(command.assignment());
    if (assignment)
        view.orderRef = assignment->orderRef;
    const Line *line = assignment ? assignment->line(command.args.line) : nullptr;
    if (line)
        view.title = titleOf(line->sku);
    return view;
}

OfficeView SnapshotMaker::viewOf(const Assignment &office) const
{
    OfficeView view{.state = office.state};
    if (office.claim)
        view.holder = nameOf(office.claim->person);
    for (const Line &line : office.lines) {
        view.ordered += line.units.ordered;
        view.picked += line.units.pickedTotal();
        view.handedOver += line.units.handedOver;
        view.cancelled += line.units.cancelled;
        view.putBackDue += line.units.putBackDue();
    }
    return view;
}

QString SnapshotMaker::expectedTitle(const PersonCode &person, const Sku &scanned) const
{
    const PickView view = pickOf(person);
    if (view.next < 0 || view.items[view.next].line.sku == scanned)
        return {};
    return view.items[view.next].line.title;
}

void SnapshotMaker::noteIncident(const Error &error)
{
    m_incidents.prepend(
        {QStringLiteral("incident-%1").arg(++m_incidentsEver), error.code, error.args});
    if (m_incidents.size() > incidentsMax)
        m_incidents.removeLast();
}

ScanView SnapshotMaker::noteScan(const ScanOutcome &outcome)
{
    const Decoded &decoded = outcome.scan.decoded;
    ScanView view{.number = ++m_scans,
                  .result = outcome.result,
                  .person = outcome.person.value_or(PersonCode()),
                  .scanner = outcome.scan.scanner,
                  .text = decoded.text,
                  .assignment = outcome.assignment,
                  .orderRef = outcome.orderRef,
                  .line = outcome.line,
                  .bag = bags::numberOf(outcome.tote),
                  .units = outcome.units,
                  .remaining = outcome.remaining,
                  .needs = outcome.needs,
                  .code = outcome.code,
                  .action = {},
                  .booked = !outcome.command.isEmpty(),
                  .durableUs = outcome.durableUs};
    if (!outcome.sku.isEmpty()) {
        const std::optional<Product> product = m_station.products().product(outcome.sku);
        view.title = product ? product->title : outcome.sku.text;
        view.image = product ? product->image : QString();
    }
    if (outcome.result == ScanResult::WrongItem && outcome.person)
        view.expected = expectedTitle(*outcome.person, outcome.sku);
    if (decoded.own && decoded.own->kind == OwnCode::Kind::Command)
        view.action = decoded.own->value;
    else if (decoded.own && decoded.own->kind == OwnCode::Kind::Badge)
        view.badge = PersonCode(decoded.own->value);
    else if (decoded.own && decoded.own->kind == OwnCode::Kind::Location)
        view.place = LocationCode(decoded.own->value);
    else if (decoded.own && decoded.own->kind == OwnCode::Kind::Parcel)
        view.parcel = ParcelCode(decoded.own->value);
    else if (m_station.overlay().staging().contains(LocationCode(decoded.text)))
        view.place = LocationCode(decoded.text); // a label that bears the plain name
    else if (outcome.sku.isEmpty() && isParcelCode(decoded.text))
        view.parcel = ParcelCode(decoded.text);
    view.isPickupCode = (decoded.own && decoded.own->kind == OwnCode::Kind::Pickup) ||
                        m_station.directory().isPickupCode(decoded.text, outcome.assignment);
    m_lastScan = view;
    return view;
}

Station::Events eventsOf(SnapshotMaker &maker, std::function<void()> dirty,
                         std::function<void(const ScanView &)> scanned)
{
    return {.scan =
                [&maker, dirty, scanned](const ScanOutcome &outcome) {
                    scanned(maker.noteScan(outcome));
                    dirty();
                },
            .queue =
                [&maker, dirty](const auto &added, const auto &removed, const auto &changed) {
                    maker.changed(added + removed + changed);
                    dirty();
                },
            .exception = [dirty](const ExceptionNotice &) { dirty(); },
            .link = [dirty](const LinkView &) { dirty(); },
            .product =
                [&maker, dirty](const Sku &sku) {
                    maker.productChanged(sku);
                    dirty();
                },
            .setup = dirty};
}

} // namespace storehand
