// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Hello.h"

#include "core/sync/NewInstall.h"
#include "core/wire/ObjectWriter.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// With the longest wait before it less than the 30 s in which a link that is back is to be used.
constexpr Millis helloTimeout{10'000};

} // namespace

Result<OmsRequest> helloRequest(const Outbox &outbox, const Cache &cache)
{
    wire::HelloRequest hello;
    hello.install = outbox.install();
    hello.lastN = outbox.lastN();
    hello.cursor = cache.cursor();
    const auto hash = outbox.hashOf(outbox.acknowledgedN());
    if (!hash)
        return failure(hash.error());
    if (*hash)
        hello.prev = wire::PreviousCommand{outbox.acknowledgedN(), **hash};
    OmsRequest request{OmsRequest::Method::Post, "/v1/hello"_ba};
    request.body = wire::toBytes(wire::toJson(hello));
    request.contentType = wire::jsonType;
    request.timeout = helloTimeout;
    return request;
}

Result<HelloVerdict> compareNotes(Outbox &outbox, const Cache &cache,
                                  const wire::HelloAnswer &answer)
{
    if (answer.lastN > outbox.lastN())
        return HelloVerdict::NewInstall;
    const bool hasForgotten = answer.lastN < outbox.acknowledgedN();
    if (hasForgotten) {
        if (const Status forgotten = outbox.forgetAcknowledgementsAfter(answer.lastN); !forgotten)
            return failure(forgotten.error());
    }
    const bool isOtherEpoch = !cache.epoch().isEmpty() && cache.epoch() != answer.epoch;
    if (hasForgotten || isOtherEpoch) {
        if (const Status offered = offerFormerInstalls(outbox); !offered)
            return failure(offered.error());
    }
    const Result<qint64> first = outbox.firstN();
    if (!first)
        return failure(first.error());
    if (outbox.acknowledgedN() == outbox.lastN())
        return HelloVerdict::Agreed;
    if (*first > answer.lastN + 1)
        return HelloVerdict::NewInstall; // those in between are gone: numbering starts anew
    const auto before = outbox.hashOf(answer.lastN);
    if (!before)
        return failure(before.error());
    const bool canGoOn =
        answer.lastN == 0 || before->has_value(); // a batch names the one before it
    return canGoOn ? HelloVerdict::Agreed : HelloVerdict::NewInstall;
}

} // namespace storehand
