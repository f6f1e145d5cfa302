// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/SyncEngine.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeOms.h"
#include "tests/support/FakeRandom.h"

#include <QTemporaryDir>

namespace storehand::test {

// Usage card
//   SyncStation station;               an enrolled station with real files; its engine is stopped
//   station.oms.put(harbour, "assignment", "a-1")          see FakeOms
//   station.start()                    says hello
//   const CommandId c = station.pick("a-1")                a command is recorded
//   station.run(seconds(2))            time passes
//   station.settle()                   runs until nothing is on the way; false after two minutes
//   station.restart()                  the program ends and starts again
//   station.onScreen("a-1")            how often it was picked, as people see it: cache + overlay
//   station.agrees()                   cache and OMS hold the same entities, outbox empty
//   station.link()                     LinkState
//   station.results, incidents, changes                    what the engine told
class SyncStation
{
public:
    SyncStation();
    ~SyncStation();

    void start();
    /// `meanwhile`: what happens to its files while it does not run.
    void restart(const std::function<void()> &meanwhile = {});
    CommandId pick(const QString &assignment, int lineBytes = 0);
    void run(Millis span) { clock.advance(span); }
    [[nodiscard]] bool settle();
    [[nodiscard]] qint64 onScreen(const QString &assignment) const;
    [[nodiscard]] bool agrees() const;
    [[nodiscard]] LinkState link() const { return engine->linkState(); }
    [[nodiscard]] qint64 pendingCount() const { return outbox->lastN() - outbox->acknowledgedN(); }
    [[nodiscard]] QString resultOf(const CommandId &command) const;
    [[nodiscard]] QStringList incidentCodes() const;
    /// Copies the outbox file as it is; putting it back is a disk restored from an old image.
    void saveDiskImage();
    /// The disk changes a byte of this command behind the program's back.
    void damageOutbox(const CommandId &command) const;
    void restoreDiskImage();

    QTemporaryDir folder;
    FakeClock clock;
    FakeRandom random;
    ServerClock time{clock};
    FakeOms oms{clock, time};
    std::unique_ptr<FieldCipher> cipher;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<Cache> cache;
    std::unique_ptr<SyncEngine> engine;
    Indexer indexer;
    QString outboxVfs;        ///< the disk of the outbox from the next restart on, see FaultVfs
    qint64 cacheMaxPages = 0; ///< how much room the cache finds from the next restart on

    QList<wire::CommandResult> results;
    QList<Error> incidents;
    QList<CacheChanges> changes;
    QList<LinkState> states;
    bool screenWentBack = false; ///< a picked count ever fell on the screen
    QMap<QString, qint64> seenOnScreen;

    [[nodiscard]] SyncParts parts();

private:
    void openFiles();
    void closeFiles();
    void look(const QString &assignment);
    void lookAtAll();

    UuidMaker m_ids{random};
};

inline const QString harbour = QStringLiteral("store/harbour");

} // namespace storehand::test
