// SPDX-License-Identifier: Apache-2.0
#include "app/edges/TrayIcon.h"

#include "tests/support/Eventually.h"

#include <QDBusPendingReply>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <memory>
#include <optional>

using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString watcherName = u"org.kde.StatusNotifierWatcher"_s;
const QString itemPath = u"/StatusNotifierItem"_s;

/// What a desktop with a tray has.
class FakeTray : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")

public:
    QStringList items;

public Q_SLOTS:
    Q_SCRIPTABLE void RegisterStatusNotifierItem(const QString &service)
    {
        items.append(service);
        Q_EMIT came();
    }

Q_SIGNALS:
    void came();
};

QList<QImage> picture(Qt::GlobalColor color)
{
    QImage image(22, 22, QImage::Format_ARGB32);
    image.fill(color);
    return {image};
}

} // namespace

/// The icon beside a desktop's clock, over a message bus of its own.
class TrayIconTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("there is no dbus-daemon");
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForStarted());
        QVERIFY(m_daemon.waitForReadyRead());
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }

    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    void init()
    {
        m_desktop.emplace(QDBusConnection::connectToBus(m_address, u"desktop"_s));
        m_station.emplace(QDBusConnection::connectToBus(m_address, u"station"_s));
        QVERIFY(m_desktop->isConnected() && m_station->isConnected());
    }

    void cleanup()
    {
        m_desktop.reset();
        m_station.reset();
        QDBusConnection::disconnectFromBus(u"desktop"_s);
        QDBusConnection::disconnectFromBus(u"station"_s);
    }

    void newOrdersAskForAttentionUntilTheyAreSeen()
    {
        FakeTray tray;
        show(tray);
        TrayIcon icon(*m_station, picture(Qt::blue), picture(Qt::red));
        EVENTUALLY_COMPARE(tray.items.size(), 1);
        const auto property = [&](const QString &name) {
            return propertyOf(tray.items.first(), name).toString();
        };
        QCOMPARE(property(u"Status"_s), u"Active"_s);
        icon.show(u"3 new orders"_s, true);
        QCOMPARE(property(u"Status"_s), u"NeedsAttention"_s);
        QCOMPARE(property(u"Title"_s), u"3 new orders"_s);
        icon.show(u"Harbour Street"_s, false);
        QCOMPARE(property(u"Status"_s), u"Active"_s);
    }

    void itsPicturesTravelAlphaFirst()
    {
        FakeTray tray;
        show(tray);
        const TrayIcon icon(*m_station, picture(Qt::blue), picture(Qt::red));
        EVENTUALLY_COMPARE(tray.items.size(), 1);
        const auto pictures =
            qdbus_cast<TrayPictures>(propertyOf(tray.items.first(), u"AttentionIconPixmap"_s));
        QCOMPARE(pictures.size(), 1);
        QCOMPARE(pictures.first().width, 22);
        QCOMPARE(pictures.first().argb.first(4), QByteArray("\xff\xff\x00\x00", 4));
    }

    void aClickBringsTheWindow()
    {
        FakeTray tray;
        show(tray);
        const TrayIcon icon(*m_station, picture(Qt::blue), picture(Qt::red));
        EVENTUALLY_COMPARE(tray.items.size(), 1);
        QSignalSpy activated(&icon, &TrayIcon::activated);
        QDBusMessage click = QDBusMessage::createMethodCall(
            tray.items.first(), itemPath, u"org.kde.StatusNotifierItem"_s, u"Activate"_s);
        click << 10 << 20;
        m_desktop->asyncCall(click);
        EVENTUALLY_COMPARE(activated.size(), 1);
    }

    void aTrayThatComesLaterShowsItToo()
    {
        FakeTray tray;
        const TrayIcon icon(*m_station, picture(Qt::blue), picture(Qt::red));
        show(tray);
        EVENTUALLY_COMPARE(tray.items.size(), 1);
    }

    void withoutABusNothingHappens()
    {
        TrayIcon icon(QDBusConnection(u"nowhere"_s), picture(Qt::blue), picture(Qt::red));
        icon.show(u"3 new orders"_s, true);
    }

private:
    /// Both ends live on this thread, so nobody may block while the other answers.
    QVariant propertyOf(const QString &service, const QString &name)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(
            service, itemPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        call << u"org.kde.StatusNotifierItem"_s << name;
        const QDBusPendingReply<QVariant> reply = m_desktop->asyncCall(call);
        (void)QTest::qWaitFor([&] { return reply.isFinished(); }, storehand::test::eventuallyMs);
        return reply.value();
    }

    void show(FakeTray &tray)
    {
        QVERIFY(m_desktop->registerObject(u"/StatusNotifierWatcher"_s, &tray,
                                          QDBusConnection::ExportScriptableSlots));
        QVERIFY(m_desktop->registerService(watcherName));
    }

    QProcess m_daemon;
    QString m_address;
    std::optional<QDBusConnection> m_desktop;
    std::optional<QDBusConnection> m_station;
};

QTEST_MAIN(TrayIconTest)
#include "TrayIconTest.moc"
