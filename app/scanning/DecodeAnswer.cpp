// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/DecodeAnswer.h"

#include "core/barcode/GtinKind.h"
#include "core/wire/ObjectWriter.h"

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject toJson(const Measure &measure)
{
    switch (measure.kind) {
    case Measure::Kind::Weight:
        return {{"kind"_L1, u"weight"_s}, {"grams"_L1, measure.value}};
    case Measure::Kind::Price:
        return {{"kind"_L1, u"price"_s}, {"amount"_L1, measure.value}};
    case Measure::Kind::Count:
        return {{"kind"_L1, u"count"_s}, {"count"_L1, measure.value}};
    }
    Q_UNREACHABLE();
}

QJsonArray toJson(const QList<Element> &elements)
{
    QJsonArray array;
    for (const Element &element : elements)
        array.append(QJsonArray{element.ai, element.value});
    return array;
}

QString gtinKindOf(const std::optional<Gtin> &gtin)
{
    const std::optional<GtinKind> kind = gtin ? kindOf(*gtin) : std::nullopt;
    return kind ? toText(*kind) : QString();
}

} // namespace

QJsonObject toJson(const Decoded &decoded)
{
    wire::ObjectWriter writer;
    writer.always("ok"_L1, true)
        .always("text"_L1, decoded.text)
        .put("format"_L1, decoded.format)
        .put("aim"_L1, decoded.aim)
        .put("gtin14"_L1, decoded.gtin14())
        .put("gtin_kind"_L1, gtinKindOf(decoded.gtin))
        .put("other_gtin14"_L1, decoded.otherGtin ? decoded.otherGtin->text : QString())
        .always("elements"_L1, wire::Json::ofArray(toJson(decoded.elements)));
    if (decoded.measure)
        writer.always("measure"_L1, toJson(*decoded.measure))
            .always("item_gtin14"_L1, decoded.measure->item.text);
    if (decoded.own)
        writer.always("own"_L1, QJsonObject{{"kind"_L1, toText(decoded.own->kind)},
                                            {"value"_L1, decoded.own->value}});
    return writer.always("warnings"_L1, wire::listOf(decoded.warnings)).object().toObject();
}

QJsonObject toJson(const Error &error)
{
    return {{"ok"_L1, false},
            {"error"_L1, QJsonObject{{"kind"_L1, error.code}, {"message"_L1, error.detail}}}};
}

} // namespace storehand::app
