// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/FocusInSight.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

namespace storehand {

namespace {

constexpr qreal peek = 16; ///< more than any gap between rows

/// Where a view has to begin so that what lies between `from` and `to` is seen; its start, where
/// the view is too small for all of it.
qreal begin(qreal now, qreal length, qreal from, qreal to)
{
    if (from < now || to - from > length)
        return from;
    return std::max(now, to - length);
}

void scrollTo(const QQuickItem &item, QQuickItem &view)
{
    auto *content = view.property("contentItem").value<QQuickItem *>();
    if (!content)
        return;
    const auto number = [&view](const char *name) { return view.property(name).toReal(); };
    const auto scroll = [&](const char *at, const char *origin, const char *extent, qreal length,
                            qreal from, qreal to) {
        const qreal first = number(origin);
        const qreal last = std::max(first, first + number(extent) - length);
        const qreal wanted = std::clamp(begin(number(at), length, from, to), first, last);
        if (wanted != number(at))
            view.setProperty(at, wanted);
    };
    const QRectF place = item.mapRectToItem(content, item.boundingRect());
    scroll("contentX", "originX", "contentWidth", view.width(), place.left() - peek,
           place.right() + peek);
    scroll("contentY", "originY", "contentHeight", view.height(), place.top() - peek,
           place.bottom() + peek);
}

} // namespace

FocusInSight::FocusInSight(QQuickWindow &window)
    : m_window(window)
{
    connect(&window, &QQuickWindow::activeFocusItemChanged, this, &FocusInSight::follow);
}

void FocusInSight::follow()
{
    scrollToFocus();
    // Rows that came in the same moment have their places when the next picture is drawn.
    connect(&m_window, &QQuickWindow::afterAnimating, this, &FocusInSight::scrollToFocus,
            Qt::ConnectionType(Qt::UniqueConnection | Qt::SingleShotConnection));
    m_window.update();
}

void FocusInSight::scrollToFocus()
{
    const QQuickItem *item = m_window.activeFocusItem();
    for (QQuickItem *view = item ? item->parentItem() : nullptr; view; view = view->parentItem()) {
        if (view->inherits("QQuickFlickable"))
            scrollTo(*item, *view);
    }
}

} // namespace storehand
