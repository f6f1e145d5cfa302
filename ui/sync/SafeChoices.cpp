// SPDX-License-Identifier: Apache-2.0
#include "ui/sync/SafeChoices.h"

#include "core/domain/Codes.h"

#include <QCoreApplication>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(SafeChoices)
};

using Act = SafeChoice::Act;

/// What a customer was promised and nobody finds: the words are those that the order manager
/// carries out.
QList<SafeChoice> forMissingUnits()
{
    return {{Act::Resolve, u"keep_waiting"_s, Words::tr("Look again")},
            {Act::Resolve, u"send_home"_s, Words::tr("Send it home")},
            {Act::Resolve, u"refund"_s, Words::tr("Refund it")}};
}

const ExceptionView *find(const Conflict &conflict, CommandType type)
{
    const auto found =
        std::find_if(conflict.begin(), conflict.end(),
                     [type](const ExceptionView &each) { return each.type == type; });
    return found == conflict.end() ? nullptr : &*found;
}

/// The customer has what was cancelled or moved.
bool isGivenAway(const Conflict &conflict)
{
    const ExceptionView *given = find(conflict, CommandType::HandOver);
    return given && (given->code == codes::cancelled || given->code == codes::reassigned);
}

/// A decision of this station that can be made once more: it takes no more than the order itself.
bool canTryAgain(const ExceptionView &refused, const OrderCard *card)
{
    const bool isPlain = refused.type == CommandType::Finish ||
                         refused.type == CommandType::Ready || refused.type == CommandType::Unhold;
    return card && isOpen(card->state) && refused.station.isEmpty() && isPlain &&
           refused.code != codes::actorRevoked && refused.code != codes::notAllowed;
}

/// What is physically to be done, in the order of how sure it is.
std::optional<SafeChoice> firstChoice(const Conflict &conflict, const OrderCard *card)
{
    if (card && card->putBackDue > 0)
        return SafeChoice{Act::PutBack, u"put_back"_s, Words::tr("It is back on its shelf")};
    if (isGivenAway(conflict))
        return SafeChoice{Act::Resolve, u"refund_arranged"_s, Words::tr("The money is settled")};
    if (find(conflict, CommandType::HandOver) && conflict.first().code == codes::proofMissing)
        return SafeChoice{Act::Resolve, u"identity_confirmed"_s,
                          Words::tr("It was the right person")};
    const ExceptionView *claim = find(conflict, CommandType::Claim);
    if (claim && claim->code == codes::claimedByOther && card &&
        card->state <= AssignmentState::Picking && card->isClaimed() && !card->hold)
        return SafeChoice{Act::TakeOver, u"taken_over"_s, Words::tr("Take it over")};
    if (canTryAgain(conflict.first(), card))
        return SafeChoice{Act::TryAgain, u"tried_again"_s, Words::tr("Try it again")};
    return std::nullopt;
}

QString settledWords(const std::optional<SafeChoice> &first)
{
    if (first && (first->act == Act::TakeOver || first->act == Act::TryAgain))
        return Words::tr("Leave it as it is");
    return Words::tr("It is settled");
}

} // namespace

QList<SafeChoice> safeChoices(const Conflict &conflict, const OrderCard *card)
{
    if (conflict.first().code == codes::unitsMissing)
        return forMissingUnits();
    QList<SafeChoice> choices;
    const std::optional<SafeChoice> first = firstChoice(conflict, card);
    if (first)
        choices.append(*first);
    choices.append({Act::Resolve, u"settled"_s, settledWords(first)});
    if (!conflict.first().orderRef.isEmpty())
        choices.append({Act::Show, {}, Words::tr("Show the order")});
    return choices;
}

} // namespace storehand
