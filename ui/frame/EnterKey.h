// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QQuickWindow;

namespace storehand {

/// Enter in a window: it presses the button that has the focus, also inside of a question. Where no
/// button has it and nothing else takes the key it is confirmed(): the one large button of the
/// page. Text fields keep theirs. Main thread only.
class EnterKey : public QObject
{
    Q_OBJECT

public:
    /// The window must outlive it.
    explicit EnterKey(QQuickWindow &window);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void confirmed();

private:
    QQuickWindow &m_window;
};

} // namespace storehand
