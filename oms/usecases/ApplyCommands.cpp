// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ApplyCommands.h"

#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/domain/FailPoint.h"
#include "core/domain/PlantedBug.h"
#include "core/wire/CommandJson.h"
#include "core/wire/ObjectWriter.h"
#include "oms/feed/Topics.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> conflict(QLatin1StringView code, const QString &why, QStringList args = {})
{
    return failure(ErrorKind::Conflict, code, why, std::move(args));
}

/// The line without the personal part, which rests elsewhere and is erased earlier.
QByteArray withoutSealed(const QByteArray &line, const QByteArray &sealed)
{
    if (sealed.isEmpty())
        return line;
    QJsonObject object = QJsonDocument::fromJson(line).object();
    QJsonObject args = object.value("args"_L1).toObject();
    args.remove("sealed"_L1);
    object.insert("args"_L1, args);
    return wire::toBytes(object);
}

/// Stations follow their own topics only; a change may be told in those of other stores too.
QMap<QString, qint64> placesFor(const StoreCode &store, const QMap<QString, qint64> &all)
{
    const QStringList own = topics::ofStation(store);
    QMap<QString, qint64> places = all;
    places.removeIf([&](const auto &place) { return !own.contains(place.key()); });
    return places;
}

} // namespace

Result<wire::CommandAnswer> ApplyCommands::run(const wire::CommandBatch &batch)
{
    const Result<QList<Line>> lines = parse(batch);
    if (!lines)
        return failure(lines.error());
    Result<Install> install = installOf(batch);
    if (!install)
        return failure(install.error());
    m_install = *std::move(install);
    const auto installs = m_storage.stations.installsOf(m_who.station);
    if (!installs)
        return failure(installs.error());
    m_installs = *installs;
    if (const Status checked = checkPrevious(batch, lines->first().n); !checked)
        return failure(checked.error());

    if (const Status learned = learnClock(*lines); !learned)
        return failure(learned.error());

    wire::CommandAnswer answer;
    answer.serverTime = m_now;
    for (const Line &line : *lines) {
        if (line.n <= m_install.lastN) {
            const Result<wire::CommandResult> first = repeat(line);
            if (!first)
                return failure(first.error());
            answer.results.append(*first);
            continue;
        }
        const Result<bool> taken = take(line);
        if (!taken)
            return failure(taken.error());
        if (!*taken)
            break;
    }
    if (const Status finished = finish(); !finished)
        return failure(finished.error());
    for (const Judged &judged : std::as_const(m_judged))
        answer.results.append(judged.result);
    if (answer.results.size() < lines->size()) {
        const Line &next = lines->at(answer.results.size());
        answer.results.append({.n = next.n,
                               .id = next.id,
                               .status = wire::CommandStatus::Deferred,
                               .code = codes::storageBusy});
    }
    answer.lastN = m_install.lastN;
    return answer;
}

Result<QList<ApplyCommands::Line>> ApplyCommands::parse(const wire::CommandBatch &batch) const
{
    QList<Line> lines;
    for (const QByteArray &bytes : batch.lines) {
        Line line;
        line.bytes = bytes;
        line.hash = wire::commandHash(bytes);
        if (Result<Command> command = wire::decodeCommand(bytes)) {
            line.n = command->n;
            line.id = command->id;
            line.command = *std::move(command);
        } else {
            const QJsonObject object = QJsonDocument::fromJson(bytes).object();
            line.n = object.value("n"_L1).toInteger();
            line.id = CommandId(object.value("id"_L1).toString());
            line.problem = command.error().detail;
        }
        const qint64 expected = lines.isEmpty() ? line.n : lines.last().n + 1;
        if (line.n < 1 || line.n != expected || !isUuidText(line.id.text))
            return failure(
                ErrorKind::Malformed, codes::malformed,
                u"command %1 of the batch: %2"_s.arg(lines.size() + 1)
                    .arg(line.problem.isEmpty() ? u"its number or id is wrong"_s : line.problem));
        lines.append(std::move(line));
    }
    if (lines.isEmpty())
        return failure(ErrorKind::Malformed, codes::malformed, u"the batch is empty"_s);
    return lines;
}

/// An install is known from its first word on.
Result<Install> ApplyCommands::installOf(const wire::CommandBatch &batch)
{
    Result<std::optional<Install>> found = m_storage.stations.findInstallForChange(batch.install);
    if (!found)
        return failure(found.error());
    if (*found) {
        if ((*found)->station != m_who.station)
            return conflict(codes::rollback, u"the install belongs to another station"_s);
        return **std::move(found);
    }
    Install install{.id = batch.install, .station = m_who.station, .createdAt = m_now};
    if (const Status made = m_storage.stations.insert(install); !made)
        return failure(made.error());
    return install;
}

Status ApplyCommands::checkPrevious(const wire::CommandBatch &batch, qint64 firstN)
{
    if (firstN > m_install.lastN + 1)
        return conflict(codes::gap, u"commands are missing before the batch"_s,
                        {QString::number(m_install.lastN + 1)});
    if (firstN == 1)
        return {};
    if (!batch.prev || batch.prev->n != firstN - 1)
        return failure(ErrorKind::Malformed, codes::malformed,
                       u"the envelope does not name the command before the first one"_s);
    QByteArray hash = m_install.lastHash;
    if (firstN <= m_install.lastN) {
        const auto row = m_storage.commands.find(m_install.id, firstN - 1);
        if (!row)
            return failure(row.error());
        hash = *row ? (*row)->hash : batch.prev->hash;
    }
    if (hash != batch.prev->hash)
        return conflict(codes::rollback,
                        u"command %1 of the station is not the one known here"_s.arg(firstN - 1));
    return {};
}

Result<wire::CommandResult> ApplyCommands::repeat(const Line &line)
{
    const auto row = m_storage.commands.find(m_install.id, line.n);
    if (!row)
        return failure(row.error());
    if (!*row)
        return wire::CommandResult{
            .n = line.n, .id = line.id, .status = wire::CommandStatus::Duplicate};
    if ((*row)->hash != line.hash)
        return conflict(codes::nConflict,
                        u"another command with number %1 is known here"_s.arg(line.n));
    return duplicateOf(**row, line);
}

Result<wire::CommandResult> ApplyCommands::duplicateOf(const CommandLog::Known &known,
                                                       const Line &line) const
{
    if (known.result.isEmpty()) // forgotten: it is known, and that is all
        return wire::CommandResult{
            .n = line.n, .id = line.id, .status = wire::CommandStatus::Duplicate};
    const Result<wire::CommandResult> first = wire::decodeResult(known.result);
    if (!first)
        return failure(first.error());
    wire::CommandResult result = *first;
    result.n = line.n;
    result.id = line.id;
    result.at = placesFor(m_who.store, result.at);
    if (result.status != wire::CommandStatus::Duplicate)
        result.first = result.status;
    result.status = wire::CommandStatus::Duplicate;
    return result;
}

Result<bool> ApplyCommands::take(const Line &line)
{
    auto savepoint = Savepoint::begin(m_storage.connection);
    if (!savepoint)
        return failure(savepoint.error());
    Judged judged;
    judged.row.install = m_install.id;
    judged.row.n = line.n;
    judged.row.id = line.id;
    judged.row.hash = line.hash;
    judged.row.receivedAt = m_now;
    judged.result.n = line.n;
    judged.result.id = line.id;

    const Status done = judge(line, judged);
    if (!done) {
        m_work.abandon();
        const bool passes = done.error().code == codes::storageBusy;
        if (!passes)
            return failure(done.error());
        return false;
    }
    if (const Status released = savepoint->release(); !released)
        return failure(released.error());
    pass(FailPoint::CommandJudged);
    m_install.lastN = line.n;
    m_install.lastHash = line.hash;
    m_judged.append(std::move(judged));
    return true;
}

Status ApplyCommands::judge(const Line &line, Judged &judged)
{
    const auto before = known(line.id);
    if (!before)
        return failure(before.error());
    judged.row.body = line.bytes;
    if (*before) {
        const Result<wire::CommandResult> first = duplicateOf(**before, line);
        if (!first)
            return failure(first.error());
        judged.result = *first;
        judged.row.duplicate = true;
        judged.row.type = (*before)->type;
        judged.row.actor = (*before)->actor;
        judged.row.verdict = (*before)->verdict;
        judged.row.body = QByteArrayLiteral("{}");
        return {};
    }

    m_work.begin({.source = line.id.text,
                  .who = line.command ? line.command->actor.text : QString(),
                  .place = m_who.name,
                  .install = m_install.id,
                  .n = line.n});
    if (line.command) {
        judged.row.body = withoutSealed(line.bytes, line.command->args.sealed);
        judged.row.sealed = line.command->args.sealed;
    }
    const Status done =
        line.command ? judgeReadable(*line.command, judged) : judgeUnreadable(line, judged);
    if (!done)
        return done;
    judged.group = m_groups++;
    return m_work.end();
}

Result<std::optional<CommandLog::Known>> ApplyCommands::known(const CommandId &id)
{
    for (const Judged &judged : std::as_const(m_judged)) {
        if (judged.row.id == id && !judged.row.duplicate)
            return known(judged.row.n);
    }
    if (planted(Bug::RemembersInMemory))
        return std::nullopt;
    return m_storage.commands.find(id);
}

Result<std::optional<CommandLog::Known>> ApplyCommands::known(qint64 n)
{
    for (const Judged &judged : std::as_const(m_judged)) {
        if (judged.row.n == n)
            return CommandLog::Known{judged.row.install,
                                     n,
                                     judged.row.hash,
                                     judged.row.type,
                                     judged.row.verdict,
                                     judged.row.actor,
                                     judged.row.fence,
                                     wire::toBytes(wire::toJson(judged.result)),
                                     wire::encodeEffect(judged.effect)};
    }
    return m_storage.commands.find(m_install.id, n);
}

/// When it was done at the latest. Owes nothing to the station's wall clock.
Instant ApplyCommands::latestTime(const Command &command) const
{
    const bool isOfThisRun = !command.boot.isEmpty() && command.boot == m_install.boot;
    return isOfThisRun ? std::min(m_now, Instant{command.monotonicMs + m_install.clockOffsetMs})
                       : m_now;
}

Instant ApplyCommands::correctedTime(const Command &command) const
{
    const Instant latest = latestTime(command);
    const bool isSlow = command.at < m_install.createdAt; // nobody worked there before
    return isSlow ? latest : std::min(command.at, latest);
}

/// Rather too late than too early: what is booked before a count is in it. The clock of a run
/// may have stood still while the station slept.
Instant ApplyCommands::bookedTime(const Command &command) const
{
    return std::min(m_now, std::max(latestTime(command), command.at));
}

Status ApplyCommands::setEffect(const InstallId &install, qint64 n, const Effect &effect)
{
    for (Judged &judged : m_judged) {
        if (install == m_install.id && judged.row.n == n) {
            judged.effect = effect;
            return {};
        }
    }
    return m_storage.commands.setEffect(install, n, wire::encodeEffect(effect));
}

/// What was done cannot have been done later than we heard of it. The monotonic clock of the
/// station's current run carries this bound to its other commands.
Status ApplyCommands::learnClock(const QList<Line> &lines)
{
    const auto newest = std::find_if(lines.rbegin(), lines.rend(),
                                     [](const Line &line) { return line.command.has_value(); });
    if (newest == lines.rend() || newest->command->boot.isEmpty())
        return {};
    const qint64 bound = m_now.ms - newest->command->monotonicMs;
    if (m_install.boot == newest->command->boot && m_install.clockOffsetMs <= bound)
        return {};
    m_install.boot = newest->command->boot;
    m_install.clockOffsetMs = bound;
    return m_storage.stations.setClock(m_install.id, m_install.boot, bound);
}

/// Numbers the groups, writes the log with the answers, and moves the install on.
Status ApplyCommands::finish()
{
    if (m_judged.isEmpty())
        return {};
    const Result<QList<FeedWriter::Position>> positions = m_work.publish();
    if (!positions)
        return failure(positions.error());
    for (Judged &judged : m_judged) {
        if (judged.group)
            judged.result.at = placesFor(m_who.store, positions->at(*judged.group));
        judged.row.result = wire::toBytes(wire::toJson(judged.result));
        judged.row.effect = wire::encodeEffect(judged.effect);
        if (const Status logged = m_storage.commands.append(judged.row); !logged)
            return logged;
    }
    return m_storage.stations.advance(m_install.id, m_install.lastN, m_install.lastHash);
}

} // namespace storehand::oms
