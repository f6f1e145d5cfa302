// SPDX-License-Identifier: Apache-2.0
#include "ui/controls/RingItem.h"

#include <QPainter>
#include <QPen>

namespace storehand {

RingItem::RingItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void RingItem::paint(QPainter *painter)
{
    constexpr int fullCircle = 360 * 16;
    const qreal inset = m_thickness / 2 + 0.5;
    const QRectF circle = QRectF(0, 0, width(), height()).adjusted(inset, inset, -inset, -inset);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_track, m_thickness));
    painter->drawEllipse(circle);
    if (m_fraction <= 0)
        return;
    painter->setPen(QPen(m_color, m_thickness, Qt::SolidLine, Qt::RoundCap));
    painter->drawArc(circle, fullCircle / 4, -qRound(fullCircle * m_fraction));
}

} // namespace storehand
