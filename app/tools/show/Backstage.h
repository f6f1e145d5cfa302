// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/show/JsonPeer.h"
#include "app/tools/show/Relay.h"
#include "app/tools/show/WebShop.h"
#include "app/tools/story/Cast.h"
#include "app/tools/story/PtyScanner.h"

#include <QObject>

#include <memory>
#include <optional>

namespace storehand::show {

/// The real things behind the demo: order manager, relay, a station with its window, a scanner on a
/// pseudo-terminal and a web shop. Starts them one after the other and tells what they say.
class Backstage : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Closed,
        OfficeOpens,  ///< the order manager loads the demo chain
        StationJoins, ///< keys and codes change hands
        StationOpens, ///< the window comes
        Open,
        StationGone, ///< killed, crashed or closed
        Failed,      ///< only starting over helps
    };

    struct Options
    {
        QString bin;       ///< the folder of the programs
        QString data;      ///< what they keep
        bool keep = false; ///< go on with what is in `data`
        QStringList stationArguments;
    };

    Backstage(story::Cast cast, Options options, QObject *parent = nullptr);
    ~Backstage() override;

    void open();
    /// Ends everything, forgets everything and opens again.
    void startOver();

    [[nodiscard]] const story::Cast &cast() const { return m_cast; }
    [[nodiscard]] Stage stage() const { return m_stage; }
    /// What went wrong last, empty when all is well. In stage Failed it is the end.
    [[nodiscard]] const QString &failure() const { return m_failure; }

    /// The internet of the station.
    void setCut(bool cut);
    [[nodiscard]] bool isCut() const { return m_relay.isCut(); }

    void killStation();
    void startStation();
    /// With the PIN, as at the window; `done` when it was the right one.
    void signIn(const story::Cast::Person &person, std::function<void()> done);
    void scan(const QString &code);
    void placeOrder(const QJsonObject &order);

Q_SIGNALS:
    void changed();
    void stationSaid(const QJsonObject &object);
    void orderChanged(const QJsonObject &order);

private:
    void enter(Stage stage);
    void fail(const QString &why);
    /// Something did not work, and the show goes on; an empty `why` takes it back.
    void complain(const QString &why);
    void closeAll();
    void officeSaid(const QJsonObject &object);
    void askForCode();
    void launchStation(const QString &enrolmentCode);
    void takeStation(const QJsonObject &object);
    void runOffice(const QStringList &arguments, const QString &field,
                   std::function<void(const QString &)> done);

    story::Cast m_cast;
    Options m_options;
    Stage m_stage = Stage::Closed;
    QString m_failure;
    Relay m_relay;
    WebShop m_shop;
    story::PtyScanner m_scanner;
    QString m_officeUrl;
    std::unique_ptr<JsonPeer> m_office;
    std::unique_ptr<JsonPeer> m_station;
};

} // namespace storehand::show
