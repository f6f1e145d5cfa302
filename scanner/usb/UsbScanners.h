// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/ScannerHub.h"
#include "scanner/usb/HidPosTransport.h"
#include "scanner/usb/UsbBus.h"
#include "scanner/usb/UsbMode.h"

#include <QObject>

#include <memory>
#include <vector>

namespace storehand::scanner {

/// Finds the USB scanners of this machine and keeps them at a hub: one that comes is used at once,
/// one that was unplugged keeps its name and its owner and is taken up again, at whatever port. One
/// in a mode that nobody here understands stands at the hub as an error that says what to scan.
/// Scanners that type or are serial ports are left to those who read keys and ports.
///
/// Lives on the thread of the hub, and must not outlive it.
class UsbScanners : public QObject
{
    Q_OBJECT

public:
    /// More are left alone.
    static constexpr int scannersMax = 16;

    /// Device/`usb_unavailable` when USB cannot be watched here.
    [[nodiscard]] static Result<std::unique_ptr<UsbScanners>> open(ScannerHub &hub, Clock &clock);
    /// Leaves what is at the hub there.
    ~UsbScanners() override;

    /// All devices, not only scanners.
    [[nodiscard]] const QList<UsbDevice> &devices() const { return m_bus->devices(); }

    /// The mode of the scanner that stands at the hub under this id.
    [[nodiscard]] UsbMode modeOf(const QString &id) const;

Q_SIGNALS:
    /// devices() may be another list.
    void changed();

private:
    /// One scanner at the hub.
    struct Place
    {
        QString id;
        HidPosTransport *transport = nullptr; ///< the hub's; null for an error
        UsbDevice device;
    };

    UsbScanners(ScannerHub &hub, Clock &clock, std::unique_ptr<UsbBus> bus);
    void update();
    void unplugMissing();
    void plugIn(const UsbDevice &device);
    void complain(const UsbDevice &device, const DeviceStatus &advice);
    [[nodiscard]] bool isPlugged(const UsbDevice &device) const;
    [[nodiscard]] Place *placeFor(const UsbDevice &device);
    [[nodiscard]] QString freeId(const UsbDevice &device) const;

    ScannerHub &m_hub;
    Clock &m_clock;
    std::unique_ptr<UsbBus> m_bus;
    std::vector<Place> m_places;
};

} // namespace storehand::scanner
