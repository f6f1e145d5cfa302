// SPDX-License-Identifier: Apache-2.0
#include "ui/sync/ActWords.h"

#include "ui/messages/Message.h"
#include "ui/messages/TimeWords.h"
#include "ui/messages/Words.h"

#include <QCoreApplication>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ActWords)
};

QString whatOf(const ActView &act)
{
    if (act.title.isEmpty())
        return word(act.type);
    return act.units > 1 ? u"%1: %2 × %3"_s.arg(word(act.type)).arg(act.units).arg(act.title)
                         : u"%1: %2"_s.arg(word(act.type), act.title);
}

} // namespace

ActRow rowOf(const ActView &act, Instant now, const QByteArray &timeZone)
{
    ActRow row;
    row.id = act.command.text;
    row.time = dayOrTime(act.at, now, timeZone);
    row.text = act.person.isEmpty() ? whatOf(act) : u"%1 · %2"_s.arg(whatOf(act), act.person);
    switch (act.standing) {
    case ActStanding::Waiting:
        row.standing = Text::tr("Waits to be sent");
        row.tone = Tone::Info;
        break;
    case ActStanding::Taken:
        row.standing = Text::tr("Head office has it");
        row.tone = Tone::Good;
        break;
    case ActStanding::Exception:
    case ActStanding::Refused:
        row.standing = messageFor(act.code).title;
        row.tone = Tone::Warn;
        break;
    }
    return row;
}

QStringList factsOf(const std::optional<OfficeView> &office)
{
    if (!office)
        return {Text::tr("This order is not with this store.")};
    QStringList facts{word(office->state)};
    if (!office->holder.isEmpty())
        facts.append(Text::tr("%1 has it").arg(office->holder));
    facts.append(Text::tr("%1 of %2 picked").arg(office->picked).arg(office->ordered));
    if (office->cancelled > 0)
        facts.append(Text::tr("%1 cancelled").arg(office->cancelled));
    if (office->handedOver > 0)
        facts.append(Text::tr("%1 handed over").arg(office->handedOver));
    if (office->putBackDue > 0)
        facts.append(Text::tr("%1 to put back").arg(office->putBackDue));
    return facts;
}

} // namespace storehand
