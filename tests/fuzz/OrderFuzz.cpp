// SPDX-License-Identifier: Apache-2.0
#include "core/wire/OrderRequestJson.h"
#include "tests/fuzz/FuzzInput.h"

#include <QJsonDocument>

using namespace storehand;
using namespace storehand::fuzz;
using namespace storehand::wire;

namespace {

Result<OrderRequest> orderIn(const QByteArray &bytes)
{
    return readWhole<OrderRequest>(bytes, [](ObjectReader &reader) { return readOrder(reader); });
}

} // namespace

/// An order is taken or refused with every reason, and its canonical form is one however it is
/// laid out, so that a channel that asks twice is recognised.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto object = parseObject(bytes);
    if (!object)
        return 0;
    const auto order = orderIn(bytes);
    if (!order) {
        demand(!order.error().detail.isEmpty(), "refused without a reason");
        return 0;
    }
    demand(!order->lines.isEmpty() && order->lines.size() <= orderLinesMax, "an order's lines");
    for (const OrderLineRequest &line : order->lines)
        demand(line.quantity > 0 && line.unitPrice >= 0, "an order for nothing");
    const QByteArray canonical = canonicalBytes(*order);
    demand(parseObject(canonical).has_value(), "the canonical form is not JSON");
    const auto again = orderIn(QJsonDocument(*object).toJson(QJsonDocument::Indented));
    demand(again && *again == *order && canonicalBytes(*again) == canonical,
           "layout changes an order");
    return 0;
}
