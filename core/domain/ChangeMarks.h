// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Names.h"

#include <QMap>

namespace storehand {

struct Assignment;
struct Store;

/// What a decision may depend on. Which command reads which is in core/domain/commands.json.
enum class Facet { State, Claim, Hold, Units, Parcels, PickupBy, Pause };

constexpr auto enumNames(Facet)
{
    using enum Facet;
    return NameTable<Facet, 7>{{
        {State, QLatin1String("state")},
        {Claim, QLatin1String("claim")},
        {Hold, QLatin1String("hold")},
        {Units, QLatin1String("units")},
        {Parcels, QLatin1String("parcels")},
        {PickupBy, QLatin1String("pickup_by")},
        {Pause, QLatin1String("pause")},
    }};
}

/// In which version of an entity each facet last changed, and by whom: what tells a decision on
/// outdated facts from one that only crossed with something else. What the order manager does by
/// itself counts as done by the install without a name.
class ChangeMarks
{
public:
    using Versions = QMap<QString, qint64>; ///< by install

    /// Whether somebody other than `install` changed it after `version`. What an install did itself
    /// it knew when it decided.
    [[nodiscard]] bool changedSince(Facet facet, qint64 version, const InstallId &install) const;

    void note(Facet facet, const InstallId &by, qint64 version);

    [[nodiscard]] const QMap<Facet, Versions> &all() const { return m_marks; }

    friend bool operator==(const ChangeMarks &, const ChangeMarks &) = default;

private:
    QMap<Facet, Versions> m_marks;
};

/// Marks what `by` changed between two versions of an entity; `after` has its new version.
void noteChanges(const Assignment &before, Assignment &after, const InstallId &by);
void noteChanges(const Store &before, Store &after, const InstallId &by);

} // namespace storehand
