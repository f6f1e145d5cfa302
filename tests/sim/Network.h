// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/OmsClient.h"
#include "core/sync/ServerClock.h"
#include "tests/sim/SimClock.h"
#include "tests/sim/SimOms.h"

#include <list>
#include <memory>
#include <vector>

namespace storehand::sim {

/// What lies between stations, channels and the order manager. Loses, repeats, delays, cuts and
/// replaces messages, and is interrupted in one direction or in both, as the swarm says.
class Network
{
public:
    /// A client's end, numbered from 0 on.
    using End = int;

    /// One request under way. Whoever sent it forgets it with `onAnswer`.
    struct Flight
    {
        End end = 0;
        std::function<void(Result<OmsAnswer>)> onAnswer;
        std::vector<oms::Reply::Watch> watches; ///< it may have arrived twice
        bool waitsAtOms = false;
    };
    using FlightPtr = std::shared_ptr<Flight>;

    Network(Timeline &timeline, Story &story, const Swarm &swarm, quint64 seed, SimOms &oms);

    [[nodiscard]] End addEnd();
    /// The edge OmsClient of a station's program.
    [[nodiscard]] std::unique_ptr<OmsClient>
    clientOf(End end, SimClock &clock, const ServerClock &time, std::function<bool()> isAlive);
    /// Sends a request; `flight->onAnswer` is called at most once.
    void send(const oms::HttpRequest &request, const FlightPtr &flight);
    /// The sender is gone, or tired of waiting.
    static void forget(Flight &flight);
    static void deliver(Flight &flight, const Result<OmsAnswer> &result);

    /// Messages of one end, or of all, pass or do not.
    void interrupt(End end, bool requests, bool answers);
    void restore(End end);
    /// There is no line at all, whatever else happens to it meanwhile.
    void unplug(End end);
    void plugIn(End end);
    /// Every fault ends.
    void heal();
    /// Faults begin, or begin again.
    void begin() { m_isHealed = false; }
    /// The order manager's process ended: its connections are reset.
    void reset();

    struct Figures
    {
        qint64 requests = 0;
        qint64 faults = 0;
    };

    [[nodiscard]] const Figures &figures() const { return m_figures; }
    [[nodiscard]] qint64 requestsOf(End end) const { return m_requests[size_t(end)]; }
    /// Called with each answer of the order manager before anything happens to it.
    void
    onAnswered(std::function<void(End, const oms::HttpRequest &, const oms::HttpAnswer &)> watch)
    {
        m_watch = std::move(watch);
    }

private:
    struct Line
    {
        bool requests = true;
        bool answers = true;
        bool isUnplugged = false;
    };

    [[nodiscard]] bool passesRequests(End end) const;
    [[nodiscard]] bool passesAnswers(End end) const;
    [[nodiscard]] bool happens(double probability);
    [[nodiscard]] Millis delay();
    void arrive(const oms::HttpRequest &request, const FlightPtr &flight);
    void answer(const oms::HttpAnswer &sent, const FlightPtr &flight);
    void lose(const FlightPtr &flight);
    void finishIn(Millis delay, const FlightPtr &flight, Result<OmsAnswer> result);

    Timeline &m_timeline;
    Story &m_story;
    const Swarm &m_swarm;
    Dice m_dice;
    SimOms &m_oms;
    bool m_isHealed = false;
    std::vector<Line> m_lines;
    std::vector<qint64> m_requests;
    std::list<std::weak_ptr<Flight>> m_atOms;
    Figures m_figures;
    std::function<void(End, const oms::HttpRequest &, const oms::HttpAnswer &)> m_watch;
};

} // namespace storehand::sim
