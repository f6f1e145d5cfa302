// SPDX-License-Identifier: Apache-2.0
#include "core/sync/LinkFailure.h"

#include "core/domain/Codes.h"
#include "core/wire/Protocol.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int okStatus = 200;
constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int conflict = 409;
constexpr int gone = 410;
constexpr int upgradeNeeded = 426;
constexpr int tooManyRequests = 429;
constexpr int unavailable = 503;

std::optional<Millis> retryAfter(const OmsAnswer &answer)
{
    bool isNumber = false;
    const qint64 seconds = answer.headers.value("retry-after"_ba).toLongLong(&isNumber);
    if (!isNumber || seconds < 0)
        return std::nullopt;
    return std::min(Millis(std::min<qint64>(seconds, retryAfterMax.count()) * 1'000),
                    retryAfterMax);
}

ErrorKind kindOf(int status)
{
    if (status == unauthorized || status == forbidden)
        return ErrorKind::Unauthorized;
    if (status == conflict || status == gone)
        return ErrorKind::Conflict;
    if (status == tooManyRequests || status >= 500)
        return ErrorKind::Timeout;
    return status >= 400 ? ErrorKind::Rejected : ErrorKind::Malformed;
}

/// A word for refusals whose status says it all; otherwise the OMS's own word counts.
QString codeOf(int status, const QString &word)
{
    if (status == gone)
        return codes::resync;
    if (status == upgradeNeeded)
        return codes::upgradeRequired;
    if (status == tooManyRequests || status == unavailable)
        return codes::busy;
    if (status >= 500)
        return codes::omsFailed;
    return word.isEmpty() ? QString(codes::malformed) : word;
}

LinkFailure refusal(const OmsAnswer &answer)
{
    const wire::ErrorBody body = wire::decodeErrorBody(answer.body).value_or(wire::ErrorBody{});
    LinkFailure failure;
    failure.error = {
        kindOf(answer.status), codeOf(answer.status, body.error),
        u"the OMS answered %1 %2: %3"_s.arg(answer.status).arg(body.error, body.message)};
    failure.retryAfter = retryAfter(answer);
    failure.serverTime = body.serverTime;
    failure.status = answer.status;
    return failure;
}

} // namespace

JudgedAnswer judge(const Result<OmsAnswer> &result)
{
    if (!result) {
        const ErrorKind kind = result.error().kind;
        return tl::unexpected(LinkFailure{result.error(), kind != ErrorKind::Malformed});
    }
    const QByteArray protocol = result->headers.value(QByteArray(wire::protocolHeader).toLower());
    if (protocol != wire::protocolVersion) {
        return tl::unexpected(
            LinkFailure{{ErrorKind::Offline, codes::notTheOms,
                         u"an answer %1 that is not the OMS's"_s.arg(result->status)},
                        true,
                        retryAfter(*result),
                        std::nullopt,
                        result->status});
    }
    if (result->status != okStatus)
        return tl::unexpected(refusal(*result));
    if (result->contentType != wire::jsonType) {
        return tl::unexpected(LinkFailure{
            {ErrorKind::Malformed, codes::malformed,
             u"an answer of type \"%1\""_s.arg(QString::fromLatin1(result->contentType))}});
    }
    return result->body;
}

} // namespace storehand
