// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/Station.h"

#include <QJsonObject>

namespace storehand::app {

/// What happens at the station, as objects of the public contract.
[[nodiscard]] QJsonObject eventOf(const ScanOutcome &outcome);
[[nodiscard]] QJsonObject eventOf(const ExceptionNotice &notice);
[[nodiscard]] QJsonObject eventOf(const LinkView &link);
[[nodiscard]] QJsonObject queueEvent(const QList<AssignmentId> &added,
                                     const QList<AssignmentId> &removed,
                                     const QList<AssignmentId> &changed);

} // namespace storehand::app
