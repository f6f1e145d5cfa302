// SPDX-License-Identifier: Apache-2.0
#include "app/edges/DesktopNotice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

void showDesktopNotice(const QString &title, const QString &text)
{
    static uint lastId = 0; // main thread only
    constexpr int asLongAsTheDesktopLikes = -1;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"Notify"_s);
    call << u"Storehand"_s << lastId << u"storehand"_s << title << text << QStringList()
         << QVariantMap() << asLongAsTheDesktopLikes;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [](QDBusPendingCallWatcher *answered) {
                         const QDBusPendingReply<uint> reply = *answered;
                         if (!reply.isError())
                             lastId = reply.value();
                         answered->deleteLater();
                     });
}

} // namespace storehand::app
