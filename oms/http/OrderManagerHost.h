// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/OrderManager.h"
#include "oms/http/GroupHost.h"

#include <memory>
#include <utility>

namespace storehand::oms {

/// One order manager, as a GroupRunner drives it.
class OrderManagerHost : public GroupHost
{
public:
    explicit OrderManagerHost(std::unique_ptr<OrderManager> manager)
        : m_manager(std::move(manager))
    {}

    [[nodiscard]] OrderManager &manager() { return *m_manager; }

    [[nodiscard]] Status beginGroup() override { return m_manager->beginGroup(); }
    [[nodiscard]] Status inSavepoint(const std::function<bool()> &work) override
    {
        return m_manager->inSavepoint(work);
    }
    [[nodiscard]] Status commitGroup() override { return m_manager->commitGroup(); }
    void rollbackGroup() override { m_manager->rollbackGroup(); }
    [[nodiscard]] bool isBroken() const override { return m_manager->isBroken(); }
    [[nodiscard]] QStringList takeChangedTopics() override
    {
        return m_manager->takeChangedTopics();
    }
    [[nodiscard]] Result<QStringList> topicsChangedElsewhere() override
    {
        return m_manager->topicsChangedElsewhere();
    }
    [[nodiscard]] Result<std::optional<Instant>> nextDue() override { return m_manager->nextDue(); }
    [[nodiscard]] Result<int> runDue(Instant now, int limit) override
    {
        return m_manager->runDue(now, limit);
    }

private:
    std::unique_ptr<OrderManager> m_manager;
};

} // namespace storehand::oms
