// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationGateway.h"
#include "ui/camera/CameraViewModel.h"
#include "ui/counter/CounterViewModel.h"
#include "ui/devices/DevicesViewModel.h"
#include "ui/frame/Appearance.h"
#include "ui/frame/EnterKey.h"
#include "ui/frame/FocusInSight.h"
#include "ui/frame/FrameViewModel.h"
#include "ui/frame/NewOrderAlarm.h"
#include "ui/frame/PresenceWatch.h"
#include "ui/messages/Translations.h"
#include "ui/pick/PickViewModel.h"
#include "ui/queue/QueueViewModel.h"
#include "ui/settings/SettingsViewModel.h"
#include "ui/signin/SignInViewModel.h"
#include "ui/stage/StageViewModel.h"
#include "ui/start/StartViewModel.h"
#include "ui/sync/SyncViewModel.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>

#include <functional>

namespace storehand::app {

/// The window and its pages over one station: hands snapshots in and lets what people ask for out.
/// Main thread only; gateway and desk must outlive it.
class Desktop : public QObject
{
    Q_OBJECT

public:
    static constexpr int tickMs = 20'000; ///< how often clocks and rings move on

    /// `locale` is the language until the settings say another.
    Desktop(StationGateway &station, scanner::ScannerDesk &scanners, std::function<Instant()> now,
            const QLocale &locale, QObject *parent = nullptr);
    ~Desktop() override;

    /// Loads the window. False when its files do not load; why stands on stderr.
    [[nodiscard]] bool open();
    /// There after open().
    [[nodiscard]] QQuickWindow &window() const { return *m_window; }
    /// Makes these the settings of the station, as if somebody had chosen them.
    void apply(const StationSettings &settings);

    /// Shows the start page until showWork(); before that the station need not be open.
    void showOpening();
    /// The station did not open: the start page says why and asks for what is missing. `address` is
    /// that of the order manager, as far as it is known.
    void showFailure(const Error &error, const QString &address);
    void showWork();

    [[nodiscard]] FrameViewModel &frame() { return m_frame; }
    [[nodiscard]] StartViewModel &start() { return m_start; }
    [[nodiscard]] SignInViewModel &signIn() { return m_signIn; }
    [[nodiscard]] QueueViewModel &queue() { return m_queue; }
    [[nodiscard]] PickViewModel &pick() { return m_pick; }
    [[nodiscard]] StageViewModel &stage() { return m_stage; }
    [[nodiscard]] CounterViewModel &counter() { return m_counter; }
    [[nodiscard]] SyncViewModel &sync() { return m_sync; }
    [[nodiscard]] DevicesViewModel &devices() { return m_devices; }
    [[nodiscard]] SettingsViewModel &settings() { return m_settings; }
    [[nodiscard]] CameraViewModel &camera() { return m_camera; }
    /// Somebody is about to type a PIN.
    [[nodiscard]] bool asksForPin() const;
    /// Shows the sign-in page although somebody is at the desk.
    void askWho(bool ask);
    /// Before all other windows, with the queue.
    void comeForward();

Q_SIGNALS:
    /// Somebody changed the settings; keep them.
    void settingsEdited(const storehand::StationSettings &settings);
    /// New orders were told, or seen: what there is to say about them, and whether nobody saw it.
    void newOrdersChanged(const QString &title, bool unseen);
    /// Somebody wants the list of this walk on paper.
    void printWanted(const storehand::PickView &walk);

private:
    void wireFrame();
    void wireAlarm();
    void search(const QString &text);
    void find(const QString &text);
    [[nodiscard]] bool asksForDetail() const;
    void tellNewOrders();
    void wirePages();
    void update();
    void updatePages();
    void onScan(const ScanView &scan);
    [[nodiscard]] bool isColleagues(const ScanView &scan) const;
    void openWhatWasScanned(const ScanView &scan);
    void openOrder(const AssignmentId &id);
    /// A key, or the command card that `person` scanned.
    void press(ActKey::Value key, const PersonCode &person = {});
    [[nodiscard]] bool hasUseFor(ActKey::Value card, const PersonCode &person);
    void print(const PersonCode &person);
    void confirm();
    void noteDeskPerson();

    StationGateway &m_station;
    std::function<Instant()> m_now;
    QLocale m_locale;
    Translations m_translations;
    QString m_language; ///< that is spoken now
    Appearance m_appearance;
    FrameViewModel m_frame;
    NewOrderAlarm m_alarm;
    StartViewModel m_start;
    SignInViewModel m_signIn;
    QueueViewModel m_queue;
    PickViewModel m_pick;
    StageViewModel m_stage;
    CounterViewModel m_counter;
    SyncViewModel m_sync;
    DevicesViewModel m_devices;
    SettingsViewModel m_settings;
    QString m_typed; ///< the code that was typed and not answered yet
    CameraViewModel m_camera;
    bool m_starting = false;
    bool m_asking = false;
    QTimer m_tick;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr; ///< owned by the engine
    std::unique_ptr<EnterKey> m_enter;
    std::unique_ptr<FocusInSight> m_focus;
    std::unique_ptr<PresenceWatch> m_presence;
};

} // namespace storehand::app
