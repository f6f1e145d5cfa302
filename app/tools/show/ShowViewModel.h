// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/show/Backstage.h"
#include "app/tools/show/ScannerDeck.h"
#include "app/tools/show/ShowRows.h"
#include "app/tools/show/TryList.h"
#include "core/domain/Instant.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace storehand::show {

/// The window beside the station: a scanner to click, the plugs to pull, and the list of what there
/// is to try. Main thread only.
class ShowViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(QString storeName READ storeName CONSTANT)
    /// What goes on backstage while there is nothing to click; empty when the station is open.
    Q_PROPERTY(QString progress READ progress NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(bool stationRuns READ stationRuns NOTIFY changed)
    Q_PROPERTY(bool stationGone READ stationGone NOTIFY changed)
    Q_PROPERTY(bool cut READ cut NOTIFY changed)
    Q_PROPERTY(QString linkText READ linkText NOTIFY changed)
    Q_PROPERTY(QString answerText READ answerText NOTIFY changed)
    Q_PROPERTY(int answerTone READ answerTone NOTIFY changed)
    /// What a click on the large button does, or what to do before it does anything.
    Q_PROPERTY(QString rightCaption READ rightCaption NOTIFY changed)
    Q_PROPERTY(storehand::show::SightView right READ right NOTIFY changed)
    Q_PROPERTY(storehand::show::SightView wrong READ wrong NOTIFY changed)
    Q_PROPERTY(storehand::show::SightView bag READ bag NOTIFY changed)
    Q_PROPERTY(storehand::show::SightView shelf READ shelf NOTIFY changed)
    Q_PROPERTY(storehand::show::SightView customer READ customer NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel *steps READ steps CONSTANT)
    Q_PROPERTY(QString stepsText READ stepsText NOTIFY changed)
    Q_PROPERTY(QString people READ people NOTIFY changed)

public:
    static constexpr int firstOrderMs = 4'000; ///< from the open window to the first new order

    ShowViewModel(Backstage &backstage, std::function<Instant()> now, QObject *parent = nullptr);

    [[nodiscard]] QString storeName() const { return m_backstage.cast().storeName; }
    [[nodiscard]] QString progress() const;
    [[nodiscard]] QString failure() const { return m_backstage.failure(); }
    [[nodiscard]] bool stationRuns() const;
    [[nodiscard]] bool stationGone() const;
    [[nodiscard]] bool cut() const { return m_backstage.isCut(); }
    [[nodiscard]] QString linkText() const;
    [[nodiscard]] QString answerText() const { return m_answerText; }
    [[nodiscard]] int answerTone() const { return m_answerTone; }
    [[nodiscard]] QString rightCaption() const;
    [[nodiscard]] SightView right() const;
    [[nodiscard]] SightView wrong() const;
    [[nodiscard]] SightView bag() const;
    [[nodiscard]] SightView shelf() const;
    [[nodiscard]] SightView customer() const;
    [[nodiscard]] QAbstractItemModel *steps() { return &m_steps; }
    [[nodiscard]] QString stepsText() const;
    [[nodiscard]] QString people() const;

    Q_INVOKABLE void scanRight();
    Q_INVOKABLE void scanWrong();
    Q_INVOKABLE void scanBag();
    Q_INVOKABLE void scanShelf();
    /// The counter's person signs in first when somebody else is at the desk.
    Q_INVOKABLE void scanCustomer();
    Q_INVOKABLE void dropOrder();
    Q_INVOKABLE void toggleInternet();
    /// Kills the station, or starts it again when it is gone.
    Q_INVOKABLE void toggleStation();
    Q_INVOKABLE void startOver();

Q_SIGNALS:
    void changed();

private:
    void begin();
    void onBackstage();
    void onStation(const QJsonObject &object);
    void onScan(const QJsonObject &scan);
    void onOrder(const QJsonObject &order);
    void showSteps();
    [[nodiscard]] bool isAtDesk(const story::Cast::Person &person) const;

    Backstage &m_backstage;
    std::function<Instant()> m_now;
    ScannerDeck m_deck;
    TryList m_try;
    TryRows m_steps;
    QTimer m_firstOrder;
    QJsonObject m_state; ///< the station's last word
    QString m_answerText;
    int m_answerTone = 0;
    QString m_comesNext; ///< a customer's code that waits for the person at the counter
    int m_dropped = 0;
    bool m_opened = false; ///< since the last start over
};

} // namespace storehand::show
