// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbSurvey.h"

#include <QDir>
#include <QFile>
#include <QMap>

#include <algorithm>
#include <libusb.h>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 fileSizeMax = 4096;
constexpr qsizetype textSizeMax = 60;
constexpr QLatin1StringView devicesFolder("/sys/bus/usb/devices");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(fileSizeMax) : QByteArray();
}

/// What a device says about itself, fit to be shown.
QString textOf(const QString &path)
{
    QString text;
    for (const QChar c : QString::fromUtf8(contentOf(path)).simplified().left(textSizeMax))
        text += c.isPrint() ? c : QChar(u'?');
    return text;
}

using Place = std::pair<int, int>; // bus and address

/// The kernel's folder of each device.
QMap<Place, QString> folders()
{
    QMap<Place, QString> found;
    const QStringList names = QDir(devicesFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        const QString folder = devicesFolder + u'/' + name;
        const int bus = contentOf(folder + "/busnum"_L1).trimmed().toInt();
        const int address = contentOf(folder + "/devnum"_L1).trimmed().toInt();
        if (bus > 0 && address > 0)
            found.insert({bus, address}, folder);
    }
    return found;
}

/// The report descriptor of an interface that a HID driver of the kernel has.
QByteArray reportDescriptor(const QString &deviceFolder, int configuration, int number)
{
    const QString folder = u"%1/%2:%3.%4"_s.arg(deviceFolder, deviceFolder.section(u'/', -1))
                               .arg(configuration)
                               .arg(number);
    const QStringList children = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &child : children) {
        const QByteArray found = contentOf(folder + u'/' + child + "/report_descriptor"_L1);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

UsbInterface interfaceOf(const libusb_interface_descriptor &descriptor)
{
    UsbInterface found{.number = descriptor.bInterfaceNumber,
                       .classCode = descriptor.bInterfaceClass,
                       .protocol = descriptor.bInterfaceProtocol};
    constexpr int packetSizeBits = 0x07FF;
    for (int i = 0; i < descriptor.bNumEndpoints; ++i) {
        const libusb_endpoint_descriptor &endpoint = descriptor.endpoint[i];
        const bool isInterrupt =
            (endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK) == LIBUSB_TRANSFER_TYPE_INTERRUPT;
        if (!isInterrupt || !(endpoint.bEndpointAddress & LIBUSB_ENDPOINT_IN) || found.readEndpoint)
            continue;
        found.readEndpoint = endpoint.bEndpointAddress;
        found.packetSize = endpoint.wMaxPacketSize & packetSizeBits;
    }
    return found;
}

QList<UsbInterface> interfacesOf(libusb_device *device, const QString &folder)
{
    libusb_config_descriptor *config = nullptr;
    if (libusb_get_active_config_descriptor(device, &config) != LIBUSB_SUCCESS)
        return {};
    QList<UsbInterface> found;
    for (int i = 0; i < config->bNumInterfaces; ++i) {
        if (config->interface[i].num_altsetting < 1)
            continue;
        UsbInterface each = interfaceOf(config->interface[i].altsetting[0]);
        if (each.classCode == UsbInterface::classHid && !folder.isEmpty())
            each.reportDescriptor =
                reportDescriptor(folder, config->bConfigurationValue, each.number);
        found.append(each);
    }
    libusb_free_config_descriptor(config);
    return found;
}

/// False while the device may not be set up yet, or a driver of the kernel may still read what it
/// says about its reports.
bool isFullyKnown(const UsbDevice &device)
{
    return !device.place.isEmpty() && !device.interfaces.isEmpty() &&
           std::ranges::none_of(device.interfaces, [](const UsbInterface &each) {
               return each.classCode == UsbInterface::classHid && each.reportDescriptor.isEmpty();
           });
}

UsbDevice describe(const std::shared_ptr<libusb_device> &handle,
                   const libusb_device_descriptor &descriptor, const QString &folder)
{
    constexpr int digits = 3;
    constexpr int decimal = 10;
    UsbDevice device;
    device.vendor = descriptor.idVendor;
    device.product = descriptor.idProduct;
    device.place = folder.section(u'/', -1);
    device.node = u"/dev/bus/usb/%1/%2"_s
                      .arg(libusb_get_bus_number(handle.get()), digits, decimal, QChar(u'0'))
                      .arg(libusb_get_device_address(handle.get()), digits, decimal, QChar(u'0'));
    if (!folder.isEmpty()) {
        device.maker = textOf(folder + "/manufacturer"_L1);
        device.name = textOf(folder + "/product"_L1);
        device.serial = textOf(folder + "/serial"_L1);
    }
    device.interfaces = interfacesOf(handle.get(), folder);
    device.handle = handle;
    return device;
}

} // namespace

QList<UsbDevice> plugged(const UsbContext &context, const QList<UsbDevice> &known)
{
    const QMap<Place, QString> places = folders();
    libusb_device **list = nullptr;
    const ssize_t count = libusb_get_device_list(context.get(), &list);
    if (count < 0)
        return known; // nobody can say that anything has changed
    QList<UsbDevice> found;
    for (ssize_t i = 0; i < count; ++i) {
        const auto before = std::ranges::find_if(
            known, [&](const UsbDevice &device) { return device.handle.get() == list[i]; });
        if (before != known.end() && isFullyKnown(*before)) {
            found.append(*before);
            continue;
        }
        // holds the context, which must outlive it
        const std::shared_ptr<libusb_device> handle =
            before != known.end()
                ? before->handle
                : std::shared_ptr<libusb_device>(
                      libusb_ref_device(list[i]),
                      [context](libusb_device *device) { libusb_unref_device(device); });
        libusb_device_descriptor descriptor{};
        if (libusb_get_device_descriptor(list[i], &descriptor) != LIBUSB_SUCCESS ||
            descriptor.bDeviceClass == LIBUSB_CLASS_HUB)
            continue;
        const Place place(libusb_get_bus_number(list[i]), libusb_get_device_address(list[i]));
        found.append(describe(handle, descriptor, places.value(place)));
    }
    libusb_free_device_list(list, 1);
    return found;
}

} // namespace storehand::scanner
