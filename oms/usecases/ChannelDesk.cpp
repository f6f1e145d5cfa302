// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ChannelDesk.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"
#include "oms/feed/Topics.h"
#include "oms/usecases/ForgetCustomer.h"
#include "oms/usecases/OrderView.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// So many lines share one publication of the feed, which takes a limited number of groups; an
/// order or a stock line may need two.
constexpr int linesPerUnit = 200;

auto notFound()
{
    return failure(ErrorKind::Rejected, codes::notFound, u"there is no such order"_s);
}

QJsonObject stockToJson(const Stock &stock)
{
    return {{"store"_L1, stock.store.text},
            {"on_hand"_L1, stock.shelf + stock.picked + stock.unsellable},
            {"picked"_L1, stock.picked},
            {"reserved"_L1, stock.reserved},
            {"unsellable"_L1, stock.unsellable},
            {"safety"_L1, stock.safety},
            {"available"_L1, stock.available()},
            {"shortage"_L1, stock.shortage()}};
}

/// What a bad line is told as: everything but a failing disk is the line's own fault.
bool isTheLines(const Error &error)
{
    return error.kind == ErrorKind::Malformed || error.kind == ErrorKind::Rejected;
}

} // namespace

ChannelDesk::ChannelDesk(Parts parts)
    : m_parts(std::move(parts))
{}

template <typename T>
Result<T> ChannelDesk::inUnit(Instant now, const std::function<Result<T>(UnitOfWork &)> &use)
{
    UnitOfWork work(m_parts.storage, m_parts.writer, m_parts.uuids, now);
    Result<T> result = use(work);
    if (!result)
        return result;
    if (const auto published = work.publish(); !published)
        return failure(published.error());
    return result;
}

Result<OrderReceipt> ChannelDesk::placeOrder(const QString &channel, const OrderRequest &request,
                                             Instant now)
{
    return inUnit<OrderReceipt>(now, [&](UnitOfWork &work) {
        return PlaceOrder(work, m_parts.keys).place(channel, request);
    });
}

Result<wire::Problems> ChannelDesk::checkOrder(const OrderRequest &request,
                                               const wire::Problems &known, Instant now)
{
    return inUnit<wire::Problems>(now, [&](UnitOfWork &work) {
        return PlaceOrder(work, m_parts.keys).check(request, known);
    });
}

Result<OrderRow> ChannelDesk::rowOf(const QString &channel, const OrderId &id)
{
    const auto row = m_parts.storage.orders.find(id);
    if (!row)
        return failure(row.error());
    if (!*row || (*row)->channel != channel)
        return notFound();
    return **row;
}

Result<QJsonObject> ChannelDesk::cancel(const QString &channel, const OrderId &id,
                                        const CancelRequest &request, Instant now)
{
    const Result<OrderRow> row = rowOf(channel, id);
    if (!row)
        return failure(row.error());
    const Result<bool> cancelled = inUnit<bool>(now, [&](UnitOfWork &work) -> Result<bool> {
        if (const Status done = cancelOrder(work, *row, request, channel); !done)
            return failure(done.error());
        return true;
    });
    return cancelled ? order(channel, id) : failure(cancelled.error());
}

Result<QJsonObject> ChannelDesk::answer(const QString &channel, const OrderId &id,
                                        const AnswerRequest &request, Instant now)
{
    const Result<OrderRow> row = rowOf(channel, id);
    if (!row)
        return failure(row.error());
    const Result<bool> answered = inUnit<bool>(now, [&](UnitOfWork &work) -> Result<bool> {
        if (const Status done = answerQuestion(work, *row, request, channel); !done)
            return failure(done.error());
        return true;
    });
    return answered ? order(channel, id) : failure(answered.error());
}

Result<QJsonObject> ChannelDesk::order(const QString &channel, const OrderId &id)
{
    const Result<OrderRow> row = rowOf(channel, id);
    return row ? OrderView(m_parts.storage, m_parts.keys).of(*row) : failure(row.error());
}

Result<QJsonObject> ChannelDesk::orderByRef(const QString &channel, const QString &ref)
{
    const auto row = m_parts.storage.orders.findByRef(channel, ref);
    if (!row)
        return failure(row.error());
    if (!*row)
        return notFound();
    return OrderView(m_parts.storage, m_parts.keys).of(**row);
}

Status ChannelDesk::forgetCustomer(const QString &channel, const QString &ref, Instant now)
{
    const auto row = m_parts.storage.orders.findByRef(channel, ref);
    if (!row)
        return failure(row.error());
    if (!*row)
        return notFound();
    const Result<bool> forgotten = inUnit<bool>(now, [&](UnitOfWork &work) -> Result<bool> {
        const Status done = oms::forgetCustomer(work, **row);
        return done ? Result<bool>(true) : failure(done.error());
    });
    return forgotten ? Status() : failure(forgotten.error());
}

Result<OrdersPage> ChannelDesk::ordersAfter(const QString &channel, const QString &cursor,
                                            int limit)
{
    OrdersPage page;
    page.topics = topics::ofChannel(channel);
    const Result<FeedPage> changes = m_parts.reader.page(page.topics, cursor, limit);
    if (!changes)
        return failure(changes.error());
    QStringList ids;
    for (const FeedRow &row : changes->changes) {
        ids.removeAll(row.id); // told once, where it changed last
        ids.append(row.id);
    }
    QJsonArray orders;
    for (const QString &id : std::as_const(ids)) {
        const Result<QJsonObject> view = order(channel, OrderId(id));
        if (!view)
            return failure(view.error());
        orders.append(*view);
    }
    page.empty = orders.isEmpty();
    page.body = {{"orders"_L1, orders}, {"next"_L1, changes->next}, {"more"_L1, changes->more}};
    return page;
}

Result<ChannelDesk::StockReceipt> ChannelDesk::reportStock(const QString &channel,
                                                           const StockReport &report, Instant now)
{
    return inUnit<StockReceipt>(now, [&](UnitOfWork &work) -> Result<StockReceipt> {
        StockReceipt receipt;
        const auto taken = ReportStock(work).take(channel, report, receipt.problems);
        if (!taken)
            return failure(taken.error());
        receipt.kind = *taken;
        return receipt;
    });
}

Result<QJsonObject> ChannelDesk::stockOf(const Sku &sku)
{
    const auto product = m_parts.storage.products.find(sku);
    if (!product)
        return failure(product.error());
    if (!*product)
        return failure(ErrorKind::Rejected, codes::notFound, u"there is no such product"_s);
    const Result<QList<Stock>> stock = m_parts.storage.stocks.ofProduct(sku);
    if (!stock)
        return failure(stock.error());
    return QJsonObject{{"sku"_L1, sku.text}, {"stores"_L1, wire::arrayOf(*stock, stockToJson)}};
}

Status ChannelDesk::putProduct(const Product &product, Instant now)
{
    const Result<bool> put = inUnit<bool>(now, [&](UnitOfWork &work) -> Result<bool> {
        const ImportPins noPins;
        const Status taken =
            Import(work, m_parts.keys, m_parts.pinCost, noPins).takeProduct(product);
        return taken ? Result<bool>(true) : failure(taken.error());
    });
    return put ? Status() : failure(put.error());
}

Result<ImportReport> ChannelDesk::import(const QByteArray &lines, const ImportPins &pins,
                                         Instant now)
{
    ImportReport report;
    const QByteArrayList all = lines.split('\n');
    int number = 0;
    while (number < all.size()) {
        const int end = qMin<int>(number + linesPerUnit, static_cast<int>(all.size()));
        const Result<bool> taken = inUnit<bool>(now, [&](UnitOfWork &work) -> Result<bool> {
            Import import(work, m_parts.keys, m_parts.pinCost, pins);
            for (; number < end; ++number) {
                if (all[number].trimmed().isEmpty())
                    continue;
                const Result<ImportLine> line = readImportLine(all[number]);
                const Status done = line ? import.take(*line) : failure(line.error());
                if (!done && isTheLines(done.error()))
                    report.problem = ImportProblem{number + 1, done.error().detail};
                if (!done)
                    return failure(done.error());
                ++report.lines;
            }
            return true;
        });
        if (report.problem)
            return report;
        if (!taken)
            return failure(taken.error());
    }
    return report;
}

} // namespace storehand::oms
