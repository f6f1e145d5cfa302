// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/SnapshotMaker.h"
#include "core/station/StationGateway.h"

#include <functional>

namespace storehand::app {

/// A gateway to a station on the same thread, for pictures and tests: requests are answered from
/// the event loop, as the real ones are, and there is no link and no scanner.
class LocalGateway : public StationGateway
{
    Q_OBJECT

public:
    /// `now` is this computer's clock and the order manager's at once.
    LocalGateway(Station &station, std::function<Instant()> now);
    ~LocalGateway() override;

    void openCustomer(const AssignmentId &id) override;
    void openHistory(const AssignmentId &id) override;
    void watchOutbox(bool on) override;
    void setStorePickWay(PickWay way) override;
    void injectScan(const QString &text, const QString &scanner) override;
    void tryNow() override { m_tries += 1; }

    void setScanners(const QList<ScannerView> &scanners);
    /// Tells people of it, as the station's thread does.
    void noteIncident(const Error &error);
    /// Makes a snapshot of what is now.
    void refresh();
    [[nodiscard]] int tries() const { return m_tries; }

protected:
    void post(Work work, Answer answer) override;
    void setOwner(const QString &scanner, const std::optional<PersonCode> &person) override;

private:
    void refreshSoon();

    Station &m_station;
    SnapshotMaker m_maker;
    QList<ScannerView> m_scanners;
    bool m_refreshing = false;
    int m_tries = 0;
};

} // namespace storehand::app
