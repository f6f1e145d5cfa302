// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QImage>
#include <QList>
#include <QObject>

namespace storehand::app {

/// A picture as it travels to the tray.
struct TrayPicture
{
    int width = 0;
    int height = 0;
    QByteArray argb; ///< four bytes a pixel, alpha first
};
using TrayPictures = QList<TrayPicture>;

QDBusArgument &operator<<(QDBusArgument &argument, const TrayPicture &picture);
const QDBusArgument &operator>>(const QDBusArgument &argument, TrayPicture &picture);

} // namespace storehand::app

Q_DECLARE_METATYPE(storehand::app::TrayPicture)

namespace storehand::app {

/// What desktops call for: how an icon in the tray stands. Its properties are read over D-Bus.
class TrayItem : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierItem")
    Q_PROPERTY(QString Category READ category CONSTANT)
    Q_PROPERTY(QString Id READ id CONSTANT)
    Q_PROPERTY(QString Title READ title CONSTANT)
    Q_PROPERTY(QString Status READ status NOTIFY statusChanged)
    Q_PROPERTY(storehand::app::TrayPictures IconPixmap READ pictures CONSTANT)
    Q_PROPERTY(storehand::app::TrayPictures AttentionIconPixmap READ attentionPictures CONSTANT)
    Q_PROPERTY(bool ItemIsMenu READ itemIsMenu CONSTANT)

public:
    TrayItem(const QList<QImage> &pictures, const QList<QImage> &attentionPictures);

    [[nodiscard]] QString category() const { return QStringLiteral("ApplicationStatus"); }
    [[nodiscard]] QString id() const { return QStringLiteral("storehand"); }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString status() const;
    [[nodiscard]] TrayPictures pictures() const { return m_pictures; }
    [[nodiscard]] TrayPictures attentionPictures() const { return m_attentionPictures; }
    [[nodiscard]] bool itemIsMenu() const { return false; }

    void show(const QString &title, bool needsAttention);

public Q_SLOTS:
    Q_SCRIPTABLE void Activate(int x, int y);

Q_SIGNALS:
    Q_SCRIPTABLE void NewTitle();
    Q_SCRIPTABLE void NewStatus(const QString &status);
    void statusChanged();
    void activated();

private:
    TrayPictures m_pictures;
    TrayPictures m_attentionPictures;
    QString m_title = QStringLiteral("Storehand");
    bool m_needsAttention = false;
};

/// An icon in the tray of the desktop that asks for attention while new orders were not seen, and
/// brings the window up when it is clicked (StatusNotifierItem of the KDE desktop, which others
/// take too). It speaks D-Bus itself: Qt's own class would load all of Qt Widgets. Where there is
/// no bus or no tray nothing happens, and a tray that comes later shows it too. Main thread only.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    /// The pictures come in several sizes; the desktop takes what fits.
    TrayIcon(const QDBusConnection &bus, const QList<QImage> &pictures,
             const QList<QImage> &attentionPictures, QObject *parent = nullptr);
    ~TrayIcon() override;

    /// `title` is what the desktop shows beside it.
    void show(const QString &title, bool needsAttention);

Q_SIGNALS:
    void activated();

private:
    void registerItem();

    QDBusConnection m_bus;
    TrayItem m_item;
    QString m_service;
    QDBusServiceWatcher m_watcher;
};

} // namespace storehand::app
