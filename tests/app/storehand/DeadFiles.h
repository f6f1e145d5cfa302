// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace storehand::test {

// Usage card
//   const KeptData kept = KeptData::ofFile(path);     what a killed program left, from a copy of
//   its
//                                                     file and log: the original stays as it is
//   KeptData::ofPostgres(url)                         the same of a server's database
//   kept.outbox()                                     commands of a station, in order
//   kept.commandLog()                                 commands at the order manager, in order
//   gapIn(commands)                                   what is wrong with their numbers, or empty
//   kept.cachedDigests(), kept.feedDigests()          by topic, of all that it holds
//   kept.cachedEntities(), kept.feedEntities(topics)  what they hold
class KeptData
{
public:
    struct Command
    {
        QString install;
        qint64 n = 0;
        QString id;
        QByteArray hash;
    };

    [[nodiscard]] static KeptData ofFile(const QString &path);
    [[nodiscard]] static KeptData ofPostgres(const QString &url);

    [[nodiscard]] QList<Command> outbox() const;
    [[nodiscard]] QList<Command> commandLog() const;
    [[nodiscard]] QMap<QString, qint64> cachedDigests() const;
    [[nodiscard]] QMap<QString, qint64> feedDigests() const;
    /// "topic entity id version" → body, of what is not sealed.
    [[nodiscard]] QMap<QString, QJsonObject> cachedEntities() const;
    [[nodiscard]] QMap<QString, QJsonObject> feedEntities(const QStringList &topics) const;
    /// Units that came in, are here, and have left, by the books of all stores.
    [[nodiscard]] qint64 sum(const QString &expression, const QString &table) const;
    /// What SQLite says of the file; empty when it is sound.
    [[nodiscard]] QString damage() const;

private:
    [[nodiscard]] QList<Command> commands(const QString &sql) const;
    [[nodiscard]] QMap<QString, qint64> digests(const QString &sql) const;

    std::shared_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Connection> m_connection;
};

/// Numbers run 1, 2, 3 … in each install, and no id is there twice; otherwise says what is wrong.
[[nodiscard]] QString gapIn(const QList<KeptData::Command> &commands);

} // namespace storehand::test
