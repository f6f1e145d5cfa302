// SPDX-License-Identifier: Apache-2.0
#include "app/tools/show/TryList.h"

#include <QJsonArray>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

namespace {

const QSet<QString> takenStates{u"accepted"_s, u"picking"_s};
const QSet<QString> shelvedStates{u"staged"_s, u"ready"_s};

} // namespace

int TryList::next() const
{
    int step = 0;
    while (step < stepCount && isDone(Step(step)))
        ++step;
    return step;
}

TryList::Seen TryList::seenIn(const QJsonObject &order)
{
    Seen seen;
    for (const QJsonValue &each : order["lines"_L1].toArray()) {
        seen.picked += each["picked"_L1].toInt();
        seen.handedOver += each["handed_over"_L1].toInt();
    }
    const QJsonArray assignments = order["assignments"_L1].toArray();
    if (!assignments.isEmpty())
        seen.state = assignments.last()["state"_L1].toString();
    return seen;
}

void TryList::orderChanged(const QJsonObject &order)
{
    const QString ref = order["ref"_L1].toString();
    const bool isNew = !m_orders.contains(ref);
    const Seen before = m_orders.value(ref);
    const Seen now = seenIn(order);
    m_orders.insert(ref, now);
    if (!m_begun)
        return;
    if (isNew)
        m_done.insert(Step::OrderCame);
    if (now.state != before.state && takenStates.contains(now.state))
        m_done.insert(Step::Taken);
    if (now.state != before.state && shelvedStates.contains(now.state))
        m_done.insert(Step::Shelved);
    if (now.handedOver > before.handedOver)
        m_done.insert(Step::HandedOver);
    if (now.picked > before.picked) {
        m_done += {Step::Taken, Step::Picked};
        if (isDone(Step::WorkedOffline) && !m_cut)
            m_done.insert(Step::CaughtUp);
    }
}

void TryList::stationShows(const QJsonObject &state)
{
    const QJsonArray orders = state["orders"_L1].toArray();
    if (orders.isEmpty())
        return;
    m_pickedShown = 0;
    for (const QJsonValue &order : orders)
        m_pickedShown += order["picked"_L1].toInt();
    if (m_wasKilled && m_pickedShown >= m_pickedBefore)
        m_done.insert(Step::NothingLost);
    m_wasKilled = false;
}

void TryList::scanned(const QJsonObject &scan)
{
    const QString result = scan["result"_L1].toString();
    if (result == "wrong_item"_L1)
        m_done.insert(Step::WrongRefused);
    if (result == "picked"_L1 && m_cut)
        m_done.insert(Step::WorkedOffline);
}

void TryList::stationKilled()
{
    m_wasKilled = true;
    m_pickedBefore = m_pickedShown;
}

} // namespace storehand::show
