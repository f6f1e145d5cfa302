// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/GroupRunner.h"
#include "tests/support/FakeChain.h"

#include <functional>
#include <optional>

namespace storehand::test {

// Usage card
//   FakeChain chain(Engine::Sqlite, disk.name());
//   ChainServer server(chain);
//   server.start();                       takes the chain's order manager over, or ends and starts
//                                         again: chain.oms is gone
//   server.ask(work, answered);           a request; several share a commit
//   server.turn();                        runs them and what is due; answers leave after the commit
//   server.call(work)                     one request alone, and its answer
//   server.leave();                       it ends, and the chain has its order manager again
class ChainServer
{
public:
    using Work = std::function<Status(oms::OrderManager &)>;
    using Answered = std::function<void(const Status &)>;

    explicit ChainServer(FakeChain &chain);

    void ask(Work work, Answered answered);
    void turn();
    [[nodiscard]] Status call(const Work &work);
    [[nodiscard]] Status start();
    void leave();

private:
    FakeChain &m_chain;
    oms::JobQueue m_jobs;
    std::optional<oms::GroupRunner> m_runner;
};

} // namespace storehand::test
