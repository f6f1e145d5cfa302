// SPDX-License-Identifier: Apache-2.0
#include "ui/sync/SafeChoices.h"

#include "core/domain/Codes.h"

#include <QCoreApplication>

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

} // namespace

QList<SafeChoice> safeChoices(const ExceptionView &exception, const OrderCard *card)
{
    if (exception.assignment.isEmpty())
        return {};
    if (exception.code == codes::unitsMissing)
        return forMissingUnits();
    QList<SafeChoice> choices;
    if (card && card->putBackDue > 0)
        choices.append({Act::PutBack, u"put_back"_s, Words::tr("It is back on its shelf")});
    choices.append({Act::Resolve, u"settled"_s, Words::tr("It is settled")});
    if (!exception.orderRef.isEmpty())
        choices.append({Act::Show, {}, Words::tr("Show the order")});
    return choices;
}

} // namespace storehand
