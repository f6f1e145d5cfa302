// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/ScannerDesk.h"
#include "scanner/ScannerHub.h"

#include <QHash>

namespace storehand::app {

/// Scanners that are not there, on the same thread, for pictures and tests: they answer as those of
/// a station and send what they are told to.
class LocalScanners : public scanner::ScannerDesk
{
    Q_OBJECT

public:
    explicit LocalScanners(Clock &clock);

    /// A scanner under this profile, and how its device is doing.
    void plugIn(const scanner::ScannerProfile &profile, ScanSource source, const QString &path,
                const scanner::DeviceStatus &status = {.state = scanner::ScannerState::Open});
    void unplug(const QString &id) { m_hub.remove(id); }
    /// One read, with its marks.
    void read(const QString &id, const QByteArray &bytes);
    void setBystanders(const QList<scanner::Bystander> &bystanders);
    [[nodiscard]] scanner::ScannerHub &hub() { return m_hub; }

    void change(const QString &id, const scanner::ScannerSettings &settings) override;
    void teach(const QString &id) override { (void)m_hub.teach(id); }
    void stopTeaching(const QString &id) override { m_hub.stopTeaching(id); }
    void addPort(const QString &path) override;
    void removePort(const QString &path) override;

private:
    void show();

    scanner::ScannerHub m_hub;
    QHash<QString, std::function<void(const QByteArray &)>> m_senders;
    QList<scanner::Bystander> m_bystanders;
    QStringList m_ports;
};

} // namespace storehand::app
