// SPDX-License-Identifier: Apache-2.0
#include "core/station/Conflicts.h"

#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand {

QList<Conflict> conflictsOf(const QList<ExceptionView> &exceptions)
{
    QList<Conflict> conflicts;
    for (const ExceptionView &exception : exceptions) {
        const bool isAlone =
            exception.code == codes::unitsMissing || exception.assignment.isEmpty();
        const auto same =
            std::find_if(conflicts.begin(), conflicts.end(), [&](const Conflict &conflict) {
                return conflict.first().assignment == exception.assignment &&
                       conflict.first().code != codes::unitsMissing;
            });
        if (isAlone || same == conflicts.end())
            conflicts.append({exception});
        else
            same->append(exception);
    }
    return conflicts;
}

} // namespace storehand
