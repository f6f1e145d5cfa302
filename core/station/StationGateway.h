// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Command.h"
#include "core/station/StationSnapshot.h"

#include <QObject>

#include <functional>

namespace storehand {

class Station;
struct Proof;

/// What became of a request.
struct Done
{
    CommandId command; ///< empty when nothing was written
    QString exception; ///< code, when it was written but needs a person
    QList<AssignmentId> found;
};

/// Something that was done, as it is told to people.
struct Deed
{
    CommandType type = CommandType::Note;
    QString orderRef;
    int count = 1; ///< orders or lines
    bool undoable = false;
};

/// The station as the screens see it, on their own thread: snapshots to read, requests to post. A
/// request returns at once; its answer comes later on the same thread, when everything it changed
/// is on disk, and before the snapshot that shows it or after.
///
/// Requests name who acts. Those that fail also come as failed(), those that wrote something as
/// done(), so that a page need not look after the answer.
class StationGateway : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<Done> &)>;
    using Work = std::function<Result<Done>(Station &)>;

    using QObject::QObject;

    /// Never null; empty before the first one came.
    [[nodiscard]] SnapshotPtr snapshot() const { return m_snapshot; }

    // People. Neither failed() nor done() tell of signing in: its page shows the answer.
    void signIn(const PersonCode &person, const Sensitive<QString> &pin, const QString &scanner,
                Answer answer);
    void signOut(const PersonCode &person, Answer answer = {});
    /// This person looks or types, which asks for nothing.
    void touch(const PersonCode &as);

    // The queue.
    void claim(const PersonCode &as, const QList<AssignmentId> &ids, Answer answer = {});
    void takeOver(const PersonCode &as, const AssignmentId &id, Answer answer = {});
    void release(const PersonCode &as, const AssignmentId &id, Answer answer = {});
    /// The whole order cannot be done here.
    void decline(const PersonCode &as, const AssignmentId &id, ShortReason reason,
                 Answer answer = {});
    void find(const QString &text, Answer answer);

    // Picking.
    void shortLine(const PersonCode &as, const AssignmentId &id, const LineId &line, int units,
                   ShortReason reason, Answer answer = {});
    void skip(const PersonCode &as, const LineId &line);
    void unpick(const PersonCode &as, const AssignmentId &id, const LineId &line, int units,
                Answer answer = {});
    void undo(const PersonCode &as, Answer answer = {});
    /// Finishes everything that is complete.
    void finishWalk(const PersonCode &as, Answer answer = {});
    /// How this person does the walk in hand.
    void setPickWay(const PersonCode &as, PickWay way);
    /// Whether this person sorts into bags at the bench; see BenchTask.
    void setAtBench(const PersonCode &as, bool at);
    void chooseBag(const PersonCode &as, int number);
    void moveIntoBag(const PersonCode &as, Answer answer = {});

    // Shelves and counter.
    void stage(const PersonCode &as, const AssignmentId &id, const ParcelCode &parcel,
               const LocationCode &place, Answer answer = {});
    void ready(const PersonCode &as, const AssignmentId &id, Answer answer = {});
    void arrive(const PersonCode &as, const AssignmentId &id, Answer answer = {});
    void handOver(const PersonCode &as, const AssignmentId &id, const QString &proofMethod,
                  const Sensitive<QString> &proof, const QString &name, Answer answer = {});
    /// Everything of this line that is here for the customer.
    void refuse(const PersonCode &as, const AssignmentId &id, const LineId &line, int units,
                const QString &reason, Answer answer = {});
    /// Everything of this order that is due back on the sales floor.
    void putBack(const PersonCode &as, const AssignmentId &id, Answer answer = {});
    /// Takes the exceptions off the list, all by the same choice.
    void resolve(const PersonCode &as, const QList<ExceptionView> &exceptions,
                 const QString &choice, Answer answer = {});
    /// Does once more what was refused here.
    void tryAgain(const PersonCode &as, const ExceptionView &refused, Answer answer = {});

    /// The snapshots carry the customer of this order from now on; an empty id forgets them.
    virtual void openCustomer(const AssignmentId &id) = 0;
    /// The same for what both sides know of this order.
    virtual void openHistory(const AssignmentId &id) = 0;
    /// Whether the snapshots carry what waits to be sent.
    virtual void watchOutbox(bool on) = 0;
    /// How this store picks, also when its station is opened later.
    virtual void setStorePickWay(PickWay way) = 0;
    /// A read that somebody typed or clicked.
    virtual void injectScan(const QString &text, const QString &scanner) = 0;
    /// Tries the link now instead of at its next time.
    virtual void tryNow() = 0;

Q_SIGNALS:
    void snapshotChanged();
    /// Exactly one for each read.
    void scanned(const storehand::ScanView &scan);
    /// Orders that were not there before; not told for the first snapshot, nor while a station
    /// fetches its store's work for the first time.
    void ordersCame(int count);
    void done(const storehand::Deed &deed);
    void failed(const storehand::Error &error);

protected:
    /// Runs `work` on the station's thread and gives its result to `answer` on this one.
    virtual void post(Work work, Answer answer) = 0;
    /// The scanner belongs to this person from now on; nobody gives it back to the desk.
    virtual void setOwner(const QString &scanner, const std::optional<PersonCode> &person) = 0;
    /// Runs `work` where nobody waits for it, then `done` on this thread. Here: at once.
    virtual void runAside(std::function<void()> work, std::function<void()> done);
    void take(const SnapshotPtr &snapshot);

private:
    void act(const PersonCode &as, CommandType type, const AssignmentId &id, const Args &args,
             Answer answer);
    void postDeed(Deed deed, Work work, Answer answer);
    /// Something that leaves no trace: where a person stands, what comes next.
    void postSilent(std::function<void(Station &)> work);
    [[nodiscard]] QString orderRef(const AssignmentId &id) const;

    SnapshotPtr m_snapshot = std::make_shared<StationSnapshot>();
};

} // namespace storehand
