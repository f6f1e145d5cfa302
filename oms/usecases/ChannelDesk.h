// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/feed/FeedReader.h"
#include "oms/usecases/AnswerQuestion.h"
#include "oms/usecases/CancelOrder.h"
#include "oms/usecases/Import.h"
#include "oms/usecases/PlaceOrder.h"
#include "oms/usecases/ReportStock.h"

#include <QJsonObject>

namespace storehand::oms {

/// A page of the orders of a channel that changed, oldest first.
struct OrdersPage
{
    QJsonObject body; ///< {"orders":[…],"next":"…","more":false}
    bool empty = true;
    QStringList topics; ///< to wait on for the next change
};

/// Everything a sales channel, a till or an import can ask for, each call a unit of its own: what
/// it changes is numbered in the feed before it returns. An order of another channel is as unknown
/// as one that does not exist (`not_found`).
class ChannelDesk
{
public:
    struct Parts
    {
        Storage &storage;
        FeedWriter &writer;
        FeedReader &reader;
        UuidMaker &uuids;
        const ChainKeys &keys;
        PinHashCost pinCost;
    };

    explicit ChannelDesk(Parts parts);

    [[nodiscard]] Result<OrderReceipt> placeOrder(const QString &channel,
                                                  const OrderRequest &request, Instant now);
    /// See PlaceOrder::check().
    [[nodiscard]] Result<wire::Problems> checkOrder(const OrderRequest &request,
                                                    const wire::Problems &known, Instant now);
    /// Answers with the order as it is afterwards.
    [[nodiscard]] Result<QJsonObject> cancel(const QString &channel, const OrderId &id,
                                             const CancelRequest &request, Instant now);
    /// Answers with the order as it is afterwards.
    [[nodiscard]] Result<QJsonObject> answer(const QString &channel, const OrderId &id,
                                             const AnswerRequest &request, Instant now);
    [[nodiscard]] Result<QJsonObject> order(const QString &channel, const OrderId &id);
    [[nodiscard]] Result<QJsonObject> orderByRef(const QString &channel, const QString &ref);
    /// See forgetCustomer(). Rejected/`not_found` for an order that the channel does not have.
    [[nodiscard]] Status forgetCustomer(const QString &channel, const QString &ref, Instant now);
    [[nodiscard]] Result<OrdersPage> ordersAfter(const QString &channel, const QString &cursor,
                                                 int limit);

    struct StockReceipt
    {
        ReportReceipt kind = ReportReceipt::Taken;
        wire::Problems problems; ///< if any, nothing was booked
    };

    [[nodiscard]] Result<StockReceipt> reportStock(const QString &channel,
                                                   const StockReport &report, Instant now);
    /// {"sku":…,"stores":[{"store","on_hand","picked","reserved","unsellable","safety",
    /// "available"}]}
    [[nodiscard]] Result<QJsonObject> stockOf(const Sku &sku);
    [[nodiscard]] Status putProduct(const Product &product, Instant now);

    /// A whole file of import lines. The caller undoes everything when a problem is reported.
    [[nodiscard]] Result<ImportReport> import(const QByteArray &lines, const ImportPins &pins,
                                              Instant now);

private:
    template <typename T>
    [[nodiscard]] Result<T> inUnit(Instant now, const std::function<Result<T>(UnitOfWork &)> &use);
    [[nodiscard]] Result<OrderRow> rowOf(const QString &channel, const OrderId &id);

    Parts m_parts;
};

} // namespace storehand::oms
