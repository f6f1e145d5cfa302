// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbBus.h"

#include "core/domain/Codes.h"
#include "scanner/usb/UsbSurvey.h"

#include <QSocketNotifier>

#include <array>
#include <libusb.h>
#include <poll.h>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

// The kernel's drivers take a new device a little after it is announced, and udev gives its rights
// then: it is looked at again after these times.
constexpr std::array lookAgainAfter{Millis(100), Millis(300), Millis(1000)};

} // namespace

Result<std::unique_ptr<UsbBus>> UsbBus::open(Clock &clock)
{
    libusb_context *context = nullptr;
    if (const int problem = libusb_init(&context); problem != LIBUSB_SUCCESS)
        return failure(ErrorKind::Device, codes::usbUnavailable,
                       u"USB cannot be used: %1"_s.arg(QLatin1String(libusb_error_name(problem))));
    // What goes wrong is told in words of our own; the library would write to stderr.
    libusb_set_option(context, LIBUSB_OPTION_LOG_LEVEL, LIBUSB_LOG_LEVEL_NONE);
    std::unique_ptr<UsbBus> bus(new UsbBus(UsbContext(context, libusb_exit), clock));
    if (!bus->watchPlugs())
        return failure(ErrorKind::Device, codes::usbUnavailable,
                       u"nobody tells here when USB devices come and go: is udev running?"_s);
    bus->watchFiles();
    bus->m_devices = plugged(bus->m_context, {});
    bus->lookAgain(0);
    return bus;
}

UsbBus::UsbBus(UsbContext context, Clock &clock)
    : m_context(std::move(context))
    , m_clock(clock)
{}

UsbBus::~UsbBus()
{
    libusb_hotplug_deregister_callback(m_context.get(), m_plugWatch);
    libusb_set_pollfd_notifiers(m_context.get(), nullptr, nullptr, nullptr);
}

QString UsbBus::libraryVersion()
{
    const libusb_version *version = libusb_get_version();
    return u"%1.%2.%3"_s.arg(version->major).arg(version->minor).arg(version->micro);
}

void UsbBus::watchFiles()
{
    libusb_set_pollfd_notifiers(
        m_context.get(),
        [](int file, short events, void *bus) {
            static_cast<UsbBus *>(bus)->watchFile(file, events);
        },
        [](int file, void *bus) { static_cast<UsbBus *>(bus)->forgetFile(file); }, this);
    const libusb_pollfd **files = libusb_get_pollfds(m_context.get());
    for (const libusb_pollfd **each = files; each && *each; ++each)
        watchFile((*each)->fd, (*each)->events);
    libusb_free_pollfds(files);
}

void UsbBus::watchFile(int file, short events)
{
    for (const auto &[flag, type] :
         {std::pair(POLLIN, QSocketNotifier::Read), std::pair(POLLOUT, QSocketNotifier::Write)}) {
        if (!(events & flag))
            continue;
        auto notifier = std::make_unique<QSocketNotifier>(file, type);
        connect(notifier.get(), &QSocketNotifier::activated, this, &UsbBus::handleEvents);
        m_notifiers.emplace(file, std::move(notifier));
    }
}

void UsbBus::forgetFile(int file)
{
    const auto [begin, end] = m_notifiers.equal_range(file);
    for (auto each = begin; each != end; ++each) {
        // this may be called from inside the notifier's own signal
        each->second->setEnabled(false);
        each->second.release()->deleteLater();
    }
    m_notifiers.erase(begin, end);
}

bool UsbBus::watchPlugs()
{
    // Only says that there is something new: the same arrival may be told twice.
    const auto something = [](libusb_context *, libusb_device *, libusb_hotplug_event, void *bus) {
        static_cast<UsbBus *>(bus)->lookLater();
        return 0;
    };
    return libusb_hotplug_register_callback(
               m_context.get(),
               LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
               LIBUSB_HOTPLUG_NO_FLAGS, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
               LIBUSB_HOTPLUG_MATCH_ANY, something, this, &m_plugWatch) == LIBUSB_SUCCESS;
}

void UsbBus::lookLater()
{
    if (std::exchange(m_lookWanted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_lookWanted = false;
            look();
            lookAgain(0);
        },
        Qt::QueuedConnection);
}

void UsbBus::look()
{
    m_devices = plugged(m_context, m_devices);
    Q_EMIT changed();
}

void UsbBus::lookAgain(int times)
{
    if (size_t(times) >= lookAgainAfter.size())
        return;
    m_again = m_clock.after(lookAgainAfter[size_t(times)], [this, times] {
        look();
        lookAgain(times + 1);
    });
}

void UsbBus::handleEvents()
{
    timeval noWait{0, 0};
    libusb_handle_events_timeout_completed(m_context.get(), &noWait, nullptr);
}

} // namespace storehand::scanner
