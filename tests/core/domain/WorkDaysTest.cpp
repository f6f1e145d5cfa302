// SPDX-License-Identifier: Apache-2.0
#include "core/domain/WorkDays.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// Until when somebody may work in a store.
class WorkDaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastDayEndsAtMidnightAtTheStore()
    {
        const Store auckland{.timeZone = "Pacific/Auckland"};
        const Person temp{.until = QDate(2026, 11, 29)};
        const auto at = [](const QString &text) { return Instant::fromText(text).value(); };
        QVERIFY(worksToday(temp, auckland, at(u"2026-11-29T10:59:59.999Z"_s)));
        QVERIFY(!worksToday(temp, auckland, at(u"2026-11-29T11:00:00.000Z"_s)));
        QVERIFY(worksToday({}, auckland, at(u"2036-01-01T00:00:00.000Z"_s)));
        QVERIFY(!worksToday({.revoked = true}, auckland, at(u"2026-11-29T00:00:00.000Z"_s)));
    }
};

QTEST_APPLESS_MAIN(WorkDaysTest)
#include "WorkDaysTest.moc"
