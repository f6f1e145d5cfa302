// SPDX-License-Identifier: Apache-2.0
#include "ui/sync/SyncViewModel.h"

#include "ui/messages/Message.h"
#include "ui/messages/TimeWords.h"

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
        return tr("Everything that is done here reaches head office at once.");
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

void SyncViewModel::settle(const QString &id)
{
    const SnapshotPtr snapshot = m_station.snapshot();
    for (const ExceptionView &exception : snapshot->exceptions) {
        if (exception.command.text != id || !snapshot->desk || exception.assignment.isEmpty())
            continue;
        m_station.resolve(*snapshot->desk, exception, u"settled"_s,
                          [this, id](const Result<Done> &result) {
                              if (result)
                                  m_settled.insert(id);
                              update();
                          });
    }
}

void SyncViewModel::openOrder(const QString &id)
{
    for (const ExceptionView &exception : m_station.snapshot()->exceptions) {
        if (exception.command.text == id && !exception.orderRef.isEmpty())
            Q_EMIT orderWanted(exception.orderRef);
    }
}

void SyncViewModel::update()
{
    QList<DecisionRow> rows;
    for (const ExceptionView &exception : m_station.snapshot()->exceptions) {
        const Message message = messageFor(exception.code, exception.args);
        DecisionRow row;
        row.id = exception.command.text;
        row.orderRef = exception.orderRef;
        row.title = message.title;
        row.text = message.detail();
        row.settled = m_settled.contains(row.id);
        rows.append(row);
    }
    m_decisions.setRows(rows);
    Q_EMIT changed();
}

} // namespace storehand
