// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/SoundPlayer.h"

#include "tests/support/Eventually.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// Stands in for aplay: copies what it is given to the folder it lies in.
class SoundPlayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFourSoundsAreFourDifferentFiles();
    void quieterIsReallyQuieter();
    void silentAndMissingPlayersPlayNothing();
    void aNewSoundCutsTheOldOneOff();

private:
    [[nodiscard]] QString script(const QByteArray &body);
    [[nodiscard]] QByteArray played() const;
    [[nodiscard]] QByteArray playAndRead(SoundPlayer &player, Sound sound);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SoundPlayerTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString SoundPlayerTest::script(const QByteArray &body)
{
    const QString path = m_folder->filePath(u"player"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\ncd \"" + m_folder->path().toUtf8() + "\"\n" + body + "\n");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

QByteArray SoundPlayerTest::played() const
{
    QFile file(m_folder->filePath(u"heard"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray SoundPlayerTest::playAndRead(SoundPlayer &player, Sound sound)
{
    QFile::remove(m_folder->filePath(u"heard"_s));
    player.play(sound);
    [&] { EVENTUALLY_VERIFY(!played().isEmpty()); }();
    return played();
}

void SoundPlayerTest::theFourSoundsAreFourDifferentFiles()
{
    SoundPlayer player(script("cp \"$1\" part && mv part heard"));
    QSet<QByteArray> sounds;
    for (const Sound sound : {Sound::Good, Sound::Complete, Sound::Wrong, Sound::NewOrder}) {
        const QByteArray wave = playAndRead(player, sound);
        QVERIFY(wave.startsWith("RIFF"));
        sounds.insert(wave);
    }
    QCOMPARE(sounds.size(), 4);
}

void SoundPlayerTest::quieterIsReallyQuieter()
{
    const auto loudest = [](const QByteArray &wave) {
        int peak = 0;
        for (qsizetype at = 44; at + 1 < wave.size(); at += 2)
            peak = std::max(peak, std::abs(int(qFromLittleEndian<qint16>(wave.data() + at))));
        return peak;
    };
    SoundPlayer player(script("cp \"$1\" part && mv part heard"));
    player.setVolume(100);
    const int full = loudest(playAndRead(player, Sound::Good));
    player.setVolume(25);
    const int quarter = loudest(playAndRead(player, Sound::Good));
    QVERIFY(full > 10000);
    QVERIFY(std::abs(quarter - full / 4) < 10);
}

void SoundPlayerTest::silentAndMissingPlayersPlayNothing()
{
    SoundPlayer missing{QString()};
    QVERIFY(!missing.isAvailable());
    missing.play(Sound::Wrong);

    SoundPlayer silent(script("touch heard"));
    silent.setVolume(0);
    silent.play(Sound::Wrong);
    silent.setVolume(50);
    QCOMPARE(silent.volume(), 50);
    QVERIFY(!QFile::exists(m_folder->filePath(u"heard"_s)));
}

void SoundPlayerTest::aNewSoundCutsTheOldOneOff()
{
    SoundPlayer player(script("basename \"$1\" >> heard; exec sleep 60"));
    player.play(Sound::Good);
    EVENTUALLY_VERIFY(played().contains("good"));
    player.play(Sound::Wrong);
    EVENTUALLY_VERIFY(played().contains("wrong"));
}

QTEST_GUILESS_MAIN(SoundPlayerTest)
#include "SoundPlayerTest.moc"
