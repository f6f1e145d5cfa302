// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/JsonProgram.h"
#include "core/domain/Error.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace storehand::story {

/// The order manager of the demo: `storehand-oms` with the demo chain on a free port of this
/// machine, and the sales channel "web" that talks to it.
class HeadOffice
{
public:
    /// `bin` is the folder of the programs, `data` the data folder of the order manager.
    HeadOffice(const QString &bin, const QString &data);

    /// Starts it and waits until it serves; again on the same port after a kill.
    [[nodiscard]] Status open();

    /// Ends it with SIGKILL: for the stations, the internet is down.
    void kill();

    [[nodiscard]] QString url() const { return m_url; }

    /// A one-time code with which a station joins.
    [[nodiscard]] Result<QString> enrolmentCode(const QString &store, const QString &station);

    /// Sends an order (the body of POST /v1/orders) as the channel "web" and returns the answer.
    [[nodiscard]] Result<QJsonObject> placeOrder(const QJsonObject &order);

    /// GET /v1/orders?ref=…
    [[nodiscard]] Result<QJsonObject> order(const QString &ref);

    /// `storehand-oms verify`: an error when any invariant is broken.
    [[nodiscard]] Status verify();

private:
    [[nodiscard]] Result<QJsonObject> run(const QStringList &arguments);
    [[nodiscard]] Result<QJsonObject> request(const QByteArray &verb, const QString &path,
                                              const QByteArray &body = {});

    QString m_program;
    QString m_data;
    QString m_url;
    QString m_key;
    std::unique_ptr<JsonProgram> m_server;
};

} // namespace storehand::story
