// SPDX-License-Identifier: Apache-2.0
#include "app/window/LocalGateway.h"

namespace storehand::app {

LocalGateway::LocalGateway(Station &station, std::function<Instant()> now)
    : m_station(station)
    , m_maker(station, now, now)
{
    m_station.setEvents(eventsOf(
        m_maker, [this] { refreshSoon(); },
        [this](const ScanView &scan) { Q_EMIT scanned(scan); }));
    refresh();
}

LocalGateway::~LocalGateway()
{
    m_station.setEvents({});
}

void LocalGateway::noteIncident(const Error &error)
{
    m_maker.noteIncident(error);
    refresh();
}

void LocalGateway::refresh()
{
    m_refreshing = false;
    take(m_maker.make());
    if (m_maker.isUndescribed()) {
        while (m_maker.describeSome()) {
        }
        take(m_maker.make());
    }
}

void LocalGateway::refreshSoon()
{
    if (std::exchange(m_refreshing, true))
        return;
    QMetaObject::invokeMethod(this, &LocalGateway::refresh, Qt::QueuedConnection);
}

void LocalGateway::post(Work work, Answer answer)
{
    QMetaObject::invokeMethod(
        this,
        [this, work = std::move(work), answer = std::move(answer)] {
            const Result<Done> result = work(m_station);
            refresh();
            if (answer)
                answer(result);
        },
        Qt::QueuedConnection);
}

void LocalGateway::openCustomer(const AssignmentId &id)
{
    m_maker.openCustomer(id);
    refreshSoon();
}

void LocalGateway::openHistory(const AssignmentId &id)
{
    m_maker.openHistory(id);
    refreshSoon();
}

void LocalGateway::watchOutbox(bool on)
{
    m_maker.watchOutbox(on);
    refreshSoon();
}

void LocalGateway::setStorePickWay(PickWay way)
{
    m_station.setPickWay(way);
    refreshSoon();
}

void LocalGateway::injectScan(const QString &text, const QString &scanner)
{
    Scan scan;
    scan.scanner = scanner;
    scan.raw = text.toUtf8();
    if (const Result<Decoded> decoded = decodeText(text)) {
        scan.decoded = *decoded;
    } else {
        scan.decoded = undecoded(text);
        scan.error = decoded.error();
    }
    m_station.scanned(scan);
    refreshSoon();
}

void LocalGateway::setScanners(const QList<ScannerView> &scanners)
{
    m_scanners = scanners;
    m_maker.setScanners(scanners);
    refresh();
}

void LocalGateway::setOwner(const QString &scanner, const std::optional<PersonCode> &person)
{
    for (ScannerView &each : m_scanners) {
        if (each.name == scanner)
            each.owner = person.value_or(PersonCode());
    }
    m_maker.setScanners(m_scanners);
    refreshSoon();
}

} // namespace storehand::app
