// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "scanner/usb/UsbBus.h"

#include <QByteArray>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

struct libusb_device_handle;

namespace storehand::scanner {

/// One interface of a USB device, taken from the kernel's driver and given back at the end. All
/// transfers run beside the program; what ended waits until it is taken. For the bus's thread.
class UsbConnection
{
public:
    /// Reports that the kernel can take in while this program is busy.
    static constexpr int transfersMax = 4;
    static constexpr int reportSizeMax = 4096;
    /// Longest time for a request to the device.
    static constexpr Millis requestTime{1000};
    /// Longest time for the kernel to give transfers back at the end.
    static constexpr Millis closeTime{1000};

    /// One thing that ended.
    struct Event
    {
        enum class Kind {
            Report,     ///< `bytes` as sent; never empty
            Descriptor, ///< `bytes` is the report descriptor; empty when the device refused
            Enabled,    ///< the feature report was taken or refused
            Lost,       ///< the device is gone or broken; nothing more will come
        };

        Kind kind = Kind::Lost;
        QByteArray bytes = {};
        /// steadyMicros() when it ended.
        qint64 atUs = 0;
        /// For Lost: why, in the library's words.
        QString detail = {};
    };

    /// Claims the interface. `wake` is called later, as by `receiver` from the event loop, when
    /// events wait that nobody has begun to take.
    ///
    /// Device errors: `device_forbidden` (args: name, udev rule), `device_in_use` (args: name,
    /// program), `device_missing`, `device_failed`.
    [[nodiscard]] static Result<std::unique_ptr<UsbConnection>>
    open(const UsbContext &context, const UsbDevice &device, const UsbInterface &interface,
         QObject *receiver, std::function<void()> wake);
    /// Ends all transfers, gives the interface back to the kernel's driver and closes the device.
    ~UsbConnection();
    Q_DISABLE_COPY_MOVE(UsbConnection)

    /// Each is answered by one event.
    void askDescriptor();
    void enable();

    /// Asks for reports of at most this size from now on. Once.
    void startReading(int reportSize);
    /// False: no longer; the device then keeps what it reads, but for what is on the way.
    void setReading(bool reading);

    [[nodiscard]] std::optional<Event> take();

private:
    struct Transfer;

    UsbConnection(UsbContext context, libusb_device_handle *handle, const UsbInterface &interface,
                  QObject *receiver, std::function<void()> wake);
    void request(Event::Kind kind, quint8 type, quint8 what, quint16 value, const QByteArray &data,
                 int size);
    void submit(Transfer &transfer);
    void ended(Transfer &transfer);
    void tell(Event event);
    void tellLost(const char *why);
    [[nodiscard]] bool isBusy() const;
    void cancelAll();

    UsbContext m_context;
    libusb_device_handle *m_handle;
    UsbInterface m_interface;
    QObject *m_receiver;
    std::function<void()> m_wake;
    std::vector<std::unique_ptr<Transfer>> m_transfers;
    std::deque<Event> m_events;
    bool m_isReading = false;
    bool m_isClosing = false;
    bool m_isLost = false;
    bool m_isStalled = false;
    bool m_hasWoken = false;
};

} // namespace storehand::scanner
