// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/database/Connection.h"
#include "core/domain/Random.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace storehand::oms {

/// The folder of one order manager (mode 0700): the SQLite file or the address of the PostgreSQL
/// database, the master key, and the socket of a running server.
class DataFolder
{
public:
    static constexpr int masterKeySize = 32;

    /// Makes the folder if it is missing. `databaseUrl` is what the command line says, may be
    /// empty; `other_database` if the folder remembers another one.
    [[nodiscard]] static Result<DataFolder> open(const QString &path, const QString &databaseUrl);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool isPostgres() const { return !m_settings.databaseUrl.isEmpty(); }

    /// Opens a connection.
    [[nodiscard]] Result<std::unique_ptr<Connection>> openDatabase() const;

    /// The key that seals the database's secrets; made at first use. `master_key` if it is damaged,
    /// or missing although there is a database that it belongs to.
    [[nodiscard]] Result<Sensitive<QByteArray>> masterKey(Random &random) const;

    /// SHA-256 of the public keys that the server shows; 32 zero bytes where it speaks plain HTTP.
    /// Remembered, so that an enrolment code made while no server runs names the right one.
    [[nodiscard]] const QList<QByteArray> &pins() const { return m_settings.pins; }
    /// Whether stations can know this pin: it is one of pins(), or they were told of none so far.
    [[nodiscard]] bool knowsPin(const QByteArray &pin) const;
    void setPins(QList<QByteArray> pins) { m_settings.pins = std::move(pins); }

    /// Remembers database and pins. Once a connection has been opened, so that a mistyped address
    /// is not kept.
    [[nodiscard]] Status remember() const;

private:
    struct Settings
    {
        QString databaseUrl; ///< empty: SQLite
        QList<QByteArray> pins;
    };

    DataFolder(QString path, Settings settings, bool isKnown)
        : m_path(std::move(path))
        , m_settings(std::move(settings))
        , m_isKnown(isKnown)
    {}

    [[nodiscard]] QString file(const QString &name) const { return m_path + u'/' + name; }
    [[nodiscard]] static Result<Settings> readSettings(const QString &path);
    [[nodiscard]] Result<Sensitive<QByteArray>> readMasterKey() const;

    QString m_path;
    Settings m_settings;
    bool m_isKnown; ///< it has held a database before
};

} // namespace storehand::oms
