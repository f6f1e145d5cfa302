// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/OrderRequest.h"

namespace storehand::test {

// Usage card
//   TestOrder(u"SO-1"_s).collectedAt(harbour).wants(u"TEA"_s, 2)
//   TestOrder(u"SO-2"_s).sent().wants(u"TEA"_s, 1).promisedBy(at)
class TestOrder
{
public:
    explicit TestOrder(const QString &ref)
    {
        request.ref = ref;
        request.currency = QStringLiteral("NZD");
        request.placedAt = Instant{1'795'000'000'000};
        request.customer.name = QStringLiteral("Mere Tamati");
    }

    TestOrder &collectedAt(const StoreCode &store)
    {
        request.fulfilment = {.method = Method::Pickup, .store = store};
        return *this;
    }

    TestOrder &sent()
    {
        request.fulfilment = {
            .method = Method::Ship, .service = QStringLiteral("standard"), .address = home()};
        return *this;
    }

    TestOrder &wants(const QString &sku, int quantity)
    {
        OrderLineRequest line;
        line.ref = QString::number(request.lines.size() + 1);
        line.sku = Sku(sku);
        line.quantity = quantity;
        line.unitPrice = 100;
        request.lines.append(line);
        return *this;
    }

    /// Of the line that was added last.
    TestOrder &from(Instant day)
    {
        request.lines.last().availableFrom = day;
        return *this;
    }

    /// Of the line that was added last.
    TestOrder &itself(const Fulfilment &way)
    {
        request.lines.last().fulfilment = way;
        return *this;
    }

    TestOrder &promisedBy(Instant at)
    {
        request.promiseBy = at;
        return *this;
    }

    [[nodiscard]] static Address home()
    {
        Address address;
        address.line1 = QStringLiteral("1 Quay Street");
        address.city = QStringLiteral("Auckland");
        address.country = QStringLiteral("NZ");
        return address;
    }

    OrderRequest request;
};

} // namespace storehand::test
