// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/OwnCode.h"
#include "core/crypto/PickupCode.h"
#include "core/domain/Apply.h"
#include "core/domain/Codes.h"
#include "core/station/Bags.h"
#include "core/station/Station.h"
#include "core/wire/ObjectWriter.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A tote is free again once its order is packed or stands on a shelf.
bool isBeingSorted(const Assignment &assignment)
{
    return assignment.state == AssignmentState::Picking ||
           assignment.state == AssignmentState::Picked;
}

} // namespace

Status Station::signIn(const PersonCode &person, const Sensitive<QString> &pin,
                       const QString &scanner)
{
    const Result<PinCheck> check = beginSignIn(person, pin);
    return check ? finishSignIn(*check, check->isRight(), scanner) : failure(check.error());
}

Result<PinCheck> Station::beginSignIn(const PersonCode &person, const Sensitive<QString> &pin) const
{
    return m_roster.beginSignIn(person, pin);
}

Status Station::finishSignIn(const PinCheck &check, bool isRight, const QString &scanner)
{
    const Status signedIn = m_roster.finishSignIn(check, isRight, scanner);
    watchIdle();
    return signedIn;
}

void Station::setIdleLock(Millis idle)
{
    m_idleLock = idle;
    watchIdle();
}

/// Looks again when the first of those who are here may have become idle.
void Station::watchIdle()
{
    m_idleTimer.reset();
    const auto wait = m_idleLock > Millis(0) ? m_roster.untilIdle(m_idleLock) : std::nullopt;
    if (!wait)
        return;
    m_idleTimer = m_parts.clock.after(*wait, [this] {
        if (!m_roster.signOutIdle(m_idleLock).isEmpty() && m_events.setup)
            m_events.setup();
        watchIdle();
    });
}

Status Station::signOut(const std::optional<PersonCode> &as)
{
    const Result<PersonCode> person = actor(as);
    if (!person)
        return failure(person.error());
    m_benches.erase(person->text);
    m_pickTasks.erase(person->text);
    return m_roster.signOut(*person);
}

Result<PersonCode> Station::actor(const std::optional<PersonCode> &as) const
{
    if (as && m_roster.isSignedIn(*as))
        return *as;
    const std::optional<PersonCode> desk = as ? std::nullopt : m_roster.deskPerson();
    if (desk)
        return *desk;
    return failure(ErrorKind::Unauthorized, codes::notSignedIn,
                   as ? u"%1 is not signed in"_s.arg(as->text) : u"nobody is signed in"_s);
}

Result<Issued> Station::act(const PersonCode &as, CommandType type, const QString &target,
                            const Args &args)
{
    m_roster.touch(as);
    if (!takesNewWork(type))
        return failure(ErrorKind::Storage, codes::diskFull,
                       u"the disk is full: finish what was begun and make room"_s);
    const Result<Issued> issued = m_desk.issue(as, type, target, args);
    if (issued)
        noteVerdict(*issued);
    return issued;
}

bool Station::takesNewWork(CommandType type) const
{
    const bool isNew =
        type == CommandType::Claim || type == CommandType::TakeOver || type == CommandType::Accept;
    return !isNew || !m_parts.hasRoom || m_parts.hasRoom();
}

Result<QList<Issued>> Station::claim(const PersonCode &as, const QList<AssignmentId> &ids)
{
    QList<Issued> all;
    if (pickTask(as).ownClaims().isEmpty())
        setPickWay(as, {}); // another walk begins
    for (const AssignmentId &id : ids) {
        const Result<Issued> issued = act(as, CommandType::Claim, id.text, {});
        if (!issued)
            return failure(issued.error());
        all.append(*issued);
    }
    return all;
}

Result<Issued> Station::undo(const PersonCode &as, const CommandId &command)
{
    m_roster.touch(as);
    const Result<Issued> issued = m_desk.undo(as, command);
    pickTask(as).forgetDetail();
    bench(as).forget();
    if (issued)
        noteVerdict(*issued);
    return issued;
}

Result<Issued> Station::tryAgain(const PersonCode &as, const CommandId &refused)
{
    const auto row = m_parts.outbox.find(refused);
    if (!row)
        return failure(row.error());
    if (!*row)
        return failure(ErrorKind::Rejected, codes::notFound, u"that is too long ago"_s);
    const Result<RecordedAct> before = readAct(**row);
    if (!before)
        return failure(before.error());
    return act(as, before->command.type, before->command.target, before->command.args);
}

void Station::skip(const PersonCode &as, const LineId &line)
{
    m_roster.touch(as);
    pickTask(as).skip(line);
}

void Station::chooseBag(const PersonCode &as, int number)
{
    m_roster.touch(as);
    bench(as).chooseBag(number);
}

Result<ScanOutcome> Station::moveIntoBag(const PersonCode &as)
{
    m_roster.touch(as);
    ScanOutcome outcome;
    outcome.person = as;
    const Status moved = bench(as).move(outcome, m_parts.serverNow());
    tellChanges();
    return moved ? Result<ScanOutcome>(outcome) : failure(moved.error());
}

Result<Issued> Station::confirm(const PersonCode &as, const AssignmentId &id)
{
    AssignmentId target = id;
    if (target.isEmpty()) {
        QList<AssignmentId> own = pickTask(as).ownClaims();
        QList<AssignmentId> complete = own;
        complete.removeIf(
            [&](const AssignmentId &each) { return m_overlay.assignment(each)->openUnits() > 0; });
        if (own.size() > 1 && !complete.isEmpty())
            own = complete.mid(0, 1);
        if (own.isEmpty())
            return failure(ErrorKind::Rejected, codes::notFound, u"no order is being picked"_s);
        if (own.size() > 1)
            return failure(ErrorKind::Rejected, codes::linesOpen,
                           u"%1 orders are being picked and none is complete"_s.arg(own.size()));
        target = own.first();
    }
    return act(as, CommandType::Finish, target.text, {});
}

Result<QList<Issued>> Station::finishWalk(const PersonCode &as)
{
    QList<Issued> finished;
    for (const AssignmentId &id : pickTask(as).ownClaims()) {
        if (m_overlay.assignment(id)->openUnits() > 0)
            continue;
        const Result<Issued> issued = act(as, CommandType::Finish, id.text, {});
        if (!issued)
            return failure(issued.error());
        finished.append(*issued);
    }
    if (finished.isEmpty())
        return failure(ErrorKind::Rejected, codes::linesOpen, u"no order is complete"_s);
    return finished;
}

Result<Issued> Station::sort(const PersonCode &as, const QString &code, const QString &tote)
{
    const Result<Decoded> decoded = decodeText(code);
    if (!decoded)
        return failure(decoded.error());
    const QList<Loose> all = looseUnits(m_products.find(withMeasure(*decoded)));
    if (all.isEmpty())
        return failure(ErrorKind::Rejected, codes::notFound,
                       u"no picked unit of %1 waits for a tote"_s.arg(code));
    // A tote belongs to one order; a new one to the first order that has none yet.
    const AssignmentId owner = ownerOfTote(tote);
    const auto fits = [&](const Loose &loose) {
        return owner.isEmpty() ? loose.tote.isEmpty() : loose.assignment == owner;
    };
    auto best = std::find_if(all.begin(), all.end(), fits);
    if (best == all.end() && !owner.isEmpty()) {
        const QString &ref = m_overlay.assignment(all.first().assignment)->orderRef;
        return failure(ErrorKind::Rejected, codes::wrongTote,
                       u"tote %1 is another order's; this unit belongs to %2"_s.arg(tote, ref),
                       {ref, all.first().tote});
    }
    if (best == all.end())
        best = all.begin();
    Args args;
    args.line = best->line;
    args.units = 1;
    args.tote = tote;
    return act(as, CommandType::Sort, best->assignment.text, args);
}

/// Lines with picked units of these products that lie in no tote, earliest promise first.
QList<Station::Loose> Station::looseUnits(const QList<ProductBook::Match> &matches) const
{
    QList<Loose> found;
    for (const AssignmentId &id : queue()) {
        const Assignment &assignment = *m_overlay.assignment(id);
        if (!isBeingSorted(assignment))
            continue;
        QString tote;
        for (const Line &line : assignment.lines) {
            if (!line.totes.isEmpty())
                tote = line.totes.last().tote;
        }
        for (const Line &line : assignment.lines) {
            const bool wanted = std::any_of(matches.begin(), matches.end(), [&](const auto &match) {
                return match.sku == line.sku;
            });
            if (wanted && bags::looseUnits(line) > 0)
                found.append({id, line.id, tote});
        }
    }
    return found;
}

AssignmentId Station::ownerOfTote(const QString &tote) const
{
    const auto holdsTote = [&](const Line &line) {
        return std::any_of(line.totes.begin(), line.totes.end(),
                           [&](const ToteUnits &entry) { return entry.tote == tote; });
    };
    for (const AssignmentId &id : queue()) {
        const Assignment &assignment = *m_overlay.assignment(id);
        if (isBeingSorted(assignment) &&
            std::any_of(assignment.lines.begin(), assignment.lines.end(), holdsTote))
            return id;
    }
    return {};
}

Result<Issued> Station::stage(const PersonCode &as, const AssignmentId &id,
                              const ParcelCode &parcel, const LocationCode &location)
{
    if (!isParcelCode(parcel.text))
        return failure(
            ErrorKind::Malformed, codes::invalidCode,
            u"\"%1\" is not a parcel code: 3 to 40 letters, digits and dashes"_s.arg(parcel.text));
    if (!m_overlay.staging().contains(location))
        return failure(ErrorKind::Rejected, codes::unknownLocation,
                       u"this store has no place \"%1\""_s.arg(location.text), {location.text});
    for (const AssignmentId &other : m_overlay.assignmentIds()) {
        const Assignment &assignment = *m_overlay.assignment(other);
        const bool used =
            other != id &&
            std::any_of(assignment.parcels.begin(), assignment.parcels.end(),
                        [&](const Parcel &known) { return known.code == parcel && !known.gone; });
        if (used)
            return failure(ErrorKind::Rejected, codes::parcelInUse,
                           u"parcel %1 belongs to %2"_s.arg(parcel.text, assignment.orderRef),
                           {assignment.orderRef});
    }
    Args args;
    args.parcel = parcel;
    args.location = location;
    return act(as, CommandType::Stage, id.text, args);
}

Result<bool> Station::isProofRight(const Assignment &assignment, const Proof &proof) const
{
    if (proof.method != u"code")
        return !proof.value.reveal().trimmed().isEmpty();
    const QString &shown = proof.value.reveal();
    if (PickupCode::isQrForm(shown)) {
        const Result<PickupCode> code = PickupCode::fromQr(shown, m_parts.keys.omsKey);
        if (!code)
            return failure(code.error());
        return code->hash(m_parts.keys.pickupHash) == assignment.pickupCodeHash;
    }
    const std::optional<PickupCode> code = PickupCode::fromTyped(shown);
    return code && code->hash(m_parts.keys.pickupHash) == assignment.pickupCodeHash;
}

Result<Issued> Station::handOver(const PersonCode &as, const AssignmentId &id, Args args,
                                 const std::optional<Proof> &proof, const QString &name)
{
    m_roster.touch(as);
    const Assignment *assignment = m_overlay.assignment(id);
    if (!assignment)
        return failure(ErrorKind::Rejected, codes::unknownTarget, u"no such order here"_s);
    // What is given is what this screen shows, whatever the order manager knows by then.
    if (!args.lines && args.parcels.isEmpty()) {
        if (const QList<LineUnits> units = unitsToHandOver(*assignment); !units.isEmpty())
            args.lines = units;
    }
    wire::ObjectWriter personal;
    if (proof) {
        const Result<bool> right = isProofRight(*assignment, *proof);
        if (!right)
            return failure(right.error());
        if (!*right)
            return failure(ErrorKind::Rejected, codes::wrongProof,
                           u"the proof does not belong to order %1"_s.arg(assignment->orderRef));
        args.proofMethod = proof->method;
        args.proofVerified = true;
        // The code itself has served its purpose; what proves identity otherwise is kept, sealed.
        if (proof->method != u"code")
            personal.put("value"_L1, proof->value.reveal());
    }
    personal.put("name"_L1, name);
    CommandDesk::Personal kept;
    if (!personal.object().isEmpty()) {
        const QByteArray bytes = wire::toBytes(personal.object());
        args.sealed = m_parts.keys.omsBox.seal(bytes, m_parts.random);
        kept = Sensitive<QByteArray>(bytes);
    }
    const Result<Issued> issued =
        m_desk.issue(as, CommandType::HandOver, id.text, std::move(args), std::move(kept));
    if (issued)
        noteVerdict(*issued);
    return issued;
}

} // namespace storehand
