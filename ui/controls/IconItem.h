// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QString>
#include <QStringList>

namespace storehand {

/// Draws one icon of resources/icons in one colour, crisp at any size, without shaders. QML uses
/// the type Icon, which gives it the theme's size and colour.
class IconItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// File name without folder and ending; empty draws nothing.
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    /// In right-to-left surroundings the icons that point somewhere are drawn mirrored.
    Q_PROPERTY(bool rightToLeft READ rightToLeft WRITE setRightToLeft NOTIFY rightToLeftChanged)

public:
    explicit IconItem(QQuickItem *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor &color);
    [[nodiscard]] bool rightToLeft() const { return m_rightToLeft; }
    void setRightToLeft(bool rightToLeft);

    void paint(QPainter *painter) override;

    /// The same outside of a window.
    static void draw(QPainter &painter, const QRectF &place, const QString &name,
                     const QColor &color);

    /// The names of all icons, sorted.
    [[nodiscard]] static QStringList names();

Q_SIGNALS:
    void nameChanged();
    void colorChanged();
    void rightToLeftChanged();

private:
    QString m_name;
    QColor m_color;
    bool m_rightToLeft = false;
};

} // namespace storehand
