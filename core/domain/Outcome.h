// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Effect.h"
#include "core/domain/Store.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace storehand {

/// How a command was judged. An observation is Applied or an Exception, never Rejected.
enum class VerdictKind { Applied, Exception, Rejected };

constexpr auto enumNames(VerdictKind)
{
    using enum VerdictKind;
    return NameTable<VerdictKind, 3>{{
        {Applied, QLatin1String("applied")},
        {Exception, QLatin1String("exception")},
        {Rejected, QLatin1String("rejected")},
    }};
}

struct Verdict
{
    VerdictKind kind = VerdictKind::Applied;
    QString code; ///< of core/domain/Codes.h; empty when simply applied
    QStringList args;

    [[nodiscard]] bool isRejected() const { return kind == VerdictKind::Rejected; }

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// Something that must happen because of a command; the order manager does it in the same
/// transaction, a station only shows that it will.
struct FollowUp
{
    enum class Kind {
        SourceAgain,  ///< place `units` of `line` elsewhere; `reason` says why they left
        AskCustomer,  ///< a pickup's units are missing: customer or lead decides
        TellReady,    ///< tell the customer, once
        RefundReview, ///< handed over though cancelled: somebody looks at the money
        AskRefund,    ///< refused units
        CountTask,    ///< the shelf and the book differ
        ProductTask,  ///< label, code or shelf place of the product is wrong
    };

    Kind kind = Kind::CountTask;
    AssignmentId assignment;
    LineId line;
    Sku sku;
    int units = 0;
    QString reason;

    friend bool operator==(const FollowUp &, const FollowUp &) = default;
};

/// All that a command does. Values are whole and new; nothing in the World was touched. Versions
/// and `applied` numbers are the business of whoever stores the outcome.
struct Outcome
{
    Verdict verdict;
    QList<Assignment> assignments; ///< changed ones only
    std::optional<Store> store;    ///< if changed
    QList<StockMove> moves;
    QList<FollowUp> followUps;
    Effect effect; ///< for a later `reverse`

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

} // namespace storehand
