// SPDX-License-Identifier: Apache-2.0
#include "app/tools/story/Cast.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace storehand::story {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString demoStore = u"harbour"_s;
const QString demoPicker = u"0042"_s;
constexpr int stockMin = 5;
constexpr int productsMin = 3;

QString text(const QJsonObject &line, QLatin1StringView field)
{
    return line.value(field).toString();
}

/// What is printed on one unit of a product; empty when there is no such code.
QString unitCode(const QJsonObject &product)
{
    for (const QJsonValue &each : product.value("codes"_L1).toArray()) {
        const QJsonObject code = each.toObject();
        if (code.value("units"_L1).toInt(1) == 1)
            return text(code, "code"_L1);
    }
    return {};
}

/// The unit code of a product that needs no more than one scan; empty for others.
QString plainCode(const QJsonObject &product)
{
    const bool plain = product.value("track"_L1).toString(u"none"_s) == "none"_L1 &&
                       product.value("kind"_L1).toString(u"goods"_s) == "goods"_L1 &&
                       product.value("storage"_L1).toString(u"ambient"_s) == "ambient"_L1 &&
                       !product.contains("kit"_L1) && !product.contains("min_age"_L1);
    return plain ? unitCode(product) : QString();
}

Cast::Person personOf(const QJsonObject &line)
{
    return {text(line, "code"_L1), text(line, "name"_L1), text(line, "pin"_L1)};
}

/// Takes what one line of the demo store gives; `stocked` collects what it has plenty of.
void take(Cast &cast, QSet<QString> &stocked, const QJsonObject &line)
{
    const QString type = text(line, "type"_L1);
    if (type == "person"_L1 && text(line, "code"_L1) == demoPicker)
        cast.picker = personOf(line);
    else if (type == "person"_L1 && text(line, "role"_L1) == "counter"_L1)
        cast.counter = personOf(line);
    else if (type == "staging"_L1 && text(line, "kind"_L1) == "shelf"_L1)
        cast.shelf = text(line, "code"_L1);
    else if (type == "stock"_L1 && line.value("on_hand"_L1).toInt() >= stockMin)
        stocked.insert(text(line, "sku"_L1));
}

} // namespace

Result<Cast> Cast::from(const QByteArray &importLines)
{
    Cast cast;
    QSet<QString> stocked;
    QList<Product> plain;
    for (const QByteArray &each : importLines.split('\n')) {
        const QJsonObject line = QJsonDocument::fromJson(each).object();
        const QString type = text(line, "type"_L1);
        if (type == "store"_L1 && text(line, "code"_L1) == demoStore) {
            cast.store = demoStore;
            cast.storeName = text(line, "name"_L1);
            cast.currency = text(line, "currency"_L1);
        } else if (type == "product"_L1) {
            cast.codes.insert(text(line, "sku"_L1), unitCode(line));
            if (const QString code = plainCode(line); !code.isEmpty())
                plain.append({text(line, "sku"_L1), text(line, "title"_L1), code,
                              line.value("price"_L1).toInteger(), text(line, "image"_L1)});
        } else if (text(line, "store"_L1) == demoStore) {
            take(cast, stocked, line);
        }
    }
    for (const Product &product : plain) {
        if (stocked.contains(product.sku))
            cast.products.append(product);
    }
    if (cast.store.isEmpty() || cast.picker.code.isEmpty() || cast.counter.code.isEmpty() ||
        cast.shelf.isEmpty() || cast.products.size() < productsMin) {
        return failure(ErrorKind::Malformed, u"no_demo_chain"_s,
                       u"the demo chain lacks the store %1, its picker %2, a counter, a shelf or "
                       "%3 plain products"_s.arg(demoStore, demoPicker)
                           .arg(productsMin));
    }
    return cast;
}

} // namespace storehand::story
