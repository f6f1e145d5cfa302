// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/frame/Appearance.h"
#include "ui/frame/FrameViewModel.h"
#include "ui/pick/PickViewModel.h"
#include "ui/queue/QueueViewModel.h"
#include "ui/signin/SignInViewModel.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>

#include <functional>

namespace storehand::app {

/// The window and its pages over one station: hands snapshots in and lets what people ask for out.
/// Main thread only; the gateway must outlive it.
class Desktop : public QObject
{
    Q_OBJECT

public:
    static constexpr int tickMs = 20'000; ///< how often clocks and rings move on

    Desktop(StationGateway &station, std::function<Instant()> now, QObject *parent = nullptr);
    ~Desktop() override;

    /// Loads the window. False when its files do not load; why stands on stderr.
    [[nodiscard]] bool open();
    /// There after open().
    [[nodiscard]] QQuickWindow &window() const { return *m_window; }

    [[nodiscard]] Appearance &appearance() { return m_appearance; }
    [[nodiscard]] FrameViewModel &frame() { return m_frame; }
    [[nodiscard]] SignInViewModel &signIn() { return m_signIn; }
    [[nodiscard]] QueueViewModel &queue() { return m_queue; }
    [[nodiscard]] PickViewModel &pick() { return m_pick; }
    /// Shows the sign-in page although somebody is at the desk.
    void askWho(bool ask);

private:
    void wireFrame();
    void wirePages();
    void update();
    void tick();
    void onScan(const ScanView &scan);
    void press(ActKey::Value key);

    StationGateway &m_station;
    std::function<Instant()> m_now;
    Appearance m_appearance;
    FrameViewModel m_frame;
    SignInViewModel m_signIn;
    QueueViewModel m_queue;
    PickViewModel m_pick;
    bool m_asking = false;
    QTimer m_tick;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr; ///< owned by the engine
};

} // namespace storehand::app
