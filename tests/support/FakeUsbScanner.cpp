// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FakeUsbScanner.h"

#include "tests/support/UsbDescriptors.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <memory>
#include <mutex>
#include <sys/ioctl.h>
#include <termios.h>
#include <umockdev.h>
#include <unistd.h>
#include <vector>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dataSize = 56;

/// One for the process: libusb looks at one machine.
UMockdevTestbed *testbed()
{
    static UMockdevTestbed *const bed = umockdev_testbed_new();
    return bed;
}

QString root()
{
    gchar *folder = umockdev_testbed_get_root_dir(testbed());
    const QString text = QString::fromLocal8Bit(folder);
    g_free(folder);
    return text;
}

} // namespace

struct FakeUsbScanner::Device
{
    struct Urb
    {
        UMockdevIoctlData *urb;
        UMockdevIoctlData *buffer;

        [[nodiscard]] usbdevfs_urb *it() const
        {
            return reinterpret_cast<usbdevfs_urb *>(urb->data);
        }
    };

    explicit Device(UsbIdentity its)
        : identity(std::move(its))
    {}

    void plugIn();
    void makeNode();
    void linkNode(bool forbidden) const;
    void describe() const;
    static void add(const QByteArray &text);
    [[nodiscard]] QByteArray reportsText() const;
    void uevent(const char *action) const;
    void unplug();
    [[nodiscard]] bool tellsReports() const
    {
        return identity.kernelKnowsIt && !identity.reportDescriptor.isEmpty();
    }
    [[nodiscard]] QByteArray interfaceFolder() const
    {
        return folder + '/' + folder.mid(folder.lastIndexOf('/') + 1) + ":1.0";
    }
    [[nodiscard]] QByteArray hidName() const
    {
        const auto hex = [](quint16 id) {
            return QByteArray::number(id, 16).rightJustified(4, '0');
        };
        return ("0003:" + hex(identity.vendor) + ':' + hex(identity.product) + '.' +
                hex(quint16(identity.port)))
            .toUpper();
    }
    [[nodiscard]] QByteArray kernelFolder() const { return "/sys" + folder; }
    [[nodiscard]] QByteArray nodeLink() const { return QFile::encodeName(root()) + node; }

    // From here on the lock is held.
    void match();
    void showReady() const;
    void end(const Urb &urb, int status, int size);
    gboolean onIoctl(UMockdevIoctlClient *client);
    int answer(unsigned long request, UMockdevIoctlData *argument);
    int onClaim(bool detaches);
    void onRelease();
    void letGo();
    void forgetWhoIsGone();
    int onDriver(UMockdevIoctlData *argument);
    int onSubmit(UMockdevIoctlData *argument);
    void onControl(const Urb &urb);
    int onDiscard(UMockdevIoctlData *argument);
    int onReap(UMockdevIoctlData *argument);

    UsbIdentity identity;
    QByteArray folder;
    QByteArray node;
    UMockdevIoctlBase *base = nullptr;
    int master = -1;
    int slave = -1; ///< steers whether the node is ready

    mutable std::mutex mutex;
    bool isGone = true;
    bool isTaken = false;
    bool isForbidden = false;
    bool interruptsNext = false;
    bool keepsAll = false;
    QByteArray driver;
    UMockdevIoctlClient *asking = nullptr; ///< whose call is answered
    UMockdevIoctlClient *holder = nullptr; ///< who has claimed the interface
    std::deque<Urb> pending;
    std::deque<Urb> done;
    std::deque<QByteArray> reports;
    QStringList requests;
};

void FakeUsbScanner::Device::plugIn()
{
    static int address = 1;
    ++address;
    folder = "/devices/pci0000:00/0000:00:14.0/usb1/1-" + QByteArray::number(identity.port);
    node = "/dev/bus/usb/001/" + QByteArray::number(address).rightJustified(3, '0');
    isGone = false;
    driver = identity.classCode == 3 && identity.hasDriver ? "usbhid" : "";
    // The handler first: whoever hears of the device opens it at once.
    base = umockdev_ioctl_base_new();
    g_signal_connect(base, "handle-ioctl",
                     G_CALLBACK(+[](UMockdevIoctlBase *, UMockdevIoctlClient *client,
                                    gpointer self) -> gboolean {
                         return static_cast<Device *>(self)->onIoctl(client);
                     }),
                     this);
    GError *error = nullptr;
    if (!umockdev_testbed_attach_ioctl(testbed(), node.constData(), base, &error))
        qFatal("no ioctls: %s", error->message);
    makeNode();
    describe();
}

/// A terminal instead of a file: it can be not ready, so that libusb sleeps as it does in a shop.
void FakeUsbScanner::Device::makeNode()
{
    master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0)
        qFatal("no pseudo-terminal");
    slave = ::open(::ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios settings{};
    if (slave < 0 || ::tcgetattr(slave, &settings) != 0)
        qFatal("no terminal");
    ::cfmakeraw(&settings);
    ::tcsetattr(slave, TCSANOW, &settings);
    showReady();
    QDir().mkpath(root() + "/dev/bus/usb/001"_L1);
    linkNode(isForbidden);
}

void FakeUsbScanner::Device::linkNode(bool forbidden) const
{
    // what nobody may open for writing, not even root
    const QByteArray target =
        forbidden ? QByteArray("/proc/sys/kernel/ostype") : QByteArray(::ptsname(master));
    const QByteArray link = nodeLink();
    ::unlink(link.constData());
    if (::symlink(target.constData(), link.constData()) != 0)
        qFatal("no node");
}

void FakeUsbScanner::Device::describe() const
{
    const QByteArray address = node.right(3);
    QByteArray text =
        "P: " + folder + "\nE: DEVNAME=" + node +
        "\nE: DEVTYPE=usb_device\nE: SUBSYSTEM=usb\nE: BUSNUM=001\nE: DEVNUM=" + address +
        "\nA: busnum=1\\n\nA: devnum=" + QByteArray::number(address.toInt()) +
        "\\n\nA: bConfigurationValue=" + (identity.isSetUp ? "1" : "") +
        "\\n\nA: bNumConfigurations=1\\n\n"
        "A: speed=12\\n\nA: manufacturer=" +
        identity.maker.toUtf8() + "\\n\nA: product=" + identity.name.toUtf8() +
        "\\n\nA: serial=" + identity.serial.toUtf8() +
        "\\n\nH: descriptors=" + usbDescriptors(identity).toHex().toUpper() + "\n";
    if (tellsReports())
        text += '\n' + reportsText();
    add(text);
}

void FakeUsbScanner::Device::add(const QByteArray &text)
{
    GError *error = nullptr;
    if (!umockdev_testbed_add_from_string(testbed(), text.constData(), &error))
        qFatal("no device: %s", error->message);
}

QByteArray FakeUsbScanner::Device::reportsText() const
{
    return "P: " + interfaceFolder() +
           "\nE: DEVTYPE=usb_interface\nE: SUBSYSTEM=usb\n\nP: " + interfaceFolder() + '/' +
           hidName() + "\nE: SUBSYSTEM=hid\nH: report_descriptor=" +
           identity.reportDescriptor.toHex().toUpper() + "\n";
}

void FakeUsbScanner::Device::uevent(const char *action) const
{
    umockdev_testbed_uevent(testbed(), kernelFolder().constData(), action);
}

void FakeUsbScanner::Device::unplug()
{
    {
        const std::lock_guard lock(mutex);
        if (std::exchange(isGone, true))
            return;
        for (const Urb &urb : std::exchange(pending, {}))
            end(urb, -ENODEV, 0);
        reports.clear();
        showReady();
    }
    uevent("remove"); // which removing it does not send in older versions
    if (tellsReports()) {
        for (const QByteArray &child : {interfaceFolder() + '/' + hidName(), interfaceFolder()})
            umockdev_testbed_remove_device(testbed(), ("/sys" + child).constData());
    }
    umockdev_testbed_remove_device(testbed(), kernelFolder().constData());
    ::unlink(nodeLink().constData());
    ::close(slave);
    ::close(master);
    slave = master = -1;
}

void FakeUsbScanner::Device::showReady() const
{
    ::tcflow(slave, !done.empty() || isGone ? TCOON : TCOOFF);
}

void FakeUsbScanner::Device::end(const Urb &urb, int status, int size)
{
    urb.it()->status = status;
    urb.it()->actual_length = size;
    done.push_back(urb);
}

void FakeUsbScanner::Device::match()
{
    while (!pending.empty() && !reports.empty()) {
        const Urb urb = pending.front();
        const QByteArray report = reports.front();
        pending.pop_front();
        reports.pop_front();
        const int size = int(std::min<qsizetype>(report.size(), urb.it()->buffer_length));
        if (size > 0)
            std::memcpy(urb.buffer->data, report.constData(), size_t(size));
        end(urb, report.size() > size ? -EOVERFLOW : 0, size);
    }
    showReady();
}

gboolean FakeUsbScanner::Device::onIoctl(UMockdevIoctlClient *client)
{
    const unsigned long request = umockdev_ioctl_client_get_request(client);
    UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client);
    int result = 0;
    {
        const std::lock_guard lock(mutex);
        asking = client;
        const bool reaps = request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY;
        result = isGone && !reaps ? ENODEV : answer(request, argument);
    }
    umockdev_ioctl_client_complete(client, result == 0 ? 0 : -1, result);
    return TRUE;
}

/// 0, or the error.
int FakeUsbScanner::Device::answer(unsigned long request, UMockdevIoctlData *argument)
{
    const auto resolved = [argument](size_t size) {
        return umockdev_ioctl_data_resolve(argument, 0, size, nullptr)->data;
    };
    switch (request) {
    case USBDEVFS_GET_CAPABILITIES: // who opens it asks first
        forgetWhoIsGone();
        *reinterpret_cast<quint32 *>(resolved(sizeof(quint32))) =
            USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
            USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
        return 0;
    case USBDEVFS_GETDRIVER:
        if (driver.isEmpty())
            return ENODATA;
        qstrncpy(
            reinterpret_cast<usbdevfs_getdriver *>(resolved(sizeof(usbdevfs_getdriver)))->driver,
            driver.constData(), USBDEVFS_MAXDRIVERNAME);
        return 0;
    case USBDEVFS_DISCONNECT_CLAIM:
    case USBDEVFS_CLAIMINTERFACE:
        return onClaim(request == USBDEVFS_DISCONNECT_CLAIM);
    case USBDEVFS_RELEASEINTERFACE:
        onRelease();
        return 0;
    case USBDEVFS_IOCTL:
        return onDriver(argument);
    case USBDEVFS_SUBMITURB:
        return onSubmit(argument);
    case USBDEVFS_DISCARDURB:
        return onDiscard(argument);
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY:
        return onReap(argument);
    case USBDEVFS_SETCONFIGURATION:
    case USBDEVFS_SETINTERFACE:
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_RESET:
        return 0;
    default:
        return ENOTTY;
    }
}

int FakeUsbScanner::Device::onClaim(bool detaches)
{
    if (isTaken || (holder && holder != asking) || (!detaches && driver == "usbhid"))
        return EBUSY;
    driver = "usbfs";
    if (!holder)
        holder = static_cast<UMockdevIoctlClient *>(g_object_ref(asking));
    return 0;
}

void FakeUsbScanner::Device::onRelease()
{
    for (const Urb &urb : std::exchange(pending, {}))
        end(urb, -ENOENT, 0);
    showReady();
    letGo();
}

void FakeUsbScanner::Device::letGo()
{
    driver.clear();
    g_clear_object(&holder);
}

/// The kernel does at once when a program closes the device; here nobody is told.
void FakeUsbScanner::Device::forgetWhoIsGone()
{
    if (holder && umockdev_ioctl_client_get_connected(holder))
        return;
    pending.clear();
    done.clear();
    if (holder)
        letGo();
}

int FakeUsbScanner::Device::onDriver(UMockdevIoctlData *argument)
{
    UMockdevIoctlData *data =
        umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_ioctl), nullptr);
    const int what = reinterpret_cast<usbdevfs_ioctl *>(data->data)->ioctl_code;
    if (what == int(USBDEVFS_CONNECT)) {
        driver = "usbhid";
    } else if (what == int(USBDEVFS_DISCONNECT)) {
        if (driver.isEmpty())
            return ENODATA;
        driver.clear();
    }
    return 0;
}

int FakeUsbScanner::Device::onSubmit(UMockdevIoctlData *argument)
{
    UMockdevIoctlData *data =
        umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr);
    const int size = reinterpret_cast<usbdevfs_urb *>(data->data)->buffer_length;
    UMockdevIoctlData *buffer =
        size > 0 ? umockdev_ioctl_data_resolve(data, offsetof(usbdevfs_urb, buffer), size_t(size),
                                               nullptr)
                 : nullptr;
    const Urb urb{static_cast<UMockdevIoctlData *>(g_object_ref(data)),
                  buffer ? static_cast<UMockdevIoctlData *>(g_object_ref(buffer)) : nullptr};
    if (urb.it()->type == USBDEVFS_URB_TYPE_CONTROL)
        onControl(urb);
    else
        pending.push_back(urb);
    match();
    return 0;
}

void FakeUsbScanner::Device::onControl(const Urb &urb)
{
    constexpr int setupSize = 8;
    const quint8 *setup = urb.buffer->data;
    const int wanted = setup[6] | setup[7] << 8;
    if (std::exchange(interruptsNext, false)) {
        end(urb, -ENOENT, 0);
        return;
    }
    const bool wantsReportDescriptor = setup[0] == 0x81 && setup[1] == 6 && setup[3] == 0x22;
    const bool setsFeature = setup[0] == 0x21 && setup[1] == 9 && setup[3] == 3;
    if (wantsReportDescriptor) {
        requests.append(u"descriptor"_s);
        const int size = int(std::min<qsizetype>(wanted, identity.reportDescriptor.size()));
        std::memcpy(urb.buffer->data + setupSize, identity.reportDescriptor.constData(),
                    size_t(size));
        end(urb, size > 0 ? 0 : -EPIPE, size);
    } else if (setsFeature) {
        const QByteArray value(reinterpret_cast<const char *>(setup) + setupSize, wanted);
        requests.append(u"feature %1 = %2"_s.arg(setup[2]).arg(QLatin1String(value.toHex())));
        end(urb, 0, wanted);
    } else {
        end(urb, -EPIPE, 0);
    }
}

int FakeUsbScanner::Device::onDiscard(UMockdevIoctlData *argument)
{
    if (keepsAll)
        return EIO;
    unsigned long address = 0;
    std::memcpy(&address, argument->data, sizeof address);
    const auto found = std::find_if(pending.begin(), pending.end(), [address](const Urb &urb) {
        return urb.urb->client_addr == address;
    });
    if (found == pending.end())
        return EINVAL;
    const Urb urb = *found;
    pending.erase(found);
    end(urb, -ENOENT, 0);
    showReady();
    return 0;
}

int FakeUsbScanner::Device::onReap(UMockdevIoctlData *argument)
{
    if (done.empty())
        return isGone ? ENODEV : EAGAIN;
    const Urb urb = done.front();
    done.pop_front();
    UMockdevIoctlData *data = umockdev_ioctl_data_resolve(argument, 0, sizeof(void *), nullptr);
    umockdev_ioctl_data_set_ptr(data, 0, urb.urb);
    showReady();
    return 0;
}

FakeUsbScanner::FakeUsbScanner(UsbIdentity identity)
    : m_identity(std::move(identity))
{}

FakeUsbScanner::~FakeUsbScanner()
{
    unplug();
}

bool FakeUsbScanner::isPossible()
{
    // The testbed first: asked before, it denies for ever.
    return qgetenv("LD_PRELOAD").contains("umockdev") && testbed() &&
           umockdev_in_mock_environment();
}

FakeUsbScanner::Device &FakeUsbScanner::device() const
{
    if (!m_device)
        qFatal("the scanner was never plugged in");
    return *m_device;
}

void FakeUsbScanner::plugIn()
{
    static std::vector<std::unique_ptr<Device>> all;
    all.push_back(std::make_unique<Device>(m_identity));
    m_device = all.back().get();
    m_device->isForbidden = m_isForbidden;
    m_device->isTaken = m_isTaken;
    m_device->plugIn();
}

void FakeUsbScanner::announceAgain()
{
    device().uevent("add");
}

void FakeUsbScanner::showReports()
{
    device().identity.kernelKnowsIt = true;
    Device::add(m_device->reportsText());
}

void FakeUsbScanner::setUp()
{
    umockdev_testbed_set_attribute(testbed(), device().kernelFolder().constData(),
                                   "bConfigurationValue", "1\n");
}

void FakeUsbScanner::unplug()
{
    if (m_device)
        m_device->unplug();
}

void FakeUsbScanner::scans(const QByteArray &code, const QByteArray &aim)
{
    for (qsizetype at = 0; at == 0 || at < code.size(); at += dataSize)
        sends(report(code.mid(at, dataSize), at + dataSize < code.size(), aim));
}

void FakeUsbScanner::sends(const QByteArray &report)
{
    const std::lock_guard lock(device().mutex);
    m_device->reports.push_back(report);
    m_device->match();
}

void FakeUsbScanner::fails()
{
    const std::lock_guard lock(device().mutex);
    for (const Device::Urb &urb : std::exchange(m_device->pending, {}))
        m_device->end(urb, -EPROTO, 0);
    m_device->showReady();
}

void FakeUsbScanner::stumbles()
{
    const std::lock_guard lock(device().mutex);
    if (m_device->pending.empty())
        return;
    m_device->end(m_device->pending.front(), -EPROTO, 0);
    m_device->pending.pop_front();
    m_device->showReady();
}

void FakeUsbScanner::interrupts()
{
    const std::lock_guard lock(device().mutex);
    m_device->interruptsNext = true;
}

void FakeUsbScanner::keepsTransfers()
{
    const std::lock_guard lock(device().mutex);
    m_device->keepsAll = true;
}

void FakeUsbScanner::forbid(bool forbidden)
{
    m_isForbidden = forbidden;
    if (m_device && m_device->master >= 0)
        m_device->linkNode(forbidden);
}

void FakeUsbScanner::setTaken(bool taken)
{
    m_isTaken = taken;
    if (!m_device)
        return;
    const std::lock_guard lock(m_device->mutex);
    m_device->isTaken = taken;
}

QByteArray FakeUsbScanner::driver() const
{
    const std::lock_guard lock(device().mutex);
    return m_device->driver;
}

bool FakeUsbScanner::isEmpty() const
{
    const std::lock_guard lock(device().mutex);
    return m_device->reports.empty() && m_device->done.empty();
}

QStringList FakeUsbScanner::requests() const
{
    const std::lock_guard lock(device().mutex);
    return m_device->requests;
}

QByteArray FakeUsbScanner::report(const QByteArray &data, bool more, const QByteArray &aim)
{
    QByteArray bytes(usbPacketSize, '\0');
    bytes[0] = 2;
    bytes[1] = char(data.size());
    bytes.replace(2, aim.size(), aim);
    bytes.replace(5, data.size(), data);
    bytes[usbPacketSize - 1] = char(more);
    return bytes;
}

} // namespace storehand::test
