// SPDX-License-Identifier: Apache-2.0
#include "ui/pick/PickViewModel.h"

namespace storehand {

PickViewModel::PickViewModel(StationGateway &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_first(station)
    , m_second(station)
{
    connect(&station, &StationGateway::snapshotChanged, this, &PickViewModel::update);
    update();
}

void PickViewModel::press(ActKey::Value key)
{
    switch (key) {
    case ActKey::Confirm:
        if (m_first.hasOrders() && !m_first.hasItem())
            m_first.finish();
        break;
    case ActKey::Short:
        if (m_first.hasItem())
            Q_EMIT shortAsked();
        break;
    case ActKey::Undo:
        m_first.undo();
        break;
    case ActKey::Next:
        m_first.skip();
        break;
    case ActKey::Print:
        break;
    }
}

void PickViewModel::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    QList<PersonCode> people;
    if (snapshot->desk)
        people.append(*snapshot->desk);
    for (const SessionView &session : snapshot->sessions) {
        if (!people.contains(session.person))
            people.append(session.person);
    }
    m_first.setPerson(people.value(0));
    m_second.setPerson(people.value(1));
    if (m_both == (people.size() > 1))
        return;
    m_both = people.size() > 1;
    Q_EMIT bothChanged();
}

} // namespace storehand
