// SPDX-License-Identifier: Apache-2.0
#include "ui/devices/SymbolItem.h"

#include "scanner/drawing/SymbolDrawing.h"

#include <QPainter>

namespace storehand {

SymbolItem::SymbolItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &SymbolItem::changed, this, [this] { update(); });
}

void SymbolItem::paint(QPainter *painter)
{
    const auto drawing = scanner::SymbolDrawing::of(m_format, m_content.toLatin1());
    const QRectF area = boundingRect();
    painter->fillRect(area, Qt::white);
    if (!drawing)
        return;
    const bool isLinear = drawing->height == 1;
    const int across = int(area.width()) / drawing->width;
    const int module = isLinear ? across : std::min(across, int(area.height()) / drawing->height);
    if (module < 1)
        return;
    const int rowHeight = isLinear ? int(area.height()) : module;
    const int left = (int(area.width()) - module * drawing->width) / 2;
    const int top = (int(area.height()) - rowHeight * drawing->height) / 2;
    for (int y = 0; y < drawing->height; ++y) {
        for (int x = 0; x < drawing->width; ++x) {
            if (drawing->isDark(x, y))
                painter->fillRect(left + x * module, top + y * rowHeight, module, rowHeight,
                                  Qt::black);
        }
    }
}

} // namespace storehand
