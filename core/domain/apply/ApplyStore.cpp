// SPDX-License-Identifier: Apache-2.0
#include "core/domain/apply/Steps.h"

namespace storehand::steps {

namespace {

/// The last moment that can be written as a time: 9999-12-31T23:59:59.999Z.
constexpr Instant untilResumed{253'402'300'799'999};

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
