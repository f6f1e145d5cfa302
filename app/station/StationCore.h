// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/Station.h"
#include "core/station/Upkeep.h"
#include "core/store/DataFolder.h"
#include "core/sync/Enrolment.h"
#include "core/sync/SyncEngine.h"

#include <functional>
#include <memory>
#include <optional>

namespace storehand::app {

/// People's work, disk and link of one station, wired in the order in which data flows: what people
/// do goes to the outbox and wakes the link, what the link brings goes to the cache and is shown.
/// Has no thread, no event loop and no devices: StationRuntime adds those, the simulator of
/// tests/sim does without.
class StationCore
{
public:
    /// All must outlive it and belong to its thread.
    struct Parts
    {
        DataFolder &folder;
        Clock &clock;
        Random &random;
        OmsClient &oms;
        ServerClock &serverClock;
        std::function<qint64()> microseconds; ///< of the clock that stamps Scan::bytesInUs
        /// Something people should be told once: a mended cache, a restored disk.
        std::function<void(const Error &)> incident;
    };

    explicit StationCore(Parts parts);
    ~StationCore();
    Q_DISABLE_COPY_MOVE(StationCore)

    /// Makes this folder a station of a chain; see Enrolment. Then open() it.
    void enrol(const QString &code, std::function<void(Status)> enrolled);

    /// Reads what is on disk and starts the link. `not_enrolled` when the folder is no station's;
    /// Storage when it cannot be read.
    [[nodiscard]] Status open();
    [[nodiscard]] bool isOpen() const { return m_sync != nullptr; }

    // Once it is open. ----------------------------------------------------------------------------
    [[nodiscard]] Station &station() { return *m_station; }
    [[nodiscard]] SyncEngine &sync() { return *m_sync; }
    /// One read of a scanner; see Station::scanned().
    void scanned(const Scan &scan);
    /// Answers when outbox and feed are in step, or after the time.
    void settle(Millis timeout, std::function<void(Status)> done);

private:
    void startUpkeep();
    void takeCacheChanges(const CacheChanges &changes);
    void takeResults(const QList<wire::CommandResult> &results);
    void takeIncident(const Error &error);
    void tellLink();
    [[nodiscard]] LinkView linkView() const;
    void report(const Status &status) const;

    Parts m_parts;
    SyncParts m_syncParts;
    std::unique_ptr<Enrolment> m_enrolment;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<SyncEngine> m_sync;
    bool m_isFirstFetch = false;
    bool m_missedChanges = false; ///< some could not be read: with the next ones all is read anew
    std::unique_ptr<Upkeep> m_upkeep;
};

} // namespace storehand::app
