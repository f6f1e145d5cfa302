// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>

namespace storehand::show {

/// What there is to try, in the order of the story.
enum class Step {
    OrderCame,
    Taken,
    Picked,
    WrongRefused,
    WorkedOffline,
    CaughtUp,
    NothingLost,
    Shelved,
    HandedOver,
};

inline constexpr int stepCount = 9;

/// Ticks things off because they happened: head office says so (the orders of the public API), or,
/// for what head office never learns, the station's own words.
class TryList
{
public:
    [[nodiscard]] bool isDone(Step step) const { return m_done.contains(step); }
    /// The first that is not done; stepCount when all are.
    [[nodiscard]] int next() const;

    /// From now on changes count; what was said before is the past.
    void begin() { m_begun = true; }
    /// An order as GET /v1/orders has it.
    void orderChanged(const QJsonObject &order);
    /// A `state` event of the station.
    void stationShows(const QJsonObject &state);
    /// A `scan` event of the station.
    void scanned(const QJsonObject &scan);
    void internetIs(bool cut) { m_cut = cut; }
    void stationKilled();

private:
    struct Seen
    {
        int picked = 0;
        int handedOver = 0;
        QString state; ///< of its last assignment
    };

    [[nodiscard]] static Seen seenIn(const QJsonObject &order);

    QSet<Step> m_done;
    QHash<QString, Seen> m_orders;
    bool m_begun = false;
    bool m_cut = false;
    int m_pickedShown = 0;  ///< units that the station shows as picked
    int m_pickedBefore = 0; ///< the same when it was killed
    bool m_wasKilled = false;
};

} // namespace storehand::show
