// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/EnterKey.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QQuickItem>
#include <QQuickWindow>

namespace storehand {

namespace {

bool isButton(const QQuickItem *item)
{
    return item && item->inherits("QQuickAbstractButton");
}

bool isTextField(const QQuickItem *item)
{
    return item && (item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit"));
}

bool isInPopup(const QQuickItem *item)
{
    while (item && !item->inherits("QQuickPopupItem"))
        item = item->parentItem();
    return item != nullptr;
}

/// As the space bar does it: a button has nothing else that can be called.
void press(QQuickItem *button)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent space(type, Qt::Key_Space, Qt::NoModifier);
        QCoreApplication::sendEvent(button, &space);
    }
}

} // namespace

EnterKey::EnterKey(QQuickWindow &window)
    : m_window(window)
{
    window.installEventFilter(this);
    // Keys that no item took arrive at the outermost one.
    window.contentItem()->installEventFilter(this);
}

bool EnterKey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<const QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    QQuickItem *focused = m_window.activeFocusItem();
    if (!isEnter || !isPlain || isTextField(focused))
        return QObject::eventFilter(watched, event);
    if (watched == &m_window) {
        if (isButton(focused))
            press(focused);
        return isButton(focused);
    }
    if (isInPopup(focused))
        return false;
    Q_EMIT confirmed();
    return true;
}

} // namespace storehand
