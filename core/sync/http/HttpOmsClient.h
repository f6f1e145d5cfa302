// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/OmsClient.h"
#include "core/sync/ServerClock.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace storehand {

/// The OMS over HTTPS. Each request is signed with the station's key by the OMS's clock; no
/// redirects, cookies or caches. Trust is by key alone: the server's public key must be one of the
/// pins (or, at first contact, the one that the enrolment code names), and nothing of a request is
/// sent before that is known. Certificate authorities, names and dates play no part, since a
/// station's clock may be years off. After a request that was not answered in time the next one
/// goes by a new connection.
///
/// Belongs to the thread that made it, which needs an event loop.
class HttpOmsClient : public OmsClient
{
public:
    struct Options
    {
        QUrl url; ///< "https://oms.example:8780", without path or query
        /// Plain HTTP to other machines than this one. Said aloud by whoever starts the program.
        bool insecureLan = false;
        qint64 answerBytesMax = 8 * 1024 * 1024; ///< decompressed
    };

    /// Rejected/`bad_oms_url` for anything but https, or http to this machine (or `insecureLan`).
    /// `time` must outlive the client.
    [[nodiscard]] static Result<std::unique_ptr<HttpOmsClient>> make(const Options &options,
                                                                     const ServerClock &time);

    [[nodiscard]] std::unique_ptr<Exchange> send(OmsRequest request, Callback callback) override;
    void identify(OmsCredentials credentials) override;

private:
    HttpOmsClient(const Options &options, const ServerClock &time);

    [[nodiscard]] QByteArray authorization(const OmsRequest &request) const;
    void takeNewConnections();

    const Options m_options;
    const ServerClock &m_time;
    std::optional<OmsCredentials> m_credentials;
    std::unique_ptr<QNetworkAccessManager> m_network = std::make_unique<QNetworkAccessManager>();
    /// Those whose connections nobody takes any more, until their last request ends.
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_former;
};

} // namespace storehand
