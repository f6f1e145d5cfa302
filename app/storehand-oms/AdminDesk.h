// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storehand-oms/DataFolder.h"
#include "core/crypto/PinHash.h"
#include "oms/http/AdminSocket.h"
#include "oms/http/JobQueue.h"
#include "oms/usecases/Verify.h"

#include <functional>

namespace storehand::oms {

class OrderManager;

/// The verbs of the local socket on a running server. What takes long happens on the socket's
/// thread, so that stations and channels are answered meanwhile: the PINs of an import are made
/// before the order manager gets it, and `verify` reads a copy, or on PostgreSQL by a session of
/// its own.
class AdminDesk
{
public:
    /// All must outlive it.
    AdminDesk(JobQueue &jobs, const DataFolder &folder, Random &random, PinHashCost pinCost = {});

    /// Blocks until it is done. Not on a core thread.
    [[nodiscard]] AdminAnswer run(const AdminRequest &request);

private:
    [[nodiscard]] AdminAnswer inJob(const std::function<AdminAnswer(OrderManager &)> &work);
    [[nodiscard]] AdminAnswer import(const AdminRequest &request);
    [[nodiscard]] Result<Verification> verify();
    [[nodiscard]] Result<std::unique_ptr<Connection>> copy();

    JobQueue &m_jobs;
    const DataFolder &m_folder;
    Random &m_random;
    const PinHashCost m_pinCost;
};

} // namespace storehand::oms
