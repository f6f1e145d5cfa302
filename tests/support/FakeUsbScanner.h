// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace storehand::test {

/// What a fake USB scanner is and says about itself.
struct UsbIdentity
{
    quint16 vendor = 0x0C2E;
    quint16 product = 0x0907;
    QString maker = QStringLiteral("Honeywell");
    QString name = QStringLiteral("Xenon 1900");
    QString serial = QStringLiteral("SN1");
    int port = 1;
    quint8 classCode = 3; ///< HID
    quint8 protocol = 0;
    QByteArray reportDescriptor = usualReportDescriptor();
    /// True when a driver of the kernel has read the report descriptor, so that its files show it.
    bool kernelKnowsIt = true;
    /// False when a program that was killed has left it without one.
    bool hasDriver = true;
    /// False as long as the kernel has not chosen its configuration.
    bool isSetUp = true;

    /// Report 2: count, identifier, 56 bytes, two vendor bytes, the continued bit and its padding.
    [[nodiscard]] static QByteArray usualReportDescriptor()
    {
        return QByteArray::fromHex(
            "058C0902A1010912A1028502150026FF00750895010501093B8102058C09FB09FC09FD9503810209FE9538"
            "8202010666FF090495028102058C09FF750195012501810275078103C0C0");
    }
};

// Usage card: a USB device that the real libusb enumerates, opens and reads, without a kernel that
// has USB. Needs umockdev: isPossible() says whether the test runs under umockdev-wrapper.
//   FakeUsbScanner scanner({.port = 2});
//   scanner.plugIn();                    appears with its uevent; a new address each time
//   scanner.scans("9521234543213");      one report, or as many as the code needs
//   scanner.sends(report);               any report; {} is a packet without content
//   scanner.forbid(true);                opening it is refused until forbid(false)
//   scanner.setTaken(true);              claiming it is refused: another program has it
//   scanner.fails();                     what is asked for ends with an error
//   scanner.stumbles();                  the first of it does, and the rest goes on
//   scanner.interrupts();                the next request to it is ended by the kernel
//   scanner.keepsTransfers();            what is asked for cannot be cancelled
//   scanner.setUp();                     the kernel has chosen its configuration now
//   scanner.showReports();               a driver of the kernel has read the report descriptor now
//   scanner.unplug();                    what is asked for ends, then the uevent
//   scanner.driver()                     "usbhid" | "usbfs": who has the interface
//   scanner.isEmpty()                    all that it was to send has been taken from it
//   scanner.requests()                   "feature 254 = fe01", "descriptor"
class FakeUsbScanner
{
public:
    explicit FakeUsbScanner(UsbIdentity identity = {});
    ~FakeUsbScanner();
    Q_DISABLE_COPY_MOVE(FakeUsbScanner)

    [[nodiscard]] static bool isPossible();

    void plugIn();
    /// The same uevent once more, as some kernels send it.
    void announceAgain();
    void showReports();
    void setUp();
    void unplug();

    void scans(const QByteArray &code, const QByteArray &aim = "]E0");
    void sends(const QByteArray &report);
    void fails();
    void stumbles();
    void interrupts();
    void keepsTransfers();
    void forbid(bool forbidden);
    void setTaken(bool taken);

    [[nodiscard]] QByteArray driver() const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QStringList requests() const;

    /// One report of the usual layout.
    [[nodiscard]] static QByteArray report(const QByteArray &data, bool more = false,
                                           const QByteArray &aim = "]E0");

private:
    struct Device;

    [[nodiscard]] Device &device() const;

    UsbIdentity m_identity;
    /// As it is plugged in now, or was last. Whoever had it open may still ask it, so that it stays
    /// until the end of the program.
    Device *m_device = nullptr;
    bool m_isForbidden = false;
    bool m_isTaken = false;
};

} // namespace storehand::test
