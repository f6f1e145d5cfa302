// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/sync/OmsClient.h"
#include "core/sync/ServerClock.h"
#include "core/wire/ProtocolEnrol.h"
#include "tests/support/FakeOmsBook.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <list>
#include <memory>

namespace storehand::test {

// Usage card
//   FakeOms oms(clock, serverClock);       an OMS and the network to it, in one; answers after 5 ms
//   oms.put("store/harbour", "assignment", "a-1", body)      something changes there
//   oms.remove("store/harbour", "assignment", "a-1")
//   oms.reject(command, "claimed_by_other") / except(…) / deferOnce(…)     by command id
//   oms.countOf("a-1")                     how many commands touched it: each command touches once
//   oms.logged(install)                    ids of its commands, in order
// The network; `path` is the beginning of a target, "/v1/feed"
//   oms.goOffline() / comeBack()           nothing gets through, requests under way fail
//   oms.loseNextRequest(path)              it never arrives, and times out
//   oms.loseNextAnswer(path)               the OMS acts, but its answer is lost
//   oms.repeatNextRequest(path)            it arrives twice; the second answer counts
//   oms.answerNext(path, answer)           exactly this comes back, the OMS sees nothing
//   oms.damageNextAnswer(path, damage)     its bytes are changed on the way
//   oms.hold(path) / release(path)         answers wait
//   oms.setCaptivePortal(true)             everything is answered by a page to sign in
//   oms.alwaysAnswer(path, answer) / answerAsUsual(path)
//   oms.healNetwork()                      none of that any more
// The chain
//   oms.restoreBackup(install, n)          new epoch, commands after n are gone
//   oms.forgetFeed()                       cursors up to now are too old (410)
//   oms.dropFeedRow(topic, seq)            a bug: the feed leaves something out
//   oms.withoutSnapshots()                 as an OMS that has none (404)
//   oms.withoutHeads()                     as one whose snapshots do not say how far they go
//   oms.sent(path)                         how many requests were sent to it
class FakeOms : public OmsClient
{
public:
    FakeOms(Clock &clock, const ServerClock &stationTime);
    ~FakeOms() override;

    [[nodiscard]] std::unique_ptr<Exchange> send(OmsRequest request, Callback callback) override;
    void identify(OmsCredentials credentials) override { m_credentials = std::move(credentials); }

    // --- The chain ---
    void put(const QString &topic, const QString &kind, const QString &id,
             const QJsonObject &body = {});
    void remove(const QString &topic, const QString &kind, const QString &id);
    void reject(const CommandId &command, const QString &code);
    void except(const CommandId &command, const QString &code);
    void deferOnce(const CommandId &command);
    [[nodiscard]] qint64 countOf(const QString &assignment) const;
    [[nodiscard]] QStringList logged(const InstallId &install) const;
    void restoreBackup(const InstallId &install, qint64 n);
    void forgetFeed() { m_book.forgetFeed(); }
    void dropFeedRow(const QString &topic, qint64 seq) { m_book.dropRow(topic, seq); }
    void withoutSnapshots() { m_hasSnapshots = false; }
    void withoutHeads() { m_tellsHeads = false; }
    [[nodiscard]] FakeOmsBook &book() { return m_book; }
    [[nodiscard]] const FakeOmsBook &book() const { return m_book; }
    [[nodiscard]] Instant now() const { return m_start + (m_clock.monotonic() - m_startedAt); }
    void setTime(Instant now);

    wire::HelloAnswer helloAnswer; ///< what hello says beside the time, last_n and epoch
    QString enrolmentCode;         ///< enrols, once
    [[nodiscard]] const std::optional<OmsCredentials> &credentials() const { return m_credentials; }

    // --- The network ---
    void goOffline();
    void comeBack() { m_isOffline = false; }
    void loseNextRequest(const QByteArray &path);
    void loseNextAnswer(const QByteArray &path);
    void repeatNextRequest(const QByteArray &path);
    void answerNext(const QByteArray &path, const OmsAnswer &answer);
    void alwaysAnswer(const QByteArray &path, const OmsAnswer &answer);
    void answerAsUsual(const QByteArray &path) { m_always.remove(path); }
    void damageNextAnswer(const QByteArray &path, std::function<void(OmsAnswer &)> damage);
    void hold(const QByteArray &path) { m_held.append(path); }
    void release(const QByteArray &path);
    /// The network is good from now on: forgets all that was to happen.
    void healNetwork();
    void setCaptivePortal(bool on) { m_isCaptive = on; }
    [[nodiscard]] int sent(const QByteArray &path) const;
    [[nodiscard]] const QList<OmsRequest> &requests() const { return m_requests; }

    [[nodiscard]] static OmsAnswer json(int status, const wire::Json &body);
    [[nodiscard]] static OmsAnswer refusal(int status, const QString &word,
                                           const QByteArray &retryAfter = {});

private:
    struct Pending;
    struct Fault
    {
        enum class Kind { LoseRequest, LoseAnswer, Repeat, Answer, Damage };
        QByteArray path;
        Kind kind;
        OmsAnswer answer = {};
        std::function<void(OmsAnswer &)> damage = {};
    };

    void deliver(const std::shared_ptr<Pending> &pending, Result<OmsAnswer> result, Millis after);
    void arrive(const std::shared_ptr<Pending> &pending);
    [[nodiscard]] std::optional<Fault> takeFault(const QByteArray &target);
    [[nodiscard]] OmsAnswer answer(const OmsRequest &request);
    [[nodiscard]] OmsAnswer answerEnrol(const OmsRequest &request);
    [[nodiscard]] OmsAnswer answerHello(const OmsRequest &request);
    [[nodiscard]] OmsAnswer answerCommands(const OmsRequest &request);
    [[nodiscard]] OmsAnswer answerFeed(const OmsRequest &request);
    [[nodiscard]] OmsAnswer answerSnapshot(const OmsRequest &request);
    [[nodiscard]] OmsAnswer answerSnapshotPage(const OmsRequest &request);
    [[nodiscard]] OmsAnswer refuse(const FakeOmsBook::Refusal &refusal) const;
    [[nodiscard]] bool mustWait(const OmsRequest &request) const;
    void wakeFeeds();

    Clock &m_clock;
    const ServerClock &m_stationTime;
    Instant m_start;
    Millis m_startedAt;
    FakeOmsBook m_book;
    std::optional<OmsCredentials> m_credentials;
    bool m_isOffline = false;
    bool m_isCaptive = false;
    bool m_hasSnapshots = true;
    bool m_tellsHeads = true;
    QList<QByteArray> m_held;
    QHash<QByteArray, OmsAnswer> m_always;
    std::list<Fault> m_faults;
    QList<OmsRequest> m_requests;
    std::list<std::shared_ptr<Pending>> m_pending;
    QHash<QString, QPair<QStringList, QList<FakeOmsBook::Entity>>> m_snapshots;
    QByteArray m_enrolledKey;
};

} // namespace storehand::test
