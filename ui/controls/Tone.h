// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// What a coloured thing on the screen means. View models say the tone; Theme knows the colours,
/// and an icon or a word always goes with it.
namespace Tone {
Q_NAMESPACE
QML_ELEMENT

enum Value {
    Neutral, ///< plain fact
    Info,    ///< worth noticing, nothing to do
    Good,    ///< done, in time, connected
    Warn,    ///< soon a problem, or already complete
    Bad,     ///< late, wrong, refused
};
Q_ENUM_NS(Value)
} // namespace Tone

} // namespace storehand
