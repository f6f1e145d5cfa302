// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/JsonProgram.h"
#include "core/domain/Error.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace storehand::story {

/// An order manager that can be killed: `storehand-oms` on a free port of this machine, and the
/// sales channel "web" that talks to it.
class HeadOffice
{
public:
    struct Setup
    {
        QString bin;           ///< the folder of the programs
        QString data;          ///< the data folder of the order manager
        bool demo = true;      ///< with the demo chain, else empty
        QString database = {}; ///< a PostgreSQL address; empty: SQLite in `data`
        QString tlsCert = {};  ///< PEM, with its key; empty: plain HTTP
        QString tlsKey = {};
    };

    explicit HeadOffice(Setup setup);

    /// Starts it and waits until it serves; again on the same port after a kill.
    [[nodiscard]] Status open();

    /// Ends it with SIGKILL: for the stations, the internet is down.
    void kill();

    [[nodiscard]] QString url() const { return m_url; }
    /// Of the server that runs.
    [[nodiscard]] qint64 processId() const { return m_server->processId(); }
    /// With which the channel "web" identifies itself; there after open().
    [[nodiscard]] QString channelKey() const { return m_key; }

    /// `storehand-oms import`.
    [[nodiscard]] Status import(const QString &file);

    /// A one-time code with which a station joins.
    [[nodiscard]] Result<QString> enrolmentCode(const QString &store, const QString &station);

    /// Sends an order (the body of POST /v1/orders) as the channel "web" and returns the answer.
    [[nodiscard]] Result<QJsonObject> placeOrder(const QJsonObject &order);

    /// GET /v1/orders?ref=…
    [[nodiscard]] Result<QJsonObject> order(const QString &ref);

    /// GET /v1/stock?sku=…
    [[nodiscard]] Result<QJsonObject> stock(const QString &sku);

    /// `storehand-oms verify`: an error when any invariant is broken.
    [[nodiscard]] Status verify();

private:
    [[nodiscard]] Result<QJsonObject> run(const QStringList &arguments);
    [[nodiscard]] Result<QJsonObject> request(const QByteArray &verb, const QString &path,
                                              const QByteArray &body = {});

    [[nodiscard]] QStringList where() const;

    Setup m_setup;
    QString m_program;
    QString m_url;
    QString m_key;
    std::unique_ptr<JsonProgram> m_server;
};

} // namespace storehand::story
