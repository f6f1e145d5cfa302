// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Network.h"

#include "core/crypto/RequestSignature.h"
#include "core/domain/Codes.h"
#include "core/wire/Protocol.h"

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis resetMean{200}; ///< until a lost connection is noticed, where it is
constexpr Millis delayMax{60'000};

tl::unexpected<Error> offline(const QString &why)
{
    return failure(ErrorKind::Offline, codes::offline, why);
}

OmsAnswer clientForm(const oms::HttpAnswer &answer)
{
    OmsAnswer result{answer.status, answer.body, answer.contentType, {}};
    for (const auto &[name, value] : answer.headers)
        result.headers.insert(name.toLower(), value);
    result.headers.insert(QByteArray(wire::protocolHeader).toLower(), wire::protocolVersion);
    return result;
}

/// Somebody else's answer: no header of ours.
OmsAnswer foreign(int status)
{
    return {status, "<html><body>Please sign in to the free WiFi</body></html>", "text/html", {}};
}

/// A station's way to the network.
class SimOmsClient : public OmsClient
{
public:
    SimOmsClient(Network &network, Network::End end, SimClock &clock, const ServerClock &time,
                 std::function<bool()> isAlive)
        : m_network(network)
        , m_end(end)
        , m_clock(clock)
        , m_time(time)
        , m_isAlive(std::move(isAlive))
    {}

    void identify(OmsCredentials credentials) override { m_credentials = std::move(credentials); }

    std::unique_ptr<Exchange> send(OmsRequest request, Callback callback) override
    {
        auto exchange = std::make_unique<SimExchange>();
        const auto flight = exchange->flight;
        flight->end = m_end;
        // On the station's own clock, since a computer that sleeps reads nothing.
        flight->onAnswer = [this, exchange = exchange.get(),
                            callback = std::move(callback)](const Result<OmsAnswer> &answer) {
            exchange->timer = m_clock.after(Millis(0), [callback, answer] { callback(answer); });
        };
        const auto fail = [flight](const Error &error) {
            return [weak = std::weak_ptr(flight), error] {
                if (const auto still = weak.lock())
                    Network::deliver(*still, failure(error));
            };
        };
        if (!request.firstContact && !m_credentials) {
            exchange->timer = m_clock.after(
                Millis(0), fail({ErrorKind::Unauthorized, codes::notEnrolled, u"not enrolled"_s}));
            return exchange;
        }
        exchange->timer = m_clock.after(
            request.timeout, fail({ErrorKind::Timeout, codes::timeout, u"no answer came"_s}));
        if (m_isAlive())
            m_network.send(httpForm(request), flight);
        return exchange;
    }

private:
    struct SimExchange : Exchange
    {
        ~SimExchange() override { Network::forget(*flight); }

        Network::FlightPtr flight = std::make_shared<Network::Flight>();
        std::unique_ptr<Clock::Timer> timer;
    };

    [[nodiscard]] oms::HttpRequest httpForm(const OmsRequest &request) const
    {
        oms::HttpRequest http;
        http.method = request.method == OmsRequest::Method::Get ? oms::HttpMethod::Get
                                                                : oms::HttpMethod::Post;
        http.target = request.target;
        http.body = request.body;
        http.contentType = request.contentType;
        http.protocol = wire::protocolVersion;
        http.peer = u"10.0.0.%1"_s.arg(m_end);
        if (m_credentials && !request.firstContact) {
            const SignedRequest toSign{nameOf(http.method), request.target, request.body};
            http.authorization = RequestSignature::make(toSign, m_credentials->station,
                                                        m_time.now(), m_credentials->key)
                                     .toHeader();
        }
        return http;
    }

    Network &m_network;
    const Network::End m_end;
    SimClock &m_clock;
    const ServerClock &m_time;
    const std::function<bool()> m_isAlive;
    std::optional<OmsCredentials> m_credentials;
};

} // namespace

Network::Network(Timeline &timeline, Story &story, const Swarm &swarm, quint64 seed, SimOms &oms)
    : m_timeline(timeline)
    , m_story(story)
    , m_swarm(swarm)
    , m_dice(seed, "network")
    , m_oms(oms)
{}

Network::End Network::addEnd()
{
    m_lines.emplace_back();
    m_requests.push_back(0);
    return static_cast<End>(m_lines.size()) - 1;
}

std::unique_ptr<OmsClient> Network::clientOf(End end, SimClock &clock, const ServerClock &time,
                                             std::function<bool()> isAlive)
{
    return std::make_unique<SimOmsClient>(*this, end, clock, time, std::move(isAlive));
}

void Network::interrupt(End end, bool requests, bool answers)
{
    if (m_isHealed)
        return;
    Line &line = m_lines[size_t(end)];
    line.requests = !requests;
    line.answers = !answers;
    ++m_figures.faults;
}

void Network::restore(End end)
{
    m_lines[size_t(end)].requests = true;
    m_lines[size_t(end)].answers = true;
}

void Network::unplug(End end)
{
    if (m_isHealed)
        return;
    m_lines[size_t(end)].isUnplugged = true;
    ++m_figures.faults;
}

void Network::plugIn(End end)
{
    m_lines[size_t(end)].isUnplugged = false;
}

bool Network::passesRequests(End end) const
{
    return m_lines[size_t(end)].requests && !m_lines[size_t(end)].isUnplugged;
}

bool Network::passesAnswers(End end) const
{
    return m_lines[size_t(end)].answers && !m_lines[size_t(end)].isUnplugged;
}

void Network::heal()
{
    m_isHealed = true;
    for (Line &line : m_lines)
        line = {};
}

bool Network::happens(double probability)
{
    if (m_isHealed || probability <= 0 || !m_dice.chance(probability))
        return false;
    ++m_figures.faults;
    return true;
}

Millis Network::delay()
{
    return std::min(delayMax, m_dice.around(m_isHealed ? Millis(20) : m_swarm.delayMean));
}

void Network::send(const oms::HttpRequest &request, const FlightPtr &flight)
{
    ++m_figures.requests;
    ++m_requests[size_t(flight->end)];
    m_story.note(static_cast<quint64>(flight->end));
    m_story.note(request.target);
    m_story.note(request.body);
    if (!passesRequests(flight->end) || happens(m_swarm.dropRequest)) {
        lose(flight);
        return;
    }
    if (happens(m_swarm.portal)) {
        finishIn(delay(), flight, foreign(200));
        return;
    }
    if (happens(m_swarm.busy)) {
        finishIn(delay(), flight, foreign(m_dice.oneOf(QList<int>{502, 503, 429, 407})));
        return;
    }
    const auto arrival = [this, request, flight] { arrive(request, flight); };
    m_timeline.plantIn(delay(), arrival);
    if (happens(m_swarm.duplicate))
        m_timeline.plantIn(delay() + delay(), arrival);
}

/// A request may arrive although its sender has gone.
void Network::arrive(const oms::HttpRequest &request, const FlightPtr &flight)
{
    if (!m_oms.isUp()) {
        finishIn(m_dice.around(resetMean), flight, offline(u"connection refused"_s));
        return;
    }
    if (!passesRequests(flight->end)) {
        lose(flight);
        return;
    }
    flight->waitsAtOms = true;
    std::erase_if(m_atOms, [](const std::weak_ptr<Flight> &known) {
        const FlightPtr still = known.lock();
        return !still || !still->waitsAtOms;
    });
    m_atOms.push_back(flight);
    const auto answered = [this, request, flight](const oms::HttpAnswer &sent) {
        flight->waitsAtOms = false;
        if (m_watch)
            m_watch(flight->end, request, sent);
        answer(sent, flight);
    };
    flight->watches.push_back(m_oms.receive(request, answered));
}

void Network::answer(const oms::HttpAnswer &sent, const FlightPtr &flight)
{
    m_story.note(static_cast<quint64>(sent.status));
    m_story.note(sent.body);
    if (!passesAnswers(flight->end) || happens(m_swarm.dropAnswer)) {
        lose(flight);
        return;
    }
    OmsAnswer received = clientForm(sent);
    if (happens(m_swarm.truncate)) {
        if (m_dice.chance(0.7)) {
            finishIn(delay(), flight, offline(u"the connection was cut"_s));
            return;
        }
        received.body.truncate(m_dice.below(static_cast<int>(received.body.size()) + 1));
    }
    finishIn(delay(), flight, received);
}

/// Sometimes that is noticed at once, sometimes nothing is ever heard again.
void Network::lose(const FlightPtr &flight)
{
    if (m_dice.chance(0.5))
        finishIn(m_dice.around(resetMean), flight, offline(u"the connection was lost"_s));
}

void Network::finishIn(Millis delay, const FlightPtr &flight, Result<OmsAnswer> result)
{
    m_timeline.plantIn(delay, [flight, result = std::move(result)] { deliver(*flight, result); });
}

void Network::deliver(Flight &flight, const Result<OmsAnswer> &result)
{
    const auto onAnswer = std::exchange(flight.onAnswer, nullptr);
    if (onAnswer)
        onAnswer(result);
}

void Network::forget(Flight &flight)
{
    flight.onAnswer = nullptr;
    for (const oms::Reply::Watch &watch : flight.watches)
        watch.abandon();
    flight.watches.clear();
}

void Network::reset()
{
    for (const auto &weak : std::exchange(m_atOms, {})) {
        const FlightPtr flight = weak.lock();
        if (flight && flight->waitsAtOms)
            lose(flight);
    }
}

} // namespace storehand::sim
