// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// How this station wants its screens: the settings behind the Theme. Main thread only.
class Appearance : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the application")
    Q_PROPERTY(Shade shade READ shade WRITE setShade NOTIFY changed)
    /// What the shade comes to.
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY changed)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed)
    Q_PROPERTY(bool rightToLeft READ rightToLeft NOTIFY changed)

public:
    enum Shade { AsSystem, Light, Dark };
    Q_ENUM(Shade)

    static constexpr double textScaleMax = 2.0;

    explicit Appearance(QObject *parent = nullptr);

    [[nodiscard]] Shade shade() const { return m_shade; }
    void setShade(Shade shade);
    [[nodiscard]] bool dark() const;
    [[nodiscard]] double textScale() const { return m_textScale; }
    /// Kept between 1 and textScaleMax.
    void setTextScale(double scale);
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);
    [[nodiscard]] bool rightToLeft() const { return m_rightToLeft; }
    /// Takes the direction of writing of this language.
    void setLanguage(const QLocale &locale);

Q_SIGNALS:
    void changed();

private:
    template <typename T>
    void set(T &member, T value)
    {
        if (member == value)
            return;
        member = value;
        Q_EMIT changed();
    }

    Shade m_shade = AsSystem;
    double m_textScale = 1.0;
    bool m_reducedMotion = false;
    bool m_rightToLeft = false;
};

} // namespace storehand
