// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// The keys that a full day can be worked with, beside a scanner. They come from the keyboard, from
/// the printed command card, or from a button, and every page understands all of them.
namespace ActKey {
Q_NAMESPACE
QML_ELEMENT

enum Value {
    Confirm, ///< Enter: the one large button of the page
    Short,   ///< F2: can't find it
    Undo,    ///< F3: take the last thing back
    Print,   ///< F4: print what belongs here
    Next,    ///< F5: skip, or go on to the next
};
Q_ENUM_NS(Value)
} // namespace ActKey

} // namespace storehand
