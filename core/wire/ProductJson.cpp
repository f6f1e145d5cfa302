// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ReadWrite.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int codesMax = 100;
constexpr int codeLengthMax = 100;
constexpr int millimetresMax = 100'000;

void readDimensions(ObjectReader &reader, Product &product)
{
    reader.know("dimensions_mm"_L1);
    if (!reader.has("dimensions_mm"_L1))
        return;
    const JsonValue &sides = *reader.raw().field("dimensions_mm"_L1);
    std::array<int, 3> read{};
    bool sound = sides.isList() && sides.size() == 3;
    auto side = sides.begin();
    for (size_t i = 0; sound && i < read.size(); ++i, ++side) {
        const qint64 length = (*side).whole().value_or(0);
        sound = length > 0 && length <= millimetresMax;
        read.at(i) = sound ? static_cast<int>(length) : 0;
    }
    if (sound)
        product.dimensionsMm = read;
    else
        reader.note("dimensions_mm"_L1, u"is not a list of three lengths in millimetres"_s);
}

} // namespace

Json toJson(const Product &product)
{
    ObjectWriter writer;
    writer.put("sku"_L1, product.sku.text)
        .put("version"_L1, product.version)
        .put("title"_L1, product.title)
        .put("codes"_L1, listOf(product.codes,
                                [](const ProductCode &code) {
                                    return ObjectWriter()
                                        .put("code"_L1, code.code)
                                        .put("units"_L1, code.units == 1 ? 0 : code.units)
                                        .object();
                                }))
        .put("department"_L1, product.department)
        .put("price"_L1, product.price.minor)
        .put("currency"_L1, product.price.currency)
        .put("weight_g"_L1, product.weightG)
        .put("track"_L1, toText(product.track))
        .put("image"_L1, product.image)
        .put("brand"_L1, product.brand)
        .put("size"_L1, product.size)
        .put("colour"_L1, product.colour)
        .put("storage"_L1, toText(product.storage))
        .put("fragile"_L1, product.fragile)
        .put("min_age"_L1, product.minAge)
        .put("kind"_L1, toText(product.kind))
        .put("kit"_L1, listOf(product.kit,
                              [](const KitPart &part) {
                                  return ObjectWriter()
                                      .put("sku"_L1, part.sku.text)
                                      .put("units"_L1, part.units)
                                      .object();
                              }))
        .put("substitutes"_L1, listOf(product.substitutes));
    if (product.dimensionsMm) {
        const std::array<int, 3> &sides = *product.dimensionsMm;
        writer.always("dimensions_mm"_L1, Json::ofArray({sides[0], sides[1], sides[2]}));
    }
    return writer.object();
}

void read(ObjectReader &reader, Product &product)
{
    readId(reader, "sku"_L1, product.sku);
    product.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    product.title = reader.text("title"_L1);
    reader.objectsOr(
        "codes"_L1,
        [&](ObjectReader &entry) {
            ProductCode code;
            code.code = entry.text("code"_L1, codeLengthMax);
            code.units = static_cast<int>(entry.integerOr("units"_L1, 1, 1, unitsMax));
            product.codes.append(code);
        },
        codesMax);
    product.department = reader.textOr("department"_L1);
    product.price.minor = reader.integerOr("price"_L1, 0, 0, integerMax);
    product.price.currency = reader.textOr("currency"_L1);
    product.weightG = reader.optionalInteger("weight_g"_L1, 0, integerMax);
    product.track = reader.wordOr("track"_L1, Track::None);
    product.image = reader.textOr("image"_L1);
    product.brand = reader.textOr("brand"_L1);
    product.size = reader.textOr("size"_L1);
    product.colour = reader.textOr("colour"_L1);
    product.storage = reader.wordOr("storage"_L1, Storage::Ambient);
    product.fragile = reader.flag("fragile"_L1);
    product.minAge = static_cast<int>(reader.integerOr("min_age"_L1, 0, 0, 150));
    product.kind = reader.wordOr("kind"_L1, ProductKind::Goods);
    reader.objectsOr("kit"_L1, [&](ObjectReader &entry) {
        KitPart part;
        readId(entry, "sku"_L1, part.sku);
        part.units = static_cast<int>(entry.integerOr("units"_L1, 1, 1, unitsMax));
        product.kit.append(part);
    });
    product.substitutes = reader.textsOr("substitutes"_L1);
    readDimensions(reader, product);
}

QString entityId(const Stock &stock)
{
    return stock.store.text + u'/' + stock.sku.text;
}

Json toJson(const Stock &stock)
{
    ObjectWriter writer;
    writer.put("store"_L1, stock.store.text)
        .put("sku"_L1, stock.sku.text)
        .put("version"_L1, stock.version)
        .put("shelf"_L1, stock.shelf)
        .put("picked"_L1, stock.picked)
        .put("unsellable"_L1, stock.unsellable)
        .put("reserved"_L1, stock.reserved)
        .put("safety"_L1, stock.safety)
        .put("location"_L1, stock.location);
    put(writer, stock.applied);
    return writer.object();
}

void read(ObjectReader &reader, Stock &stock)
{
    // Many deliveries of a million come to more; the sum of all figures still fits an int.
    constexpr qint64 figureMax = 500'000'000;
    const auto figure = [&reader](QLatin1StringView name) {
        return static_cast<int>(reader.integerOr(name, 0, 0, figureMax));
    };
    readId(reader, "store"_L1, stock.store);
    readId(reader, "sku"_L1, stock.sku);
    stock.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    stock.shelf = figure("shelf"_L1);
    stock.picked = figure("picked"_L1);
    stock.unsellable = figure("unsellable"_L1);
    stock.reserved = figure("reserved"_L1);
    stock.safety = reader.units("safety"_L1);
    stock.location = reader.textOr("location"_L1);
    read(reader, stock.applied);
}

} // namespace storehand::wire
