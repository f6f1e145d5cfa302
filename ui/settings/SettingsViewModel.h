// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/PickWay.h"

#include <QLocale>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace storehand {

/// How this station looks and sounds. Defaults are what a new station begins with.
struct StationSettings
{
    int shade = 0;         ///< 0 as the system, 1 light, 2 dark
    int textPercent = 100; ///< 100 to 200
    QString language;      ///< BCP 47; empty: as the system
    int volume = 80;       ///< 0 to 100
    bool reducedMotion = false;
    PickWay pickWay = PickWay::IntoBags;

    friend bool operator==(const StationSettings &, const StationSettings &) = default;
};

/// The settings page. What is changed takes effect at once: whoever owns it listens to edited().
/// Main thread only.
class SettingsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(int shade READ shade WRITE setShade NOTIFY changed)
    Q_PROPERTY(QList<QString> textSizes READ textSizes CONSTANT)
    Q_PROPERTY(int textSize READ textSize WRITE setTextSize NOTIFY changed)
    Q_PROPERTY(int volume READ volume WRITE setVolume NOTIFY changed)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed)
    /// "As the computer" and the languages by their own names.
    Q_PROPERTY(QList<QString> languages READ languages NOTIFY changed)
    Q_PROPERTY(int language READ language WRITE setLanguage NOTIFY changed)
    /// How people pick here, and what the chosen one means.
    Q_PROPERTY(QList<QString> pickWays READ pickWays NOTIFY changed)
    Q_PROPERTY(int pickWay READ pickWay WRITE setPickWay NOTIFY changed)
    Q_PROPERTY(QString pickWayWords READ pickWayWords NOTIFY changed)
    Q_PROPERTY(bool soundAvailable READ soundAvailable CONSTANT)
    /// How customers' data is kept on this computer.
    Q_PROPERTY(QString privacyWords READ privacyWords NOTIFY changed)

public:
    static constexpr std::array textPercents{100, 125, 150, 200};

    /// `languages` are those that there are texts for.
    SettingsViewModel(QList<QLocale> languages, bool soundAvailable, QObject *parent = nullptr);

    [[nodiscard]] const StationSettings &settings() const { return m_settings; }
    /// Shows these without telling anybody.
    void show(const StationSettings &settings);
    /// Whether the key of customers' data lies in a file because no keychain answered.
    void setKeyLiesInFile(bool liesInFile);

    [[nodiscard]] int shade() const { return m_settings.shade; }
    void setShade(int shade);
    [[nodiscard]] QStringList textSizes() const;
    /// Index into textPercents.
    [[nodiscard]] int textSize() const;
    void setTextSize(int size);
    [[nodiscard]] int volume() const { return m_settings.volume; }
    void setVolume(int volume);
    [[nodiscard]] bool reducedMotion() const { return m_settings.reducedMotion; }
    void setReducedMotion(bool reduced);
    [[nodiscard]] QStringList languages() const;
    [[nodiscard]] int language() const;
    void setLanguage(int language);
    [[nodiscard]] QStringList pickWays() const;
    [[nodiscard]] int pickWay() const { return int(m_settings.pickWay); }
    void setPickWay(int way);
    [[nodiscard]] QString pickWayWords() const;
    [[nodiscard]] bool soundAvailable() const { return m_soundAvailable; }
    [[nodiscard]] QString privacyWords() const;

    Q_INVOKABLE void trySound() { Q_EMIT soundWanted(); }

Q_SIGNALS:
    void changed();
    void edited(const storehand::StationSettings &settings);
    void soundWanted();

private:
    void edit(const StationSettings &settings);

    QList<QLocale> m_languages;
    bool m_soundAvailable;
    bool m_keyLiesInFile = false;
    StationSettings m_settings;
};

} // namespace storehand
