// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/SignInViewModel.h"

#include "core/domain/Codes.h"
#include "ui/messages/Message.h"
#include "ui/messages/TimeWords.h"
#include "ui/messages/Words.h"

#include <QLocale>

namespace storehand {

using namespace std::chrono_literals;

SignInViewModel::SignInViewModel(StationGateway &station, std::function<Instant()> now,
                                 QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_now(std::move(now))
{
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &SignInViewModel::countDown);
    connect(&station, &StationGateway::snapshotChanged, this, &SignInViewModel::update);
    connect(&station, &StationGateway::scanned, this, &SignInViewModel::onScan);
    update();
}

QString SignInViewModel::lastSync() const
{
    const auto &at = m_station.snapshot()->link.lastSuccessAt;
    if (!at)
        return tr("Not yet in step with head office");
    return tr("In step with head office: %1")
        .arg(dayOrTime(*at, m_now(), m_station.snapshot()->timeZone));
}

QString SignInViewModel::chosenName() const
{
    const PersonView *person = m_station.snapshot()->person(m_chosen);
    return person ? person->name : QString();
}

QString SignInViewModel::message() const
{
    if (locked())
        return tr("Too many wrong PINs. Try again in %1")
            .arg(m_lockedSeconds < 60 ? tr("%n second(s)", nullptr, m_lockedSeconds)
                                      : span(std::chrono::seconds(m_lockedSeconds)));
    return m_error.code.isEmpty() ? QString() : messageFor(m_error).title;
}

QStringList SignInViewModel::seats() const
{
    QStringList seats{tr("This desk")};
    for (const QString &scanner : scannersToOwn())
        seats.append(scannerWord(scanner));
    return seats;
}

/// Scanners come and go while somebody chooses: one that is gone leaves the desk.
int SignInViewModel::seat() const
{
    return m_seat.isEmpty() ? 0 : int(scannersToOwn().indexOf(m_seat)) + 1;
}

QStringList SignInViewModel::scannersToOwn() const
{
    QStringList names;
    for (const ScannerView &scanner : m_station.snapshot()->scanners) {
        const bool canBeOwned = scanner.source != QLatin1String("wedge");
        if (canBeOwned)
            names.append(scanner.name);
    }
    return names;
}

QString SignInViewModel::emptyTitle() const
{
    return m_station.snapshot()->link.catchingUp ? tr("Fetching the work of this store")
                                                 : tr("Nobody may sign in here yet");
}

QString SignInViewModel::emptyText() const
{
    const LinkView &link = m_station.snapshot()->link;
    if (!link.catchingUp)
        return tr("Head office adds the people of this store. They appear here by themselves.");
    const QLocale locale;
    return link.catchUpTotal > 0
               ? tr("%1 of %2")
                     .arg(locale.toString(link.catchUpDone), locale.toString(link.catchUpTotal))
               : tr("It takes seconds.");
}

void SignInViewModel::choose(const QString &code)
{
    m_chosen = PersonCode(code);
    m_error = {};
    m_lockedSeconds = 0;
    m_second.stop();
    update();
}

void SignInViewModel::chooseSeat(int seat)
{
    m_seat = scannersToOwn().value(seat - 1);
    Q_EMIT changed();
}

void SignInViewModel::submit(const QString &pin)
{
    if (m_chosen.isEmpty() || m_busy || locked())
        return;
    m_busy = true;
    m_error = {};
    Q_EMIT changed();
    m_station.signIn(m_chosen, Sensitive<QString>(pin), seat() > 0 ? m_seat : QString(),
                     [this](const Result<Done> &result) { onAnswer(result); });
}

void SignInViewModel::onAnswer(const Result<Done> &result)
{
    m_busy = false;
    if (result) {
        m_seat.clear();
        choose({});
        Q_EMIT finished();
        return;
    }
    m_error = result.error();
    if (m_error.code == codes::locked) {
        m_lockedSeconds = std::max(1, m_error.args.value(0).toInt());
        m_second.start();
    }
    Q_EMIT changed();
}

void SignInViewModel::countDown()
{
    if (--m_lockedSeconds <= 0) {
        m_second.stop();
        m_error = {};
    }
    Q_EMIT changed();
}

void SignInViewModel::signOut()
{
    if (const auto desk = m_station.snapshot()->desk)
        m_station.signOut(*desk);
}

void SignInViewModel::leave()
{
    choose({});
    Q_EMIT finished();
}

void SignInViewModel::onScan(const ScanView &scan)
{
    if (!scan.badge.isEmpty() && m_station.snapshot()->person(scan.badge))
        choose(scan.badge.text);
}

void SignInViewModel::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    QList<PersonRow> rows;
    for (const PersonView &person : snapshot->people) {
        PersonRow row;
        row.id = person.code.text;
        row.name = person.name;
        row.initials = initials(person.name);
        row.role = word(person.role);
        row.note = snapshot->isSignedIn(person.code) ? tr("Signed in") : QString();
        row.chosen = person.code == m_chosen;
        rows.append(row);
    }
    m_people.setRows(rows);
    Q_EMIT changed();
}

} // namespace storehand
