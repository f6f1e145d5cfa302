// SPDX-License-Identifier: Apache-2.0
#include "app/tools/demo/DemoChain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace storehand::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int stockMin = 5;
constexpr int productsMin = 3;

QList<QJsonObject> linesOf(const QString &folder)
{
    QList<QJsonObject> lines;
    for (const QFileInfo &info : QDir(folder).entryInfoList({u"*.jsonl"_s}, QDir::Files)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        while (!file.atEnd())
            lines.append(QJsonDocument::fromJson(file.readLine()).object());
    }
    return lines;
}

QString text(const QJsonObject &line, QLatin1StringView field)
{
    return line.value(field).toString();
}

/// The unit code of a product that needs no more than one scan; empty for others.
QString plainCode(const QJsonObject &product)
{
    const QString track = text(product, "track"_L1);
    const QString kind = text(product, "kind"_L1);
    if ((!track.isEmpty() && track != "none"_L1) || (!kind.isEmpty() && kind != "goods"_L1) ||
        product.contains("kit"_L1) || product.contains("min_age"_L1))
        return {};
    for (const QJsonValue &each : product.value("codes"_L1).toArray()) {
        const QJsonObject code = each.toObject();
        if (code.value("units"_L1).toInt(1) == 1)
            return text(code, "code"_L1);
    }
    return {};
}

void takePeopleAndPlaces(DemoChain &chain, const QList<QJsonObject> &lines)
{
    for (const QJsonObject &line : lines) {
        const QString type = text(line, "type"_L1);
        if (type == "store"_L1 && text(line, "code"_L1) == chain.store) {
            chain.storeName = text(line, "name"_L1);
            chain.currency = line.value("currency"_L1).toString(u"NZD"_s);
        }
        if (text(line, "store"_L1) != chain.store)
            continue;
        if (type == "person"_L1 && text(line, "role"_L1) == "lead"_L1) {
            chain.person = text(line, "code"_L1);
            chain.personName = text(line, "name"_L1);
            chain.pin = text(line, "pin"_L1);
        }
        if (type == "staging"_L1 && text(line, "kind"_L1) == "shelf"_L1)
            chain.shelf = text(line, "code"_L1);
    }
}

} // namespace

Result<DemoChain> DemoChain::read(const QString &folder)
{
    const QList<QJsonObject> lines = linesOf(folder);
    DemoChain chain;
    const auto firstStore = std::find_if(lines.begin(), lines.end(), [](const QJsonObject &line) {
        return text(line, "type"_L1) == "store"_L1 &&
               line.value("kind"_L1).toString(u"store"_s) == "store"_L1;
    });
    if (firstStore != lines.end())
        chain.store = text(*firstStore, "code"_L1);
    takePeopleAndPlaces(chain, lines);
    QSet<QString> stocked;
    for (const QJsonObject &line : lines) {
        if (text(line, "type"_L1) == "stock"_L1 && text(line, "store"_L1) == chain.store &&
            line.value("on_hand"_L1).toInt() >= stockMin)
            stocked.insert(text(line, "sku"_L1));
    }
    for (const QJsonObject &line : lines) {
        const QString sku = text(line, "sku"_L1);
        if (text(line, "type"_L1) != "product"_L1 || !stocked.contains(sku))
            continue;
        if (const QString code = plainCode(line); !code.isEmpty()) {
            chain.products.append(
                {sku, text(line, "title"_L1), code, line.value("price"_L1).toInteger()});
        }
    }
    if (chain.person.isEmpty() || chain.shelf.isEmpty() || chain.products.size() < productsMin) {
        return failure(
            ErrorKind::Malformed, u"no_demo_chain"_s,
            u"no store with a lead, a shelf and %1 plain products in %2"_s.arg(productsMin)
                .arg(folder));
    }
    return chain;
}

} // namespace storehand::demo
