// SPDX-License-Identifier: Apache-2.0
#include "oms/http/ErrorAnswer.h"

#include "core/domain/Codes.h"
#include "core/wire/Protocol.h"

#include <QJsonObject>
#include <QLoggingCategory>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcHttp, "storehand.oms.http")

constexpr int retryAfterSeconds = 2;

int statusOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
        return error.code == codes::notAllowed || error.code == codes::revoked ? 403 : 401;
    case ErrorKind::Rejected:
        return error.code == codes::notFound ? 404 : 422;
    case ErrorKind::Conflict:
        if (error.code == codes::resync)
            return 410;
        return error.code == codes::upgradeRequired ? 426 : 409;
    case ErrorKind::Malformed:
        return error.code == codes::tooLarge ? 413 : 400;
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Storage:
    case ErrorKind::Device:
        return 503;
    }
    Q_UNREACHABLE();
}

} // namespace

HttpAnswer answerTo(const Error &error, Instant serverTime)
{
    const int status = statusOf(error);
    wire::ErrorBody body{error.code, error.detail, serverTime, std::nullopt};
    if (status == 503) {
        qCWarning(lcHttp).noquote() << error.code << error.detail;
        body.message = u"Not now; nothing was kept. Please try again."_s;
    }
    if (error.code == codes::gap && !error.args.isEmpty())
        body.expected = error.args.first().toLongLong();
    HttpAnswer answer = HttpAnswer::json(status, wire::toJson(body));
    if (status == 503)
        answer.headers.append({"Retry-After"_ba, QByteArray::number(retryAfterSeconds)});
    return answer;
}

} // namespace storehand::oms
