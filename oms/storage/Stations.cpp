// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Stations.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString selectStation =
    u"SELECT id, store, name, public_key, enrolled_at, last_contact_at, revoked_at FROM stations"_s;
const QString selectInstall =
    u"SELECT id, station, last_n, last_hash, boot, clock_offset_ms, created_at FROM installs"_s;

Station stationOf(const SqlRow &row)
{
    return {StationId(row.text(0)), StoreCode(row.text(1)), row.text(2),        row.text(3),
            row.instant(4),         row.instant(5),         row.maybeInstant(6)};
}

Install installOf(const SqlRow &row)
{
    return {
        InstallId(row.text(0)), StationId(row.text(1)), row.integer(2), row.bytes(3), row.text(4),
        row.integer(5),         row.instant(6)};
}

EnrolmentTicket ticketOf(const SqlRow &row)
{
    return {row.bytes(0), StoreCode(row.text(1)), row.text(2), row.instant(3),
            row.text(4),  StationId(row.text(5))};
}

} // namespace

Result<std::optional<Station>> Stations::find(const StationId &id)
{
    return m_connection.first(selectStation + u" WHERE id = ?"_s, {id}, stationOf);
}

Result<QList<Station>> Stations::of(const StoreCode &store)
{
    return rowsOf<Station>(m_connection, selectStation + u" WHERE store = ? ORDER BY id"_s, {store},
                           stationOf);
}

Result<QList<Station>> Stations::all()
{
    return rowsOf<Station>(m_connection, selectStation + u" ORDER BY store, name, id"_s, {},
                           stationOf);
}

Result<qint64> Stations::count()
{
    return numberOf(m_connection, u"SELECT COUNT(*) FROM stations WHERE revoked_at IS NULL"_s, {});
}

Result<std::optional<Instant>> Stations::lastContactOf(const StoreCode &store)
{
    return m_connection.first(u"SELECT last_contact_at FROM stations WHERE store = ?"
                              " AND revoked_at IS NULL ORDER BY last_contact_at DESC LIMIT 1"_s,
                              {store}, [](const SqlRow &row) { return row.instant(0); });
}

Result<QMap<StoreCode, Instant>> Stations::lastContacts()
{
    QMap<StoreCode, Instant> contacts;
    const Status read = m_connection.query(
        u"SELECT store, MAX(last_contact_at) FROM stations WHERE revoked_at IS NULL"
        " GROUP BY store"_s,
        {}, [&](const SqlRow &row) { contacts.insert(StoreCode(row.text(0)), row.instant(1)); });
    if (!read)
        return failure(read.error());
    return contacts;
}

Status Stations::insert(const Station &station)
{
    return m_connection.run(
        u"INSERT INTO stations(id, store, name, public_key, enrolled_at, last_contact_at)"
        " VALUES (?, ?, ?, ?, ?, ?)"_s,
        {station.id, station.store, station.name, station.publicKey, station.enrolledAt,
         station.lastContactAt});
}

Status Stations::touch(const StationId &id, Instant now)
{
    return m_connection.run(u"UPDATE stations SET last_contact_at = ? WHERE id = ?"_s, {now, id});
}

Status Stations::revoke(const StationId &id, Instant now)
{
    return m_connection.run(
        u"UPDATE stations SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"_s, {now, id});
}

Result<QSet<InstallId>> Stations::installsOf(const StationId &station)
{
    QSet<InstallId> installs;
    const Status read =
        m_connection.query(u"SELECT id FROM installs WHERE station = ?"_s, {station},
                           [&](const SqlRow &row) { installs.insert(InstallId(row.text(0))); });
    if (!read)
        return failure(read.error());
    return installs;
}

Result<std::optional<Install>> Stations::latestInstall(const StationId &station)
{
    return m_connection.first(selectInstall +
                                  u" WHERE station = ? ORDER BY created_at DESC, id DESC LIMIT 1"_s,
                              {station}, installOf);
}

Result<std::optional<Install>> Stations::findInstallForChange(const InstallId &id)
{
    return m_connection.first(selectInstall + u" WHERE id = ? {for_update}"_s, {id}, installOf);
}

Result<QList<Install>> Stations::installs()
{
    return rowsOf<Install>(m_connection, selectInstall + u" ORDER BY id"_s, {}, installOf);
}

Status Stations::insert(const Install &install)
{
    return m_connection.run(
        u"INSERT INTO installs(id, station, last_n, last_hash, boot, clock_offset_ms, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {install.id, install.station, install.lastN, install.lastHash, install.boot,
         install.clockOffsetMs, install.createdAt});
}

Status Stations::advance(const InstallId &id, qint64 lastN, const QByteArray &lastHash)
{
    return m_connection.run(u"UPDATE installs SET last_n = ?, last_hash = ? WHERE id = ?"_s,
                            {lastN, lastHash, id});
}

Status Stations::setClock(const InstallId &id, const QString &boot, qint64 offsetMs)
{
    return m_connection.run(u"UPDATE installs SET boot = ?, clock_offset_ms = ? WHERE id = ?"_s,
                            {boot, offsetMs, id});
}

Status Stations::insert(const EnrolmentTicket &ticket)
{
    return m_connection.run(
        u"INSERT INTO enrolment_codes(hash, store, name, expires_at) VALUES (?, ?, ?, ?)"_s,
        {ticket.hash, ticket.store, ticket.name, ticket.expiresAt});
}

Result<std::optional<EnrolmentTicket>> Stations::findTicket(const QByteArray &hash)
{
    return m_connection.first(u"SELECT hash, store, name, expires_at, public_key, station"
                              " FROM enrolment_codes WHERE hash = ? {for_update}"_s,
                              {hash}, ticketOf);
}

Status Stations::use(const EnrolmentTicket &ticket)
{
    return m_connection.run(
        u"UPDATE enrolment_codes SET public_key = ?, station = ? WHERE hash = ?"_s,
        {ticket.publicKey, ticket.station, ticket.hash});
}

Status Stations::dropTicketsBefore(Instant expiry)
{
    return m_connection.run(u"DELETE FROM enrolment_codes WHERE expires_at < ?"_s, {expiry});
}

} // namespace storehand::oms
