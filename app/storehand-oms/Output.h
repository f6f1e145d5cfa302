// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace storehand::oms {

/// One JSON object on one line of standard output, for programs.
void printLine(const QJsonObject &object);

/// A sentence on standard error, for people.
void say(const QString &message);

/// Says why and is the exit code 1.
[[nodiscard]] int fail(const QString &why);

} // namespace storehand::oms
