// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Hello.h"

#include "core/domain/Codes.h"
#include "oms/feed/Topics.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> rollback(const QString &why)
{
    return failure(ErrorKind::Conflict, codes::rollback, why);
}

Result<Install> installOf(Storage &storage, const StationIdentity &who, const InstallId &id,
                          Instant now)
{
    Result<std::optional<Install>> found = storage.stations.findInstallForChange(id);
    if (!found)
        return failure(found.error());
    if (*found && (*found)->station != who.station)
        return rollback(u"the install belongs to another station"_s);
    if (*found)
        return **std::move(found);
    const Install install{.id = id, .station = who.station, .createdAt = now};
    if (const Status made = storage.stations.insert(install); !made)
        return failure(made.error());
    return install;
}

/// What the station remembers as our last row must be what we have at that number. Rows beyond our
/// last one are no contradiction: then we were restored, and it offers them again.
Status compare(Storage &storage, const Install &install, const wire::HelloRequest &request)
{
    if (install.lastN > request.lastN)
        return rollback(u"%1 commands are known here, the station gave out %2"_s.arg(install.lastN)
                            .arg(request.lastN));
    if (!request.prev || request.prev->n > install.lastN)
        return {};
    QByteArray hash = install.lastHash;
    if (request.prev->n < install.lastN) {
        const auto row = storage.commands.find(install.id, request.prev->n);
        if (!row)
            return failure(row.error());
        hash = *row ? (*row)->hash : request.prev->hash;
    }
    if (hash != request.prev->hash)
        return rollback(
            u"command %1 of the station is not the one known here"_s.arg(request.prev->n));
    return {};
}

int spreadFor(qint64 stations)
{
    constexpr int stationsPerSecond = 50;
    if (stations < stationsWithoutSpread)
        return 0;
    return static_cast<int>(qMin<qint64>(wire::spreadSecondsMax, stations / stationsPerSecond));
}

} // namespace

Result<wire::HelloAnswer> hello(Storage &storage, FeedReader &reader, RestoreWatch &watch,
                                const StationIdentity &who, const wire::HelloRequest &request,
                                Instant now)
{
    const Result<Install> install = installOf(storage, who, request.install, now);
    if (!install)
        return failure(install.error());
    if (const Status compared = compare(storage, *install, request); !compared)
        return failure(compared.error());
    const Result<qint64> stations = storage.stations.count();
    if (!stations)
        return failure(stations.error());
    if (const Status looked = watch.lookAtStation(who, request.cursor, now); !looked)
        return failure(looked.error());
    Result<QString> epoch = reader.epoch();
    if (!epoch)
        return failure(epoch.error());
    const Result<qint64> ahead = reader.countAfter(topics::ofStation(who.store), request.cursor);
    if (!ahead && ahead.error().kind == ErrorKind::Storage)
        return failure(ahead.error());
    wire::HelloAnswer answer;
    answer.serverTime = now;
    answer.lastN = install->lastN;
    answer.epoch = *std::move(epoch);
    answer.spreadSeconds = spreadFor(*stations);
    answer.ahead = ahead.value_or(0);
    return answer;
}

} // namespace storehand::oms
