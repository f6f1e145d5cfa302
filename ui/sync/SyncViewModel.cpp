// SPDX-License-Identifier: Apache-2.0
#include "ui/sync/SyncViewModel.h"

#include "ui/messages/Message.h"
#include "ui/messages/TimeWords.h"
#include "ui/messages/Words.h"
#include "ui/sync/ActWords.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

SyncViewModel::SyncViewModel(StationGateway &station, std::function<Instant()> now, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_now(std::move(now))
{
    connect(&station, &StationGateway::snapshotChanged, this, &SyncViewModel::update);
    update();
}

QString SyncViewModel::standing() const
{
    const LinkView &link = m_station.snapshot()->link;
    if (link.catchingUp)
        return tr("Catching up: %1 of %2").arg(link.catchUpDone).arg(link.catchUpTotal);
    if (link.online)
        return tr("Online");
    return link.error.isEmpty() ? tr("Not connected") : messageFor(link.error).title;
}

QString SyncViewModel::standingText() const
{
    const LinkView &link = m_station.snapshot()->link;
    if (link.online)
        return link.outbox > 0 ? tr("What was done here is on its way to head office.")
                               : tr("Everything that is done here reaches head office at once.");
    const QString detail = link.error.isEmpty() ? QString() : messageFor(link.error).detail();
    return detail.isEmpty()
               ? tr("Go on working: everything is kept here and sent when the connection is back.")
               : detail;
}

QString SyncViewModel::toSend() const
{
    return QString::number(m_station.snapshot()->link.outbox);
}

QString SyncViewModel::lastSuccess() const
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const auto &at = snapshot->link.lastSuccessAt;
    return at ? dayOrTime(*at, m_now(), snapshot->timeZone) : tr("never");
}

QString SyncViewModel::moreToSend() const
{
    const qint64 more = m_station.snapshot()->link.outbox - m_outbox.rows().size();
    return sending() && more > 0 ? tr("and %n more", nullptr, int(more)) : QString();
}

QStringList SyncViewModel::officeFacts() const
{
    const SnapshotPtr snapshot = m_station.snapshot();
    return snapshot->history ? factsOf(snapshot->history->office) : QStringList();
}

void SyncViewModel::choose(const QString &id, int choice)
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const Conflict found = conflict(id);
    if (found.isEmpty() || !snapshot->desk)
        return;
    const SafeChoice chosen = choicesOf(found).value(choice);
    const ExceptionView &first = found.first();
    const auto thenResolve = [this, found, chosen](const Result<Done> &done) {
        if (done)
            resolve(found, chosen.word);
    };
    switch (chosen.act) {
    case SafeChoice::Act::Show:
        Q_EMIT orderWanted(first.orderRef);
        break;
    case SafeChoice::Act::PutBack:
        m_station.putBack(*snapshot->desk, first.assignment, thenResolve);
        break;
    case SafeChoice::Act::TakeOver:
        m_station.takeOver(*snapshot->desk, first.assignment, thenResolve);
        break;
    case SafeChoice::Act::TryAgain:
        m_station.tryAgain(*snapshot->desk, first, thenResolve);
        break;
    case SafeChoice::Act::Resolve:
        resolve(found, chosen.word);
        break;
    }
}

void SyncViewModel::resolve(const Conflict &found, const QString &choice)
{
    const SnapshotPtr snapshot = m_station.snapshot();
    if (!snapshot->desk || choice.isEmpty())
        return;
    m_station.resolve(*snapshot->desk, found, choice, [this, found](const Result<Done> &result) {
        for (const ExceptionView &exception : found) {
            if (result)
                m_settled.insert(exception.command.text);
        }
        update();
    });
}

void SyncViewModel::compare(const QString &id)
{
    m_compared = m_compared == id ? QString() : id;
    const Conflict found = conflict(m_compared);
    m_station.openHistory(found.isEmpty() ? AssignmentId() : found.first().assignment);
    update();
}

void SyncViewModel::setShown(bool shown)
{
    m_station.watchOutbox(shown);
    if (!shown && !m_compared.isEmpty())
        compare(m_compared);
}

Conflict SyncViewModel::conflict(const QString &id) const
{
    const QList<Conflict> all = conflictsOf(m_station.snapshot()->exceptions);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Conflict &each) {
        return each.first().command.text == id;
    });
    return found == all.end() ? Conflict() : *found;
}

QList<SafeChoice> SyncViewModel::choicesOf(const Conflict &conflict) const
{
    return safeChoices(conflict, m_station.snapshot()->card(conflict.first().assignment).get());
}

QString SyncViewModel::factOf(const ExceptionView &exception, bool isAlone) const
{
    QStringList fact{word(exception.type), exception.person, exception.station};
    if (exception.at.ms > 0)
        fact.append(dayOrTime(exception.at, m_now(), m_station.snapshot()->timeZone));
    if (!isAlone)
        fact.append(messageFor(exception.code, exception.args).title);
    fact.removeAll(QString());
    return fact.join(u" · "_s);
}

DecisionRow SyncViewModel::rowOf(const Conflict &conflict) const
{
    const ExceptionView &first = conflict.first();
    const Message message = messageFor(first.code, first.args);
    DecisionRow row;
    row.id = first.command.text;
    row.orderRef = first.orderRef;
    row.title = message.title;
    row.text = message.detail();
    for (const ExceptionView &exception : conflict)
        row.facts.append(factOf(exception, conflict.size() == 1));
    for (const SafeChoice &choice : choicesOf(conflict))
        row.choices.append(choice.text);
    row.settled = std::all_of(conflict.begin(), conflict.end(), [&](const ExceptionView &each) {
        return m_settled.contains(each.command.text);
    });
    row.compared = row.id == m_compared;
    return row;
}

void SyncViewModel::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    QList<DecisionRow> decisions;
    for (const Conflict &each : conflictsOf(snapshot->exceptions))
        decisions.append(rowOf(each));
    m_decisions.setRows(decisions);
    QList<ActRow> acts;
    for (const ActView &act : snapshot->history ? snapshot->history->acts : QList<ActView>())
        acts.append(storehand::rowOf(act, m_now(), snapshot->timeZone));
    m_acts.setRows(acts);
    QList<ActRow> outbox;
    for (const ActView &act : snapshot->waiting) {
        ActRow row = storehand::rowOf(act, m_now(), snapshot->timeZone);
        row.standing = act.orderRef; // they all wait: for which order says more
        row.tone = Tone::Neutral;
        outbox.append(row);
    }
    m_outbox.setRows(outbox);
    Q_EMIT changed();
}

} // namespace storehand
