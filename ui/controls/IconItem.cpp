// SPDX-License-Identifier: Apache-2.0
#include "ui/controls/IconItem.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QSet>
#include <QSvgRenderer>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The icons that point along the direction of reading.
bool isDirectional(const QString &name)
{
    static const QSet<QString> directional{
        u"back"_s, u"forward"_s, u"put-back"_s, u"queue"_s,       u"returns"_s, u"sign-out"_s,
        u"skip"_s, u"truck"_s,   u"undo"_s,     u"other-store"_s, u"scanner"_s};
    return directional.contains(name);
}

QByteArray drawing(const QString &name, const QColor &color)
{
    QFile file(u":/storehand/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named \"%s\"", qPrintable(name));
        return {};
    }
    return file.readAll().replace("#000", color.name().toLatin1());
}

} // namespace

IconItem::IconItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void IconItem::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    update();
    Q_EMIT nameChanged();
}

void IconItem::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
    Q_EMIT colorChanged();
}

void IconItem::setRightToLeft(bool rightToLeft)
{
    if (m_rightToLeft == rightToLeft)
        return;
    m_rightToLeft = rightToLeft;
    update();
    Q_EMIT rightToLeftChanged();
}

void IconItem::paint(QPainter *painter)
{
    if (m_name.isEmpty())
        return;
    if (m_rightToLeft && isDirectional(m_name)) {
        painter->translate(width(), 0);
        painter->scale(-1, 1);
    }
    draw(*painter, QRectF(0, 0, width(), height()), m_name, m_color);
}

void IconItem::draw(QPainter &painter, const QRectF &place, const QString &name,
                    const QColor &color)
{
    QSvgRenderer renderer(drawing(name, color));
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, place);
}

QStringList IconItem::names()
{
    QStringList names;
    for (const QString &file : QDir(u":/storehand/icons"_s).entryList(QDir::Files, QDir::Name))
        names.append(file.chopped(4));
    return names;
}

} // namespace storehand
