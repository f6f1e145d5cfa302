// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Progress.h"
#include "core/domain/apply/Steps.h"

namespace storehand::steps {

namespace {

/// What a short of units that were still open does to the shelf.
void bookShelf(Judgement &judgement, const Line &line, int units, ShortReason reason)
{
    const QString why = toText(reason);
    const int onShelf = judgement.onShelf(line.sku);
    const int missing = qMin(units, onShelf);
    switch (reason) {
    case ShortReason::NotFound: {
        const int gone = judgement.args().shelfEmpty ? onShelf : missing;
        judgement.move({.sku = line.sku, .shelf = -gone, .in = -gone, .reason = why});
        judgement.task(FollowUp::Kind::CountTask, line.sku, units, why);
        break;
    }
    case ShortReason::Damaged:
        // A damaged unit is in somebody's hand, so it was there even if the book said otherwise.
        judgement.move({.sku = line.sku,
                        .shelf = -missing,
                        .unsellable = units,
                        .in = units - missing,
                        .reason = why});
        break;
    case ShortReason::WrongItem:
        judgement.task(FollowUp::Kind::ProductTask, line.sku, units, why);
        break;
    case ShortReason::DisplayOnly:
        if (judgement.world().store.policy.displayOnlyLeavesShelf)
            judgement.move(
                {.sku = line.sku, .shelf = -missing, .unsellable = missing, .reason = why});
        break;
    case ShortReason::NoTime:
        break;
    }
}

/// A unit that was picked and is missing or damaged after all.
void bookPicked(Judgement &judgement, const Line &line, int units, ShortReason reason)
{
    const QString why = toText(reason);
    judgement.expectPicked(line.sku, units);
    if (reason == ShortReason::Damaged)
        judgement.move({.sku = line.sku, .picked = -units, .unsellable = units, .reason = why});
    else
        judgement.move({.sku = line.sku, .picked = -units, .in = -units, .reason = why});
}

} // namespace

Outcome shortLine(Judgement &judgement, Assignment &target)
{
    Line *line = target.line(judgement.args().line);
    const auto reason = fromText<ShortReason>(judgement.args().reason);
    Q_ASSERT_X(reason, "short", "reasons are checked at the edge");
    if (!line) {
        judgement.flag(codes::unknownLine, {judgement.args().line.text});
        return judgement.done();
    }
    const int asked = judgement.args().units;
    const QString problem = judgement.stateProblem(target);
    if (!problem.isEmpty()) {
        judgement.flag(problem);
        bookShelf(judgement, *line, asked, *reason);
        return judgement.done();
    }

    const int open = qMin(asked, line->units.open());
    const int held = judgement.takeHeld(target, *line, asked - open);
    line->units.shorted += open + held;
    if (open > 0) {
        bookShelf(judgement, *line, open, *reason);
        judgement.release(line->sku, open, toText(CommandType::Short));
    }
    if (held > 0)
        bookPicked(judgement, *line, held, *reason);
    if (open + held < asked)
        judgement.flag(codes::exceedsLine);

    const bool pickup = target.method == Method::Pickup;
    if (pickup && *reason == ShortReason::NoTime && judgement.world().actor &&
        judgement.world().actor->role < Role::Lead)
        judgement.flag(codes::notAllowed);
    judgement.follow(pickup ? FollowUp::Kind::AskCustomer : FollowUp::Kind::SourceAgain, target,
                     *line, open + held, toText(*reason));
    target.state = settledState(target);
    if (!isOpen(target.state))
        target.closedBecause = toText(target.state);
    return judgement.done();
}

} // namespace storehand::steps
