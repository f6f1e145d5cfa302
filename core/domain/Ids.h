// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace storehand {

/// A text id that cannot be mixed up with an id of another thing. UUIDv7 text unless said
/// otherwise.
template <typename Tag>
struct Id
{
    QString text;

    Id() = default;
    explicit Id(QString value)
        : text(std::move(value))
    {}

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &a, const Id &b) { return a.text.compare(b.text) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.text, seed); }
};

using OrderId = Id<struct OrderTag>;
using AssignmentId = Id<struct AssignmentTag>;
using LineId = Id<struct LineTag>;
using CommandId = Id<struct CommandTag>;
using InstallId = Id<struct InstallTag>;
using StationId = Id<struct StationTag>;
using CustomerId = Id<struct CustomerTag>;

/// A store's code, chosen by people and never changed: "harbour".
using StoreCode = Id<struct StoreTag>;
/// A person's code, as on the badge: "0042". Unique in the chain.
using PersonCode = Id<struct PersonTag>;
/// Stock keeping unit, unique in the chain.
using Sku = Id<struct SkuTag>;
/// The text of a parcel's own barcode: "P-000123".
using ParcelCode = Id<struct ParcelTag>;
/// A staging location's code, unique in its store: "S-07".
using LocationCode = Id<struct LocationTag>;

} // namespace storehand
