// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/Chain.h"
#include "tests/sim/Network.h"

#include <QJsonObject>

#include <map>

namespace storehand::sim {

/// Sales channel, tills and buyers of a simulation: they place and cancel orders, answer questions
/// and change stock through the routes that real ones use, and repeat what got no answer.
class Customers
{
public:
    struct Parts
    {
        Timeline &timeline;
        Story &story;
        const Swarm &swarm;
        const Chain &chain;
        quint64 seed;
        Network &network;
        std::function<Instant()> now;
    };

    explicit Customers(Parts parts);

    /// `key`: of the channel. Spreads all that they will do over the span.
    void begin(const QByteArray &key);
    /// They stop now; what is on its way is repeated no more than it takes.
    void stop() { m_isStopped = true; }
    /// The order manager forgot what happened after its backup: orders are sent again.
    void offerAgain();
    /// Nothing waits for an answer.
    [[nodiscard]] bool isIdle() const { return m_underWay == 0; }
    [[nodiscard]] qint64 placed() const { return m_placed; }
    /// Orders of which the channel knows that they were taken, by ref, with the id they got last.
    [[nodiscard]] const std::map<QString, QString> &orders() const { return m_ids; }

private:
    using Done = std::function<void(int status, const QJsonObject &answer)>;

    void place(const QString &ref, const QJsonObject &order);
    [[nodiscard]] QJsonObject drawOrder(const QString &ref);
    [[nodiscard]] QString anyOrder();
    void cancel();
    void answerQuestion();
    void sendAnswer(const QString &id, const QJsonObject &question);
    void changeStock();
    /// Repeats until something that is no passing trouble is answered.
    void ask(oms::HttpMethod method, const QString &target, const QJsonObject &body, Done done);
    void attempt(const oms::HttpRequest &request, const Done &done, Millis pause);

    Parts m_parts;
    Dice m_dice;
    const Network::End m_end;
    QByteArray m_key;
    bool m_isStopped = false;
    int m_underWay = 0;
    qint64 m_placed = 0;
    int m_reports = 0;
    std::map<QString, QJsonObject> m_sent; ///< by ref
    std::map<QString, QString> m_ids;      ///< by ref
};

} // namespace storehand::sim
