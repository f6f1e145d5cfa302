// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/HttpLine.h"

#include <QList>

#include <functional>
#include <memory>
#include <vector>

namespace storehand::bench {

/// A client that asks one thing after the other, each when the one before is answered.
struct Asker
{
    std::unique_ptr<HttpLine> line;
    QList<QByteArray> requests; ///< made before the clock starts
};

struct LoadResult
{
    double seconds = 0;
    qint64 answers = 0;
    QList<double> milliseconds; ///< from sending to the whole answer, each
};

/// Runs all askers at once until each has asked everything. `judge` says what is wrong with a
/// reply; the first wrong one ends the run.
[[nodiscard]] Result<LoadResult> runLoad(std::vector<Asker> askers,
                                         const std::function<Status(const HttpReply &)> &judge);

} // namespace storehand::bench
