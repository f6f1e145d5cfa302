// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>
#include <QWindow>

namespace storehand {

/// Notices that somebody touches a window or types in it: noticed(), at most once in pauseMs. Main
/// thread only.
class PresenceWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int pauseMs = 10'000;

    /// The window must outlive it.
    explicit PresenceWatch(QWindow &window);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void noticed();

private:
    QTimer m_pause;
};

} // namespace storehand
