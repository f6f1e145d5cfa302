// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/HidPosTransport.h"

#include "core/domain/Codes.h"
#include "scanner/usb/UsbMode.h"

#include <algorithm>
#include <utility>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The reports mark the end; a scanner that is set to add a line end as well adds one.
QByteArray withoutLineEnd(QByteArray bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes;
}

} // namespace

HidPosTransport::HidPosTransport(UsbContext context, Clock &clock)
    : m_context(std::move(context))
    , m_clock(clock)
{}

void HidPosTransport::plugIn(const UsbDevice &device)
{
    m_device = device;
    m_retryDelay = retryDelayMin;
    if (m_isWanted)
        tryOpen();
}

void HidPosTransport::unplug()
{
    if (!m_device.handle)
        return;
    lose(u"it was unplugged"_s);
    m_device.handle.reset();
    m_retry.reset();
}

void HidPosTransport::open(Sink sink)
{
    Q_ASSERT_X(!m_isWanted, "HidPosTransport::open", "it is open already");
    m_isWanted = true;
    tryOpen(); // before the sink is there, which is not called from in here
    m_sink = std::move(sink);
}

void HidPosTransport::close()
{
    m_isWanted = false;
    m_sink = {};
    m_retry.reset();
    m_rest.reset();
    m_assembler.reset();
    m_connection.reset();
    m_status = {};
}

void HidPosTransport::setPaused(bool paused)
{
    m_isPaused = paused;
    if (m_connection && m_assembler)
        m_connection->setReading(!paused);
    if (paused)
        return;
    QMetaObject::invokeMethod(this, &HidPosTransport::takeEvents, Qt::QueuedConnection);
    awaitRest();
}

void HidPosTransport::tryOpen()
{
    m_retry.reset();
    if (!m_device.handle) {
        setStatus({ScannerState::Waiting,
                   codes::deviceMissing,
                   {m_device.title()},
                   u"%1 is not plugged in"_s.arg(m_device.title())});
        return;
    }
    const UsbInterface *interface = scanInterface(m_device);
    Q_ASSERT_X(interface, "HidPosTransport", "the device has nothing to read from");
    auto connection =
        UsbConnection::open(m_context, m_device, *interface, this, [this] { takeEvents(); });
    if (!connection) {
        const Error &error = connection.error();
        const bool missing = error.code == codes::deviceMissing;
        retryLater();
        setStatus({missing ? ScannerState::Waiting : ScannerState::Error, error.code, error.args,
                   error.detail});
        return;
    }
    m_connection = std::move(*connection);
    setStatus(
        {.state = ScannerState::Waiting, .detail = u"%1 is being opened"_s.arg(m_device.title())});
    if (interface->reportDescriptor.isEmpty())
        m_connection->askDescriptor();
    else
        takeDescriptor(interface->reportDescriptor);
}

void HidPosTransport::retryLater()
{
    m_retry = m_clock.after(m_retryDelay, [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_isWanted && !m_connection)
                    tryOpen();
            },
            Qt::QueuedConnection);
    });
    m_retryDelay = std::min(m_retryDelay * 2, retryDelayMax);
}

void HidPosTransport::takeEvents()
{
    // whoever is told of a read may close this
    while (m_connection && !(m_isPaused && m_assembler)) {
        const std::optional<UsbConnection::Event> event = m_connection->take();
        if (!event)
            return;
        takeEvent(*event);
    }
}

void HidPosTransport::takeEvent(const UsbConnection::Event &event)
{
    switch (event.kind) {
    case UsbConnection::Event::Kind::Report:
        takeReport(event);
        break;
    case UsbConnection::Event::Kind::Descriptor:
        takeDescriptor(event.bytes);
        break;
    case UsbConnection::Event::Kind::Enabled:
        begin(m_layout);
        break;
    case UsbConnection::Event::Kind::Lost:
        lose(event.detail);
        retryLater();
        break;
    }
}

void HidPosTransport::takeDescriptor(const QByteArray &descriptor)
{
    const auto layout = HidPosLayout::fromDescriptor(descriptor);
    const bool isKnown = modeOf(m_device) == UsbMode::HidPos;
    if (layout && !layout->reports.isEmpty()) {
        m_layout = *layout;
    } else if (isKnown) {
        // it says so elsewhere that it sends scans; then it sends them as the others do
        m_layout = HidPosLayout::customary();
    } else if (descriptor.isEmpty()) {
        giveUp({ScannerState::Error,
                codes::deviceFailed,
                {m_device.title()},
                u"%1 does not say what it sends"_s.arg(m_device.title())});
        retryLater();
        return;
    } else if (layout) {
        giveUp(adviceFor(m_device, UsbMode::Unknown));
        return;
    } else {
        giveUp(
            {ScannerState::Error, codes::badDescriptor, {m_device.title()}, layout.error().detail});
        return;
    }
    if (m_layout.hasEnableFeature || wantsEnable(m_device))
        m_connection->enable();
    else
        begin(m_layout);
}

void HidPosTransport::begin(const HidPosLayout &layout)
{
    m_assembler.emplace(layout);
    m_connection->startReading(layout.inputSize);
    m_connection->setReading(!m_isPaused);
    setStatus({.state = ScannerState::Open});
}

void HidPosTransport::takeReport(const UsbConnection::Event &event)
{
    m_retryDelay = retryDelayMin; // it works
    ++m_reportsTaken;
    if (!m_assembler->isUnderWay())
        m_firstReportUs = event.atUs;
    const auto read = m_assembler->take(event.bytes);
    awaitRest();
    deliver(read);
}

/// A report that has come, and that nobody had the time to take, belongs to its read.
void HidPosTransport::awaitRest()
{
    m_rest.reset();
    if (!m_assembler || !m_assembler->isUnderWay())
        return;
    m_rest = m_clock.after(restTime, [this, taken = m_reportsTaken] { endRest(taken); });
}

void HidPosTransport::endRest(qint64 taken)
{
    takeEvents();
    if (m_assembler && !m_isPaused && m_reportsTaken == taken)
        deliver(m_assembler->cutOff());
}

void HidPosTransport::deliver(const std::optional<HidPosAssembler::Read> &read)
{
    if (read && m_sink.arrived)
        m_sink.arrived({.bytes = read->isTorn ? read->bytes : withoutLineEnd(read->bytes),
                        .atUs = m_firstReportUs,
                        .endsRead = !read->isTorn,
                        .isTorn = read->isTorn});
}

void HidPosTransport::lose(const QString &why)
{
    // also when paused: what it had sent must not be lost with it
    while (std::optional<UsbConnection::Event> event =
               m_connection && m_assembler ? m_connection->take() : std::nullopt) {
        if (event->kind == UsbConnection::Event::Kind::Report)
            takeReport(*event);
    }
    if (m_assembler)
        deliver(m_assembler->cutOff());
    giveUp({ScannerState::Waiting,
            codes::deviceMissing,
            {m_device.title()},
            u"%1: %2"_s.arg(m_device.title(), why)});
}

void HidPosTransport::giveUp(DeviceStatus status)
{
    m_rest.reset();
    m_assembler.reset();
    m_connection.reset();
    if (m_isWanted)
        setStatus(std::move(status));
}

void HidPosTransport::setStatus(DeviceStatus status)
{
    if (status == m_status)
        return;
    m_status = std::move(status);
    if (m_sink.changed)
        m_sink.changed(m_status);
}

} // namespace storehand::scanner
