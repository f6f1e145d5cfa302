// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ChainServer.h"

#include "oms/http/OrderManagerHost.h"

namespace storehand::test {

ChainServer::ChainServer(FakeChain &chain)
    : m_chain(chain)
{}

void ChainServer::ask(Work work, Answered answered)
{
    const auto result = std::make_shared<Status>();
    const bool isQueued =
        m_jobs.submit({[result, work = std::move(work)](oms::GroupHost &host) {
                           *result = work(static_cast<oms::OrderManagerHost &>(host).manager());
                           return result->has_value() || result->error().kind != ErrorKind::Storage;
                       },
                       [result, answered] { answered(*result); },
                       [answered](const Error &error) { answered(failure(error)); }});
    if (!isQueued)
        qFatal("the order manager takes no more requests");
}

void ChainServer::turn()
{
    m_runner->turn(m_jobs.take(Millis(0)).job);
}

Status ChainServer::call(const Work &work)
{
    Status answer = failure(ErrorKind::Timeout, {}, QStringLiteral("nobody answered"));
    ask(work, [&answer](const Status &status) { answer = status; });
    turn();
    return answer;
}

Status ChainServer::start()
{
    m_runner.reset();
    m_chain.oms.reset();
    FakeChain &chain = m_chain;
    const auto open = [&chain]() -> Result<std::unique_ptr<oms::GroupHost>> {
        auto opened = chain.tryOpen();
        if (!opened)
            return failure(opened.error());
        return std::make_unique<oms::OrderManagerHost>(*std::move(opened));
    };
    m_runner.emplace(m_jobs, open,
                     oms::GroupRunner::Times{[&chain] { return chain.clock.now(); },
                                             [&chain] { return chain.clock.monotonic(); }},
                     oms::GroupRunner::Options{});
    return m_runner->open();
}

void ChainServer::leave()
{
    m_runner.reset();
    m_chain.oms = m_chain.openNode();
}

} // namespace storehand::test
