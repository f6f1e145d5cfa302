// SPDX-License-Identifier: Apache-2.0
#include "core/sync/NewInstall.h"

#include "core/domain/CommandType.h"
#include "core/store/FormerInstalls.h"
#include "core/wire/CommandJson.h"
#include "core/wire/ObjectWriter.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int commandDepthMax = 16;

/// Works on the JSON and not on a Command, so that a line of any version passes unchanged but for
/// its numbers.
Result<QByteArray> renumbered(const OutboxRow &row, qint64 n, const QHash<qint64, qint64> &numbers)
{
    const Result<QJsonObject> parsed =
        wire::parseObject(row.line, {Outbox::lineBytesMax, commandDepthMax});
    if (!parsed)
        return failure(parsed.error());
    QJsonObject command = *parsed;
    command.insert("n"_L1, n);
    if (command.value("type"_L1) == toText(CommandType::Reverse)) {
        // What it takes back may have been acknowledged under the former install and has no number
        // here. Then it names itself, which the OMS answers with an exception: a person looks.
        QJsonObject args = command.value("args"_L1).toObject();
        args.insert("n"_L1, numbers.value(args.value("n"_L1).toInteger(), n));
        command.insert("args"_L1, args);
    }
    return wire::toBytes(command);
}

} // namespace

Status takeNewInstall(Outbox &outbox, const InstallId &install)
{
    // First, so that it is never forgotten; kept for nothing, it changes nothing.
    if (const Status kept = keepAsFormerInstall(outbox); !kept)
        return kept;
    return outbox.rollback(install, renumbered);
}

Status offerFormerInstalls(Outbox &outbox)
{
    return outbox.offerFormerAgain(renumbered);
}

} // namespace storehand
