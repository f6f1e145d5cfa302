// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/ScannerHub.h"
#include "scanner/usb/UsbScanners.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <memory>

namespace storehand::app {

/// `storehand scanners`: opens all scanners as a station would, says what each one is, what is
/// wrong with it and what to do; then, if asked to, shows what they send and what it means, until
/// it is destroyed. For one thread with an event loop.
class ScannerDoctor : public QObject
{
    Q_OBJECT

public:
    /// Longest time for a device to be opened before the list is given.
    static constexpr Millis settleTime{3000};

    struct Options
    {
        /// Of the station whose scanners.json says how its scanners are set up; empty: none is.
        QString folder = {};
        QStringList serialPorts = {};
        bool usb = true;
        bool watch = false;
        /// A journal (ScanJournal) whose reads are shown instead of what is plugged in.
        QString replay = {};
    };

    struct Output
    {
        /// One JSON object for programs: events `device`, `bytes`, `scan`, `gone`, `summary`.
        std::function<void(const QJsonObject &)> write;
        /// One line for people.
        std::function<void(const QString &)> say;
        /// Nothing more will come; false when it could not be done.
        std::function<void(bool)> done;
    };

    ScannerDoctor(Options options, Clock &clock, Output output);
    ~ScannerDoctor() override;

    void start();

private:
    /// One line of the list, whether it stands at the hub or not.
    struct Finding
    {
        QString id = {};
        QString name;
        QString transport;
        QString path;
        QString mode;
        QString profile;
        scanner::DeviceStatus device;
    };

    void replay();
    void finish(bool well);
    void takeSettings();
    void openSerialPorts();
    void openUsb();
    void listWhenSettled();
    void list();
    void tell(const Finding &finding) const;
    void tellChange(const Finding &finding);
    [[nodiscard]] Finding findingOf(const scanner::ScannerStatus &status) const;
    [[nodiscard]] QList<Finding> elsewhere() const;
    void watch();
    void showBytes(const QString &id, const QByteArray &bytes) const;
    void showScans();

    Options m_options;
    Clock &m_clock;
    Output m_output;
    scanner::ScannerHub m_hub;
    std::unique_ptr<scanner::UsbScanners> m_usb;
    std::unique_ptr<Clock::Timer> m_patience;
    QHash<QString, std::pair<scanner::ScannerState, QString>> m_told; ///< what is known of each
    QHash<QString, QString> m_names; ///< of those at the hub, by id
    bool m_isListed = false;
};

} // namespace storehand::app
