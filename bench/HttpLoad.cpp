// SPDX-License-Identifier: Apache-2.0
#include "bench/HttpLoad.h"

#include <QElapsedTimer>

#include <poll.h>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int silenceMsMax = 60'000;
constexpr double nsOfMs = 1e6;
constexpr double nsOfSecond = 1e9;

/// An asker on its way through its list.
struct Turn
{
    Asker asker;
    qsizetype at = 0;
    QElapsedTimer since;

    [[nodiscard]] bool isDone() const { return at == asker.requests.size(); }

    [[nodiscard]] Status ask()
    {
        since.start();
        return asker.line->send(asker.requests[at]);
    }
};

/// Takes what came for one asker and lets it ask on.
Status takeAnswer(Turn &turn, const std::function<Status(const HttpReply &)> &judge,
                  LoadResult &result)
{
    const auto reply = turn.asker.line->receive();
    if (!reply)
        return failure(reply.error());
    if (!*reply)
        return {};
    result.milliseconds.append(double(turn.since.nsecsElapsed()) / nsOfMs);
    ++result.answers;
    ++turn.at;
    if (const Status good = judge(**reply); !good)
        return good;
    return turn.isDone() ? Status() : turn.ask();
}

} // namespace

Result<LoadResult> runLoad(std::vector<Asker> askers,
                           const std::function<Status(const HttpReply &)> &judge)
{
    std::vector<Turn> turns;
    std::vector<pollfd> waits;
    for (Asker &asker : askers) {
        waits.push_back({asker.line->descriptor(), POLLIN, 0});
        turns.push_back({std::move(asker), 0, {}});
    }
    LoadResult result;
    QElapsedTimer time;
    time.start();
    for (Turn &turn : turns) {
        if (const Status asked = turn.ask(); !asked)
            return failure(asked.error());
    }
    for (size_t open = turns.size(); open > 0;) {
        if (::poll(waits.data(), waits.size(), silenceMsMax) <= 0)
            return failure(ErrorKind::Timeout, u"timeout"_s, u"the server fell silent"_s);
        for (size_t i = 0; i < turns.size(); ++i) {
            if (waits[i].revents == 0)
                continue;
            if (const Status taken = takeAnswer(turns[i], judge, result); !taken)
                return failure(taken.error());
            if (turns[i].isDone()) {
                waits[i].fd = -1; // poll() passes it over
                --open;
            }
        }
    }
    result.seconds = double(time.nsecsElapsed()) / nsOfSecond;
    return result;
}

} // namespace storehand::bench
