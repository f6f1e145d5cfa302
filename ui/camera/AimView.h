// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/camera/CameraViewModel.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>

namespace storehand {

/// Draws what the camera sees, and the frame in which a code is looked for.
class AimView : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(storehand::CameraViewModel *camera READ camera WRITE setCamera NOTIFY cameraChanged)
    /// Of the frame.
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    [[nodiscard]] CameraViewModel *camera() const { return m_camera; }
    void setCamera(CameraViewModel *camera);
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor &color);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void cameraChanged();
    void colorChanged();

private:
    QPointer<CameraViewModel> m_camera;
    QColor m_color = Qt::white;
};

} // namespace storehand
