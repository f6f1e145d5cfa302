// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/camera/FrameSource.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// What the camera panel shows.
struct CameraState
{
    enum class Kind {
        Closed,
        Opening, ///< the camera is asked for; no picture yet
        Looking, ///< for a code in the picture
        Read,    ///< a code was read; looks for the next
        GaveUp,  ///< nothing was read for a while, and the camera is off
        Trouble, ///< the camera does not work: `device` says why
    };

    Kind kind = Kind::Closed;
    scanner::DeviceStatus device = {};
    QList<scanner::CameraInfo> cameras = {};
    QString current = {}; ///< id of the camera in use
    bool hasTorch = false;
    bool torch = false;
};

/// The panel in which people aim a camera at a code, and what takes pictures that are dropped or
/// pasted into the window. Decides what is said; asks for everything by signals. Main thread only.
class CameraViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool hasPicture READ hasPicture NOTIFY changed)
    Q_PROPERTY(int tone READ tone NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    /// What the large button says; empty: there is none.
    Q_PROPERTY(QString action READ action NOTIFY changed)
    /// The name of the next camera; empty when there is no other.
    Q_PROPERTY(QString otherCamera READ otherCamera NOTIFY changed)
    Q_PROPERTY(bool hasTorch READ hasTorch NOTIFY changed)
    Q_PROPERTY(bool torch READ torch NOTIFY changed)

public:
    /// More files than these in one go are left out.
    static constexpr int filesMax = 10;

    using QObject::QObject;

    void show(const CameraState &state);
    void setPicture(const QImage &picture);
    [[nodiscard]] const QImage &picture() const { return m_picture; }

    [[nodiscard]] bool isOpen() const { return m_state.kind != CameraState::Kind::Closed; }
    [[nodiscard]] bool hasPicture() const;
    [[nodiscard]] int tone() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString action() const;
    [[nodiscard]] QString otherCamera() const;
    [[nodiscard]] bool hasTorch() const { return m_state.hasTorch; }
    [[nodiscard]] bool torch() const { return m_state.torch; }

    /// Opens the panel, or closes it.
    Q_INVOKABLE void toggle();
    Q_INVOKABLE void close();
    /// The large button: look again, or try harder.
    Q_INVOKABLE void act();
    Q_INVOKABLE void useOtherCamera();
    Q_INVOKABLE void toggleTorch() { Q_EMIT torchWanted(!m_state.torch); }
    /// Pictures that were dropped into the window.
    Q_INVOKABLE void takeFiles(const QList<QUrl> &files);
    /// What is in the clipboard: a picture, or files.
    Q_INVOKABLE void paste();

Q_SIGNALS:
    void changed();
    void pictureChanged();

    /// `cameraId` is empty for the usual one.
    void aimWanted(const QString &cameraId);
    void restWanted();
    void harderWanted();
    void torchWanted(bool on);
    void fileGiven(const QString &path);
    void pictureGiven(const QImage &picture);

private:
    [[nodiscard]] qsizetype otherIndex() const;

    CameraState m_state;
    QImage m_picture;
};

} // namespace storehand
