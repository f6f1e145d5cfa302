// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Enrolment.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/EnrolmentCode.h"
#include "core/domain/Codes.h"
#include "oms/feed/Topics.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype keyBytes = 32;
constexpr qsizetype nameMax = 200;

tl::unexpected<Error> refuse()
{
    return failure(ErrorKind::Unauthorized, codes::badEnrolmentCode,
                   u"the enrolment code is unknown, used or too old"_s);
}

QByteArray bytesOf(const QString &keyText)
{
    return fromBase64Url(keyText).value_or(QByteArray());
}

} // namespace

Result<EnrolmentOffer> Enrolment::offer(const StoreCode &store, const QString &name, Instant now)
{
    if (name.size() > nameMax)
        return failure(ErrorKind::Rejected, codes::invalid,
                       u"a station's name has at most %1 characters"_s.arg(nameMax));
    const Result<std::optional<Store>> known = m_storage.stores.find(store);
    if (!known)
        return failure(known.error());
    if (!*known)
        return failure(ErrorKind::Rejected, codes::unknownStore,
                       u"there is no store \"%1\""_s.arg(store.text), {store.text});
    if (const Status dropped = m_storage.stations.dropTicketsBefore(now); !dropped)
        return failure(dropped.error());
    const EnrolmentCode code =
        EnrolmentCode::make(m_storage.vault.random(), m_pins.value(0, QByteArray(keyBytes, '\0')));
    const Instant expiresAt = now + codeTime;
    const Status kept = m_storage.stations.insert(EnrolmentTicket{
        .hash = code.secretHash(), .store = store, .name = name, .expiresAt = expiresAt});
    if (!kept)
        return failure(kept.error());
    return EnrolmentOffer{code.toText(), expiresAt};
}

Result<wire::EnrolAnswer> Enrolment::enrol(const wire::EnrolRequest &request, const QString &newId,
                                           Instant now)
{
    const Result<EnrolmentCode> code = EnrolmentCode::fromText(request.code);
    if (!code || request.publicKey.size() != keyBytes)
        return refuse();
    const auto found = m_storage.stations.findTicket(code->secretHash());
    if (!found)
        return failure(found.error());
    if (!*found || (*found)->expiresAt <= now)
        return refuse();

    EnrolmentTicket ticket = **found;
    const QString publicKey = toBase64Url(request.publicKey);
    if (!ticket.publicKey.isEmpty())
        return ticket.publicKey == publicKey ? Result<wire::EnrolAnswer>(answerFor(ticket, now))
                                             : Result<wire::EnrolAnswer>(refuse());

    ticket.publicKey = publicKey;
    ticket.station = StationId(newId);
    const Status used = m_storage.stations.use(ticket);
    if (!used)
        return failure(used.error());
    const Status made = m_storage.stations.insert(
        Station{ticket.station, ticket.store, ticket.name, publicKey, now, now, {}});
    if (!made)
        return failure(made.error());
    return answerFor(ticket, now);
}

wire::EnrolAnswer Enrolment::answerFor(const EnrolmentTicket &ticket, Instant now) const
{
    return {.station = ticket.station,
            .name = ticket.name,
            .store = ticket.store,
            .pins = m_pins.isEmpty() ? QList<QByteArray>{QByteArray(keyBytes, '\0')} : m_pins,
            .sealKey = bytesOf(m_keys.sealing.box().toText()),
            .verifyKey = bytesOf(m_keys.signing.verifyKey().toText()),
            .pickupKey = m_keys.pickupCode.reveal(),
            .topics = topics::ofStation(ticket.store),
            .serverTime = now};
}

} // namespace storehand::oms
