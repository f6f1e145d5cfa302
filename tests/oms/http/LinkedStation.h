// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/edges/SystemClock.h"
#include "core/crypto/FieldCipher.h"
#include "core/crypto/SystemRandom.h"
#include "core/domain/Uuid.h"
#include "core/sync/Enrolment.h"
#include "core/sync/SyncEngine.h"
#include "core/sync/http/HttpOmsClient.h"
#include "core/wire/CommandJson.h"

#include <QTemporaryDir>
#include <QTest>

namespace storehand::test {

// Usage card
//   LinkedStation station(url);        the link of a station as the program builds it, over a real
//                                      socket, without its people
//   station.enrol(code)                the OMS's word, or empty; waits for it
//   station.settle()                   goes online and waits until everything is there; why it is
//                                      not otherwise
//   station.find(store, sku, units)    somebody at the counter found units: that is recorded
//   station.start()                    goes online and does not wait
//   station.outbox(), cache(), link()  how it stands
//   station.isUpToDate()               online, with nothing to send or to catch up with
class LinkedStation
{
public:
    static constexpr int patienceMs = 60'000;

    explicit LinkedStation(const QString &url)
    {
        m_outbox =
            std::move(*Outbox::open({m_folder.filePath(QStringLiteral("outbox.db"))}, m_cipher));
        m_cache = std::move(*Cache::open({m_folder.filePath(QStringLiteral("cache.db")), {}, 0},
                                         m_cipher, m_clock.now()));
        connectTo(url);
    }

    void connectTo(const QString &url)
    {
        m_engine.reset();
        m_client = std::move(*HttpOmsClient::make({.url = QUrl(url)}, m_time));
    }

    void enrol(const QString &code, std::function<void(const QString &)> done)
    {
        m_enrolParts.emplace(parts());
        m_enrolment = std::make_unique<Enrolment>(*m_enrolParts);
        m_enrolment->enrol(code, [done](const Result<StationIdentity> &identity) {
            done(identity ? QString() : identity.error().code);
        });
    }

    [[nodiscard]] QString enrol(const QString &code)
    {
        std::optional<QString> word;
        enrol(code, [&word](const QString &said) { word = said; });
        if (!QTest::qWaitFor([&] { return word.has_value(); }, patienceMs))
            return QStringLiteral("no answer");
        return *word;
    }

    [[nodiscard]] Status start()
    {
        m_engine = std::make_unique<SyncEngine>(
            parts(),
            SyncEngine::Callbacks{[](const CacheChanges &) {}, [](const LinkState &) {},
                                  [](const QList<wire::CommandResult> &) {},
                                  [this](const Error &error) { incidents.append(error.code); }});
        return m_engine->start();
    }

    void settle(Millis time, std::function<void(Status)> done)
    {
        m_engine->settle(time, std::move(done));
    }

    [[nodiscard]] QString settle(Millis time = Millis(patienceMs))
    {
        if (!m_engine) {
            if (const Status started = start(); !started)
                return started.error().code;
        }
        std::optional<Status> settled;
        settle(time, [&](const Status &status) { settled = status; });
        if (!QTest::qWaitFor([&] { return settled.has_value(); }, patienceMs))
            return QStringLiteral("no answer");
        if (*settled)
            return {};
        const auto error = link().error;
        return error ? error->code : settled->error().code;
    }

    [[nodiscard]] Status find(const StoreCode &store, const QString &sku, int units)
    {
        Command command;
        command.id = CommandId(m_ids.next(m_clock.now()));
        command.type = CommandType::Adjust;
        command.at = m_clock.now();
        command.actor = PersonCode(QStringLiteral("0042"));
        command.target = store.text;
        command.args.sku = Sku(sku);
        command.args.delta = units;
        command.args.reason = QStringLiteral("found");
        const auto added = m_outbox->append(
            OutboxDraft{.id = command.id, .at = command.at, .makeLine = [command](qint64 n) {
                            Command numbered = command;
                            numbered.n = n;
                            return wire::encodeCommand(numbered);
                        }});
        return added ? Status() : failure(added.error());
    }

    [[nodiscard]] Outbox &outbox() { return *m_outbox; }
    [[nodiscard]] Cache &cache() { return *m_cache; }
    [[nodiscard]] LinkState link() const { return m_engine->linkState(); }

    [[nodiscard]] bool isUpToDate() const
    {
        const LinkState now = link();
        return now.isOnline && !now.isCatchingUp && now.outboxCount == 0;
    }

    [[nodiscard]] qsizetype count(QLatin1StringView entity) const
    {
        const auto all = m_cache->readAll(entity);
        return all ? all->size() : -1;
    }

    QStringList incidents;

private:
    [[nodiscard]] SyncParts parts()
    {
        return {m_clock, m_random, *m_client, *m_outbox, *m_cache, m_time, {}};
    }

    QTemporaryDir m_folder;
    app::SystemClock m_clock;
    SystemRandom m_random;
    UuidMaker m_ids{m_random};
    ServerClock m_time{m_clock};
    FieldCipher m_cipher{FieldCipher::makeKey(m_random), m_random};
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<HttpOmsClient> m_client;
    std::optional<SyncParts> m_enrolParts;
    std::unique_ptr<Enrolment> m_enrolment;
    std::unique_ptr<SyncEngine> m_engine;
};

} // namespace storehand::test
