// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbScanners.h"

#include "scanner/usb/KernelDriver.h"

#include <algorithm>
#include <utility>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A scanner that cannot be used as it is set, as a device that never sends anything.
class UnusableDevice : public DeviceBytes
{
public:
    explicit UnusableDevice(DeviceStatus status)
        : m_status(std::move(status))
    {}

    void open(Sink) override {}
    void close() override {}
    void setPaused(bool) override {}
    [[nodiscard]] DeviceStatus status() const override { return m_status; }
    [[nodiscard]] ScanSource source() const override { return ScanSource::Hid; }

private:
    DeviceStatus m_status;
};

/// True for a scanner with a keyboard beside the interface that its reads come from.
bool typesToo(const UsbDevice &device)
{
    return std::ranges::any_of(device.interfaces, [](const UsbInterface &one) {
        return one.classCode == UsbInterface::classHid &&
               one.protocol == UsbInterface::protocolKeyboard;
    });
}

bool isSameModel(const UsbDevice &a, const UsbDevice &b)
{
    return a.vendor == b.vendor && a.product == b.product && a.serial == b.serial;
}

} // namespace

Result<std::unique_ptr<UsbScanners>> UsbScanners::open(ScannerHub &hub, Clock &clock)
{
    auto bus = UsbBus::open(clock);
    if (!bus)
        return failure(bus.error());
    std::unique_ptr<UsbScanners> scanners(new UsbScanners(hub, clock, std::move(*bus)));
    // At the start only: a device that has just come gets its driver a moment later by itself.
    for (const UsbDevice &device : scanners->devices()) {
        if (scanner::modeOf(device) == UsbMode::NoScanner && lacksDriver(device))
            restoreDriver(device);
    }
    scanners->update();
    return scanners;
}

UsbScanners::UsbScanners(ScannerHub &hub, Clock &clock, std::unique_ptr<UsbBus> bus)
    : m_hub(hub)
    , m_clock(clock)
    , m_bus(std::move(bus))
{
    connect(m_bus.get(), &UsbBus::changed, this, &UsbScanners::update);
}

UsbScanners::~UsbScanners() = default;

UsbMode UsbScanners::modeOf(const QString &id) const
{
    const auto found = std::ranges::find(m_places, id, &Place::id);
    return found == m_places.end() ? UsbMode::NoScanner : scanner::modeOf(found->device);
}

void UsbScanners::update()
{
    unplugMissing();
    for (const UsbDevice &device : m_bus->devices()) {
        const UsbMode mode = scanner::modeOf(device);
        if (isPlugged(device))
            continue;
        if (scanInterface(device))
            plugIn(device);
        else if (mode == UsbMode::Snapi || mode == UsbMode::IbmPos || mode == UsbMode::ComEmulation)
            complain(device, adviceFor(device, mode));
    }
    Q_EMIT changed();
}

void UsbScanners::unplugMissing()
{
    const auto isThere = [this](const Place &place) {
        return std::ranges::any_of(m_bus->devices(), [&place](const UsbDevice &device) {
            return device.handle == place.device.handle;
        });
    };
    for (Place &place : m_places) {
        if (!place.device.handle || isThere(place))
            continue;
        place.device.handle.reset();
        if (place.transport)
            place.transport->unplug();
        else
            m_hub.remove(place.id);
    }
    std::erase_if(m_places,
                  [](const Place &place) { return !place.transport && !place.device.handle; });
}

void UsbScanners::plugIn(const UsbDevice &device)
{
    if (Place *place = placeFor(device)) {
        place->device = device;
        place->transport->plugIn(device);
        return;
    }
    if (m_places.size() >= scannersMax)
        return;
    auto transport = std::make_unique<HidPosTransport>(m_bus->context(), m_clock);
    transport->plugIn(device);
    const QString id = freeId(device);
    m_places.push_back({id, transport.get(), device});
    m_hub.add({.name = device.title(), .id = id, .framing = Framing::wholeReads()},
              std::move(transport), u"USB "_s + device.ids(), typesToo(device));
}

void UsbScanners::complain(const UsbDevice &device, const DeviceStatus &advice)
{
    if (m_places.size() >= scannersMax)
        return;
    const QString id = freeId(device);
    m_places.push_back({id, nullptr, device});
    m_hub.add({.name = device.title(), .id = id}, std::make_unique<UnusableDevice>(advice),
              u"USB "_s + device.ids());
}

bool UsbScanners::isPlugged(const UsbDevice &device) const
{
    return std::ranges::any_of(
        m_places, [&](const Place &place) { return place.device.handle == device.handle; });
}

/// The place of a scanner that was unplugged, best the one that was at the same port: scanners
/// without a serial number look alike.
UsbScanners::Place *UsbScanners::placeFor(const UsbDevice &device)
{
    Place *found = nullptr;
    for (Place &place : m_places) {
        if (place.device.handle || !place.transport || !isSameModel(place.device, device))
            continue;
        if (!found || place.device.place == device.place)
            found = &place;
    }
    return found;
}

/// By what the device says about itself; scanners without a serial number are told apart by their
/// ports.
QString UsbScanners::freeId(const UsbDevice &device) const
{
    const QString own = device.serial.isEmpty() ? u'@' + device.place : u':' + device.serial;
    const QString id = u"usb:"_s + device.ids() + own;
    QString free = id;
    for (int number = 2; m_hub.profile(free); ++number)
        free = u"%1#%2"_s.arg(id).arg(number);
    return free;
}

} // namespace storehand::scanner
