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
    for (PickSideViewModel *side : {&m_first, &m_second}) {
        connect(side, &PickSideViewModel::shelfWanted, this, &PickViewModel::shelfWanted);
        connect(side, &PickSideViewModel::printWanted, this, &PickViewModel::printWanted);
    }
    update();
}

PickSideViewModel *PickViewModel::sideOf(const PersonCode &person)
{
    if (person.isEmpty() || person.text == m_first.person())
        return &m_first;
    return m_both && person.text == m_second.person() ? &m_second : nullptr;
}

void PickViewModel::press(ActKey::Value key, const PersonCode &person)
{
    PickSideViewModel *const side = sideOf(person);
    if (!side)
        return;
    switch (key) {
    case ActKey::Confirm:
        side->confirm();
        break;
    case ActKey::Short:
        if (side->hasItem())
            Q_EMIT shortAsked(side == &m_second);
        break;
    case ActKey::Undo:
        side->undo();
        break;
    case ActKey::Next:
        side->skip();
        break;
    case ActKey::Print:
        break; // print() is there on every page
    }
}

bool PickViewModel::offers(ActKey::Value key, const PersonCode &person)
{
    const PickSideViewModel *const side = sideOf(person);
    return side && (key == ActKey::Next ? side->canSkip() : side->hasItem());
}

bool PickViewModel::print(const PersonCode &person)
{
    PickSideViewModel *const side = sideOf(person);
    if (!side || !side->hasOrders())
        return false;
    side->print();
    return true;
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
