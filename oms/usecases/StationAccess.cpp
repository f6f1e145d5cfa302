// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/StationAccess.h"

#include "core/domain/Codes.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> refuse(QLatin1StringView code, const QString &why)
{
    return failure(ErrorKind::Unauthorized, code, why);
}

bool isGenuine(const Station &station, const SignedRequest &request,
               const RequestSignature &signature)
{
    const Result<VerifyKey> key = VerifyKey::fromText(station.publicKey);
    return key && signature.isGenuine(request, *key);
}

} // namespace

Result<StationIdentity> StationAccess::identify(const SignedRequest &request,
                                                const QByteArray &header, Instant now)
{
    const Result<RequestSignature> signature = RequestSignature::fromHeader(header);
    if (!signature)
        return refuse(codes::notEnrolled, u"the request is not signed by a station"_s);
    const Result<std::optional<Station>> station = find(signature->station, now);
    if (!station)
        return failure(station.error());
    if (!*station || !isGenuine(**station, request, *signature))
        return refuse(codes::notEnrolled, u"the signature is not a known station's"_s);
    if ((*station)->revokedAt)
        return refuse(codes::revoked, u"this station was cut off"_s);
    const Millis apart = signature->at - now;
    if (apart > clockTolerance || apart < -clockTolerance)
        return refuse(codes::clock, u"signed too far from the server's time"_s);
    if (const Status noted = noteContact(signature->station, now); !noted)
        return failure(noted.error());
    return StationIdentity{(*station)->id, (*station)->store, (*station)->name};
}

Result<StationIdentity> StationAccess::recognise(const StationId &id, Instant now)
{
    const Result<std::optional<Station>> station = find(id, now);
    if (!station)
        return failure(station.error());
    if (!*station)
        return refuse(codes::notEnrolled, u"the station is not known any more"_s);
    if ((*station)->revokedAt)
        return refuse(codes::revoked, u"this station was cut off"_s);
    return StationIdentity{(*station)->id, (*station)->store, (*station)->name};
}

Result<std::optional<Station>> StationAccess::find(const StationId &id, Instant now)
{
    const auto known = m_known.constFind(id);
    const bool forEver = m_storage.connection.engine() == Engine::Sqlite;
    if (known != m_known.constEnd() && (forEver || now - known->readAt < m_cacheTime))
        return known->station;
    Result<std::optional<Station>> station = m_storage.stations.find(id);
    if (station && *station)
        m_known.insert(id, {**station, now});
    return station;
}

Status StationAccess::noteContact(const StationId &id, Instant now)
{
    Known &known = m_known[id];
    if (now - known.station.lastContactAt < contactGrain)
        return {};
    known.station.lastContactAt = now;
    return m_storage.stations.touch(id, now);
}

} // namespace storehand::oms
