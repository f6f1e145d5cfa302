// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"

#include <QString>

#include <optional>

namespace storehand {

/// Where a parcel is shipped to.
struct Address
{
    QString line1;
    QString line2;
    QString city;
    QString postcode;
    QString region;
    QString country; ///< ISO 3166, two capital letters
    std::optional<double> latitude;
    std::optional<double> longitude;

    friend bool operator==(const Address &, const Address &) = default;
};

/// The person behind an order: the only entity with personal data, sealed wherever it rests. One
/// row of the store topics of the assignments it belongs to.
struct Customer
{
    CustomerId id;
    qint64 version = 0;
    QString name;
    QString email;
    QString phone;
    QString pickupPerson; ///< who else may collect; may be empty
    std::optional<Address> address;

    /// "Mere Tamati" → "MT": all that the shop floor sees.
    [[nodiscard]] QString initials() const;

    friend bool operator==(const Customer &, const Customer &) = default;
};

} // namespace storehand
