// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QList>
#include <QString>

namespace storehand::demo {

/// What the demo needs to know of the demo chain: a store with a person, a shelf and products.
/// Read from the same JSON Lines that `storehand-oms serve --demo` loads.
struct DemoChain
{
    struct Product
    {
        QString sku;
        QString title;
        QString code;
        qint64 price = 0;
    };

    QString store;
    QString storeName;
    QString currency;
    QString person; ///< a lead: may pick, stage, make ready and hand over
    QString personName;
    QString pin;
    QString shelf;           ///< a staging location
    QList<Product> products; ///< plain ones with enough on the shelf of this store

    /// Reads all `*.jsonl` of a folder.
    [[nodiscard]] static Result<DemoChain> read(const QString &folder);
};

} // namespace storehand::demo
