// SPDX-License-Identifier: Apache-2.0
#include "app/secrets/Keychain.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;

/// The keychain of a real desktop, GNOME's, on a message bus and in a home folder of its own.
class SystemKeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &program : {u"dbus-daemon"_s, u"gnome-keyring-daemon"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(u"there is no %1"_s.arg(program)));
        }
        for (const char *variable : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"})
            qputenv(variable, m_home.path().toUtf8());
        QVERIFY(writeBusConfig());
        m_bus.start(u"dbus-daemon"_s, {u"--config-file=%1"_s.arg(m_home.filePath(u"bus.conf"_s)),
                                       u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_bus.waitForReadyRead());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        m_keyring.start(u"gnome-keyring-daemon"_s,
                        {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_keyring.waitForStarted());
        m_keyring.write("the password of the keyring");
        m_keyring.closeWriteChannel();
        const auto answers = [] { return systemKeychain() != nullptr; };
        QVERIFY(QTest::qWaitFor(answers, 20'000));
    }

    void cleanupTestCase()
    {
        for (QProcess *process : {&m_keyring, &m_bus}) {
            process->kill();
            process->waitForFinished();
        }
    }

    void aSecretComesBackByteForByte()
    {
        const QByteArray secret("\x00\xff\x10key\n", 7);
        const auto keychain = systemKeychain();
        QVERIFY(keychain);
        QVERIFY(keychain->write(u"a"_s, Sensitive<QByteArray>(secret)));
        const auto back = systemKeychain()->read(u"a"_s);
        QVERIFY(back && *back);
        QCOMPARE((*back)->reveal(), secret);
    }

    void aSecretThatIsNotThereIsNoError()
    {
        const auto none = systemKeychain()->read(u"b"_s);
        QVERIFY(none);
        QVERIFY(!none->has_value());
    }

    void aKeychainThatWentAwayIsAnError()
    {
        const auto keychain = systemKeychain();
        QVERIFY(keychain);
        m_keyring.kill();
        QVERIFY(m_keyring.waitForFinished());
        const auto gone = keychain->read(u"a"_s);
        QVERIFY(!gone);
        QVERIFY(gone.error().detail.contains(u"keychain"_s));
        QVERIFY(!systemKeychain());
    }

private:
    /// A bus that starts no services by itself: what was killed stays away.
    bool writeBusConfig()
    {
        QFile config(m_home.filePath(u"bus.conf"_s));
        return config.open(QIODevice::WriteOnly) &&
               config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                            "<policy context='default'><allow send_destination='*'/>"
                            "<allow receive_sender='*'/><allow own='*'/></policy></busconfig>") > 0;
    }

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;
};

QTEST_GUILESS_MAIN(SystemKeychainTest)
#include "SystemKeychainTest.moc"
