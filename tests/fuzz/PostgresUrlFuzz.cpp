// SPDX-License-Identifier: Apache-2.0
#include "core/database/PostgresUrl.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;

/// A database URL is split or refused; nothing in it reaches the driver that would end its texts
/// early or add an option.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const auto target = parsePostgresUrl(textOf(data, size));
    if (!target) {
        demand(!target.error().detail.isEmpty(), "refused without a reason");
        return 0;
    }
    demand(target->port == -1 || (target->port > 0 && target->port <= 65'535), "not a port");
    demand(!target->database.isEmpty(), "no database");
    for (const QString &text :
         {target->host, target->database, target->user, target->password, target->connectOptions})
        demand(!text.contains(QChar(0)), "a NUL, which ends a text for the driver");
    for (const QString &option : target->connectOptions.split(u';', Qt::SkipEmptyParts))
        demand(option.contains(u"='") && option.endsWith(u'\''), "an option out of its quotes");
    return 0;
}
