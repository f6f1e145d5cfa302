// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QQuickItem;
class QQuickWindow;

namespace storehand {

/// Scrolls what has the focus into sight, in every list and page that scrolls, with a little of
/// what comes next: lists make their rows when they are seen, and the Tab key goes only to rows
/// that are there. Main thread only.
class FocusInSight : public QObject
{
    Q_OBJECT

public:
    /// The window must outlive it.
    explicit FocusInSight(QQuickWindow &window);

private:
    void follow();
    void scrollToFocus();

    QQuickWindow &m_window;
};

} // namespace storehand
