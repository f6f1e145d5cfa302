// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/Station.h"
#include "core/station/StationSnapshot.h"

#include <QHash>
#include <QSet>

namespace storehand {

/// Makes snapshots of a station for the screens. Tell it what changed; only those cards are made
/// anew. Lives on the station's thread.
class SnapshotMaker
{
public:
    /// `wallNow` is this computer's clock, `serverNow` the estimate of the order manager's.
    /// See make() for `describedAtOnce`.
    SnapshotMaker(Station &station, std::function<Instant()> wallNow,
                  std::function<Instant()> serverNow, int describedAtOnce = usualDescribedAtOnce);
    static constexpr int usualDescribedAtOnce = 40; ///< more than a screen shows

    void changed(const QList<AssignmentId> &ids);
    /// The catalogue or a shelf place changed: cards with this product are made anew.
    void productChanged(const Sku &sku) { m_staleProducts.insert(sku); }
    void setScanners(const QList<ScannerView> &scanners) { m_scanners = scanners; }
    /// From now on the snapshots carry it, up to incidentsMax of them.
    void noteIncident(const Error &error);
    static constexpr qsizetype incidentsMax = 10;
    /// Keeps the answer to a read for the next snapshot and returns it.
    ScanView noteScan(const ScanOutcome &outcome);
    /// From now on the snapshots carry the customer of this order; an empty id forgets them.
    void openCustomer(const AssignmentId &id) { m_opened = id; }
    /// The same for the history of an order.
    void openHistory(const AssignmentId &id) { m_history = id; }
    void watchOutbox(bool on) { m_watchesOutbox = on; }

    /// Of the cards that are made anew, the first `describedAtOnce` name their products; the others
    /// say SKUs until describeSome() comes to them, so that a long queue is soon on the screen.
    [[nodiscard]] SnapshotPtr make();
    /// Names the products of some more cards, for idle times; true while others are left. The next
    /// snapshot shows them.
    [[nodiscard]] bool describeSome();
    static constexpr int describedPerSlice = 20;
    [[nodiscard]] bool isUndescribed() const { return !m_undescribed.isEmpty(); }

private:
    void dropStaleCards();
    enum class Detail { Plain, Named };

    [[nodiscard]] OrderCardPtr cardOf(const AssignmentId &id);
    [[nodiscard]] OrderCardPtr newCard(const AssignmentId &id, Detail detail) const;
    [[nodiscard]] LineView viewOf(const Line &line, Detail detail = Detail::Named) const;
    void addPeople(StationSnapshot &snapshot) const;
    void addPicks(StationSnapshot &snapshot) const;
    void addPlaces(StationSnapshot &snapshot) const;
    void addCustomer(StationSnapshot &snapshot) const;
    void addExceptions(StationSnapshot &snapshot) const;
    void addHistory(StationSnapshot &snapshot);
    void dropCardsOfOldTurns();
    void addWaiting(StationSnapshot &snapshot) const;
    [[nodiscard]] ActView viewOf(const RecordedAct &act) const;
    [[nodiscard]] OfficeView viewOf(const Assignment &office) const;
    [[nodiscard]] PickView pickOf(const PersonCode &person) const;
    [[nodiscard]] BenchView benchOf(const PersonCode &person) const;
    [[nodiscard]] QString nameOf(const PersonCode &person) const;
    [[nodiscard]] QString titleOf(const Sku &sku) const;
    [[nodiscard]] QString expectedTitle(const PersonCode &person, const Sku &scanned) const;

    Station &m_station;
    std::function<Instant()> m_wallNow;
    std::function<Instant()> m_serverNow;
    const int m_describedAtOnce;
    QHash<AssignmentId, OrderCardPtr> m_cards;
    QList<AssignmentId> m_undescribed;
    int m_describedNow = 0;    ///< cards of this snapshot
    QSet<Sku> m_staleProducts; ///< cards with them are made anew
    QList<ScannerView> m_scanners;
    QList<IncidentView> m_incidents;
    int m_incidentsEver = 0;
    std::optional<ScanView> m_lastScan;
    QList<StoreStation> m_stations; ///< by which the cards say whose turn it is
    AssignmentId m_opened;
    AssignmentId m_history;
    bool m_watchesOutbox = false;
    quint64 m_scans = 0;
    quint64 m_number = 0;
};

/// Events of a station that keep `maker` up to date. `dirty` says that a new snapshot would differ,
/// `scanned` hands on the answer to each read.
[[nodiscard]] Station::Events eventsOf(SnapshotMaker &maker, std::function<void()> dirty,
                                       std::function<void(const ScanView &)> scanned);

} // namespace storehand
