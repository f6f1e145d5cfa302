// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/NewOrderAlarm.h"

namespace storehand {

NewOrderAlarm::NewOrderAlarm(QObject *parent)
    : QObject(parent)
{
    m_collect.setSingleShot(true);
    m_collect.setInterval(collectMs);
    connect(&m_collect, &QTimer::timeout, this, &NewOrderAlarm::tell);
    m_repeat.setInterval(repeatMs);
    connect(&m_repeat, &QTimer::timeout, this, &NewOrderAlarm::repeat);
}

void NewOrderAlarm::came(int count)
{
    m_waiting += count;
    m_waitingAfterOutage = m_waitingAfterOutage || m_catching;
    if (!m_catching)
        m_collect.start();
}

void NewOrderAlarm::setCatchingUp(bool catching)
{
    if (m_catching == catching)
        return;
    m_catching = catching;
    if (catching)
        m_collect.stop();
    else if (m_waiting > 0)
        m_collect.start();
}

void NewOrderAlarm::seen()
{
    if (m_told == 0)
        return;
    m_told = 0;
    m_afterOutage = false;
    m_repeat.stop();
    Q_EMIT wasSeen();
}

void NewOrderAlarm::tell()
{
    m_told += std::exchange(m_waiting, 0);
    m_afterOutage = std::exchange(m_waitingAfterOutage, false) || m_afterOutage;
    m_repeats = 0;
    m_repeat.start();
    Q_EMIT told();
}

void NewOrderAlarm::repeat()
{
    if (++m_repeats >= repeatsMax)
        m_repeat.stop();
    Q_EMIT repeated();
}

} // namespace storehand
