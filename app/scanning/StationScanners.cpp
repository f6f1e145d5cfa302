// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/StationScanners.h"

#include "core/domain/Codes.h"
#include "scanner/transport/SerialTransport.h"

#include <QFileInfo>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

StationScanners::StationScanners(Options options, Clock &clock)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_hub(clock)
{
    connect(&m_hub, &scanner::ScannerHub::scannerChanged, this, &StationScanners::changed);
    connect(&m_hub, &scanner::ScannerHub::scannerRemoved, this, &StationScanners::changed);
    connect(&m_hub, &scanner::ScannerHub::settingsChanged, this, &StationScanners::keep);
}

StationScanners::~StationScanners() = default;

void StationScanners::open()
{
    Result<ScannersFile> file = ScannersFile::load(m_options.folder);
    if (file)
        m_file = std::move(*file);
    else
        Q_EMIT failed(file.error());
    m_hub.setSettings(m_file.scanners);
    for (const QString &path : ports())
        openPort(path);
    if (m_options.keyboard) {
        auto keyboard = std::make_unique<scanner::WedgeTransport>();
        m_keyboard = keyboard.get();
        m_hub.add({.name = u"Keyboard"_s, .id = keyboardId}, std::move(keyboard));
    }
    if (!m_options.usb)
        return;
    if (const Status usb = openUsb(); !usb)
        Q_EMIT failed(usb.error());
}

/// A machine whose USB cannot be watched yet may still be starting, or somebody mends it while the
/// shop works: it is tried again, and only the first time is worth a word.
Status StationScanners::openUsb()
{
    auto usb = scanner::UsbScanners::open(m_hub, m_clock);
    if (!usb) {
        m_usbRetry = m_clock.after(usbRetryTime, [this] {
            QMetaObject::invokeMethod(
                this, [this] { (void)openUsb(); }, Qt::QueuedConnection);
        });
        return failure(usb.error());
    }
    m_usbRetry.reset();
    m_usb = std::move(*usb);
    connect(m_usb.get(), &scanner::UsbScanners::changed, this, &StationScanners::changed);
    Q_EMIT changed();
    return {};
}

scanner::ScannerDesk::State StationScanners::state() const
{
    const QList<scanner::UsbDevice> devices =
        m_usb ? m_usb->devices() : QList<scanner::UsbDevice>();
    return {m_hub.scanners(), scanner::bystanders(devices, ports()), m_file.serialPorts};
}

void StationScanners::typed(const scanner::KeyedRead &read, qint64 firstKeyUs)
{
    if (m_keyboard)
        m_keyboard->take(read, firstKeyUs);
}

void StationScanners::change(const QString &id, const scanner::ScannerSettings &settings)
{
    report(m_hub.change(id, settings));
}

void StationScanners::addPort(const QString &path)
{
    if (path.isEmpty() || ports().contains(path))
        return;
    m_file.serialPorts.append(path);
    openPort(path);
    keep();
}

void StationScanners::removePort(const QString &path)
{
    if (m_file.serialPorts.removeAll(path) == 0)
        return;
    m_hub.remove(ScannersFile::portId(path));
    keep();
}

void StationScanners::openPort(const QString &path)
{
    m_hub.add(
        {.name = QFileInfo(path).fileName(), .id = ScannersFile::portId(path)},
        std::make_unique<scanner::SerialTransport>(scanner::SerialSettings{.path = path}, m_clock),
        path);
}

QStringList StationScanners::ports() const
{
    return m_file.portsWith(m_options.serialPorts);
}

void StationScanners::keep()
{
    m_file.scanners = m_hub.settings();
    report(m_file.save(m_options.folder));
    Q_EMIT changed();
}

void StationScanners::report(const Status &status)
{
    if (!status)
        Q_EMIT failed(status.error());
}

} // namespace storehand::app
