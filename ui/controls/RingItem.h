// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace storehand {

/// A ring of which a part is filled, clockwise from the top. Painted on the processor, so it looks
/// the same on every renderer.
class RingItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// The filled part, 0 to 1.
    Q_PROPERTY(qreal fraction READ fraction WRITE setFraction NOTIFY changed)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)
    Q_PROPERTY(QColor track READ track WRITE setTrack NOTIFY changed)
    Q_PROPERTY(qreal thickness READ thickness WRITE setThickness NOTIFY changed)

public:
    explicit RingItem(QQuickItem *parent = nullptr);

    [[nodiscard]] qreal fraction() const { return m_fraction; }
    void setFraction(qreal fraction) { set(m_fraction, qBound(0.0, fraction, 1.0)); }
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor &color) { set(m_color, color); }
    [[nodiscard]] QColor track() const { return m_track; }
    void setTrack(const QColor &track) { set(m_track, track); }
    [[nodiscard]] qreal thickness() const { return m_thickness; }
    void setThickness(qreal thickness) { set(m_thickness, thickness); }

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    template <typename T>
    void set(T &member, const T &value)
    {
        if (member == value)
            return;
        member = value;
        update();
        Q_EMIT changed();
    }

    qreal m_fraction = 0;
    QColor m_color;
    QColor m_track;
    qreal m_thickness = 4;
};

} // namespace storehand
