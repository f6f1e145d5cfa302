// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/SettingsViewModel.h"

#include "ui/messages/Words.h"

#include <algorithm>

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

void SettingsViewModel::setKeyLiesInFile(bool liesInFile)
{
    m_keyLiesInFile = liesInFile;
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

QStringList SettingsViewModel::textSizes() const
{
    QStringList names;
    for (const int percent : textPercents)
        names.append(QStringLiteral("%1 %").arg(percent));
    return names;
}

int SettingsViewModel::textSize() const
{
    const auto *at =
        std::lower_bound(textPercents.begin(), textPercents.end() - 1, m_settings.textPercent);
    return int(at - textPercents.begin());
}

void SettingsViewModel::setTextSize(int size)
{
    StationSettings next = m_settings;
    next.textPercent = textPercents.at(size_t(qBound(0, size, int(textPercents.size()) - 1)));
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

QStringList SettingsViewModel::pickWays() const
{
    QStringList words;
    for (const auto &[way, name] : enumNames(PickWay{}))
        words.append(word(way));
    return words;
}

void SettingsViewModel::setPickWay(int way)
{
    StationSettings next = m_settings;
    next.pickWay = PickWay(qBound(0, way, int(enumNames(PickWay{}).size()) - 1));
    edit(next);
}

QString SettingsViewModel::pickWayWords() const
{
    return explanation(m_settings.pickWay);
}

QString SettingsViewModel::privacyWords() const
{
    return m_keyLiesInFile
               ? tr("They are encrypted here. No keychain answered, so the key lies in a file: "
                    "whoever can read this user's files can read them.")
               : tr("They are encrypted here, and the key lies in this computer's keychain.");
}

} // namespace storehand
