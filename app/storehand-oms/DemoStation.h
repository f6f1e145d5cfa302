// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/domain/Command.h"
#include "core/domain/Random.h"
#include "core/domain/Uuid.h"
#include "oms/OrderManager.h"

#include <QHash>
#include <QJsonObject>

namespace storehand::oms {

/// A station in each store of the demo, at which people did what the demo's acts say. It enrols and
/// sends commands like any other, and is never heard of again.
class DemoStation
{
public:
    /// All must outlive it; `clock` says when things are done.
    DemoStation(OrderManager &manager, const Clock &clock, Random &random);

    /// Somebody picked everything, put it into a parcel on a shelf and called it ready: {person,
    /// parcel, location}.
    [[nodiscard]] Status makeReady(const AssignmentId &id, const QJsonObject &args);
    /// The customer is here: {by}.
    [[nodiscard]] Status arrive(const AssignmentId &id, const QJsonObject &args);

private:
    /// Where commands of one store come from.
    struct Desk
    {
        StationIdentity who;
        InstallId install;
        qint64 lastN = 0;
        QByteArray lastHash;
        PersonCode lastActor = {}; ///< who worked here last; does what the demo names nobody for
    };

    /// An assignment with the codes that a scanner would read for its lines.
    struct Work
    {
        Assignment assignment;
        QHash<LineId, QString> codes;
    };

    [[nodiscard]] Result<Work> workFor(const AssignmentId &id);
    [[nodiscard]] Result<Desk *> deskIn(const StoreCode &store);
    [[nodiscard]] Status send(const Work &work, const PersonCode &actor, QList<Command> commands);

    OrderManager &m_manager;
    const Clock &m_clock;
    Random &m_random;
    UuidMaker m_uuids;
    QHash<StoreCode, Desk> m_desks;
};

} // namespace storehand::oms
