// SPDX-License-Identifier: Apache-2.0
#include "core/sync/CommandPush.h"

#include "core/domain/Codes.h"
#include "core/domain/PlantedBug.h"
#include "core/wire/ObjectWriter.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis pushTimeout{30'000};
constexpr int tooLargeStatus = 413;

} // namespace

CommandPush::CommandPush(SyncParts &parts, Events events)
    : m_parts(parts)
    , m_events(std::move(events))
    , m_batchIds(parts.random)
{}

void CommandPush::start(const BatchLimits &limits)
{
    stop();
    m_limits = limits;
    m_isStarted = true;
    send();
}

void CommandPush::stop()
{
    m_isStarted = false;
    m_exchange.reset();
    m_diskFailure.reset();
    m_isBusy = false;
    m_underWay.clear();
}

void CommandPush::kick()
{
    if (m_isStarted && !m_exchange && !m_isBusy)
        send();
}

void CommandPush::send()
{
    const Outbox &outbox = m_parts.outbox;
    if (outbox.acknowledgedN() == outbox.lastN())
        return;
    if (outbox.salvaged()) {
        failSoon({ErrorKind::Conflict, codes::outboxSalvaged,
                  u"the outbox was damaged and needs a new install"_s});
        return;
    }
    OmsRequest request{OmsRequest::Method::Post, "/v1/commands"_ba};
    request.contentType = wire::linesType;
    request.timeout = pushTimeout;
    Result<QList<OutboxRow>> rows = outbox.pending(m_limits);
    Result<QByteArray> body = rows ? encode(*rows) : Result<QByteArray>(failure(rows.error()));
    if (!body) {
        failSoon(body.error());
        return;
    }
    m_underWay = std::move(*rows);
    request.body = std::move(*body);
    m_exchange = m_parts.oms.send(std::move(request),
                                  [this](const Result<OmsAnswer> &answer) { take(answer); });
}

/// Failures are never told from inside kick(), whose caller is in the middle of something.
void CommandPush::failSoon(const Error &error)
{
    m_isBusy = true;
    m_diskFailure = m_parts.clock.after(Millis(0), [this, error] {
        m_isBusy = false;
        fail(LinkFailure{error});
    });
}

Result<QByteArray> CommandPush::encode(const QList<OutboxRow> &rows)
{
    if (rows.isEmpty()) {
        return failure(ErrorKind::Storage, codes::databaseCorrupt,
                       u"commands that the outbox has numbered are not in it"_s);
    }
    wire::CommandBatch batch;
    batch.install = m_parts.outbox.install();
    batch.batch = m_batchIds.next(m_parts.time.now());
    const qint64 before = rows.constFirst().n - 1;
    const auto hash = m_parts.outbox.hashOf(before);
    if (!hash)
        return failure(hash.error());
    if (*hash)
        batch.prev = wire::PreviousCommand{before, **hash};
    for (const OutboxRow &row : rows)
        batch.lines.append(row.line);
    if (planted(Bug::RenamesOnRetry))
        batch.lines.first().replace(rows.first().id.text.toUtf8(),
                                    m_batchIds.next(m_parts.time.now()).toUtf8());
    return wire::encodeBatch(batch);
}

void CommandPush::take(const Result<OmsAnswer> &answer)
{
    m_exchange.reset();
    const JudgedAnswer judged = judge(answer);
    if (!judged) {
        refused(judged.error());
        return;
    }
    const Result<wire::CommandAnswer> decoded = wire::decodeCommandAnswer(*judged);
    const Status checked = decoded ? check(*decoded) : Status(failure(decoded.error()));
    if (!checked) {
        fail(LinkFailure{checked.error()});
        return;
    }
    m_parts.time.learn(decoded->serverTime);
    QList<wire::CommandResult> results = decoded->results;
    std::optional<wire::CommandResult> deferred;
    if (results.constLast().status == wire::CommandStatus::Deferred)
        deferred = results.takeLast();
    if (const Status noted = note(results); !noted) {
        fail(LinkFailure{noted.error()});
        return;
    }
    m_underWay.clear();
    if (!results.isEmpty()) {
        m_isBusy = true;
        m_events.acknowledged(results);
        m_isBusy = false;
    }
    if (!m_isStarted || m_exchange)
        return; // whoever was told decided otherwise
    if (!deferred)
        send();
    else
        fail(LinkFailure{{ErrorKind::Timeout, codes::busy,
                          u"command %1 was deferred: %2"_s.arg(deferred->n).arg(deferred->code)}});
}

/// Too much at once is the only refusal that sending less can help.
void CommandPush::refused(const LinkFailure &failure)
{
    if (failure.status != tooLargeStatus || m_underWay.size() <= 1) {
        fail(failure);
        return;
    }
    m_limits.commands = static_cast<int>(m_underWay.size()) / 2;
    send();
}

/// Results are the batch's, in its order, from its first command on; a deferred one is the last.
Status CommandPush::check(const wire::CommandAnswer &answer) const
{
    const auto wrong = [](const QString &what) {
        return failure(ErrorKind::Malformed, codes::malformed, what);
    };
    if (answer.results.isEmpty() || answer.results.size() > m_underWay.size())
        return wrong(
            u"%1 results for %2 commands"_s.arg(answer.results.size()).arg(m_underWay.size()));
    for (qsizetype i = 0; i < answer.results.size(); ++i) {
        const wire::CommandResult &result = answer.results[i];
        const bool isLast = i + 1 == answer.results.size();
        if (result.n != m_underWay[i].n || result.id != m_underWay[i].id)
            return wrong(
                u"a result for command %1 stands where that of %2 should"_s.arg(result.n).arg(
                    m_underWay[i].n));
        if (result.status == wire::CommandStatus::Deferred && !isLast)
            return wrong(u"results go on after the deferred command %1"_s.arg(result.n));
    }
    return {};
}

Status CommandPush::note(const QList<wire::CommandResult> &results)
{
    QList<Outbox::Acknowledgement> acknowledgements;
    for (const wire::CommandResult &result : results)
        acknowledgements.append({result.n, wire::toBytes(wire::toJson(result))});
    return m_parts.outbox.acknowledge(acknowledgements, m_parts.time.now());
}

void CommandPush::fail(const LinkFailure &failure)
{
    m_underWay.clear();
    m_events.failed(failure);
}

} // namespace storehand
