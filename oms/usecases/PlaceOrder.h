// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/OrderRequest.h"
#include "core/wire/ObjectReader.h"
#include "oms/storage/ChainKeys.h"
#include "oms/usecases/Kits.h"
#include "oms/usecases/PlaceUnits.h"

namespace storehand::oms {

/// What became of an order that a channel sent.
struct OrderReceipt
{
    enum class Kind {
        Placed,   ///< new
        Repeated, ///< known, with the same content: the same answer again
        Differs,  ///< known, with other content
        Invalid,  ///< see `problems`
    };

    Kind kind = Kind::Placed;
    QJsonObject answer; ///< as the channel API has it, for Placed and Repeated
    wire::Problems problems;
};

/// Takes an order in: known or new, checked against products and stores, sourced, reserved and told
/// to the stores, in one group. Kits become their parts. Preorder lines wait for their day; digital
/// ones and services need no store, the channel delivers them.
class PlaceOrder
{
public:
    static constexpr QLatin1StringView duePreorder{"preorder"};

    PlaceOrder(UnitOfWork &work, const ChainKeys &keys)
        : m_work(work)
        , m_keys(keys)
    {}

    /// Lines that go the same way are sourced together.
    struct Way
    {
        Fulfilment fulfilment;
        QList<UnitsToPlace> units;
    };

    [[nodiscard]] Result<OrderReceipt> place(const QString &channel, const OrderRequest &request);

    /// What stores and products say against it. `known` is what is wrong with its form already and
    /// comes first; what it names is not judged again.
    [[nodiscard]] Result<wire::Problems> check(const OrderRequest &request,
                                               const wire::Problems &known = {});

private:
    [[nodiscard]] Result<wire::Problems>
    check(const OrderRequest &request, const WantedLines &wanted, const wire::Problems &known);
    [[nodiscard]] Result<wire::Problems> checkWay(const Fulfilment &way, const QString &path);
    [[nodiscard]] Result<wire::Problems>
    checkLine(const OrderRequest &request, const OrderLineRequest &line, const QString &path);
    [[nodiscard]] Result<wire::Problems> checkParts(const OrderRequest &request,
                                                    const WantedLines &wanted,
                                                    const OrderLineRequest &kit,
                                                    const QString &path);
    [[nodiscard]] Result<OrderRow> keep(const QString &channel, const OrderRequest &request,
                                        const QByteArray &hash);
    [[nodiscard]] Status keep(const Customer &customer);
    [[nodiscard]] Result<QList<Customer>> keepRecipients(const OrderRequest &request);
    [[nodiscard]] Result<QList<UnitsToPlace>>
    keepLines(const OrderRow &order, const OrderRequest &request, const QList<WantedLine> &lines);
    [[nodiscard]] Result<QJsonObject> source(OrderRow &order, const QList<Way> &ways,
                                             const QList<UnitsToPlace> &units);

    UnitOfWork &m_work;
    const ChainKeys &m_keys;
};

} // namespace storehand::oms
