// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationSnapshot.h"
#include "scanner/ScannerStatus.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// What can be set for one scanner, as choices on a page. Each choice is told at once by edited();
/// what the station makes of it comes back by show(). Main thread only.
class ScannerForm : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of the devices")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(bool isSerial READ isSerial NOTIFY changed)
    Q_PROPERTY(bool isKeyboard READ isKeyboard NOTIFY changed)
    Q_PROPERTY(QList<QString> owners READ owners NOTIFY changed)
    Q_PROPERTY(int owner READ owner NOTIFY changed)
    Q_PROPERTY(QList<QString> endings READ endings NOTIFY changed)
    Q_PROPERTY(int ending READ ending NOTIFY changed)
    Q_PROPERTY(QList<QString> speeds READ speeds NOTIFY changed)
    Q_PROPERTY(int speed READ speed NOTIFY changed)
    Q_PROPERTY(QList<QString> parities READ parities NOTIFY changed)
    Q_PROPERTY(int parity READ parity NOTIFY changed)
    Q_PROPERTY(QList<QString> windows READ windows NOTIFY changed)
    Q_PROPERTY(int window READ window NOTIFY changed)
    Q_PROPERTY(QList<QString> layouts READ layouts NOTIFY changed)
    Q_PROPERTY(int layout READ layout NOTIFY changed)
    Q_PROPERTY(QString separator READ separator NOTIFY changed)
    Q_PROPERTY(bool losesSeparators READ losesSeparators NOTIFY changed)

public:
    using QObject::QObject;

    void show(const scanner::ScannerStatus &status, const QList<PersonView> &people);

    [[nodiscard]] QString name() const;
    [[nodiscard]] bool isSerial() const { return m_status.transport == ScanSource::Serial; }
    [[nodiscard]] bool isKeyboard() const { return m_status.transport == ScanSource::Wedge; }
    [[nodiscard]] QStringList owners() const;
    [[nodiscard]] int owner() const;
    [[nodiscard]] QStringList endings() const;
    [[nodiscard]] int ending() const { return int(settings().ending); }
    [[nodiscard]] QStringList speeds() const;
    [[nodiscard]] int speed() const;
    [[nodiscard]] QStringList parities() const;
    [[nodiscard]] int parity() const { return int(settings().line.parity); }
    [[nodiscard]] QStringList windows() const;
    [[nodiscard]] int window() const;
    [[nodiscard]] QStringList layouts() const;
    [[nodiscard]] int layout() const;
    [[nodiscard]] QString separator() const;
    [[nodiscard]] bool losesSeparators() const { return settings().losesSeparators; }

    Q_INVOKABLE void rename(const QString &name);
    Q_INVOKABLE void chooseOwner(int index);
    Q_INVOKABLE void chooseEnding(int index);
    Q_INVOKABLE void chooseSpeed(int index);
    /// Any speed; what cannot be is refused by the station.
    Q_INVOKABLE void typeSpeed(const QString &baudRate);
    Q_INVOKABLE void chooseParity(int index);
    Q_INVOKABLE void chooseWindow(int index);
    /// Any time in milliseconds, as typeSpeed().
    Q_INVOKABLE void typeWindow(const QString &milliseconds);
    Q_INVOKABLE void chooseLayout(int index);
    Q_INVOKABLE void typeSeparator(const QString &text);
    Q_INVOKABLE void setLosesSeparators(bool loses);

Q_SIGNALS:
    void changed();
    void edited(const storehand::scanner::ScannerSettings &settings);

private:
    [[nodiscard]] const scanner::ScannerSettings &settings() const { return m_status.settings; }
    template <typename Change>
    void edit(Change change);

    scanner::ScannerStatus m_status;
    QList<PersonView> m_people;
};

} // namespace storehand
