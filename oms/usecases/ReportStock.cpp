// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ReportStock.h"

#include "core/domain/Codes.h"
#include "oms/usecases/PlaceWaiting.h"

#include <QCryptographicHash>

#include <map>
#include <set>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int changesMax = 100;
constexpr int unitsMax = 1'000'000;
constexpr qint64 shelfMax = 100'000'000;

/// A report with fewer units than the shelf held first books in what the book had missed.
QList<StockMove> movesFor(const Stock &stock, int delta, const QString &reason)
{
    QList<StockMove> moves;
    const int missing = -delta - stock.shelf;
    if (missing > 0)
        moves.append(
            {.sku = stock.sku, .shelf = missing, .in = missing, .reason = codes::bookWasWrong});
    if (delta < 0)
        moves.append({.sku = stock.sku, .shelf = delta, .left = -delta, .reason = reason});
    else
        moves.append({.sku = stock.sku, .shelf = delta, .in = delta, .reason = reason});
    return moves;
}

/// A count is the truth about the building: the difference is an adjustment, not a sale.
StockMove correction(const Stock &stock, int onHand, const QString &reason)
{
    const int shelf = qMax(0, onHand - stock.picked - stock.unsellable);
    const int delta = shelf - stock.shelf;
    return {.sku = stock.sku, .shelf = delta, .in = delta, .reason = reason};
}

/// Of the parsed content: white space and the order of fields make no other report.
QByteArray hashOf(const StockReport &report)
{
    QStringList parts{report.id, report.at.toText()};
    for (const StockReport::Change &change : report.changes)
        parts += {change.store.text, change.sku.text, change.reason,
                  change.delta ? QString::number(*change.delta) : QString(),
                  change.onHand ? QString::number(*change.onHand) : QString()};
    return QCryptographicHash::hash(parts.join(u'\x1f').toUtf8(), QCryptographicHash::Sha256);
}

/// Products of which somebody who waits may get something now.
std::set<Sku> mayHaveMore(const StockReport &report)
{
    std::set<Sku> skus;
    for (const StockReport::Change &change : report.changes) {
        if (!change.delta || *change.delta > 0)
            skus.insert(change.sku);
    }
    return skus;
}

} // namespace

StockReport readStockReport(wire::ObjectReader &reader)
{
    StockReport report;
    report.id = reader.text("id"_L1, 200);
    report.at = reader.instant("at"_L1);
    reader.objects(
        "changes"_L1, 1,
        [&](wire::ObjectReader &entry) {
            StockReport::Change change;
            change.store.text = entry.text("store"_L1, 100);
            change.sku.text = entry.text("sku"_L1, 100);
            change.reason = entry.textOr("reason"_L1, u"report"_s, 100);
            if (const auto delta = entry.optionalInteger("delta"_L1, -unitsMax, unitsMax))
                change.delta = static_cast<int>(*delta);
            if (const auto onHand = entry.optionalInteger("on_hand"_L1, 0, unitsMax))
                change.onHand = static_cast<int>(*onHand);
            if (entry.has("delta"_L1) == entry.has("on_hand"_L1))
                entry.note({}, u"needs either delta or on_hand"_s);
            entry.refuseUnknown();
            report.changes.append(change);
        },
        changesMax);
    reader.refuseUnknown();
    return report;
}

Status ReportStock::check(const StockReport &report, wire::Problems &problems)
{
    std::map<std::pair<StoreCode, Sku>, qint64> coming;
    for (qsizetype i = 0; i < report.changes.size(); ++i) {
        const QString path = u"changes[%1]"_s.arg(i);
        const auto store = m_work.store(report.changes[i].store);
        const auto product = m_work.storage().products.find(report.changes[i].sku);
        if (!store || !product)
            return failure(!store ? store.error() : product.error());
        if (!*store)
            problems.append({path + u".store"_s, u"unknown store"_s});
        if (!*product)
            problems.append({path + u".sku"_s, u"unknown product"_s});
        if (!*store || !*product || report.changes[i].delta.value_or(0) <= 0)
            continue;
        const Result<Stock> stock = m_work.stock(report.changes[i].store, report.changes[i].sku);
        if (!stock)
            return failure(stock.error());
        qint64 &more = coming[{stock->store, stock->sku}];
        more += *report.changes[i].delta;
        if (stock->shelf + more > shelfMax)
            problems.append(
                {path + u".delta"_s, u"the store would have more than %1"_s.arg(shelfMax)});
    }
    return {};
}

/// What happened before the newest count was known to whoever counted.
Status ReportStock::bookDelta(const StockReport::Change &change, Instant at)
{
    const Result<Stock> stock = m_work.stock(change.store, change.sku);
    const auto counted = m_work.storage().stocks.countedAt(change.store, change.sku);
    if (!stock || !counted)
        return failure(!stock ? stock.error() : counted.error());
    if (*counted && at < **counted)
        return {};
    for (const StockMove &move : movesFor(*stock, *change.delta, change.reason)) {
        if (const Status moved = m_work.move(change.store, move, at); !moved)
            return moved;
    }
    return {};
}

Status ReportStock::bookCount(const StockReport::Change &change, Instant at)
{
    const Result<Stock> stock = m_work.stock(change.store, change.sku);
    if (!stock)
        return failure(stock.error());
    Stocks &stocks = m_work.storage().stocks;
    const auto newest = stocks.countedAt(change.store, change.sku);
    if (!newest)
        return failure(newest.error());
    if (*newest && at < **newest)
        return {};
    const Result<int> since = stocks.onHandChangeSince(change.store, change.sku, at);
    if (!since)
        return failure(since.error());
    if (const Status noted = stocks.noteCount(change.store, change.sku, at); !noted)
        return noted;
    return m_work.move(change.store,
                       correction(*stock, qMax(0, *change.onHand + *since), change.reason), at);
}

Result<ReportReceipt> ReportStock::take(const QString &channel, const StockReport &report,
                                        wire::Problems &problems)
{
    const QByteArray hash = hashOf(report);
    const auto known = m_work.storage().stocks.reportHash(channel, report.id);
    if (!known)
        return failure(known.error());
    if (*known)
        return **known == hash ? ReportReceipt::Repeated : ReportReceipt::Differs;
    if (const Status checked = check(report, problems); !checked)
        return failure(checked.error());
    if (!problems.isEmpty())
        return ReportReceipt::Taken;

    m_work.begin({.source = channel + u'/' + report.id, .who = channel});
    if (const Status kept =
            m_work.storage().stocks.keepReport(channel, report.id, hash, m_work.now());
        !kept)
        return failure(kept.error());
    // A clock that is fast must not make all counts to come look old.
    const Instant at = std::min(report.at, m_work.now());
    for (const StockReport::Change &change : report.changes) {
        const Status booked = change.delta ? bookDelta(change, at) : bookCount(change, at);
        if (!booked)
            return failure(booked.error());
    }
    if (const Status ended = m_work.end(); !ended)
        return failure(ended.error());
    for (const Sku &sku : mayHaveMore(report)) {
        m_work.begin({.source = channel + u'/' + report.id, .who = channel});
        if (const Status placed = placeWaiting(m_work, sku); !placed)
            return failure(placed.error());
        if (const Status ended = m_work.end(); !ended)
            return failure(ended.error());
    }
    return ReportReceipt::Taken;
}

} // namespace storehand::oms
