// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/domain/Error.h"
#include "scanner/usb/UsbDevice.h"

#include <QObject>

#include <map>
#include <memory>

class QSocketNotifier;
struct libusb_context;

namespace storehand::scanner {

/// The library's context; lives as long as anything that came from it.
using UsbContext = std::shared_ptr<libusb_context>;

/// All USB devices of this machine, now and as they come and go, and the library's events in the
/// event loop of one thread: nothing here waits for a device. Made, used and destroyed on that
/// thread.
class UsbBus : public QObject
{
    Q_OBJECT

public:
    /// Device/`usb_unavailable` when this machine has no USB that this program may watch.
    [[nodiscard]] static Result<std::unique_ptr<UsbBus>> open(Clock &clock);
    ~UsbBus() override;

    /// What is plugged in. Devices that come show here after their `changed`; what the kernel's
    /// drivers find out about them (`reportDescriptor`) may come with a later one.
    [[nodiscard]] const QList<UsbDevice> &devices() const { return m_devices; }

    [[nodiscard]] const UsbContext &context() const { return m_context; }

    /// "1.0.26"
    [[nodiscard]] static QString libraryVersion();

Q_SIGNALS:
    /// devices() is another list now. Emitted from the event loop.
    void changed();

private:
    UsbBus(UsbContext context, Clock &clock);
    void watchFiles();
    void watchFile(int file, short events);
    void forgetFile(int file);
    [[nodiscard]] bool watchPlugs();
    void lookLater();
    void look();
    void lookAgain(int times);
    void handleEvents();

    UsbContext m_context;
    Clock &m_clock;
    QList<UsbDevice> m_devices;
    std::multimap<int, std::unique_ptr<QSocketNotifier>> m_notifiers;
    std::unique_ptr<Clock::Timer> m_again;
    int m_plugWatch = 0;
    bool m_lookWanted = false;
};

} // namespace storehand::scanner
