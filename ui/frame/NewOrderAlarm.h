// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

namespace storehand {

/// Tells the shop that orders came and goes on until somebody has seen it. Orders that come in one
/// go are told once, and those of an outage once at its end. Main thread only.
class NewOrderAlarm : public QObject
{
    Q_OBJECT

public:
    static constexpr int collectMs = 400;   ///< what comes within is one announcement
    static constexpr int repeatMs = 30'000; ///< between two sounds
    static constexpr int repeatsMax = 40;   ///< then the banner alone remains

    explicit NewOrderAlarm(QObject *parent = nullptr);

    /// So many orders came.
    void came(int count);
    /// While the station catches up with head office nothing is told; the end of it is.
    void setCatchingUp(bool catching);
    /// Somebody has seen them.
    void seen();

    /// Orders told and not seen.
    [[nodiscard]] int unseen() const { return m_told; }
    /// They came while the station caught up after an outage.
    [[nodiscard]] bool afterOutage() const { return m_afterOutage; }

Q_SIGNALS:
    /// What unseen() says is new: show and sound it.
    void told();
    /// Nobody has seen it yet: sound it again.
    void repeated();
    void wasSeen();

private:
    void tell();
    void repeat();

    QTimer m_collect;
    QTimer m_repeat;
    int m_waiting = 0;
    int m_told = 0;
    int m_repeats = 0;
    bool m_catching = false;
    bool m_waitingAfterOutage = false;
    bool m_afterOutage = false;
};

} // namespace storehand
