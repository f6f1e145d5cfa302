// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/SettingsViewModel.h"

namespace storehand {

SettingsViewModel::SettingsViewModel(QList<QLocale> languages, bool soundAvailable, QObject *parent)
    : QObject(parent)
    , m_languages(std::move(languages))
    , m_soundAvailable(soundAvailable)
{}

void SettingsViewModel::show(const StationSettings &settings)
{
    m_settings = settings;
    Q_EMIT changed();
}

void SettingsViewModel::edit(const StationSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    Q_EMIT edited(m_settings);
    Q_EMIT changed();
}

void SettingsViewModel::setShade(int shade)
{
    StationSettings next = m_settings;
    next.shade = qBound(0, shade, 2);
    edit(next);
}

void SettingsViewModel::setTextPercent(int percent)
{
    StationSettings next = m_settings;
    next.textPercent = qBound(100, percent, textPercentMax);
    edit(next);
}

void SettingsViewModel::setVolume(int volume)
{
    StationSettings next = m_settings;
    next.volume = qBound(0, volume, 100);
    edit(next);
}

void SettingsViewModel::setReducedMotion(bool reduced)
{
    StationSettings next = m_settings;
    next.reducedMotion = reduced;
    edit(next);
}

QStringList SettingsViewModel::languages() const
{
    QStringList names{tr("As the computer")};
    for (const QLocale &locale : m_languages)
        names.append(locale.language() == QLocale::English ? QStringLiteral("English")
                                                           : locale.nativeLanguageName());
    return names;
}

int SettingsViewModel::language() const
{
    for (int at = 0; at < m_languages.size(); ++at) {
        if (!m_settings.language.isEmpty() &&
            m_languages.at(at).language() == QLocale(m_settings.language).language())
            return at + 1;
    }
    return 0;
}

void SettingsViewModel::setLanguage(int language)
{
    StationSettings next = m_settings;
    next.language = language > 0 && language <= m_languages.size()
                        ? m_languages.at(language - 1).bcp47Name()
                        : QString();
    edit(next);
}

} // namespace storehand
