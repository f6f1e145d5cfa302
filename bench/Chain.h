// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/HeadOffice.h"
#include "bench/Benches.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace storehand::bench {

/// How large the chain is that the order manager of a bench is given.
struct ChainSize
{
    int stores = 1;
    int products = 20'000;
    int ordersPerStore = 0; ///< pickups, each of three lines of two units
};

inline constexpr int linesPerOrder = 3;
inline constexpr int unitsPerLine = 2;
inline constexpr int stockEach = 200; ///< of each product in each store

[[nodiscard]] QString storeCode(int store);
[[nodiscard]] QString skuCode(int product);
/// The code on the product, a GTIN-13.
[[nodiscard]] QByteArray barcodeOf(int product);
/// Of the one person of a store, who may do everything there.
[[nodiscard]] QString personCode(int store);
inline constexpr QLatin1StringView personPin{"482915"};

/// Import lines: the stores with their people and shelves, all products, and stock of all products
/// in all stores.
[[nodiscard]] QList<QByteArray> chainLines(const ChainSize &size);
/// Import lines of the orders.
[[nodiscard]] QList<QByteArray> orderLines(const ChainSize &size);

/// Import line of one order at the first store that keeps a scanner busy.
[[nodiscard]] QByteArray longOrderLine();
inline constexpr QLatin1StringView longOrder{"SO-LONG"};
inline constexpr int longOrderLines = 40;  ///< the products 0 to 39
inline constexpr int longOrderUnits = 150; ///< of each

/// An order manager for one bench: started, and empty.
[[nodiscard]] Result<std::unique_ptr<story::HeadOffice>> openOffice(const Place &place);
[[nodiscard]] Status importLines(story::HeadOffice &office, const Place &place,
                                 const QList<QByteArray> &lines);

} // namespace storehand::bench
