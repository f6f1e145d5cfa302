// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/FieldCipher.h"
#include "core/station/Station.h"
#include "core/store/DataFolder.h"
#include "core/sync/SyncEngine.h"
#include "tests/support/FakeChain.h"
#include "tests/support/FolderImage.h"

#include <QTemporaryDir>

#include <memory>

namespace storehand::test {

/// What a network can do to an exchange.
enum class LineFault {
    None,
    Refused,    ///< or cut off before the order manager heard of it
    Silence,    ///< likewise, and nobody says so
    AnswerLost, ///< the order manager has done it, and then it is cut off
    HalfAnswer, ///< likewise, and half of the answer looks like all of it
    Busy,       ///< 503
    Portal,     ///< somebody else's page
};

/// The i-th exchange fails, or all from then on.
struct LinePlan
{
    LineFault fault = LineFault::None;
    int exchange = 1;
    bool forEver = false;
};

/// The order manager of a chain as its stations reach it: no sockets, but the same messages.
class ChainLine : public OmsClient
{
public:
    explicit ChainLine(FakeChain &chain)
        : m_chain(chain)
    {}

    [[nodiscard]] std::unique_ptr<Exchange> send(OmsRequest request, Callback callback) override;
    void identify(OmsCredentials credentials) override { m_station = credentials.station; }

    void plan(const LinePlan &plan);
    void heal() { m_plan = {}; }
    [[nodiscard]] bool isFaulty() const { return m_plan.fault != LineFault::None; }
    [[nodiscard]] int exchanges() const { return m_exchanges; } ///< since the plan
    [[nodiscard]] int hits() const { return m_hits; }           ///< of them failed

    bool isCut = false;
    StoreCode store; ///< of the station, known once it is enrolled
    QString name;

private:
    struct Pending;

    [[nodiscard]] OmsAnswer answer(const OmsRequest &request);
    [[nodiscard]] OmsAnswer enrol(const QByteArray &body);
    [[nodiscard]] OmsAnswer ask(const OmsRequest &request, const QString &path);
    [[nodiscard]] bool waits(const OmsRequest &request, const OmsAnswer &answer) const;
    [[nodiscard]] LineFault faultOfNext();

    FakeChain &m_chain;
    StationId m_station;
    LinePlan m_plan;
    int m_exchanges = 0;
    int m_hits = 0;
};

// Usage card
//   FakeChain chain(Engine::Sqlite);
//   ChainStation desk(chain, "Desk");            enrolled, with real files; its people are hired by
//                                                chain.hire() and have the PIN 482915
//   desk.signIn("0042");
//   desk.settle();                               commands up, changes down
//   desk.cut(); … desk.mend();                   without a link, and with one again
//   desk.line().plan({LineFault::AnswerLost, 3}) the third exchange from now on fails
//   desk.claim(work); desk.scan("TEA-CODE");     what people do
//   desk.act(CommandType::Finish, work);
//   desk.restart();                              the program ends without a word and starts again
//   desk.restore(image);                         likewise, with the disk as desk.image() saw it
//   desk.sees(work)                              as the screen shows it
//   desk.agrees(work)                            screen and order manager say the same
class ChainStation
{
public:
    /// `plan`: what the line does from the enrolment on. It is tried again on a healed line.
    ChainStation(FakeChain &chain, const QString &name,
                 const StoreCode &store = StoreCode(QStringLiteral("harbour")),
                 const LinePlan &plan = {});
    ~ChainStation();

    void signIn(const QString &person);
    [[nodiscard]] bool settle();
    void cut() { m_line.isCut = true; }
    /// The link is back, and everything is told; true when it settled.
    [[nodiscard]] bool mend();
    /// Until the commands are answered, and no further.
    void mendUntilAnswered();
    void restart();
    /// The program ends, the cache is gone, and it starts again.
    void loseCache();
    /// Its disk as it is now; and later the program ends, and the disk is again as it was.
    [[nodiscard]] FolderImage image() const;
    void restore(const FolderImage &image);

    [[nodiscard]] bool claim(const Assignment &work);
    ScanOutcome scan(const QString &code);
    Result<Issued> act(CommandType type, const Assignment &work, const Args &args = {});
    Result<Issued> handOver(const Assignment &work);

    [[nodiscard]] Station &station() { return *m_station; }
    [[nodiscard]] Outbox &outbox() { return m_folder->outbox(); }
    [[nodiscard]] Cache &cache() { return m_folder->cache(); }
    /// What its outbox takes on the disk.
    [[nodiscard]] qint64 outboxBytes() const;
    [[nodiscard]] ChainLine &line() { return m_line; }
    [[nodiscard]] const Assignment &sees(const Assignment &work) const;
    /// Screen and order manager say the same of it.
    [[nodiscard]] bool agrees(const Assignment &work) const;
    /// "code" of each open exception here about the order, in the order in which they came.
    [[nodiscard]] QStringList exceptionsOf(const Assignment &work) const;
    [[nodiscard]] bool queueHas(const Assignment &work) const;

    PersonCode person{QStringLiteral("0042")};
    QList<ExceptionNotice> told; ///< as events
    QStringList incidents;       ///< codes of what people were told of the link

private:
    void open();
    void close();
    void enrol(const StoreCode &store, const QString &name);
    [[nodiscard]] Status tryToEnrol(const QString &code);
    [[nodiscard]] SyncParts parts();

    FakeChain &m_chain;
    QTemporaryDir m_path;
    FieldCipher m_cipher;
    ChainLine m_line;
    ServerClock m_serverClock;
    std::unique_ptr<DataFolder> m_folder;
    std::optional<SyncParts> m_parts;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<SyncEngine> m_sync;
    QList<ScanOutcome> m_scans;
};

} // namespace storehand::test
