// SPDX-License-Identifier: Apache-2.0
#include "core/domain/apply/Steps.h"

#include <limits>

namespace storehand::steps {

namespace {

constexpr Instant untilResumed{std::numeric_limits<qint64>::max()};

} // namespace

Outcome pauseStore(Judgement &judgement)
{
    judgement.store().pausedUntil = judgement.args().until.value_or(untilResumed);
    judgement.store().pauseReason = judgement.args().reason;
    return judgement.done();
}

Outcome resumeStore(Judgement &judgement)
{
    judgement.store().pausedUntil.reset();
    judgement.store().pauseReason.clear();
    return judgement.done();
}

Outcome adjust(Judgement &judgement)
{
    const Args &args = judgement.args();
    const bool shelf = args.bucket == Bucket::Shelf;
    const int there = shelf ? judgement.onShelf(args.sku) : judgement.unsellable(args.sku);
    const int delta = qMax(args.delta, -there);
    if (delta != args.delta)
        judgement.flag(codes::belowZero, {QString::number(there)});
    judgement.move({.sku = args.sku,
                    .shelf = shelf ? delta : 0,
                    .unsellable = shelf ? 0 : delta,
                    .in = delta,
                    .reason = args.reason});
    return judgement.done();
}

} // namespace storehand::steps
