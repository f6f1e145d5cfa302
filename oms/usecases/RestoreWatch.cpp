// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/RestoreWatch.h"

#include "oms/feed/Topics.h"

#include <QLoggingCategory>

namespace storehand::oms {

namespace {

Q_LOGGING_CATEGORY(lcRestore, "storehand.oms.restore")

} // namespace

Status RestoreWatch::lookAtStation(const StationIdentity &who, const QString &cursor, Instant now)
{
    return look(topics::ofStation(who.store), cursor, now);
}

Status RestoreWatch::lookAtChannel(const QString &channel, const QString &cursor, Instant now)
{
    return look(topics::ofChannel(channel), cursor, now);
}

Status RestoreWatch::look(const QStringList &topics, const QString &cursor, Instant now)
{
    const Result<std::optional<FeedCursor>> proof = m_reader.proofIn(topics, cursor);
    if (!proof)
        return proof.error().kind == ErrorKind::Storage ? failure(proof.error()) : Status();
    if (!*proof)
        return {};
    const Result<bool> missed = isMissed(**proof);
    if (!missed)
        return failure(missed.error());
    if (!*missed)
        return {};
    qCWarning(lcRestore) << "the database was restored from a backup: a new epoch begins";
    return m_heads.beginEpoch(m_uuids.next(now));
}

Result<bool> RestoreWatch::isMissed(const FeedCursor &proof)
{
    const Result<QHash<QString, FeedHead>> heads = m_heads.of(proof.seen.keys());
    if (!heads)
        return failure(heads.error());
    for (auto it = proof.seen.begin(); it != proof.seen.end(); ++it) {
        if (it.value() > heads->value(it.key()).seq)
            return true;
    }
    if (proof.commands.lastN == 0)
        return false;
    const Result<std::optional<Install>> install =
        m_stations.findInstallForChange(proof.commands.install);
    if (!install)
        return failure(install.error());
    return proof.commands.lastN > (*install ? (*install)->lastN : 0);
}

} // namespace storehand::oms
