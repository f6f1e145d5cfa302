// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "core/domain/Clock.h"
#include "scanner/DeviceBytes.h"
#include "scanner/ScanQueue.h"
#include "scanner/ScannerProfile.h"
#include "scanner/ScannerStatus.h"

#include <QList>
#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace storehand::scanner {

struct Frame;

/// Many scanners in, one queue of scans out: each physical read gives exactly one Scan, readable or
/// not, in the order in which reads end. A scanner with the default framing is understood as it
/// behaves (FramingLearner). Knows nothing about orders.
///
/// How to take scans, on the hub's thread or on any other:
///
///     connect(&hub, &ScannerHub::scansWaiting, &station, [&] {
///         while (std::optional<Scan> scan = hub.takeScan())
///             station.scanned(*scan);
///     });
///
/// A full queue is passed on to the devices, which hold their bytes back, and shows in
/// `scanners()`. The hub lives on one thread with an event loop; only `takeScan` may be called from
/// others, and by nobody any more when the hub is destroyed.
class ScannerHub : public QObject
{
    Q_OBJECT

public:
    /// Reads that wait beside the full queue, of devices that cannot hold back; more are lost, and
    /// counted as `ScannerStatus::lost`.
    static constexpr int backlogMax = 4096;

    explicit ScannerHub(Clock &clock, QObject *parent = nullptr);
    ~ScannerHub() override;

    /// Opens a device under `profile.name`, which must not be in use. `path` is what people are
    /// shown.
    void add(const ScannerProfile &profile, std::unique_ptr<DeviceBytes> bytes,
             const QString &path = {});
    /// Closes it; a read under way is lost. Unknown names are ignored.
    void remove(const QString &name);
    /// Changes owner, framing and so on without closing the device.
    void setProfile(const ScannerProfile &profile);

    /// Who the scanner's reads belong to from now on; nothing gives it back to the station. False
    /// when there is no such scanner.
    bool setOwner(const QString &name, const std::optional<PersonCode> &owner);

    /// Takes `bytes` as one read that somebody typed or clicked instead of a device (source
    /// "headless"), under the profile of the scanner `name` where there is one.
    void injectRead(const QByteArray &bytes, const QString &name);

    [[nodiscard]] QList<ScannerStatus> scanners() const;
    /// How this scanner is set up; nothing when there is no such scanner.
    [[nodiscard]] std::optional<ScannerProfile> profile(const QString &name) const;

    /// The oldest scan that nobody took, or nothing. Any thread.
    [[nodiscard]] std::optional<Scan> takeScan();

Q_SIGNALS:
    /// There is something to take after there was nothing. Take until empty.
    void scansWaiting();
    /// A scanner was added or changed its state, its owner or its counts of lost reads.
    void scannerChanged(const storehand::scanner::ScannerStatus &status);
    void scannerRemoved(const QString &name);
    /// Bytes as a device sent them, for the Devices page and `scanners --watch`.
    void bytesSeen(const QString &name, const QByteArray &bytes);

private:
    struct Device;

    [[nodiscard]] Device *find(const QString &name) const;
    [[nodiscard]] ScannerStatus statusOf(const Device &device) const;
    void onArrival(Device &device, const Arrival &arrival);
    void onChange(Device &device);
    void adoptFraming(Device &device);
    void awaitSilence(Device &device);
    void passRead(Device &device, const std::optional<Frame> &frame);
    void passFrame(Device &device, const Frame &frame, ScanSource source);
    void passScan(const Scan &scan, Device *device);
    void drainBacklog();
    void setHeld(bool held);

    Clock &m_clock;
    ScanQueue m_queue;
    std::deque<Scan> m_backlog;
    std::vector<std::unique_ptr<Device>> m_devices;
    std::vector<std::unique_ptr<Device>> m_removed;
    bool m_held = false;
};

} // namespace storehand::scanner

Q_DECLARE_METATYPE(storehand::scanner::ScannerStatus)
