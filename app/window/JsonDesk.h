// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace storehand::app {

/// What a program beside the window sees of it and may ask: JSON lines, as those of headless.
///
/// Says `ready` once there are people to sign in, `state` whenever what the screens show changed,
/// and `scan` for each read. Understands `sign_in` and `quit`. A PIN is checked as always; nothing
/// here can do what a person at the window could not. Main thread only.
class JsonDesk : public QObject
{
    Q_OBJECT

public:
    using Write = std::function<void(const QJsonObject &)>;

    /// `write` takes one object a line; `quit` ends the program. The gateway must outlive this.
    JsonDesk(StationGateway &station, Write write, std::function<void()> quit,
             QObject *parent = nullptr);

    /// One line of input. One that is no request is answered with kind `malformed`.
    void handle(const QByteArray &line);

private:
    void tellState();
    void signIn(const QString &id, const QJsonObject &request);
    void reply(const QString &id, const Status &outcome);

    StationGateway &m_station;
    Write m_write;
    std::function<void()> m_quit;
    QJsonObject m_told;
    bool m_ready = false;
};

} // namespace storehand::app
