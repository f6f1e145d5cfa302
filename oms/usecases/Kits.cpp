// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Kits.h"

#include "core/wire/OrderRequestJson.h"

#include <QSet>

#include <algorithm>
#include <numeric>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A part of a kit with what the catalogue says of it.
struct KnownPart
{
    KitPart part;
    qint64 price = 0; ///< of one unit sold alone; 0 when unknown
};

/// The price of one kit, as prices of one unit of each part. What is left of the division goes to a
/// part of which the kit has one, or as few as there are.
QList<qint64> sharePrice(qint64 price, const QList<KnownPart> &parts)
{
    const bool priced = std::any_of(parts.begin(), parts.end(),
                                    [](const KnownPart &each) { return each.price > 0; });
    const auto weight = [&](const KnownPart &each) { return priced ? double(each.price) : 1.0; };
    const double whole =
        std::accumulate(parts.begin(), parts.end(), 0.0, [&](double sum, const KnownPart &each) {
            return sum + weight(each) * each.part.units;
        });
    QList<qint64> shares;
    qint64 left = price;
    for (const KnownPart &each : parts) {
        const auto share = static_cast<qint64>(double(price) * weight(each) / whole);
        shares.append(qMin(share, left / each.part.units));
        left -= shares.last() * each.part.units;
    }
    const auto fewest =
        std::min_element(parts.begin(), parts.end(), [](const KnownPart &a, const KnownPart &b) {
            return a.part.units < b.part.units;
        });
    shares[fewest - parts.begin()] += left / fewest->part.units;
    return shares;
}

/// Reads the parts of a kit from the catalogue, and says what keeps it from being taken apart.
Result<QString> readParts(Products &products, const Product &kit, QList<KnownPart> &parts)
{
    for (const KitPart &part : kit.kit) {
        const auto product = products.find(part.sku);
        if (!product)
            return failure(product.error());
        if (!*product)
            return u"is a kit with the unknown product %1"_s.arg(part.sku.text);
        if (!(*product)->kit.isEmpty())
            return u"is a kit with the kit %1 in it"_s.arg(part.sku.text);
        parts.append({part, (*product)->price.minor});
    }
    return QString();
}

/// The lines of one kit.
QList<WantedLine> linesOf(const OrderLineRequest &whole, const QList<KnownPart> &parts)
{
    const QList<qint64> prices = sharePrice(whole.unitPrice, parts);
    QList<WantedLine> lines;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const KitPart &part = parts[i].part;
        OrderLineRequest line = whole;
        line.ref = whole.ref + u'/' + part.sku.text;
        line.sku = part.sku;
        line.quantity = whole.quantity * part.units;
        line.unitPrice = prices[i];
        lines.append({line, KitShare{whole.ref, whole.sku, part.units}});
    }
    return lines;
}

/// The lines of one kit, or what keeps it from being taken apart.
Result<WantedLines> takeApart(Products &products, const OrderLineRequest &whole, const Product &kit,
                              const QString &path)
{
    QList<KnownPart> parts;
    const Result<QString> problem = readParts(products, kit, parts);
    if (!problem)
        return failure(problem.error());
    if (!problem->isEmpty())
        return WantedLines{{}, {{path + u".sku"_s, *problem}}};
    const bool tooMany = std::any_of(parts.begin(), parts.end(), [&](const KnownPart &each) {
        return qint64(whole.quantity) * each.part.units > wire::quantityMax;
    });
    if (tooMany)
        return WantedLines{
            {},
            {{path + u".quantity"_s,
              u"needs more than %1 units of a part of the kit"_s.arg(wire::quantityMax)}}};
    return WantedLines{linesOf(whole, parts), {}};
}

/// References of parts must be those of no other line.
void checkRefs(const OrderRequest &request, WantedLines &wanted)
{
    QSet<QString> refs;
    for (const OrderLineRequest &line : request.lines)
        refs.insert(line.ref);
    for (const WantedLine &each : std::as_const(wanted.lines)) {
        if (!each.kit)
            continue;
        if (refs.contains(each.line.ref))
            wanted.problems.append(
                {u"lines"_s, u"the ref \"%1\" is a part of a kit as well"_s.arg(each.line.ref)});
        refs.insert(each.line.ref);
    }
}

} // namespace

Result<WantedLines> withoutKits(Products &products, const OrderRequest &request)
{
    WantedLines wanted;
    for (qsizetype i = 0; i < request.lines.size(); ++i) {
        const OrderLineRequest &line = request.lines[i];
        const auto product = products.find(line.sku);
        if (!product)
            return failure(product.error());
        if (!*product || (*product)->kit.isEmpty()) {
            wanted.lines.append({line, std::nullopt});
            continue;
        }
        const Result<WantedLines> parts =
            takeApart(products, line, **product, u"lines[%1]"_s.arg(i));
        if (!parts)
            return parts;
        wanted.lines += parts->lines;
        wanted.problems += parts->problems;
    }
    checkRefs(request, wanted);
    if (wanted.lines.size() > wire::orderLinesMax)
        wanted.problems.append({u"lines"_s, u"are more than %1 with the parts of their kits"_s.arg(
                                                wire::orderLinesMax)});
    return wanted;
}

} // namespace storehand::oms
