// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

namespace storehand::oms {

/// A computer in a store, enrolled once.
struct Station
{
    StationId id;
    StoreCode store;
    QString name;
    QString publicKey; ///< VerifyKey::toText()
    Instant enrolledAt;
    Instant lastContactAt;
    std::optional<Instant> revokedAt;
};

/// One numbering of a station's commands. A station begins a new one when its disk was restored or
/// cloned.
struct Install
{
    InstallId id;
    StationId station;
    qint64 lastN = 0;
    QByteArray lastHash;      ///< SHA-256 of the line with number lastN
    QString boot;             ///< the run of the station's program that clockOffsetMs belongs to
    qint64 clockOffsetMs = 0; ///< server time = monotonic time of that run + this
    Instant createdAt;
};

/// A code that enrols one station, stored as its hash. After use it keeps who used it, so that a
/// lost answer can be given again.
struct EnrolmentTicket
{
    QByteArray hash;
    StoreCode store;
    QString name;
    Instant expiresAt;
    QString publicKey; ///< of who used it; empty while unused
    StationId station;
};

/// The enrolled stations, their installs and the codes that let further ones in.
class Stations
{
public:
    explicit Stations(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<Station>> find(const StationId &id);
    [[nodiscard]] Result<QList<Station>> of(const StoreCode &store);
    /// By store and name.
    [[nodiscard]] Result<QList<Station>> all();
    /// Of all stations that were not cut off.
    [[nodiscard]] Result<qint64> count();
    /// When any station of the store was last heard of, to the minute; nothing if it has none.
    [[nodiscard]] Result<std::optional<Instant>> lastContactOf(const StoreCode &store);
    /// The same of all stores that have stations.
    [[nodiscard]] Result<QMap<StoreCode, Instant>> lastContacts();
    [[nodiscard]] Status insert(const Station &station);
    [[nodiscard]] Status touch(const StationId &id, Instant now);
    [[nodiscard]] Status revoke(const StationId &id, Instant now);

    [[nodiscard]] Result<QSet<InstallId>> installsOf(const StationId &station);
    /// The one that a station began last.
    [[nodiscard]] Result<std::optional<Install>> latestInstall(const StationId &station);
    /// Keeps other nodes from taking commands of the same install until the transaction ends.
    [[nodiscard]] Result<std::optional<Install>> findInstallForChange(const InstallId &id);
    [[nodiscard]] Result<QList<Install>> installs();
    [[nodiscard]] Status insert(const Install &install);
    [[nodiscard]] Status advance(const InstallId &id, qint64 lastN, const QByteArray &lastHash);
    [[nodiscard]] Status setClock(const InstallId &id, const QString &boot, qint64 offsetMs);

    [[nodiscard]] Status insert(const EnrolmentTicket &ticket);
    [[nodiscard]] Result<std::optional<EnrolmentTicket>> findTicket(const QByteArray &hash);
    [[nodiscard]] Status use(const EnrolmentTicket &ticket);
    [[nodiscard]] Status dropTicketsBefore(Instant expiry);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
