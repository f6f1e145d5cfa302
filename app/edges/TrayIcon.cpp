// SPDX-License-Identifier: Apache-2.0
#include "app/edges/TrayIcon.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCall>
#include <QtEndian>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString watcherService = u"org.kde.StatusNotifierWatcher"_s;
const QString itemPath = u"/StatusNotifierItem"_s;

TrayPictures travelling(const QList<QImage> &images)
{
    TrayPictures pictures;
    for (const QImage &image : images) {
        const QImage plain = image.convertToFormat(QImage::Format_ARGB32);
        TrayPicture picture{plain.width(), plain.height(), QByteArray(plain.sizeInBytes(), '\0')};
        qToBigEndian<quint32>(plain.constBits(), plain.sizeInBytes() / 4, picture.argb.data());
        pictures.append(picture);
    }
    return pictures;
}

} // namespace

QDBusArgument &operator<<(QDBusArgument &argument, const TrayPicture &picture)
{
    argument.beginStructure();
    argument << picture.width << picture.height << picture.argb;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, TrayPicture &picture)
{
    argument.beginStructure();
    argument >> picture.width >> picture.height >> picture.argb;
    argument.endStructure();
    return argument;
}

TrayItem::TrayItem(const QList<QImage> &pictures, const QList<QImage> &attentionPictures)
    : m_pictures(travelling(pictures))
    , m_attentionPictures(travelling(attentionPictures))
{}

QString TrayItem::status() const
{
    return m_needsAttention ? u"NeedsAttention"_s : u"Active"_s;
}

void TrayItem::show(const QString &title, bool needsAttention)
{
    if (m_title != title) {
        m_title = title;
        Q_EMIT NewTitle();
    }
    if (m_needsAttention != needsAttention) {
        m_needsAttention = needsAttention;
        Q_EMIT NewStatus(status());
        Q_EMIT statusChanged();
    }
}

void TrayItem::Activate(int, int)
{
    Q_EMIT activated();
}

TrayIcon::TrayIcon(const QDBusConnection &bus, const QList<QImage> &pictures,
                   const QList<QImage> &attentionPictures, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_item(pictures, attentionPictures)
    , m_service(u"org.kde.StatusNotifierItem-%1-1"_s.arg(QCoreApplication::applicationPid()))
    , m_watcher(watcherService, m_bus, QDBusServiceWatcher::WatchForRegistration)
{
    qDBusRegisterMetaType<TrayPicture>();
    qDBusRegisterMetaType<TrayPictures>();
    connect(&m_item, &TrayItem::activated, this, &TrayIcon::activated);
    if (!m_bus.isConnected() || !m_bus.registerService(m_service) ||
        !m_bus.registerObject(itemPath, &m_item,
                              QDBusConnection::ExportAllProperties |
                                  QDBusConnection::ExportScriptableSlots |
                                  QDBusConnection::ExportScriptableSignals))
        return;
    connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this, &TrayIcon::registerItem);
    registerItem();
}

TrayIcon::~TrayIcon()
{
    if (!m_bus.isConnected())
        return;
    m_bus.unregisterObject(itemPath);
    m_bus.unregisterService(m_service);
}

void TrayIcon::show(const QString &title, bool needsAttention)
{
    m_item.show(title, needsAttention);
}

/// Without an answer being waited for: a desktop without a tray refuses, and that is all.
void TrayIcon::registerItem()
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(watcherService, u"/StatusNotifierWatcher"_s, watcherService,
                                       u"RegisterStatusNotifierItem"_s);
    call.setAutoStartService(false);
    call << m_service;
    m_bus.asyncCall(call);
}

} // namespace storehand::app
