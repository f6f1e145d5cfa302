// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storehand-oms/AdminDesk.h"
#include "core/crypto/SystemRandom.h"
#include "oms/effects/WebhookClient.h"
#include "oms/effects/WebhookPump.h"
#include "oms/http/AdminSocket.h"
#include "oms/http/CoreThread.h"
#include "oms/http/FeedWaiters.h"
#include "oms/http/HttpServer.h"
#include "oms/http/IoLoop.h"
#include "oms/http/RequestDesk.h"

#include <memory>
#include <vector>

namespace storehand::oms {

class OrderManager;

/// The running server: everything that `serve` consists of, in the order in which a request passes
/// through it, from the loop that reads it to the threads that decide. Beside them the pump tells
/// channels what became of their orders.
class ServeProgram
{
public:
    ServeProgram(DataFolder folder, HttpServerOptions options);
    ~ServeProgram();

    /// Opens the database, loads the demo chain if `demo` and nothing is there, and listens.
    [[nodiscard]] Status start(bool demo);
    [[nodiscard]] QString url() const { return m_server.url(); }
    /// Answers who waits, finishes what has begun, closes the database.
    void stop();

private:
    [[nodiscard]] Status startCores();
    [[nodiscard]] Result<std::unique_ptr<OrderManager>> openManager(const Clock &clock);
    [[nodiscard]] Result<std::unique_ptr<GroupHost>> openHost();
    [[nodiscard]] RouteTable routes();
    [[nodiscard]] WebhookPump::Edges pumpEdges();
    void topicsChanged(const QStringList &topics);

    DataFolder m_folder;
    SystemRandom m_random;
    IoLoop m_loop;
    FeedWaiters m_waiters;
    JobQueue m_jobs;
    RequestDesk m_desk;
    WebhookClient m_webhooks;
    WebhookPump m_pump;
    HttpServer m_server;
    AdminDesk m_adminDesk;
    AdminSocket m_admin;
    std::vector<std::unique_ptr<CoreThread>> m_cores;
};

} // namespace storehand::oms
