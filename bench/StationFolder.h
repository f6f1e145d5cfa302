// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/HeadOffice.h"
#include "app/tools/story/JsonProgram.h"
#include "bench/Benches.h"

#include <QJsonObject>

#include <memory>

namespace storehand::bench {

/// The data folder of the station that a bench measures.
[[nodiscard]] QString stationFolder(const Place &place);

/// Starts `storehand headless` over it; `more` are further arguments. Returns when it is ready.
[[nodiscard]] Result<std::unique_ptr<story::JsonProgram>>
startHeadless(const Place &place, const QStringList &more = {});

/// Makes it a station of the first store and returns when it has everything.
[[nodiscard]] Result<std::unique_ptr<story::JsonProgram>>
joinHeadless(const Place &place, story::HeadOffice &office, const QStringList &more = {});

/// The only person of the store signs in.
[[nodiscard]] Status signIn(story::JsonProgram &station);
/// The person takes the order with this number.
[[nodiscard]] Status claim(story::JsonProgram &station, const QString &orderRef);
/// Returns when outbox and feed are in step.
[[nodiscard]] Status settle(story::JsonProgram &station);

/// The station has everything of a store with 5,000 open orders, and is closed; the order manager
/// is gone.
[[nodiscard]] Status fillStation(const Place &place);

} // namespace storehand::bench
