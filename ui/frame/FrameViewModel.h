// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/ActKey.h"
#include "ui/controls/RowModel.h"
#include "ui/frame/FrameRows.h"
#include "ui/frame/FrameState.h"
#include "ui/frame/SoundPlayer.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// What surrounds every page: rail, top bar, banners, the answer to the last scan and the way back.
/// It is fed with whole states and draws nothing itself; what people ask for leaves as signals.
/// Main thread only.
class FrameViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QString storeName READ storeName NOTIFY stateChanged)
    Q_PROPERTY(QString clock READ clock NOTIFY clockChanged)
    Q_PROPERTY(QString networkWord READ networkWord NOTIFY networkChanged)
    Q_PROPERTY(QString networkIcon READ networkIcon NOTIFY networkChanged)
    Q_PROPERTY(int networkTone READ networkTone NOTIFY networkChanged)
    Q_PROPERTY(QString scannerWord READ scannerWord NOTIFY stateChanged)
    Q_PROPERTY(int scannerTone READ scannerTone NOTIFY stateChanged)
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY stateChanged)
    Q_PROPERTY(QString personName READ personName NOTIFY stateChanged)
    Q_PROPERTY(QString personInitials READ personInitials NOTIFY stateChanged)
    Q_PROPERTY(int page READ page NOTIFY pageChanged)
    Q_PROPERTY(QAbstractListModel *rail READ rail CONSTANT)
    Q_PROPERTY(QAbstractListModel *railFoot READ railFoot CONSTANT)
    Q_PROPERTY(QAbstractListModel *alerts READ alerts CONSTANT)
    /// Banners beyond the ones shown.
    Q_PROPERTY(int alertsMore READ alertsMore NOTIFY stateChanged)
    Q_PROPERTY(storehand::AnswerCard answer READ answer NOTIFY answerChanged)
    Q_PROPERTY(storehand::ToastCard toast READ toast NOTIFY toastChanged)

public:
    static constexpr int alertsShownMax = 1;   ///< calm: the rest is a number
    static constexpr int answerShownMs = 4000; ///< good and complete; wrong stays
    static constexpr int wrongAnswerShownMs = 15000;
    static constexpr int toastShownMs = 8000;

    /// `pages` are the ones this program has; the rail shows those of them that the person may use.
    explicit FrameViewModel(QList<Page> pages, QObject *parent = nullptr);

    /// Takes over a whole new state; `now` is its time.
    void show(const FrameState &state, Instant now);
    /// Time went on; call it once a minute or more often.
    void setNow(Instant now);
    /// Shows the outcome of a scan and sounds it.
    void answerScan(const ScanNotice &notice);
    /// Tells what was just done. `undoable` offers Undo, which comes back as pressed(Undo).
    void announce(const QString &icon, const QString &text, bool undoable);
    /// Sounds that new work has come.
    void ring() { m_sounds.play(Sound::NewOrder); }
    /// Opens a page if there is one and the person may use it.
    void open(Page page);

    [[nodiscard]] SoundPlayer &sounds() { return m_sounds; }

    [[nodiscard]] QString storeName() const { return m_state.storeName; }
    [[nodiscard]] QString clock() const { return m_clock; }
    [[nodiscard]] QString networkWord() const;
    [[nodiscard]] QString networkIcon() const;
    [[nodiscard]] int networkTone() const;
    [[nodiscard]] QString scannerWord() const;
    [[nodiscard]] int scannerTone() const;
    [[nodiscard]] bool signedIn() const { return !m_state.personName.isEmpty(); }
    [[nodiscard]] QString personName() const { return m_state.personName; }
    [[nodiscard]] QString personInitials() const;
    [[nodiscard]] int page() const { return int(m_page); }
    [[nodiscard]] QAbstractListModel *rail() { return &m_rail; }
    [[nodiscard]] QAbstractListModel *railFoot() { return &m_railFoot; }
    [[nodiscard]] QAbstractListModel *alerts() { return &m_alerts; }
    [[nodiscard]] int alertsMore() const;
    [[nodiscard]] AnswerCard answer() const { return m_answer; }
    [[nodiscard]] ToastCard toast() const { return m_toast; }

    Q_INVOKABLE void openPage(int page) { open(Page(page)); }
    Q_INVOKABLE void openSync() { open(Page::Sync); }
    Q_INVOKABLE void openDevices() { open(Page::Devices); }
    Q_INVOKABLE void press(int key) { Q_EMIT pressed(ActKey::Value(key)); }
    Q_INVOKABLE void search(const QString &text) { Q_EMIT searchRequested(text); }
    Q_INVOKABLE void toggleCamera() { Q_EMIT cameraRequested(); }
    Q_INVOKABLE void switchPerson() { Q_EMIT switchPersonRequested(); }
    Q_INVOKABLE void openAlerts() { Q_EMIT alertsRequested(); }
    Q_INVOKABLE void actOnAlert(const QString &id) { Q_EMIT alertActed(id); }
    Q_INVOKABLE void closeAlert(const QString &id);
    Q_INVOKABLE void hideAnswer();
    Q_INVOKABLE void hideToast();

Q_SIGNALS:
    void stateChanged();
    void networkChanged();
    void clockChanged();
    void pageChanged();
    void answerChanged();
    void toastChanged();

    void pressed(ActKey::Value key);
    void searchRequested(const QString &text);
    void cameraRequested();
    void switchPersonRequested();
    void alertsRequested();
    void alertActed(const QString &id);
    void alertClosed(const QString &id);

private:
    void updateRail();
    void updateAlerts();
    [[nodiscard]] bool mayUse(Page page) const;
    [[nodiscard]] bool isOpen(const Alert &alert) const;

    const QList<Page> m_pages;
    FrameState m_state;
    Instant m_now;
    QString m_clock;
    Page m_page = Page::Queue;
    QSet<QString> m_closedAlerts;
    RowModel<RailEntry> m_rail;
    RowModel<RailEntry> m_railFoot;
    RowModel<AlertRow> m_alerts;
    AnswerCard m_answer;
    ToastCard m_toast;
    QTimer m_answerTimer;
    QTimer m_toastTimer;
    SoundPlayer m_sounds;
};

} // namespace storehand
