// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/NewOrderAlarm.h"

#include "tests/support/Eventually.h"

#include <QSignalSpy>
#include <QTest>

using namespace storehand;

class NewOrderAlarmTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_alarm = std::make_unique<NewOrderAlarm>();
        m_told = std::make_unique<QSignalSpy>(m_alarm.get(), &NewOrderAlarm::told);
        m_seen = std::make_unique<QSignalSpy>(m_alarm.get(), &NewOrderAlarm::wasSeen);
    }

    void ordersThatComeInOneGoAreToldOnce()
    {
        m_alarm->came(1);
        m_alarm->came(2);
        EVENTUALLY_COMPARE(m_told->size(), 1);
        QCOMPARE(m_alarm->unseen(), 3);
        QVERIFY(!m_alarm->afterOutage());
    }

    void ordersAddUpUntilSomebodyHasSeenThem()
    {
        m_alarm->came(1);
        EVENTUALLY_COMPARE(m_told->size(), 1);
        m_alarm->came(1);
        EVENTUALLY_COMPARE(m_told->size(), 2);
        QCOMPARE(m_alarm->unseen(), 2);
        m_alarm->seen();
        QCOMPARE(m_alarm->unseen(), 0);
        QCOMPARE(m_seen->size(), 1);
    }

    void anOutageEndsInOneSummary()
    {
        m_alarm->setCatchingUp(true);
        m_alarm->came(20);
        m_alarm->came(5);
        m_alarm->setCatchingUp(false);
        EVENTUALLY_COMPARE(m_told->size(), 1);
        QCOMPARE(m_alarm->unseen(), 25);
        QVERIFY(m_alarm->afterOutage());
        m_alarm->seen();
        QVERIFY(!m_alarm->afterOutage());
    }

    void nobodyIsToldThatNothingWasSeen()
    {
        m_alarm->seen();
        m_alarm->setCatchingUp(true);
        m_alarm->setCatchingUp(false);
        QCOMPARE(m_seen->size(), 0);
        m_alarm->came(1);
        EVENTUALLY_COMPARE(m_told->size(), 1);
        QCOMPARE(m_alarm->unseen(), 1);
    }

private:
    std::unique_ptr<NewOrderAlarm> m_alarm;
    std::unique_ptr<QSignalSpy> m_told;
    std::unique_ptr<QSignalSpy> m_seen;
};

QTEST_MAIN(NewOrderAlarmTest)
#include "NewOrderAlarmTest.moc"
