// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/PresenceWatch.h"

#include <QEvent>

namespace storehand {

namespace {

bool isOfPeople(const QEvent &event)
{
    return event.type() == QEvent::KeyPress || event.type() == QEvent::MouseButtonPress ||
           event.type() == QEvent::TouchBegin || event.type() == QEvent::Wheel;
}

} // namespace

PresenceWatch::PresenceWatch(QWindow &window)
{
    m_pause.setSingleShot(true);
    window.installEventFilter(this);
}

bool PresenceWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (isOfPeople(*event) && !m_pause.isActive()) {
        m_pause.start(pauseMs);
        Q_EMIT noticed();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace storehand
