// SPDX-License-Identifier: Apache-2.0
#include "ui/camera/AimView.h"

#include "scanner/camera/LookPlanner.h"

#include <QPainter>

#include <array>

namespace storehand {

void AimView::setCamera(CameraViewModel *camera)
{
    if (m_camera == camera)
        return;
    if (m_camera)
        m_camera->disconnect(this);
    m_camera = camera;
    if (m_camera)
        connect(m_camera, &CameraViewModel::pictureChanged, this, [this] { update(); });
    Q_EMIT cameraChanged();
    update();
}

void AimView::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT colorChanged();
    update();
}

void AimView::paint(QPainter *painter)
{
    const QImage picture = m_camera ? m_camera->picture() : QImage();
    if (picture.isNull())
        return;
    QRectF place(QPointF(), QSizeF(picture.size()).scaled(size(), Qt::KeepAspectRatio));
    place.moveCenter(boundingRect().center());
    painter->drawImage(place, picture);

    QRectF aim(0, 0, place.width() * scanner::aimWidth, place.height() * scanner::aimHeight);
    aim.moveCenter(place.center());
    constexpr qreal line = 3;
    constexpr qreal arm = 28;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_color, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const qreal x : {aim.left(), aim.right()}) {
        for (const qreal y : {aim.top(), aim.bottom()}) {
            const qreal inX = x == aim.left() ? arm : -arm;
            const qreal inY = y == aim.top() ? arm : -arm;
            const std::array corner{QPointF(x + inX, y), QPointF(x, y), QPointF(x, y + inY)};
            painter->drawPolyline(corner.data(), int(corner.size()));
        }
    }
}

} // namespace storehand
