// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationSnapshot.h"
#include "ui/controls/RowModel.h"
#include "ui/queue/QueueViews.h"

namespace storehand {

/// An order in the list, not yet in words.
struct CardEntry
{
    QString id;
    OrderCardPtr card;
    bool selected = false;

    friend bool operator==(const CardEntry &, const CardEntry &) = default;
};

/// The cards of the queue. They are put into words when they are looked at: of thousands of orders
/// a screen shows a dozen.
class CardModel : public RowModel<CardEntry>
{
public:
    using RowModel::RowModel;

    /// What the words depend on beside the order. Those on the screen follow at once when who looks
    /// at them or the opening hours changed.
    void setMoment(const SnapshotPtr &snapshot, Instant now);
    /// Time or language went on: all words are made anew.
    void refresh();

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    SnapshotPtr m_snapshot = std::make_shared<StationSnapshot>();
    Instant m_now;
};

} // namespace storehand
