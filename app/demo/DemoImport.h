// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace storehand::demo {

/// Something that happened in the demo chain before the first look at it, such as a cancellation or
/// an order that was made ready days ago. Verbs and arguments: resources/demo/README.md.
struct Act
{
    QString orderRef;
    Instant at;
    QString verb;     ///< "cancel", "ready", "arrive"
    QJsonObject args; ///< what else the line says

    friend bool operator==(const Act &, const Act &) = default;
};

/// The demo chain as import lines (one JSON object a line), stores first and orders last, with the
/// times of the orders counted from `now`. The data are part of the program.
[[nodiscard]] QByteArray importLines(Instant now);

/// What happened since, oldest first.
[[nodiscard]] QList<Act> acts(Instant now);

} // namespace storehand::demo
