// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/SoundPlayer.h"

#include <QFile>
#include <QStandardPaths>
#include <QtEndian>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype waveHeaderBytes = 44;
constexpr int stopWaitMs = 50;

QString nameOf(Sound sound)
{
    switch (sound) {
    case Sound::Good:
        return u"good"_s;
    case Sound::Complete:
        return u"complete"_s;
    case Sound::Wrong:
        return u"wrong"_s;
    case Sound::NewOrder:
        return u"new-order"_s;
    }
    Q_UNREACHABLE();
}

/// The 16-bit samples of a wave file, made quieter: aplay has no volume of its own.
QByteArray scaled(QByteArray wave, int percent)
{
    for (qsizetype at = waveHeaderBytes; at + 1 < wave.size(); at += 2) {
        char *sample = wave.data() + at;
        qToLittleEndian(qint16(qFromLittleEndian<qint16>(sample) * percent / 100), sample);
    }
    return wave;
}

} // namespace

SoundPlayer::SoundPlayer(const QString &program)
    : m_program(program)
{
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
}

QString SoundPlayer::findPlayer()
{
    for (const QString &name : {u"pw-play"_s, u"paplay"_s, u"aplay"_s}) {
        const QString path = QStandardPaths::findExecutable(name);
        if (!path.isEmpty())
            return path;
    }
    return {};
}

void SoundPlayer::setVolume(int percent)
{
    m_volume = qBound(0, percent, 100);
}

void SoundPlayer::play(Sound sound)
{
    if (m_program.isEmpty() || m_volume == 0)
        return;
    const QString file = fileFor(sound);
    if (file.isEmpty())
        return;
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(stopWaitMs);
    }
    m_process.start(m_program, {file});
}

QString SoundPlayer::fileFor(Sound sound)
{
    const QString name = u"%1-%2.wav"_s.arg(nameOf(sound)).arg(m_volume);
    if (m_files.contains(name))
        return m_files.value(name);
    QFile source(u":/storehand/sounds/%1.wav"_s.arg(nameOf(sound)));
    QFile target(m_folder.filePath(name));
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
        return {};
    target.write(scaled(source.readAll(), m_volume));
    m_files.insert(name, target.fileName());
    return target.fileName();
}

} // namespace storehand
