// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/FieldCipher.h"
#include "core/crypto/Sensitive.h"
#include "core/domain/Error.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/store/OutboxMark.h"
#include "core/store/OutboxSalvage.h"
#include "core/store/StoreFile.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace storehand {

class Transaction;

/// A command about to be recorded.
struct OutboxDraft
{
    CommandId id;
    Instant at; ///< server time when it was recorded, by which it is judged again after a start

    /// Gives the exact bytes that will travel, without a line feed, once the number is known. May
    /// not use the outbox.
    std::function<QByteArray(qint64 n)> makeLine;

    QByteArray effect = {}; ///< what the station needs to undo it, in a form of its own

    /// Personal values that the station itself must go on showing. Sealed on disk, and kept until
    /// 72 hours after orderClosed() of `subject`.
    std::optional<Sensitive<QByteArray>> personal = std::nullopt;
    QString subject = {}; ///< the order or assignment that `personal` belongs to
};

/// A recorded command. `line` and `hash` never change, but by rollback().
struct OutboxRow
{
    qint64 n = 0;
    CommandId id;
    QByteArray line;
    QByteArray hash; ///< SHA-256 of `line`, 32 bytes
    QByteArray effect;
    Instant at;
    std::optional<Instant> acknowledgedAt;
    QByteArray result; ///< what acknowledge() was given

    friend bool operator==(const OutboxRow &, const OutboxRow &) = default;
};

/// What goes into one upload. A row larger than `bytes` comes alone.
struct BatchLimits
{
    int commands = 100;
    int bytes = 256 * 1024; ///< lines with their line feeds
};

/// The durable list of what people did at this station, numbered 1, 2, 3 … within one install, and
/// a few small values that must survive with it. The file is precious: commits are synced, and
/// nothing here ever deletes a command that was not acknowledged.
///
/// Belongs to one thread. Errors are ErrorKind::Storage; after one that leaves isBroken(), reopen()
/// before anything else. The FieldCipher must outlive it.
class Outbox
{
public:
    /// Longer command lines are refused.
    static constexpr int lineBytesMax = 128 * 1024;
    static constexpr Millis keptAfterAcknowledgement = std::chrono::hours(7 * 24);
    static constexpr Millis personalKeptAfterClosing = std::chrono::hours(72);

    /// Opens or makes the file and checks every row. Of a damaged file it saves what is good into a
    /// fresh one, without asking: see salvaged().
    [[nodiscard]] static Result<std::unique_ptr<Outbox>> open(const StoreFile &file,
                                                              const FieldCipher &cipher);
    ~Outbox();
    Q_DISABLE_COPY_MOVE(Outbox)

    /// What open() or reopen() had to save from a damaged file, or of one that is gone or older
    /// than it was, until rollback(): a new install is to be taken then before anything is sent,
    /// since numbers may be missing, or given out twice.
    [[nodiscard]] const std::optional<OutboxSalvage> &salvaged() const;

    // --- Commands ------------------------------------------------------------------------------

    struct Appended
    {
        qint64 n = 0;
        QByteArray hash;
    };

    /// Records commands in one synced commit: all or none. When it returns success they survive
    /// power loss, and the scanner may beep. `unique_violation` when an id is known already;
    /// `command_too_large`, `disk_full`, … with nothing recorded. Only after a failure that leaves
    /// isBroken() it is open what was recorded: reopen() and find() tell.
    [[nodiscard]] Result<QList<Appended>> append(const QList<OutboxDraft> &drafts);
    [[nodiscard]] Result<Appended> append(const OutboxDraft &draft);

    /// Takes back a command whose append() failed and that was kept all the same: the newest one,
    /// not yet acknowledged. Nothing happens when it is not there.
    [[nodiscard]] Status withdraw(const CommandId &id);
    /// The same as soon as reopen() succeeds, whoever calls it, and before anybody reads: people
    /// were told that it was not recorded.
    void disown(const CommandId &id);

    /// The highest number given out; 0 before the first command of the install.
    [[nodiscard]] qint64 lastN() const;

    /// Numbers up to this one are acknowledged; all later ones are pending.
    [[nodiscard]] qint64 acknowledgedN() const;

    /// The lowest number still kept; lastN() + 1 when none is.
    [[nodiscard]] Result<qint64> firstN() const;

    /// What is to be sent next, in order of n.
    [[nodiscard]] Result<QList<OutboxRow>> pending(const BatchLimits &limits = {}) const;

    /// Rows from `fromN` on, acknowledged or not: for what the screen shows over the cached state.
    [[nodiscard]] Result<QList<OutboxRow>> rows(qint64 fromN, const BatchLimits &limits = {}) const;

    /// Rows of earlier installs that are still kept, all of them acknowledged, in the order in
    /// which they were recorded. Their `n` is below 1 here, as far apart within an install as in
    /// its own numbering. May not use the outbox.
    [[nodiscard]] Status visitFormer(const std::function<void(const OutboxRow &)> &visit) const;

    /// One row, also one of an earlier install.
    [[nodiscard]] Result<std::optional<OutboxRow>> find(const CommandId &id) const;

    /// The hash of command `n`; nothing when it is not kept any more. For `prev` of the protocol.
    [[nodiscard]] Result<std::optional<QByteArray>> hashOf(qint64 n) const;

    struct Acknowledgement
    {
        qint64 n = 0;
        QByteArray result;
    };

    /// Notes the OMS's results, in one commit. They follow acknowledgedN() without a gap
    /// (Malformed/`results_out_of_order` otherwise); those that are noted already are left as they
    /// are.
    [[nodiscard]] Status acknowledge(const QList<Acknowledgement> &results, Instant now);

    /// For a new feed epoch: commands above `n` count as pending again. Where firstN() > n + 1 some
    /// are gone, and rollback() is the way to offer the rest.
    [[nodiscard]] Status forgetAcknowledgementsAfter(qint64 n);

    /// Makes the line of `row` anew for its number `n`. `numbers` maps the former numbers of all
    /// rows that move to their new ones; a number that is missing there was acknowledged.
    using Reencode = std::function<Result<QByteArray>(const OutboxRow &row, qint64 n,
                                                      const QHash<qint64, qint64> &numbers)>;

    /// Starts a new install, in one commit: rows that are pending get the numbers 1, 2, 3 … in
    /// their old order and new lines, ids stay; acknowledged rows stay findable by id. Also the way
    /// to set the install at enrolment.
    [[nodiscard]] Status rollback(const InstallId &install, const Reencode &reencode);

    /// For an order manager that may have forgotten what earlier installs had sent: all that is
    /// still kept of them is pending behind everything else, in the old order and in new lines; ids
    /// stay.
    [[nodiscard]] Status offerFormerAgain(const Reencode &reencode);

    /// Empty before the first rollback().
    [[nodiscard]] const InstallId &install() const;

    // --- Personal values of the commands --------------------------------------------------------

    /// Nothing when there were none, or when they are erased.
    [[nodiscard]] Result<std::optional<Sensitive<QByteArray>>> personal(const CommandId &id) const;

    /// The 72 hours begin; calling it again changes nothing for what was told before.
    [[nodiscard]] Status orderClosed(const QString &subject, Instant at);

    /// Subjects with personal values for which orderClosed() was not called.
    [[nodiscard]] Result<QStringList> openSubjects() const;

    // --- Small values ---------------------------------------------------------------------------

    /// Station id, store code, OMS address, PIN failures …: see MetaKeys.h.
    [[nodiscard]] Result<std::optional<QByteArray>> value(const QString &key) const;
    /// In one commit; nullopt removes a key.
    [[nodiscard]] Status setValues(const QHash<QString, std::optional<QByteArray>> &values);
    [[nodiscard]] Result<QStringList> keys(const QString &prefix) const;

    /// Keys and tokens: sealed on disk. Malformed/`sealed_value_unreadable` when the key of the
    /// FieldCipher is another one than before.
    [[nodiscard]] Result<std::optional<Sensitive<QByteArray>>> secret(const QString &key) const;
    [[nodiscard]] Status setSecret(const QString &key, const Sensitive<QByteArray> &value);

    // --- Upkeep ---------------------------------------------------------------------------------

    /// Drops what its time is over for: acknowledged rows after 7 days (the newest of them stays,
    /// for `prev`), personal values after 72 hours. `now` should be the OMS's time where it is
    /// known. For idle times; true when something went.
    [[nodiscard]] Result<bool> prune(Instant now);

    /// Looks for damage in the file and in every row: `database_corrupt` asks for reopen(). For
    /// idle times, once a day.
    [[nodiscard]] Status check() const;

    /// Empties the write-ahead log, so that no commit has to. For idle times.
    [[nodiscard]] Status checkpoint();

    /// What the log holds when SQLite begins it anew, and a little more.
    static constexpr qint64 logRoom = 1'008 * (24 + 4'096);

    /// Writes the log in advance, so that commits are quick (docs/decisions/a-log-with-room.md).
    /// After opening and after checkpoint().
    void makeLogRoom(qint64 bytes = logRoom);

    [[nodiscard]] bool isBroken() const;

    /// Closes the file, opens it again and checks it, as open() does. What was committed is there.
    /// After a failure everything is refused until it succeeds.
    [[nodiscard]] Status reopen();

private:
    Outbox(StoreFile file, const FieldCipher &cipher);
    [[nodiscard]] Status load();
    [[nodiscard]] Status openOrSalvage();
    [[nodiscard]] Status openFile();
    [[nodiscard]] Status checkMark(const OutboxMark &standing);
    [[nodiscard]] Status checkRows() const;
    [[nodiscard]] OutboxMark standing() const { return {m_era, m_lastN, m_acknowledgedN}; }
    [[nodiscard]] Status insert(const OutboxDraft &draft, qint64 n, QByteArray &hash);
    [[nodiscard]] Status insertPersonal(const OutboxDraft &draft);
    [[nodiscard]] Result<QHash<qint64, qint64>> newNumbers() const;
    /// Rows of one install, from `n` to `lastN`.
    struct Place
    {
        qint64 era = 0;
        qint64 n = 0;
        qint64 lastN = 0;
    };

    /// They are pending afterwards, under other numbers.
    [[nodiscard]] Status move(const Place &from, qint64 newEra,
                              const QHash<qint64, qint64> &numbers, const Reencode &reencode);
    /// Ends a change of numbers: the mark beside the file and the memory follow the rows.
    [[nodiscard]] Status commitNumbers(Transaction &transaction);
    [[nodiscard]] Result<QList<OutboxRow>> rowsOf(qint64 era, qint64 fromN,
                                                  const BatchLimits &limits) const;
    [[nodiscard]] Result<std::optional<QByteArray>> meta(const QString &key) const;
    [[nodiscard]] Status setMeta(const QString &key, const std::optional<QByteArray> &value);
    [[nodiscard]] Result<std::optional<Sensitive<QByteArray>>>
    unsealed(const Result<std::optional<QByteArray>> &sealed, const QByteArray &place) const;
    [[nodiscard]] Result<QStringList> texts(const QString &sql, const SqlValues &values) const;

    StoreFile m_file;
    OutboxMarkFile m_mark;
    const FieldCipher &m_cipher;
    std::unique_ptr<Connection> m_connection;
    std::optional<OutboxSalvage> m_salvage;
    std::optional<CommandId> m_disowned;
    InstallId m_install;
    qint64 m_era = 0; ///< counts installs; numbers are unique within one
    qint64 m_lastN = 0;
    qint64 m_acknowledgedN = 0;
};

} // namespace storehand
