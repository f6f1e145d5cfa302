// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Clock.h"
#include "core/domain/Random.h"
#include "core/wire/ProtocolCommands.h"
#include "core/wire/ProtocolEnrol.h"
#include "core/wire/ProtocolHello.h"
#include "oms/usecases/ChannelDesk.h"
#include "oms/usecases/Enrolment.h"
#include "oms/usecases/ImportPins.h"
#include "oms/usecases/ReadFeed.h"
#include "oms/usecases/Snapshot.h"
#include "oms/usecases/StationAccess.h"
#include "oms/usecases/UnitOfWork.h"
#include "oms/usecases/Verify.h"
#include "oms/usecases/WebhookQueue.h"

#include <functional>
#include <memory>

namespace storehand::oms {

/// What the order manager is started with.
struct OrderManagerOptions
{
    /// 32 bytes that do not rest in the database: seals its secrets. All nodes have the same.
    Sensitive<QByteArray> masterKey;
    /// SHA-256 of the public keys (SPKI) that this server shows, as stations may trust them; the
    /// first one stands in new enrolment codes. 32 zero bytes where there is no TLS.
    QList<QByteArray> pins;
    /// How long a node may go on trusting what it knows of a station. PostgreSQL.
    Millis accessCacheTime{30'000};
    /// Of the verifiers that imports make of PINs.
    PinHashCost pinCost = {};
    /// Programs of an older schema cannot read the feed any more; what they send is still taken.
    int feedSchemaMin = 1;
};

/// The central order manager behind one connection: the thin facade that HTTP, tests and the
/// simulator call. It has no thread, no socket and no timer, and lives on the thread that opened
/// its connection.
///
/// Every call is all or nothing. Between beginGroup() and commitGroup() calls share one commit, and
/// only then may their answers leave; a call outside of a group is a group of its own. Errors of
/// kind Storage mean that nothing of the call was kept.
class OrderManager
{
public:
    /// Brings the schema up to date and reads keys and feed heads. `clock` and `random` must
    /// outlive it.
    [[nodiscard]] static Result<std::unique_ptr<OrderManager>>
    open(std::unique_ptr<Connection> connection, const Clock &clock, Random &random,
         OrderManagerOptions options);
    ~OrderManager();
    Q_DISABLE_COPY_MOVE(OrderManager)

    // Groups. -------------------------------------------------------------------------------------
    [[nodiscard]] Status beginGroup();
    /// Runs `work` in a savepoint of the group; false from it undoes what it did. `storage_busy`
    /// when that was because another node was in the way: the whole group may be run again.
    [[nodiscard]] Status inSavepoint(const std::function<bool()> &work);
    /// Makes the group durable. After a failure nothing of it was kept.
    [[nodiscard]] Status commitGroup();
    void rollbackGroup();
    /// The feed topics that commits have changed since the last call, each once, sorted.
    [[nodiscard]] QStringList takeChangedTopics();
    /// Topics that other nodes changed since the last call; empty on SQLite.
    [[nodiscard]] Result<QStringList> topicsChangedElsewhere();

    // Time. ---------------------------------------------------------------------------------------
    [[nodiscard]] Result<std::optional<Instant>> nextDue();
    /// Does what is due, at most `limit` items, and says how many.
    [[nodiscard]] Result<int> runDue(Instant now, int limit);

    // Stations. -----------------------------------------------------------------------------------
    /// Rejected/`unknown_store` for a store that does not exist.
    [[nodiscard]] Result<EnrolmentOffer> offerEnrolment(const StoreCode &store,
                                                        const QString &name);
    /// Unauthorized/`bad_enrolment_code` for a code that is unknown, used by somebody else, or too
    /// old. The same code with the same key gets the same answer while the code lives.
    [[nodiscard]] Result<wire::EnrolAnswer> enrol(const wire::EnrolRequest &request);
    /// Who signed; `header` is the value of Authorization. Unauthorized with `not_enrolled`,
    /// `revoked` (only when the signature is genuine), or `clock` when it was signed more than five
    /// minutes from our time.
    [[nodiscard]] Result<StationIdentity> authenticate(const SignedRequest &request,
                                                       const QByteArray &header);
    /// Who was authenticated a moment ago, if nobody cut it off since; costs no signature.
    [[nodiscard]] Result<StationIdentity> recognise(const StationId &station);
    /// Conflict/`rollback` when the station's disk is older than what we have of it, or a copy.
    [[nodiscard]] Result<wire::HelloAnswer> hello(const StationIdentity &who,
                                                  const wire::HelloRequest &request);
    /// Conflict with `gap` (args: the number expected), `n_conflict` or `rollback`: then nothing
    /// of the batch was judged.
    [[nodiscard]] Result<wire::CommandAnswer> applyCommands(const StationIdentity &who,
                                                            const wire::CommandBatch &batch);
    /// The changes behind `cursor` for the station's topics. Conflict/`resync`, Malformed, and
    /// Conflict/`upgrade_required` for a program of a schema below the oldest that is served.
    [[nodiscard]] Result<FeedAnswer> readFeed(const StationIdentity &who, const QString &cursor,
                                              int limit, int schema = wire::schemaVersion);
    /// All of it anew, for a station that cannot go on from its cursor. Errors of class Snapshot.
    [[nodiscard]] Result<wire::SnapshotAnswer> beginSnapshot(const StationIdentity &who,
                                                             const wire::SnapshotRequest &request);
    /// The wire form of a wire::SnapshotPage; an empty `page` is the first.
    [[nodiscard]] Result<QByteArray> snapshotPage(const StationIdentity &who,
                                                  const QString &snapshot, const QString &page);
    /// What a person at the station should do next; see nextWork().
    [[nodiscard]] Result<std::optional<Assignment>> nextWork(const StationIdentity &who);
    /// Of one store, or of all when `store` is empty; those that were cut off too.
    [[nodiscard]] Result<QList<Station>> stations(const StoreCode &store);
    /// From now on refused, for good. Rejected/`not_enrolled` for a station that does not exist.
    [[nodiscard]] Status revoke(const StationId &station);

    // Channels. See ChannelDesk for what each does. ----------------------------------------------
    [[nodiscard]] Result<OrderReceipt> placeOrder(const QString &channel,
                                                  const OrderRequest &request);
    /// All that is wrong with an order whose form is wrong already.
    [[nodiscard]] Result<wire::Problems> checkOrder(const OrderRequest &request,
                                                    const wire::Problems &known);
    [[nodiscard]] Result<QJsonObject> cancelOrder(const QString &channel, const OrderId &id,
                                                  const CancelRequest &request);
    /// Decides about the missing units of a pickup; answers with the order as it is afterwards.
    [[nodiscard]] Result<QJsonObject> answerQuestion(const QString &channel, const OrderId &id,
                                                     const AnswerRequest &request);
    [[nodiscard]] Result<QJsonObject> order(const QString &channel, const OrderId &id);
    [[nodiscard]] Result<QJsonObject> orderByRef(const QString &channel, const QString &ref);
    [[nodiscard]] Result<OrdersPage> ordersAfter(const QString &channel, const QString &cursor,
                                                 int limit);
    [[nodiscard]] Result<ChannelDesk::StockReceipt> reportStock(const QString &channel,
                                                                const StockReport &report);
    [[nodiscard]] Result<QJsonObject> stockOf(const Sku &sku);
    [[nodiscard]] Status putProduct(const Product &product);
    /// All lines or none: with a problem in the report, nothing of them counts. Persons' PINs that
    /// are not among `pins` cost 0.1 s each.
    [[nodiscard]] Result<ImportReport> import(const QByteArray &lines, const ImportPins &pins = {});
    /// What must be known before they can be made, see ImportPins.
    [[nodiscard]] Status lookUp(ImportPins &pins);

    // Webhooks. See WebhookQueue. -----------------------------------------------------------------
    [[nodiscard]] Status setWebhook(const QString &channel, const Webhook &webhook);
    [[nodiscard]] Result<WebhookCalls> takeWebhooks(int limit);
    [[nodiscard]] Status webhookDelivered(const WebhookCall &call);
    [[nodiscard]] Status webhookFailed(const WebhookCall &call, const QString &why, bool answered);
    [[nodiscard]] Status webhookRefused(const WebhookCall &call, const QString &why);
    /// What waits to be told to whom, and why it waits.
    [[nodiscard]] Result<QList<EffectOutbox::Standing>> effectStandings();

    // Head office. --------------------------------------------------------------------------------
    /// Forgets who bought an order of the channel; see oms/usecases/ForgetCustomer.
    [[nodiscard]] Status forgetCustomer(const QString &channel, const QString &ref);
    /// A further key of a channel, shown once.
    [[nodiscard]] Result<Sensitive<QString>> addChannelKey(const QString &channel);
    /// Ends all keys that the channel has. Rejected/`bad_key` for a channel that does not exist.
    [[nodiscard]] Status revokeChannelKeys(const QString &channel);
    /// The channel that has this key. Unauthorized/`bad_key`.
    [[nodiscard]] Result<QString> authenticateChannel(const Sensitive<QString> &key);
    /// Runs changes that are no call of their own (an import, a demo) as one unit: groups of the
    /// unit of work, published when `work` returns.
    [[nodiscard]] Status change(const std::function<Status(UnitOfWork &)> &work);
    /// Checks every invariant that the database alone can show; takes long where there is much.
    [[nodiscard]] Result<Verification> verify();
    /// Goes on copying the database, or begins: null until the copy is whole, see DatabaseCopy.
    /// Whoever wants to read all of it need not keep others waiting. Outside of groups. SQLite.
    [[nodiscard]] Result<std::unique_ptr<Connection>> copyMore();

    [[nodiscard]] Instant now() const;
    /// The connection is lost for good: open another order manager.
    [[nodiscard]] bool isBroken() const;
    /// "SQLite 3.40.1".
    [[nodiscard]] QString engineVersion() const;
    /// Bytes that SQLite holds in this process, see storehand::sqliteMemory(). Any thread.
    [[nodiscard]] static qint64 sqliteMemory();

private:
    struct Parts;

    explicit OrderManager(std::unique_ptr<Parts> parts);
    [[nodiscard]] ChannelDesk desk();
    template <typename T>
    [[nodiscard]] Result<T> asUnit(const std::function<Result<T>()> &work);
    template <typename T>
    [[nodiscard]] Result<T> orNoteRestore(Result<T> answer, const std::function<Status()> &look);
    [[nodiscard]] Status asUnit(const std::function<Status()> &work);

    std::unique_ptr<Parts> m_parts;
};

} // namespace storehand::oms
