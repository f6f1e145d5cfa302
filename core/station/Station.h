// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/AnsweredCommand.h"
#include "core/station/BenchTask.h"
#include "core/station/CommandDesk.h"
#include "core/station/Directory.h"
#include "core/station/ExceptionList.h"
#include "core/station/LinkView.h"
#include "core/station/OrderHistory.h"
#include "core/station/Overlay.h"
#include "core/station/PickTask.h"
#include "core/station/ProductBook.h"
#include "core/station/Roster.h"
#include "core/station/ScanOutcome.h"
#include "core/station/StationKeys.h"
#include "core/store/Cache.h"
#include "core/store/Outbox.h"

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace storehand {

struct ExceptionCase;

/// A customer's proof that an order is theirs.
struct Proof
{
    QString method; ///< "code", "name", "id" or "signature"
    Sensitive<QString> value;
};

/// Everything people do at one station, over the cache and the outbox. Lives on one thread, never
/// waits for the network, and answers each call when it is done: what changed is then on disk.
///
/// Persons are named by each call; without a name it is whoever Roster::deskPerson() says.
class Station
{
public:
    struct Parts
    {
        Outbox &outbox;
        Cache &cache;
        Clock &clock;
        Random &random;
        StationKeys keys;
        std::function<Instant()> serverNow;
        /// Microseconds of the clock that stamps Scan::bytesInUs.
        std::function<qint64()> microseconds;
        /// On a full disk: gives the kept room free; true when trying again may help.
        std::function<bool()> makeRoom = {};
        /// Whether the disk has room for more than the work in progress.
        std::function<bool()> hasRoom = {};
    };

    struct Events
    {
        std::function<void(const ScanOutcome &)> scan;
        std::function<void(const QList<AssignmentId> &added, const QList<AssignmentId> &removed,
                           const QList<AssignmentId> &changed)>
            queue;
        std::function<void(const ExceptionNotice &)> exception;
        std::function<void(const LinkView &)> link;
        /// A product or its place on the sales floor changed.
        std::function<void(const Sku &)> product = {};
        /// Anything else that screens show changed: people, store, staging places.
        std::function<void()> setup = {};
    };

    explicit Station(Parts parts);
    ~Station();

    void setEvents(Events events) { m_events = std::move(events); }
    /// Called after each command that was written to the outbox.
    void setRecorded(std::function<void()> recorded) { m_recorded = std::move(recorded); }
    /// Reads cache and outbox; call once before all else.
    [[nodiscard]] Status load();

    // From the sync. ------------------------------------------------------------------------------
    [[nodiscard]] Status cacheChanged(const QList<EntityKey> &entities);
    /// A whole new cache was swapped in.
    [[nodiscard]] Status cacheReplaced();
    void answered(const QList<AnsweredCommand> &answers);
    /// The install got a new number because its disk had been restored.
    [[nodiscard]] Status installChanged(const InstallId &install);
    void setLink(const LinkView &link);

    // People. -------------------------------------------------------------------------------------
    [[nodiscard]] Status signIn(const PersonCode &person, const Sensitive<QString> &pin,
                                const QString &scanner = {});
    /// The same in two steps, with PinCheck::isRight() on another thread in between, so that no
    /// scan waits for it.
    [[nodiscard]] Result<PinCheck> beginSignIn(const PersonCode &person,
                                               const Sensitive<QString> &pin) const;
    [[nodiscard]] Status finishSignIn(const PinCheck &check, bool isRight, const QString &scanner);
    [[nodiscard]] Status signOut(const std::optional<PersonCode> &as = {});
    /// Signs people out after so long without a scan or a request; zero: never. What they had
    /// taken, skipped and begun stays theirs.
    void setIdleLock(Millis idle);
    /// This person does something that the station hears nothing of.
    void touch(const PersonCode &as) { m_roster.touch(as); }
    [[nodiscard]] const Roster &roster() const { return m_roster; }
    /// Who acts: the named person if signed in, else the desk person; `not_signed_in` otherwise.
    [[nodiscard]] Result<PersonCode> actor(const std::optional<PersonCode> &as) const;

    // Work. ---------------------------------------------------------------------------------------
    /// One physical read: books what it means, tells it by Events::scan, exactly once.
    void scanned(const Scan &scan);
    /// True for a code that whoever owns this scanner is looking for; a camera believes it sooner.
    [[nodiscard]] bool expects(const QString &scanner, const Decoded &code);
    /// Any command of the catalogue that needs no more than its arguments.
    [[nodiscard]] Result<Issued> act(const PersonCode &as, CommandType type, const QString &target,
                                     const Args &args);
    [[nodiscard]] Result<QList<Issued>> claim(const PersonCode &as, const QList<AssignmentId> &ids);
    [[nodiscard]] Result<Issued> undo(const PersonCode &as, const CommandId &command = {});
    /// Issues once more what somebody here did and head office refused; `not_found` when the outbox
    /// does not have it any more.
    [[nodiscard]] Result<Issued> tryAgain(const PersonCode &as, const CommandId &refused);
    void skip(const PersonCode &as, const LineId &line);
    /// By whose rules weights and prices are read out of GTINs (ISO 3166, lower case; empty: by
    /// those of the store), and how far a weighed piece may be off its product's weight.
    struct MeasureRules
    {
        QString region = {};
        int weightTolerancePercent = 20;
    };
    void setMeasureRules(const MeasureRules &rules);
    /// How this store picks.
    void setPickWay(PickWay way);
    /// How this person does the walk in hand; nothing: as the store.
    void setPickWay(const PersonCode &as, std::optional<PickWay> way);
    [[nodiscard]] PickWay pickWay(const PersonCode &person);
    /// Whether this person sorts at the bench; see BenchTask.h.
    void setAtBench(const PersonCode &as, bool at);
    /// So it is, or its walk was fetched by a list.
    [[nodiscard]] bool isAtBench(const PersonCode &person);
    /// At the bench: units go into this bag; the same again lets go of it.
    void chooseBag(const PersonCode &as, int number);
    /// At the bench: yes, the unit in hand shall be moved into its own bag.
    [[nodiscard]] Result<ScanOutcome> moveIntoBag(const PersonCode &as);
    /// Finishes picking of one order, or of the only one this person has taken.
    [[nodiscard]] Result<Issued> confirm(const PersonCode &as, const AssignmentId &id = {});
    /// Finishes all orders of this person in which nothing is open; at least one, or it is refused.
    [[nodiscard]] Result<QList<Issued>> finishWalk(const PersonCode &as);
    /// Allocates one picked unit of the product `code` to `tote`; `wrong_tote` when the tote holds
    /// another order that wants no such unit.
    [[nodiscard]] Result<Issued> sort(const PersonCode &as, const QString &code,
                                      const QString &tote);
    [[nodiscard]] Result<Issued> stage(const PersonCode &as, const AssignmentId &id,
                                       const ParcelCode &parcel, const LocationCode &location);
    [[nodiscard]] Result<Issued> handOver(const PersonCode &as, const AssignmentId &id, Args args,
                                          const std::optional<Proof> &proof, const QString &name);

    // Reading. ------------------------------------------------------------------------------------
    /// Everything with something left to do, earliest promise first.
    [[nodiscard]] QList<AssignmentId> queue() const;
    [[nodiscard]] const Overlay &overlay() const { return m_overlay; }
    [[nodiscard]] const ProductBook &products() const { return m_products; }
    [[nodiscard]] Directory &directory() { return m_directory; }
    [[nodiscard]] const LinkView &link() const { return m_link; }
    [[nodiscard]] const QList<ExceptionNotice> &exceptions() const { return m_exceptions.all(); }
    /// What people did here to this order; see OrderHistory.h. Asked for the same order again, it
    /// reads only what came since.
    [[nodiscard]] Result<QList<RecordedAct>> actsOn(const AssignmentId &id);
    /// Whose turn an order is that nobody has taken: another station's name, empty when it is this
    /// one's.
    [[nodiscard]] QString othersTurn(const Assignment &work) const;
    /// What is to be sent next, oldest first, at most waitingActsMax.
    [[nodiscard]] Result<QList<RecordedAct>> waitingActs() const;
    [[nodiscard]] const StationKeys &keys() const { return m_parts.keys; }
    [[nodiscard]] PickTask &pickTask(const PersonCode &person);
    [[nodiscard]] BenchTask &bench(const PersonCode &person);
    /// The assignment that owns a line; empty when none does.
    [[nodiscard]] AssignmentId assignmentOf(const LineId &line) const;

private:
    void watchIdle();
    [[nodiscard]] bool takesNewWork(CommandType type) const;
    [[nodiscard]] Status loadLocks();
    [[nodiscard]] Status loadInstalls();
    [[nodiscard]] Status loadWork();
    [[nodiscard]] Status replayOutbox();
    void letGoOfAwaited();
    [[nodiscard]] Status loadBase();
    [[nodiscard]] Status takeChanges(const QList<EntityKey> &entities);
    void takeEntity(const QString &kind, const QByteArray &body);
    void takeException(const ExceptionCase &exception);
    void removeEntity(const EntityKey &key);
    [[nodiscard]] static QList<EntityKey> inReadingOrder(const QList<EntityKey> &entities);
    /// The place of an order in the queue: earliest promise first.
    struct Ranked
    {
        qint64 promise = 0;
        qint64 assigned = 0;
        AssignmentId id;
        auto operator<=>(const Ranked &) const = default;
    };
    [[nodiscard]] bool rank(const AssignmentId &id);
    void tellChanges();
    void tellProduct(const EntityKey &key) const;
    void tellException(const ExceptionNotice &notice);
    /// Says again what the feed has not told yet: after a start, and with a new cache.
    void keepException(const Command &command, const std::optional<AnsweredCommand> &answer);
    [[nodiscard]] std::optional<bool> isOpenByFeed(const CommandId &id) const;
    void noteVerdict(const Issued &issued);
    /// About an own command, read back from the outbox.
    [[nodiscard]] ExceptionNotice noticeOf(const CommandId &id, const Verdict &verdict) const;
    [[nodiscard]] ExceptionNotice noticeOf(const Command &command, const Verdict &verdict) const;
    [[nodiscard]] ProductBook::Source productSource();
    /// A picked unit that lies in no tote, and a tote that its order has already.
    struct Loose
    {
        AssignmentId assignment;
        LineId line;
        QString tote;
    };
    [[nodiscard]] QList<Loose> looseUnits(const QList<ProductBook::Match> &matches) const;
    [[nodiscard]] AssignmentId ownerOfTote(const QString &tote) const;
    [[nodiscard]] Result<bool> isProofRight(const Assignment &assignment, const Proof &proof) const;

    // StationScan.cpp: what a read means.
    /// The same with the weight, price or count that the shops of this region print into GTINs.
    [[nodiscard]] Decoded withMeasure(Decoded code) const;
    [[nodiscard]] bool needsNoCheckDigit(const PersonCode &person, const Scan &scan);
    [[nodiscard]] Status readCode(const PersonCode &person, const Scan &scan, ScanOutcome &outcome);
    [[nodiscard]] bool isNoDetail(const OwnCode &code) const;
    [[nodiscard]] Status readOwnCode(const PersonCode &person, const OwnCode &code,
                                     ScanOutcome &outcome);
    [[nodiscard]] Status readCommandCard(const PersonCode &person, const QString &action,
                                         ScanOutcome &outcome);
    void updateIntoBags(const PersonCode &person);
    [[nodiscard]] bool openByText(const QString &text, ScanOutcome &outcome) const;

    Parts m_parts;
    Events m_events;
    std::function<void()> m_recorded;
    UuidMaker m_ids;
    Roster m_roster;
    Overlay m_overlay;
    ProductBook m_products;
    Directory m_directory;
    CommandDesk m_desk;
    PickWay m_pickWay = PickWay::SortLater;
    MeasureRules m_measureRules;
    std::map<QString, PickTask> m_pickTasks;
    std::map<QString, BenchTask> m_benches; ///< each leans on the pick task of its person
    std::set<Ranked> m_queue;               ///< as the last queue event left it
    QHash<AssignmentId, Ranked> m_ranks;
    LinkView m_link;
    Millis m_idleLock{0};
    std::unique_ptr<Clock::Timer> m_idleTimer;
    ExceptionList m_exceptions;
    QSet<CommandId> m_toldExceptions;
    QList<AnsweredCommand> m_awaited; ///< on the screen until the feed has come to them
    OrderHistory m_history;
};

/// Entries by which the cache finds an entity without reading it: a product by each of its codes.
/// Handed to whoever fills the cache.
[[nodiscard]] QList<IndexRow> cacheIndexOf(const QString &entity, const QByteArray &body);

} // namespace storehand
