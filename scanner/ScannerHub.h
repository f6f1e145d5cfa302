// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "core/domain/Clock.h"
#include "scanner/DeviceBytes.h"
#include "scanner/ScanQueue.h"
#include "scanner/ScannerProfile.h"
#include "scanner/ScannerStatus.h"

#include <QHash>
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
/// A device that types its reads beside sending them (USB with both interfaces) counts once: the
/// second of the two is a duplicate.
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

    /// Opens a device under `profile.id`, which must not be in use, with what is set for it. A name
    /// that is in use gets a number. `path` is what people are shown; `alsoTypes` says that the
    /// same device types its reads as well.
    void add(const ScannerProfile &profile, std::unique_ptr<DeviceBytes> bytes,
             const QString &path = {}, bool alsoTypes = false);
    /// Closes it; a read under way is lost. Unknown ids are ignored.
    void remove(const QString &id);

    /// What is set for scanners, by their ids, also for those that are not there. Tells nobody.
    void setSettings(const QHash<QString, ScannerSettings> &settings);
    [[nodiscard]] const QHash<QString, ScannerSettings> &settings() const { return m_settings; }
    /// Sets up a scanner without closing it, and tells settingsChanged(). Device/`scanner_gone`
    /// when there is none, `scanner_name_in_use`, or what check() says.
    [[nodiscard]] Status change(const QString &id, const ScannerSettings &settings);

    /// Takes the reads of this scanner as those of a lesson (TeachLesson) until stopTeaching():
    /// they are no scans. When it is finished, its settings are set. False when there is no such
    /// scanner.
    bool teach(const QString &id);
    /// Ends a lesson; one that was not finished leaves everything as it was.
    void stopTeaching(const QString &id);

    /// Who the scanner's reads belong to from now on, until it is set up again; nothing gives it
    /// back to the station. False when there is no such scanner.
    bool setOwner(const QString &name, const std::optional<PersonCode> &owner);

    /// Takes `bytes` as one read that somebody typed or clicked instead of a device (source
    /// "headless"), under the profile of the scanner `name` where there is one.
    void injectRead(const QByteArray &bytes, const QString &name);

    [[nodiscard]] QList<ScannerStatus> scanners() const;
    /// How this scanner's reads are taken; nothing when there is no such scanner.
    [[nodiscard]] std::optional<ScannerProfile> profile(const QString &id) const;

    /// The oldest scan that nobody took, or nothing. Any thread.
    [[nodiscard]] std::optional<Scan> takeScan();

Q_SIGNALS:
    /// There is something to take after there was nothing. Take until empty.
    void scansWaiting();
    /// A scanner was added or changed its state, its owner or its counts of lost reads.
    void scannerChanged(const storehand::scanner::ScannerStatus &status);
    void scannerRemoved(const QString &id);
    /// settings() holds something else; keep it.
    void settingsChanged();
    /// Bytes as a device sent them, for the Devices page and `scanners --watch`; of a keyboard,
    /// what was typed.
    void bytesSeen(const QString &id, const QByteArray &bytes);
    /// What became of a read, also of one that waits in the queue, for the Devices page.
    void readSeen(const QString &id, const storehand::Scan &scan);

private:
    struct Device;

    [[nodiscard]] Device *find(const QString &id) const;
    [[nodiscard]] Device *findNamed(const QString &name) const;
    [[nodiscard]] QString freeName(const QString &name) const;
    [[nodiscard]] ScannerStatus statusOf(const Device &device) const;
    void setUp(Device &device, const ScannerSettings &settings);
    void learnFrom(Device &device, const Arrival &arrival);
    void endLessonRead(Device &device);
    [[nodiscard]] bool isEcho(const Device &device, const Scan &scan);
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
    /// A read of a scanner that types as well, whose other half has not come yet.
    struct Unechoed
    {
        bool isTyped = false;
        QString text;
        Millis at{0};
    };
    std::vector<Unechoed> m_unechoed;
    QHash<QString, ScannerSettings> m_settings;
    bool m_held = false;
};

} // namespace storehand::scanner

Q_DECLARE_METATYPE(storehand::scanner::ScannerStatus)
