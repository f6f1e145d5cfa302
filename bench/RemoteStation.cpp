// SPDX-License-Identifier: Apache-2.0
#include "bench/RemoteStation.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/RequestSignature.h"
#include "core/crypto/SystemRandom.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "core/wire/ProtocolEnrol.h"
#include "core/wire/ProtocolFeed.h"

#include <QDateTime>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pagesMax = 100'000;

QByteArray typeHeader(const QByteArray &contentType)
{
    return "Content-Type: " + contentType + "\r\n";
}

} // namespace

RemoteStation::RemoteStation(StationId id, SigningKey key)
    : m_id(std::move(id))
    , m_key(std::move(key))
{}

Result<RemoteStation> RemoteStation::enrol(HttpLine &line, const QString &code)
{
    SystemRandom random;
    const SigningKey key = SigningKey::make(random);
    const auto publicKey = fromBase64Url(key.verifyKey().toText());
    const QByteArray body =
        wire::toBytes(wire::toJson(wire::EnrolRequest{code, publicKey.value_or(QByteArray())}));
    const auto answer =
        line.ask(requestBytes("POST", "/v1/enrol", typeHeader(wire::jsonType), body));
    if (!answer)
        return failure(answer.error());
    const auto enrolled = wire::decodeEnrolAnswer(*answer);
    if (!enrolled)
        return failure(enrolled.error());
    return RemoteStation(enrolled->station, key);
}

QByteArray RemoteStation::signature(const QByteArray &method, const QByteArray &target,
                                    const QByteArray &body) const
{
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    return "Authorization: " +
           RequestSignature::make({method, target, body}, m_id, now, m_key).toHeader() + "\r\n";
}

QByteArray RemoteStation::get(const QByteArray &target) const
{
    return requestBytes("GET", target, signature("GET", target, {}), {});
}

QByteArray RemoteStation::post(const QByteArray &target, const QByteArray &contentType,
                               const QByteArray &body) const
{
    return requestBytes("POST", target, typeHeader(contentType) + signature("POST", target, body),
                        body);
}

Result<QList<Assignment>> RemoteStation::readOrders(HttpLine &line) const
{
    QList<Assignment> orders;
    QString cursor;
    for (int page = 0; page < pagesMax; ++page) {
        const auto answer = line.ask(get(wire::feedTarget(cursor, 0, wire::feedRowsMax)));
        if (!answer)
            return failure(answer.error());
        const auto read = wire::decodeFeedPage(*answer);
        if (!read)
            return failure(read.error());
        for (const wire::Change &change : read->changes) {
            if (change.entity != wire::entity::assignment)
                continue;
            const auto order = wire::into<Assignment>(change.body);
            if (!order)
                return failure(order.error());
            orders.append(*order);
        }
        cursor = read->next;
        if (!read->more)
            return orders;
    }
    return failure(ErrorKind::Timeout, u"timeout"_s, u"the feed has no end"_s);
}

} // namespace storehand::bench
