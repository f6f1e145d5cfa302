// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/KeyedHash.h"
#include "core/domain/Assignment.h"
#include "core/domain/Customer.h"
#include "core/station/Overlay.h"
#include "core/station/ProductBook.h"

#include <QHash>

#include <functional>

namespace storehand {

/// Finds orders by whatever a person has in the hand or in mind: order number, parcel, name, phone,
/// product or its code, pickup code. Folds case and accents. Personal data is read only when
/// somebody searches or an order is opened.
class Directory
{
public:
    using ReadCustomer = std::function<std::optional<Customer>(const CustomerId &)>;

    static constexpr int hitsMax = 50;

    Directory(const Overlay &overlay, const ProductBook &products, KeyedHash pickupHash,
              ReadCustomer readCustomer);

    /// Open orders first, then by promise; at most hitsMax.
    [[nodiscard]] QList<AssignmentId> find(const QString &text);
    /// The one order that this parcel, order number or pickup code names; nothing when none or
    /// several.
    [[nodiscard]] std::optional<AssignmentId> findCode(const QString &text) const;
    /// Whether this is the code that the customer of the order was sent, as plain text.
    [[nodiscard]] bool isPickupCode(const QString &text, const AssignmentId &id) const;
    [[nodiscard]] std::optional<Customer> customer(const CustomerId &id);
    void forgetCustomer(const CustomerId &id) { m_folded.remove(id); }
    void forgetAll() { m_folded.clear(); }

private:
    [[nodiscard]] QString foldedCustomer(const CustomerId &id);
    /// What a text can mean, worked out once for all orders.
    struct Wanted
    {
        QString folded;
        QByteArray pickupHash;
        QList<Sku> products; ///< whose code it is
    };

    [[nodiscard]] Wanted meaningOf(const QString &text) const;
    [[nodiscard]] bool hasProduct(const Assignment &assignment, const Wanted &wanted) const;
    [[nodiscard]] bool matches(const Assignment &assignment, const Wanted &wanted);

    const Overlay &m_overlay;
    const ProductBook &m_products;
    KeyedHash m_pickupHash;
    ReadCustomer m_readCustomer;
    QHash<CustomerId, QString> m_folded;
};

/// Lower case, without accents and repeated spaces: what is compared in searches.
[[nodiscard]] QString folded(const QString &text);

} // namespace storehand
