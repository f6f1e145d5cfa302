// SPDX-License-Identifier: Apache-2.0
#include "core/station/StationGateway.h"

#include "core/domain/Catalogue.h"
#include "core/domain/Codes.h"
#include "core/station/Station.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<Done> doneOf(const Result<Issued> &issued)
{
    if (!issued)
        return failure(issued.error());
    const bool odd = issued->verdict.kind == VerdictKind::Exception;
    return Done{issued->id, odd ? issued->verdict.code : QString(), {}};
}

/// Fresh orders that were not there before. Cards that did not change are shared, so of two long
/// lists only the part in between is looked at.
int newOrders(const QList<OrderCardPtr> &before, const QList<OrderCardPtr> &now)
{
    const auto [formerBegin, begin] =
        std::mismatch(before.begin(), before.end(), now.begin(), now.end());
    const auto [formerEnd, end] = std::mismatch(before.rbegin(), std::reverse_iterator(formerBegin),
                                                now.rbegin(), std::reverse_iterator(begin));
    QSet<AssignmentId> known;
    std::for_each(formerBegin, formerEnd.base(),
                  [&known](const OrderCardPtr &card) { known.insert(card->id); });
    return int(std::count_if(begin, end.base(), [&known](const OrderCardPtr &card) {
        return !known.contains(card->id) && card->state == AssignmentState::Assigned;
    }));
}

Result<Done> putAllBack(Station &station, const PersonCode &as, const AssignmentId &id)
{
    const Assignment *assignment = station.overlay().assignment(id);
    if (!assignment)
        return failure(ErrorKind::Rejected, codes::unknownTarget, u"no such order here"_s);
    const QList<Line> lines = assignment->lines;
    Result<Done> last =
        failure(ErrorKind::Rejected, codes::nothingThere, u"nothing is due back on the shelf"_s);
    for (const Line &line : lines) {
        if (line.units.putBackDue() == 0)
            continue;
        Args args;
        args.line = line.id;
        args.units = line.units.putBackDue();
        last = doneOf(station.act(as, CommandType::PutBack, id.text, args));
        if (!last)
            return last;
    }
    return last;
}

Result<Done> resolveAll(Station &station, const PersonCode &as,
                        const QList<ExceptionView> &exceptions, const QString &choice)
{
    Result<Done> last = failure(ErrorKind::Rejected, codes::notFound, u"nothing to decide"_s);
    for (const ExceptionView &exception : exceptions) {
        Args args;
        args.exception = exception.command;
        args.choice = choice;
        last = doneOf(station.act(as, CommandType::Resolve, exception.assignment.text, args));
        if (!last)
            return last;
    }
    return last;
}

} // namespace

QString StationGateway::orderRef(const AssignmentId &id) const
{
    const OrderCardPtr card = m_snapshot->card(id);
    return card ? card->orderRef : QString();
}

void StationGateway::take(const SnapshotPtr &snapshot)
{
    const bool isFirst = m_snapshot->number == 0 || m_snapshot->link.firstFetch;
    const int came = isFirst ? 0 : newOrders(m_snapshot->queue, snapshot->queue);
    m_snapshot = snapshot;
    Q_EMIT snapshotChanged();
    if (came > 0)
        Q_EMIT ordersCame(came);
}

void StationGateway::postDeed(Deed deed, Work work, Answer answer)
{
    post(std::move(work), [this, deed, answer = std::move(answer)](const Result<Done> &result) {
        if (result)
            Q_EMIT done(deed);
        else
            Q_EMIT failed(result.error());
        if (answer)
            answer(result);
    });
}

void StationGateway::postSilent(std::function<void(Station &)> work)
{
    post(
        [work = std::move(work)](Station &station) -> Result<Done> {
            work(station);
            return Done();
        },
        {});
}

void StationGateway::touch(const PersonCode &as)
{
    postSilent([as](Station &station) { station.touch(as); });
}

void StationGateway::act(const PersonCode &as, CommandType type, const AssignmentId &id,
                         const Args &args, Answer answer)
{
    const Deed deed{type, orderRef(id), 1, ruleOf(type).reversible};
    postDeed(
        deed, [=](Station &station) { return doneOf(station.act(as, type, id.text, args)); },
        std::move(answer));
}

void StationGateway::runAside(std::function<void()> work, std::function<void()> done)
{
    work();
    done();
}

/// Comparing a PIN takes long by design, so it is done beside both threads.
void StationGateway::signIn(const PersonCode &person, const Sensitive<QString> &pin,
                            const QString &scanner, Answer answer)
{
    struct Trial
    {
        std::optional<PinCheck> check;
        bool isRight = false;
    };
    const auto trial = std::make_shared<Trial>();
    const Work begin = [=](Station &station) -> Result<Done> {
        const Result<PinCheck> check = station.beginSignIn(person, pin);
        if (!check)
            return failure(check.error());
        trial->check = *check;
        return Done();
    };
    const Work finish = [=](Station &station) -> Result<Done> {
        const Status signedIn = station.finishSignIn(*trial->check, trial->isRight, scanner);
        return signedIn ? Result<Done>(Done()) : failure(signedIn.error());
    };
    const Answer signedIn = [this, person, scanner, answer](const Result<Done> &result) {
        if (result && !scanner.isEmpty())
            setOwner(scanner, person);
        answer(result);
    };
    post(begin, [=, this](const Result<Done> &begun) {
        if (!begun) {
            answer(begun);
            return;
        }
        runAside([trial] { trial->isRight = trial->check->isRight(); },
                 [=, this] { post(finish, signedIn); });
    });
}

void StationGateway::signOut(const PersonCode &person, Answer answer)
{
    for (const SessionView &session : m_snapshot->sessions) {
        if (session.person == person && !session.scanner.isEmpty())
            setOwner(session.scanner, std::nullopt);
    }
    post(
        [=](Station &station) -> Result<Done> {
            if (const Status left = station.signOut(person); !left)
                return failure(left.error());
            return Done();
        },
        std::move(answer));
}

void StationGateway::claim(const PersonCode &as, const QList<AssignmentId> &ids, Answer answer)
{
    const Deed deed{CommandType::Claim, ids.size() == 1 ? orderRef(ids.first()) : QString(),
                    int(ids.size()), false};
    postDeed(
        deed,
        [=](Station &station) -> Result<Done> {
            const Result<QList<Issued>> issued = station.claim(as, ids);
            if (!issued)
                return failure(issued.error());
            return Done{issued->isEmpty() ? CommandId() : issued->last().id, {}, {}};
        },
        std::move(answer));
}

void StationGateway::takeOver(const PersonCode &as, const AssignmentId &id, Answer answer)
{
    Args args;
    if (const OrderCardPtr card = m_snapshot->card(id))
        args.from = card->claimPerson;
    act(as, CommandType::TakeOver, id, args, std::move(answer));
}

void StationGateway::release(const PersonCode &as, const AssignmentId &id, Answer answer)
{
    act(as, CommandType::Release, id, {}, std::move(answer));
}

void StationGateway::decline(const PersonCode &as, const AssignmentId &id, ShortReason reason,
                             Answer answer)
{
    Args args;
    args.reason = toText(reason);
    act(as, CommandType::Decline, id, args, std::move(answer));
}

void StationGateway::find(const QString &text, Answer answer)
{
    post(
        [=](Station &station) -> Result<Done> {
            return Done{{}, {}, station.directory().find(text)};
        },
        std::move(answer));
}

void StationGateway::shortLine(const PersonCode &as, const AssignmentId &id, const LineId &line,
                               int units, ShortReason reason, Answer answer)
{
    Args args;
    args.line = line;
    args.units = units;
    args.reason = toText(reason);
    act(as, CommandType::Short, id, args, std::move(answer));
}

void StationGateway::skip(const PersonCode &as, const LineId &line)
{
    postSilent([=](Station &station) { station.skip(as, line); });
}

void StationGateway::setPickWay(const PersonCode &as, PickWay way)
{
    postSilent([=](Station &station) { station.setPickWay(as, way); });
}

void StationGateway::setAtBench(const PersonCode &as, bool at)
{
    postSilent([=](Station &station) { station.setAtBench(as, at); });
}

void StationGateway::chooseBag(const PersonCode &as, int number)
{
    postSilent([=](Station &station) { station.chooseBag(as, number); });
}

void StationGateway::unpick(const PersonCode &as, const AssignmentId &id, const LineId &line,
                            int units, Answer answer)
{
    Args args;
    args.line = line;
    args.units = units;
    act(as, CommandType::Unpick, id, args, std::move(answer));
}

void StationGateway::undo(const PersonCode &as, Answer answer)
{
    postDeed(
        {CommandType::Reverse, {}, 1, false},
        [=](Station &station) { return doneOf(station.undo(as)); }, std::move(answer));
}

void StationGateway::finishWalk(const PersonCode &as, Answer answer)
{
    postDeed(
        {CommandType::Finish, {}, 1, false},
        [=](Station &station) -> Result<Done> {
            const Result<QList<Issued>> finished = station.finishWalk(as);
            if (!finished)
                return failure(finished.error());
            return Done{finished->last().id, {}, {}};
        },
        std::move(answer));
}

void StationGateway::moveIntoBag(const PersonCode &as, Answer answer)
{
    postDeed(
        {CommandType::Sort, {}, 1, true},
        [=](Station &station) -> Result<Done> {
            const Result<ScanOutcome> moved = station.moveIntoBag(as);
            if (!moved)
                return failure(moved.error());
            return Done{moved->command, moved->code, {}};
        },
        std::move(answer));
}

void StationGateway::stage(const PersonCode &as, const AssignmentId &id, const ParcelCode &parcel,
                           const LocationCode &place, Answer answer)
{
    postDeed(
        {CommandType::Stage, orderRef(id), 1, true},
        [=](Station &station) { return doneOf(station.stage(as, id, parcel, place)); },
        std::move(answer));
}

void StationGateway::ready(const PersonCode &as, const AssignmentId &id, Answer answer)
{
    act(as, CommandType::Ready, id, {}, std::move(answer));
}

void StationGateway::arrive(const PersonCode &as, const AssignmentId &id, Answer answer)
{
    Args args;
    args.by = u"counter"_s;
    act(as, CommandType::Arrive, id, args, std::move(answer));
}

void StationGateway::handOver(const PersonCode &as, const AssignmentId &id,
                              const QString &proofMethod, const Sensitive<QString> &proof,
                              const QString &name, Answer answer)
{
    postDeed(
        {CommandType::HandOver, orderRef(id), 1, false},
        [=](Station &station) {
            std::optional<Proof> shown;
            if (!proofMethod.isEmpty())
                shown = Proof{proofMethod, proof};
            return doneOf(station.handOver(as, id, {}, shown, name));
        },
        std::move(answer));
}

void StationGateway::refuse(const PersonCode &as, const AssignmentId &id, const LineId &line,
                            int units, const QString &reason, Answer answer)
{
    Args args;
    args.line = line;
    args.units = units;
    args.reason = reason;
    act(as, CommandType::Refuse, id, args, std::move(answer));
}

void StationGateway::putBack(const PersonCode &as, const AssignmentId &id, Answer answer)
{
    postDeed(
        {CommandType::PutBack, orderRef(id), 1, false},
        [=](Station &station) { return putAllBack(station, as, id); }, std::move(answer));
}

void StationGateway::resolve(const PersonCode &as, const QList<ExceptionView> &exceptions,
                             const QString &choice, Answer answer)
{
    const QString ref = exceptions.isEmpty() ? QString() : exceptions.first().orderRef;
    postDeed(
        {CommandType::Resolve, ref, int(exceptions.size()), false},
        [=](Station &station) { return resolveAll(station, as, exceptions, choice); },
        std::move(answer));
}

void StationGateway::tryAgain(const PersonCode &as, const ExceptionView &refused, Answer answer)
{
    postDeed(
        {refused.type, refused.orderRef, 1, false},
        [=](Station &station) { return doneOf(station.tryAgain(as, refused.command)); },
        std::move(answer));
}

} // namespace storehand
