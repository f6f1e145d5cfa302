// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/StationCore.h"
#include "tests/sim/Network.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/FolderImage.h"
#include "tests/support/HeldFiles.h"

#include <functional>
#include <memory>

namespace storehand::sim {

/// One station of a simulation: its computer with a disk, and the production program on it, which
/// can be killed, put to sleep, given a wrong clock, another cache or an older disk.
class SimStation
{
public:
    struct Parts
    {
        Timeline &timeline;
        Story &story;
        Network &network;
        quint64 seed;
        QString name; ///< "harbour/2"
        QString folder;
        test::HeldFiles &files;
        int drift;
        std::function<void(const ExceptionNotice &)> exception = {};
        /// The screen shows these orders anew.
        std::function<void(const QList<AssignmentId> &)> shown = {};
        std::function<void(const ScanOutcome &)> scanned = {};
        std::function<void(const Error &)> incident = {};
    };

    explicit SimStation(Parts parts);
    ~SimStation();
    Q_DISABLE_COPY_MOVE(SimStation)

    [[nodiscard]] const QString &name() const { return m_parts.name; }
    [[nodiscard]] StoreCode store() const { return StoreCode(m_parts.name.section(u'/', 0, 0)); }
    [[nodiscard]] Network::End end() const { return m_end; }

    /// Switched on with a new disk; `done` when it is a station.
    void enrol(const QString &code, std::function<void(Status)> done);
    /// The program starts. False when it cannot, as after damage that only people can mend.
    [[nodiscard]] Status start();
    [[nodiscard]] bool isUp() const { return m_program != nullptr; }
    [[nodiscard]] bool isWorking() const;
    /// The process ends here and now: what it had written stays.
    void crash();
    /// The computer does: what it had not synced may be lost.
    void losePower(test::PowerLoss how, Random &random);
    /// Closes the program in order.
    void quit();

    [[nodiscard]] test::FolderImage image() const;
    [[nodiscard]] const QString &folder() const { return m_parts.folder; }
    [[nodiscard]] test::FaultVfs &disk() { return m_disk; }
    // While it is down. ---------------------------------------------------------------------------
    /// One letter in one row of its cache is another one now. False when there is none.
    bool rotRow(Dice &dice);
    /// Its cache begins with nonsense.
    void bruiseCache();

    // While it is up. -----------------------------------------------------------------------------
    [[nodiscard]] Station &station();
    [[nodiscard]] SyncEngine &sync();
    [[nodiscard]] Outbox &outbox();
    [[nodiscard]] Cache &cache();
    [[nodiscard]] SimClock &clock();
    void setWallError(Millis error);

private:
    struct Program;

    [[nodiscard]] Status open();
    void listen();
    void endProgram();

    Parts m_parts;
    const Network::End m_end;
    test::FaultVfs m_disk;
    Millis m_wallError{0};
    int m_runs = 0;
    std::unique_ptr<Program> m_program;
};

} // namespace storehand::sim
