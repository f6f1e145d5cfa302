// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Staff.h"

#include <algorithm>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ordersLookedAt = 12;

LineUnits unitsOf(const Line &line, int units)
{
    return {line.id, units};
}

} // namespace

Staff::Staff(Parts parts)
    : m_parts(std::move(parts))
    , m_dice(m_parts.seed, "staff")
{}

void Staff::act(const Chain::Employee &who, SimStation &station)
{
    m_who = &who;
    m_at = &station;
    if (!station.station().roster().isSignedIn(who.code)) {
        signIn();
    } else if (m_dice.chance(0.01)) {
        m_parts.story.tell(station.name(), who.name + u" signs out"_s);
        (void)station.station().signOut(who.code);
    } else if (m_dice.chance(m_parts.swarm.clumsiness)) {
        blunder();
    } else {
        work();
    }
}

void Staff::signIn()
{
    const bool isWrong = m_dice.chance(0.02);
    Station &station = m_at->station();
    const auto check =
        station.beginSignIn(m_who->code, Sensitive<QString>(isWrong ? u"999999"_s : m_who->pin));
    // For people whom it does not know a station computes as long as for a real PIN, which would
    // be a quarter of all that a simulation computes.
    const bool isKnown = station.roster().person(m_who->code).has_value();
    // Without a scanner of their own those who share a station take turns at its desk.
    const QString scanner = m_parts.swarm.isSteady ? m_who->code.text : QString();
    const Status signedIn = check
                                ? station.finishSignIn(*check, isKnown && isRight(*check), scanner)
                                : failure(check.error());
    m_parts.story.tell(m_at->name(), m_who->name + u" signs in: "_s +
                                         (signedIn ? u"ok"_s : signedIn.error().code));
}

bool Staff::isRight(const PinCheck &check)
{
    const QString key = check.verifier.text + u' ' + check.pin.reveal();
    auto known = m_pinMatches.constFind(key);
    if (known == m_pinMatches.constEnd())
        known = m_pinMatches.insert(key, check.verifier.matches(check.pin));
    return *known && check.mayEnter;
}

const Chain::Goods &Staff::goodsOf(const Sku &sku) const
{
    const auto found = std::find_if(m_parts.chain.goods.begin(), m_parts.chain.goods.end(),
                                    [&](const Chain::Goods &each) { return each.sku == sku; });
    Q_ASSERT(found != m_parts.chain.goods.end());
    return *found;
}

const Assignment *Staff::anyOrder()
{
    const QList<AssignmentId> queue = m_at->station().queue();
    return queue.isEmpty() ? nullptr : m_at->station().overlay().assignment(m_dice.oneOf(queue));
}

/// Own work first, then what waits, in the order of the list.
void Staff::work()
{
    Station &station = m_at->station();
    if (const auto awaited = station.pickTask(m_who->code).awaited(); awaited) {
        giveDetail(awaited->needs);
        return;
    }
    const QList<AssignmentId> own = station.pickTask(m_who->code).ownClaims();
    if (!own.isEmpty() && m_dice.chance(0.8)) {
        workOn(*station.overlay().assignment(m_dice.oneOf(own)));
        return;
    }
    if (m_dice.chance(0.05)) {
        resolve();
        return;
    }
    const QList<AssignmentId> near = atHand();
    if (!near.isEmpty())
        workOn(*station.overlay().assignment(m_dice.oneOf(near)));
}

QList<AssignmentId> Staff::atHand()
{
    const QList<AssignmentId> queue = m_at->station().queue();
    if (!m_parts.swarm.isSteady || m_dice.chance(0.03))
        return queue.mid(0, ordersLookedAt);
    QList<AssignmentId> near;
    for (auto id = queue.begin(); id != queue.end() && near.size() < ordersLookedAt; ++id) {
        if (isLeftToUs(*id))
            near.append(*id);
    }
    return near;
}

bool Staff::isLeftToUs(const AssignmentId &id)
{
    const Assignment &assignment = *m_at->station().overlay().assignment(id);
    if (assignment.claim)
        return m_at->station().overlay().isOwn(assignment.claim->install);
    const QString key = m_at->name() + u' ' + id.text;
    auto turn = m_turns.constFind(key);
    if (turn == m_turns.constEnd())
        turn = m_turns.insert(key, m_at->station().othersTurn(assignment).isEmpty());
    return *turn;
}

void Staff::workOn(const Assignment &assignment)
{
    if (assignment.putBackDue() > 0 && (!isOpen(assignment.state) || m_dice.chance(0.2))) {
        putBack(assignment);
        return;
    }
    switch (assignment.state) {
    case AssignmentState::Assigned:
        take(assignment);
        break;
    case AssignmentState::Accepted:
    case AssignmentState::Picking:
        pick(assignment);
        break;
    case AssignmentState::Picked:
        if (assignment.method == Method::Ship)
            pack(assignment);
        else
            stage(assignment);
        break;
    case AssignmentState::Packed:
    case AssignmentState::Staged:
        finishParcel(assignment);
        break;
    case AssignmentState::Ready:
        serve(assignment);
        break;
    default:
        break;
    }
}

void Staff::take(const Assignment &assignment)
{
    const auto claimed = m_at->station().claim(m_who->code, {assignment.id});
    done(CommandType::Claim, assignment.orderRef,
         claimed ? Result<Issued>(claimed->first()) : failure(claimed.error()));
}

void Staff::pick(const Assignment &assignment)
{
    const bool isOurs =
        assignment.claim && m_at->station().overlay().isOwn(assignment.claim->install);
    if (!isOurs) {
        if (!assignment.claim || m_dice.chance(0.5)) {
            take(assignment);
        } else if (m_parts.swarm.roams) {
            Args args;
            args.from = assignment.claim->person;
            issue(CommandType::TakeOver, assignment.id.text, args);
        }
        return;
    }
    QList<Line> open;
    for (const Line &line : assignment.lines) {
        if (line.units.open() > 0)
            open.append(line);
    }
    if (open.isEmpty()) {
        done(CommandType::Finish, assignment.orderRef,
             m_at->station().confirm(m_who->code, assignment.id));
        return;
    }
    const Line line = m_dice.oneOf(open);
    if (m_dice.chance(m_parts.swarm.isSteady ? 0.015 : 0.08))
        shortLine(assignment, line);
    else
        scanProduct(line.sku);
}

void Staff::shortLine(const Assignment &assignment, const Line &line)
{
    Args args;
    args.line = line.id;
    args.units = m_dice.between(1, std::max(1, line.units.open()));
    args.reason = toText(m_dice.oneOf(
        QList<ShortReason>{ShortReason::NotFound, ShortReason::Damaged, ShortReason::WrongItem,
                           ShortReason::DisplayOnly, ShortReason::NoTime}));
    const double emptied = m_parts.swarm.isSteady ? 0.03 : 0.4;
    args.shelfEmpty = args.reason == toText(ShortReason::NotFound) && m_dice.chance(emptied);
    issue(CommandType::Short, assignment.id.text, args);
}

void Staff::scan(const QString &code)
{
    Scan scan;
    scan.raw = code.toUtf8();
    const Result<Decoded> decoded = decodeText(code);
    if (decoded) {
        scan.decoded = *decoded;
    } else {
        scan.decoded = undecoded(code);
        scan.error = decoded.error();
    }
    scan.person = m_who->code;
    scan.receivedAt = m_at->clock().monotonic();
    scan.bytesInUs = scan.receivedAt.count() * 1'000;
    m_at->station().scanned(scan);
}

void Staff::scanned(SimStation &station, const ScanOutcome &outcome)
{
    if (m_parts.story.isPrinted() || outcome.result == ScanResult::Picked) {
        QString what = u"%1 scans %2 -> %3"_s.arg(m_who->name, outcome.scan.decoded.text,
                                                  toText(outcome.result));
        if (!outcome.orderRef.isEmpty())
            what += u" for %1, %2 left"_s.arg(outcome.orderRef).arg(outcome.remaining);
        if (!outcome.code.isEmpty())
            what += u" ("_s + outcome.code + u')';
        m_parts.story.tell(station.name(), what);
    }
    if (!outcome.command.isEmpty())
        m_parts.accepted(station, outcome.command);
}

void Staff::scanProduct(const Sku &sku)
{
    const Chain::Goods &goods = goodsOf(sku);
    const bool pack = !goods.packCode.isEmpty() && m_dice.chance(0.4);
    scan(pack ? goods.packCode : goods.code);
}

void Staff::giveDetail(const QString &needs)
{
    if (needs == "serial"_L1)
        scan(u"SN%1"_s.arg(m_dice.chance(0.9) ? ++m_serials : m_serials));
    else if (needs == "lot"_L1)
        scan(u"LOT-%1"_s.arg(m_dice.below(5)));
    else
        scan(u"2028-0%1-15"_s.arg(m_dice.between(1, 9)));
}

void Staff::pack(const Assignment &assignment)
{
    Args args;
    args.parcel = ParcelCode(u"P-%1"_s.arg(++m_parcels));
    args.lines.emplace();
    for (const Line &line : assignment.lines) {
        if (line.units.inHand > 0)
            args.lines->append(unitsOf(line, m_dice.between(1, line.units.inHand)));
    }
    if (args.lines->isEmpty())
        return;
    issue(CommandType::Pack, assignment.id.text, args);
}

void Staff::stage(const Assignment &assignment)
{
    const ParcelCode parcel =
        assignment.parcels.isEmpty() || m_dice.chance(0.2)
            ? ParcelCode(u"P-%1"_s.arg(++m_parcels))
            : assignment.parcels.at(m_dice.below(int(assignment.parcels.size()))).code;
    done(CommandType::Stage, assignment.orderRef,
         m_at->station().stage(m_who->code, assignment.id, parcel,
                               LocationCode(m_dice.oneOf(m_parts.chain.places))));
}

void Staff::finishParcel(const Assignment &assignment)
{
    if (assignment.method == Method::Pickup) {
        if (assignment.state == AssignmentState::Staged)
            issue(CommandType::Ready, assignment.id.text, {});
        else
            stage(assignment);
        return;
    }
    for (const Parcel &parcel : assignment.parcels) {
        if (parcel.gone)
            continue;
        Args args;
        args.parcel = parcel.code;
        args.carrier = u"post"_s;
        args.tracking = m_dice.chance(0.9) ? u"TR%1"_s.arg(m_dice.below(10'000)) : QString();
        issue(CommandType::Ship, assignment.id.text, args);
        return;
    }
}

/// The customer is here.
void Staff::serve(const Assignment &assignment)
{
    const int kind = m_dice.below(20);
    const Line line = m_dice.oneOf(assignment.lines);
    Args args;
    if (kind == 0) {
        args.by = u"counter"_s;
        issue(CommandType::Arrive, assignment.id.text, args);
        return;
    }
    if (kind == 1 && line.units.held() > 0) {
        args.line = line.id;
        args.units = m_dice.between(1, line.units.held());
        args.reason = u"changed_mind"_s;
        issue(CommandType::Refuse, assignment.id.text, args);
        return;
    }
    if (kind == 2) {
        args.until = m_at->sync().linkState().lastSuccessAt.value_or(SimClock::beginning) +
                     std::chrono::hours(24 * m_dice.between(1, 20));
        issue(CommandType::ExtendPickup, assignment.id.text, args);
        return;
    }
    if (kind < 5 && line.units.held() > 0)
        args.lines = QList<LineUnits>{unitsOf(line, m_dice.between(1, line.units.held()))};
    std::optional<Proof> proof;
    if (m_dice.chance(0.85))
        proof = Proof{u"id"_s, Sensitive<QString>(u"passport 123"_s)};
    done(CommandType::HandOver, assignment.orderRef,
         m_at->station().handOver(m_who->code, assignment.id, args, proof, u"A customer"_s));
}

void Staff::putBack(const Assignment &assignment)
{
    for (const Line &line : assignment.lines) {
        if (line.units.putBackDue() == 0)
            continue;
        Args args;
        args.line = line.id;
        args.units = m_dice.between(1, line.units.putBackDue());
        issue(CommandType::PutBack, assignment.id.text, args);
        return;
    }
}

void Staff::issue(CommandType type, const QString &target, const Args &args)
{
    const Assignment *assignment = m_at->station().overlay().assignment(AssignmentId(target));
    const QString ref = assignment ? assignment->orderRef : target;
    done(type, ref, m_at->station().act(m_who->code, type, target, args));
}

void Staff::done(CommandType type, const QString &what, const Result<Issued> &issued)
{
    const QString result = !issued ? u"refused: "_s + issued.error().code
                           : issued->verdict.kind == VerdictKind::Applied
                               ? u"ok"_s
                               : u"exception: "_s + issued->verdict.code;
    m_parts.story.tell(m_at->name(),
                       u"%1: %2 %3 -> %4"_s.arg(m_who->name, toText(type), what, result));
    if (issued)
        m_parts.accepted(*m_at, issued->id);
}

} // namespace storehand::sim
