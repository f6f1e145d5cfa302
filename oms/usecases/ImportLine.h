// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/OrderRequest.h"
#include "core/domain/Product.h"
#include "core/domain/Store.h"
#include "core/wire/ObjectReader.h"

#include <variant>

namespace storehand::oms {

/// A person as an import has them: with the PIN itself.
struct ImportedPerson
{
    Person person;
    Sensitive<QString> pin;
};

/// Stock as an import has it: what lies in the store in all.
struct ImportedStock
{
    StoreCode store;
    Sku sku;
    int onHand = 0;
    int safety = 0;
    QString location;
};

struct ImportedOrder
{
    QString channel;
    OrderRequest order;
};

struct ImportedWebhook
{
    QString channel;
    QString url;
    Sensitive<QByteArray> secret;
};

using ImportLine = std::variant<Store, Product, ImportedStock, StagingLocation, ImportedPerson,
                                ImportedOrder, ImportedWebhook>;

/// A product as an import line has it; notes all that is wrong with it.
[[nodiscard]] Product readImportedProduct(wire::ObjectReader &reader);

/// One line of an import file. Malformed with all that is wrong with it.
[[nodiscard]] Result<ImportLine> readImportLine(const QByteArray &line);

} // namespace storehand::oms
