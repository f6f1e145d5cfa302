// SPDX-License-Identifier: Apache-2.0
#include "app/window/LocalScanners.h"

#include <QFileInfo>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;
using scanner::DeviceStatus;
using scanner::ScannerHub;

namespace {

/// A device that says what it is told to.
class ToldDevice : public scanner::DeviceBytes
{
public:
    ToldDevice(ScanSource source, DeviceStatus status)
        : m_source(source)
        , m_status(std::move(status))
    {}

    void open(Sink sink) override { m_sink = std::move(sink); }
    void close() override { m_sink = {}; }
    void setPaused(bool) override {}
    [[nodiscard]] DeviceStatus status() const override { return m_status; }
    [[nodiscard]] ScanSource source() const override { return m_source; }

    void read(const QByteArray &bytes)
    {
        if (m_sink.arrived)
            m_sink.arrived({.bytes = bytes, .endsRead = true});
    }

private:
    ScanSource m_source;
    DeviceStatus m_status;
    Sink m_sink;
};

} // namespace

LocalScanners::LocalScanners(Clock &clock)
    : m_hub(clock)
{
    connect(&m_hub, &ScannerHub::scannerChanged, this, &LocalScanners::show);
    connect(&m_hub, &ScannerHub::scannerRemoved, this, &LocalScanners::show);
    connect(&m_hub, &ScannerHub::bytesSeen, this, &LocalScanners::bytesSeen);
    connect(&m_hub, &ScannerHub::readSeen, this, &LocalScanners::readSeen);
    connect(&m_hub, &ScannerHub::scansWaiting, this, [this] {
        while (m_hub.takeScan()) {
        }
        show();
    });
}

void LocalScanners::plugIn(const scanner::ScannerProfile &profile, ScanSource source,
                           const QString &path, const DeviceStatus &status)
{
    auto device = std::make_unique<ToldDevice>(source, status);
    m_senders.insert(profile.id,
                     [told = device.get()](const QByteArray &bytes) { told->read(bytes); });
    m_hub.add(profile, std::move(device), path);
}

void LocalScanners::read(const QString &id, const QByteArray &bytes)
{
    m_senders.value(id)(bytes);
}

void LocalScanners::setBystanders(const QList<scanner::Bystander> &bystanders)
{
    m_bystanders = bystanders;
    show();
}

void LocalScanners::change(const QString &id, const scanner::ScannerSettings &settings)
{
    if (const Status changed = m_hub.change(id, settings); !changed)
        Q_EMIT failed(changed.error());
}

void LocalScanners::addPort(const QString &path)
{
    m_ports.append(path);
    plugIn({.name = QFileInfo(path).fileName(), .id = u"serial:"_s + path}, ScanSource::Serial,
           path);
}

void LocalScanners::removePort(const QString &path)
{
    m_ports.removeAll(path);
    m_hub.remove(u"serial:"_s + path);
}

void LocalScanners::show()
{
    take({m_hub.scanners(), m_bystanders, m_ports});
}

} // namespace storehand::app
