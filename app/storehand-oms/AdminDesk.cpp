// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/AdminDesk.h"

#include "app/storehand-oms/AdminVerbs.h"
#include "oms/OrderManager.h"
#include "oms/http/OrderManagerHost.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

AdminDesk::AdminDesk(JobQueue &jobs, const DataFolder &folder, Random &random, PinHashCost pinCost)
    : m_jobs(jobs)
    , m_folder(folder)
    , m_random(random)
    , m_pinCost(pinCost)
{}

AdminAnswer AdminDesk::run(const AdminRequest &request)
{
    if (request.verb == "import"_L1)
        return import(request);
    if (request.verb == "verify"_L1)
        return toAnswer(verify());
    return inJob([&](OrderManager &manager) { return runAdminVerb(manager, request); });
}

AdminAnswer AdminDesk::inJob(const std::function<AdminAnswer(OrderManager &)> &work)
{
    AdminAnswer answer;
    const Status done = m_jobs.runAndWait([&](GroupHost &host) {
        answer = work(static_cast<OrderManagerHost &>(host).manager());
        return answer.exitCode == 0;
    });
    return done ? answer
                : AdminAnswer::failed(
                      u"%1: nothing was kept: %2"_s.arg(m_folder.path(), done.error().detail));
}

AdminAnswer AdminDesk::import(const AdminRequest &request)
{
    ImportPins pins = ImportPins::in(request.content);
    if (!pins.isEmpty()) {
        const AdminAnswer lookedUp = inJob([&](OrderManager &manager) {
            const Status known = manager.lookUp(pins);
            return known ? AdminAnswer() : AdminAnswer::failed(known.error().detail);
        });
        if (lookedUp.exitCode != 0)
            return lookedUp;
        pins.make(m_pinCost, m_random);
    }
    return inJob([&](OrderManager &manager) { return runImport(manager, request, pins); });
}

Result<Verification> AdminDesk::verify()
{
    const Result<Sensitive<QByteArray>> key = m_folder.masterKey(m_random);
    if (!key)
        return failure(key.error());
    const Result<std::unique_ptr<Connection>> database =
        m_folder.isPostgres() ? m_folder.openDatabase() : copy();
    if (!database)
        return failure(database.error());
    const Vault vault(*key, m_random);
    Storage storage(**database, vault);
    return oms::verify(storage);
}

/// The SQLite file as it is when the last of it was copied.
Result<std::unique_ptr<Connection>> AdminDesk::copy()
{
    Result<std::unique_ptr<Connection>> copied = nullptr;
    while (copied && !*copied) {
        const Status done = m_jobs.runApartAndWait([&](GroupHost &host) {
            copied = static_cast<OrderManagerHost &>(host).manager().copyMore();
        });
        if (!done)
            return failure(done.error());
    }
    return copied;
}

} // namespace storehand::oms
