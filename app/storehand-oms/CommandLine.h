// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QString>
#include <QStringList>

namespace storehand::oms {

/// What storehand-oms is asked to do.
enum class CommandName {
    Help,
    Version,
    Serve,
    Import,
    Enrol,
    ChannelKey,
    Stations,
    Revoke,
    Forget,
    Verify
};

/// A command line, read and checked. Only what belongs to the command is filled in.
struct CommandLine
{
    CommandName command = CommandName::Help;
    QString helpTopic; ///< for Help: a command's name, or empty
    QString data;      ///< the data folder
    QString database;  ///< postgresql://…; empty: what the folder remembers, or SQLite in it

    QString listen = QStringLiteral("127.0.0.1:8780");
    QString tlsCert;
    QString tlsKey;
    QString tlsNextCert; ///< its key is told to stations, so that it can take over later
    bool newKey = false; ///< stations need not know the key of `tlsCert`
    bool insecureLan = false;
    bool demo = false;

    QStringList files; ///< to import
    QString store;
    QString name;
    QString channel;
    QString ref;     ///< of the order whose customer is to be forgotten
    QString station; ///< to revoke, instead of `channel`
};

/// Reads the arguments after the program's name. Malformed/`usage` says what is wrong and, for an
/// unknown word, which known one is nearest.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// What `help`, `help COMMAND` and a wrong command line show.
[[nodiscard]] QString helpText(const QString &topic);

} // namespace storehand::oms
