// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace storehand {

/// The four sounds of the station; each is also written on the screen.
enum class Sound {
    Good,     ///< short and high: the scan counts
    Complete, ///< one middle tone: enough of this already
    Wrong,    ///< low double buzz: this is not it
    NewOrder, ///< three rising notes
};

/// Plays short sounds through whatever player the desktop has (pw-play, paplay or aplay), in a
/// process of its own so that a stuck sound server never holds up a scan. Without one it is silent.
/// A new sound cuts the one before it off: the last answer is the one that counts. Main thread
/// only.
class SoundPlayer
{
public:
    /// `program` is for tests; by default the first player found in PATH.
    explicit SoundPlayer(const QString &program = findPlayer());

    void play(Sound sound);

    /// 0 is silent, 100 is as loud as the file. Each station has its own.
    void setVolume(int percent);
    [[nodiscard]] int volume() const { return m_volume; }

    /// Whether sounds can be heard at all.
    [[nodiscard]] bool isAvailable() const { return !m_program.isEmpty(); }

    [[nodiscard]] static QString findPlayer();

private:
    [[nodiscard]] QString fileFor(Sound sound);

    QString m_program;
    int m_volume = 80;
    QTemporaryDir m_folder;
    QHash<QString, QString> m_files; ///< by sound and volume
    QProcess m_process;
};

} // namespace storehand
