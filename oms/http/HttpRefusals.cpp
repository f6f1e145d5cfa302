// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpRefusals.h"

#include "core/domain/Codes.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

HttpAnswer refusals::badRequest()
{
    return HttpAnswer::error(400, codes::badRequest, u"This is not a valid HTTP request."_s);
}

HttpAnswer refusals::badVersion()
{
    return HttpAnswer::error(505, codes::badVersion, u"Only HTTP/1.1 is spoken here."_s);
}

HttpAnswer refusals::badTarget()
{
    return HttpAnswer::error(400, codes::badTarget, u"The path cannot be read."_s);
}

HttpAnswer refusals::noHost()
{
    return HttpAnswer::error(400, codes::badRequest, u"One Host header is needed."_s);
}

HttpAnswer refusals::targetTooLong()
{
    return HttpAnswer::error(414, codes::targetTooLong, u"The path is too long."_s);
}

HttpAnswer refusals::headerTooLarge()
{
    return HttpAnswer::error(431, codes::headerTooLarge, u"The headers are too long."_s);
}

HttpAnswer refusals::bodyTooLarge(qint64 limit)
{
    return HttpAnswer::error(413, codes::bodyTooLarge,
                             limit > 0 ? u"The body may have at most %1 bytes."_s.arg(limit)
                                       : u"No body is taken here."_s);
}

HttpAnswer refusals::noRoom()
{
    return HttpAnswer::busy(503, codes::busy, u"Too much is being sent at the same time."_s,
                            retryAfterSeconds);
}

HttpAnswer refusals::unsupportedTransfer()
{
    return HttpAnswer::error(501, codes::unsupportedTransfer, u"Only chunked is understood."_s);
}

HttpAnswer refusals::unsupportedEncoding()
{
    return HttpAnswer::error(415, codes::unsupportedEncoding, u"Send the body as it is."_s);
}

HttpAnswer refusals::unsupportedProtocol()
{
    return HttpAnswer::error(400, codes::unsupportedProtocol, u"Storehand-Protocol must be 1."_s);
}

HttpAnswer refusals::notFound()
{
    return HttpAnswer::error(404, codes::notFound, u"There is nothing here."_s);
}

HttpAnswer refusals::methodNotAllowed(const QList<HttpMethod> &allowed)
{
    HttpAnswer answer =
        HttpAnswer::error(405, codes::methodNotAllowed, u"This path does not take that method."_s);
    QByteArrayList names;
    for (const HttpMethod method : allowed)
        names.append(nameOf(method));
    answer.headers.append({"Allow"_ba, names.join(", ")});
    return answer;
}

HttpAnswer refusals::loopbackOnly()
{
    return HttpAnswer::error(403, codes::loopbackOnly,
                             u"This is answered to its own machine only."_s);
}

HttpAnswer refusals::serverFull()
{
    return HttpAnswer::busy(503, codes::busy, u"Too many connections."_s, retryAfterSeconds);
}

HttpAnswer refusals::clientFull()
{
    return HttpAnswer::busy(429, codes::tooManyConnections,
                            u"Too many connections from this address."_s, retryAfterSeconds);
}

HttpAnswer refusals::timedOut()
{
    return HttpAnswer::busy(503, codes::timeout,
                            u"The answer took too long; what was asked may yet happen."_s,
                            retryAfterSeconds);
}

tl::unexpected<Error> refusals::cannotListen(const QString &detail)
{
    return failure(ErrorKind::Rejected, codes::cannotListen, detail);
}

tl::unexpected<Error> refusals::badAddress(const QString &text)
{
    return failure(ErrorKind::Malformed, codes::badAddress,
                   u"'%1' is not ADDRESS:PORT, such as 127.0.0.1:8780"_s.arg(text));
}

tl::unexpected<Error> refusals::insecure(const QString &address)
{
    return failure(
        ErrorKind::Rejected, codes::insecure,
        u"%1 can be reached from outside: give a TLS certificate and key"_s.arg(address));
}

tl::unexpected<Error> refusals::tlsFiles(const QString &detail)
{
    return failure(ErrorKind::Malformed, codes::tlsFiles, detail);
}

} // namespace storehand::oms
