// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/RestoreWatch.h"

#include "oms/feed/Topics.h"

#include <QLoggingCategory>

namespace storehand::oms {

namespace {

Q_LOGGING_CATEGORY(lcRestore, "storehand.oms.restore")

} // namespace

Status RestoreWatch::lookAtStation(const StationIdentity &who, const QString &cursor,
                                   bool hasLostCommands, Instant now)
{
    return look(topics::ofStation(who.store), cursor, hasLostCommands, now);
}

Status RestoreWatch::lookAtChannel(const QString &channel, const QString &cursor, Instant now)
{
    return look(topics::ofChannel(channel), cursor, false, now);
}

Status RestoreWatch::look(const QStringList &topics, const QString &cursor, bool hasLostCommands,
                          Instant now)
{
    const Result<FeedReader::Standing> standing = m_reader.standingOf(topics, cursor);
    if (!standing)
        return standing.error().kind == ErrorKind::Storage ? failure(standing.error()) : Status();
    const bool isNews = *standing == FeedReader::Standing::Ahead ||
                        (*standing == FeedReader::Standing::Behind && hasLostCommands);
    if (!isNews)
        return {};
    qCWarning(lcRestore) << "the database was restored from a backup: a new epoch begins";
    return m_heads.beginEpoch(m_uuids.next(now));
}

} // namespace storehand::oms
