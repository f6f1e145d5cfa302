// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/Chain.h"
#include "tests/sim/SimStation.h"

#include <functional>

namespace storehand::sim {

/// The people of the stores: each act of theirs is drawn. Most make sense and bring an order
/// forward; some are wrong, clumsy or come in between.
class Staff
{
public:
    struct Parts
    {
        Story &story;
        const Swarm &swarm;
        const Chain &chain;
        quint64 seed;
        /// Something was accepted at this station.
        std::function<void(SimStation &, const CommandId &)> accepted;
    };

    explicit Staff(Parts parts);

    /// One act of one person at a station that is up.
    void act(const Chain::Employee &who, SimStation &station);
    /// What a read came to, told by the station.
    void scanned(SimStation &station, const ScanOutcome &outcome);

private:
    void signIn();
    [[nodiscard]] bool isRight(const PinCheck &check);
    void work();
    void workOn(const Assignment &assignment);
    void take(const Assignment &assignment);
    void pick(const Assignment &assignment);
    void shortLine(const Assignment &assignment, const Line &line);
    void scan(const QString &code);
    void scanProduct(const Sku &sku);
    void giveDetail(const QString &needs);
    void pack(const Assignment &assignment);
    void stage(const Assignment &assignment);
    void finishParcel(const Assignment &assignment);
    void serve(const Assignment &assignment);
    void putBack(const Assignment &assignment);
    void blunder();
    void blunderOn(const Assignment &assignment, int kind);
    void askLead(const Assignment &assignment, int kind);
    void careForStore(int kind);
    void resolve();
    void issue(CommandType type, const QString &target, const Args &args);
    void done(CommandType type, const QString &what, const Result<Issued> &issued);
    [[nodiscard]] const Assignment *anyOrder();
    /// The first of the list; of steady work, of what others of the store leave to them.
    [[nodiscard]] QList<AssignmentId> atHand();
    [[nodiscard]] bool isLeftToUs(const AssignmentId &id);
    [[nodiscard]] const Chain::Goods &goodsOf(const Sku &sku) const;

    Parts m_parts;
    Dice m_dice;
    QHash<QString, bool>
        m_pinMatches;             ///< by verifier and PIN: computing it is dear, once is enough
    QHash<QString, bool> m_turns; ///< by station and order: drawing lots is dear, too
    int m_parcels = 0;
    int m_serials = 0;
    // Who acts where.
    const Chain::Employee *m_who = nullptr;
    SimStation *m_at = nullptr;
};

} // namespace storehand::sim
