// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/Appearance.h"

#include <QGuiApplication>
#include <QPalette>

namespace storehand {

namespace {

/// Qt 6.4 has no question for this; a window darker than its text is what dark means.
bool systemIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent)
{}

void Appearance::setShade(Shade shade)
{
    set(m_shade, shade);
}

bool Appearance::dark() const
{
    return m_shade == Dark || (m_shade == AsSystem && systemIsDark());
}

void Appearance::setTextScale(double scale)
{
    set(m_textScale, qBound(1.0, scale, textScaleMax));
}

void Appearance::setReducedMotion(bool reduced)
{
    set(m_reducedMotion, reduced);
}

void Appearance::setLanguage(const QLocale &locale)
{
    set(m_rightToLeft, locale.textDirection() == Qt::RightToLeft);
}

} // namespace storehand
