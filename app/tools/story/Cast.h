// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace storehand::story {

/// Who and what of the demo chain the story is about: one shop with the people, the shelf and the
/// products that play in it.
struct Cast
{
    struct Person
    {
        QString code;
        QString name;
        QString pin;
    };

    struct Product
    {
        QString sku;
        QString title;
        QString code;
        qint64 price = 0;
        QString image; ///< file name, may be empty
    };

    QString store;
    QString storeName;
    QString currency;
    Person picker;
    Person counter;                ///< hands over, which a picker may not
    QString shelf;                 ///< a staging location of the plain kind
    QList<Product> products;       ///< plain ones with enough on the shelf of this store
    QHash<QString, QString> codes; ///< what is printed on one unit, of every product by its SKU

    /// Chooses from import lines, as `storehand-oms serve --demo` loads them.
    [[nodiscard]] static Result<Cast> from(const QByteArray &importLines);
};

} // namespace storehand::story
