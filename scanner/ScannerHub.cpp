// SPDX-License-Identifier: Apache-2.0
#include "scanner/ScannerHub.h"

#include "scanner/decode/FrameDecoder.h"
#include "scanner/decode/Framer.h"
#include "scanner/decode/FramingLearner.h"
#include "scanner/transport/SteadyMicros.h"

#include <algorithm>
#include <utility>

namespace storehand::scanner {

struct ScannerHub::Device
{
    ScannerProfile profile;
    QString path;
    std::unique_ptr<DeviceBytes> bytes;
    Framer framer;
    FramingLearner learner = {};
    bool hasLearned = false; ///< the framing is the learner's
    std::unique_ptr<Clock::Timer> silence = {};
    qint64 reads = 0;
    qint64 lost = 0;
    QByteArray lastRead = {};
    Millis lastReadAt{0};
};

ScannerHub::ScannerHub(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    qRegisterMetaType<ScannerStatus>();
    m_queue.setCallbacks([this] { Q_EMIT scansWaiting(); },
                         [this] {
                             QMetaObject::invokeMethod(this, &ScannerHub::drainBacklog,
                                                       Qt::QueuedConnection);
                         });
}

ScannerHub::~ScannerHub()
{
    for (const std::unique_ptr<Device> &device : m_devices)
        device->bytes->close();
}

void ScannerHub::add(const ScannerProfile &profile, std::unique_ptr<DeviceBytes> bytes,
                     const QString &path)
{
    Q_ASSERT_X(!find(profile.name), "ScannerHub::add", "the name is in use");
    m_devices.push_back(
        std::make_unique<Device>(Device{profile, path, std::move(bytes), Framer(profile.framing)}));
    Device &device = *m_devices.back();
    device.bytes->open({[this, &device](const Arrival &arrival) { onArrival(device, arrival); },
                        [this, &device](const DeviceStatus &) { onChange(device); }});
    if (m_held)
        device.bytes->setPaused(true);
    Q_EMIT scannerChanged(statusOf(device));
}

void ScannerHub::remove(const QString &name)
{
    const auto found = std::ranges::find_if(
        m_devices, [&](const auto &device) { return device->profile.name == name; });
    if (found == m_devices.end())
        return;
    (*found)->bytes->close();
    // whoever asks for this may be called by the device itself
    m_removed.push_back(std::move(*found));
    m_devices.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_removed.clear(); }, Qt::QueuedConnection);
    Q_EMIT scannerRemoved(name);
}

void ScannerHub::setProfile(const ScannerProfile &profile)
{
    Device *device = find(profile.name);
    if (!device)
        return;
    if (device->profile.framing != profile.framing) {
        passRead(*device, device->framer.cutOff());
        device->framer = Framer(profile.framing);
        device->learner = {};
        device->hasLearned = false;
    }
    device->profile = profile;
    Q_EMIT scannerChanged(statusOf(*device));
}

bool ScannerHub::setOwner(const QString &name, const std::optional<PersonCode> &owner)
{
    Device *device = find(name);
    if (!device)
        return false;
    device->profile.owner = owner;
    Q_EMIT scannerChanged(statusOf(*device));
    return true;
}

void ScannerHub::injectRead(const QByteArray &bytes, const QString &name)
{
    const Frame frame{bytes, Frame::Problem::None, m_clock.monotonic(), steadyMicros()};
    if (Device *device = find(name))
        passFrame(*device, frame, ScanSource::Headless);
    else
        passScan(decodeFrame(frame, {.name = name}, ScanSource::Headless), nullptr);
}

QList<ScannerStatus> ScannerHub::scanners() const
{
    QList<ScannerStatus> all;
    for (const std::unique_ptr<Device> &device : m_devices)
        all.append(statusOf(*device));
    return all;
}

std::optional<ScannerProfile> ScannerHub::profile(const QString &name) const
{
    const Device *device = find(name);
    return device ? std::optional(device->profile) : std::nullopt;
}

std::optional<Scan> ScannerHub::takeScan()
{
    return m_queue.take();
}

ScannerHub::Device *ScannerHub::find(const QString &name) const
{
    const auto found = std::ranges::find_if(
        m_devices, [&](const auto &device) { return device->profile.name == name; });
    return found == m_devices.end() ? nullptr : found->get();
}

ScannerStatus ScannerHub::statusOf(const Device &device) const
{
    return {device.profile.name,    device.bytes->source(), device.path, device.profile.owner,
            device.bytes->status(), device.reads,           device.lost, m_held};
}

void ScannerHub::onArrival(Device &device, const Arrival &arrival)
{
    Q_EMIT bytesSeen(device.profile.name, arrival.bytes);
    for (const Frame &frame : device.framer.take(arrival.bytes, m_clock.monotonic(), arrival.atUs))
        passRead(device, frame);
    if (arrival.isTorn)
        passRead(device, device.framer.cutOff());
    else if (arrival.endsRead)
        passRead(device, device.framer.endRead());
    adoptFraming(device);
    awaitSilence(device);
}

/// Between two reads, a scanner that nobody has set up is set up as it behaves.
void ScannerHub::adoptFraming(Device &device)
{
    const std::optional<Framing> learned = device.learner.learned();
    const bool isUnset = device.hasLearned || device.profile.framing == Framing::lines();
    if (!isUnset || learned.has_value() == device.hasLearned || device.framer.silenceToEnd())
        return;
    device.hasLearned = learned.has_value();
    device.profile.framing = learned.value_or(Framing::lines());
    device.framer = Framer(device.profile.framing);
    Q_EMIT scannerChanged(statusOf(device));
}

void ScannerHub::onChange(Device &device)
{
    if (device.bytes->status().state != ScannerState::Open)
        passRead(device, device.framer.cutOff());
    Q_EMIT scannerChanged(statusOf(device));
}

void ScannerHub::awaitSilence(Device &device)
{
    const std::optional<Millis> silence = device.framer.silenceToEnd();
    device.silence = silence ? m_clock.after(*silence,
                                             [this, &device] {
                                                 passRead(device, device.framer.endRead());
                                                 adoptFraming(device);
                                             })
                             : nullptr;
}

void ScannerHub::passRead(Device &device, const std::optional<Frame> &frame)
{
    if (!frame)
        return;
    if (device.hasLearned && frame->problem == Frame::Problem::Incomplete)
        device.learner = {}; // somebody has set the scanner up in another way since
    const bool isUnset = !device.hasLearned && device.profile.framing == Framing::lines();
    passFrame(device, isUnset ? device.learner.withoutMarks(*frame) : *frame,
              device.bytes->source());
}

void ScannerHub::passFrame(Device &device, const Frame &frame, ScanSource source)
{
    ++device.reads;
    Scan scan = decodeFrame(frame, device.profile, source);
    const Millis window = device.profile.duplicateWindow;
    scan.duplicate = window > Millis(0) && frame.bytes == device.lastRead &&
                     frame.receivedAt - device.lastReadAt < window;
    if (!scan.duplicate) {
        device.lastRead = frame.bytes;
        device.lastReadAt = frame.receivedAt;
    }
    passScan(scan, &device);
}

void ScannerHub::passScan(const Scan &scan, Device *device)
{
    if (m_backlog.empty() && m_queue.put(scan))
        return;
    if (m_backlog.size() < backlogMax) {
        m_backlog.push_back(scan);
    } else if (device) {
        ++device->lost;
        Q_EMIT scannerChanged(statusOf(*device));
    }
    setHeld(true);
}

void ScannerHub::drainBacklog()
{
    while (!m_backlog.empty() && m_queue.put(m_backlog.front()))
        m_backlog.pop_front();
    if (m_backlog.empty())
        setHeld(false);
}

void ScannerHub::setHeld(bool held)
{
    if (std::exchange(m_held, held) == held)
        return;
    for (const std::unique_ptr<Device> &device : m_devices)
        device->bytes->setPaused(held);
    for (const ScannerStatus &status : scanners())
        Q_EMIT scannerChanged(status);
}

} // namespace storehand::scanner
