// SPDX-License-Identifier: Apache-2.0
#include "app/window/Tray.h"

#include "app/window/Desktop.h"
#include "ui/controls/IconItem.h"

#include <QPainter>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// White on a plate of its own, since nobody knows whether the tray is light or dark.
QList<QImage> drawn(const QString &icon, const QColor &plate)
{
    QList<QImage> pictures;
    for (const int side : {22, 44}) {
        QImage picture(side, side, QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(plate);
        painter.drawRoundedRect(picture.rect(), side / 5.0, side / 5.0);
        const double margin = side / 8.0;
        IconItem::draw(painter, QRectF(picture.rect()).adjusted(margin, margin, -margin, -margin),
                       icon, Qt::white);
        pictures.append(picture);
    }
    return pictures;
}

} // namespace

Tray::Tray(Desktop &desktop)
    : m_icon(QDBusConnection::sessionBus(), drawn(u"bag"_s, QColor(0x0B, 0x57, 0xD0)),
             drawn(u"bell"_s, QColor(0xB2, 0x5E, 0x09)))
{
    QObject::connect(&desktop, &Desktop::newOrdersChanged, &m_icon, &TrayIcon::show);
    QObject::connect(&m_icon, &TrayIcon::activated, &desktop, &Desktop::comeForward);
}

} // namespace storehand::app
