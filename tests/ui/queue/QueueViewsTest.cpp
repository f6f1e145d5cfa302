// SPDX-License-Identifier: Apache-2.0
#include "ui/queue/QueueViews.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

const PersonCode mere{u"0042"_s};
const Instant now{1'795'000'000'000};

StationSnapshot snapshotOf(bool online)
{
    StationSnapshot snapshot;
    snapshot.desk = mere;
    snapshot.link.online = online;
    return snapshot;
}

OrderCard freeOrder(const QString &othersTurn)
{
    OrderCard card;
    card.id = AssignmentId(u"A"_s);
    card.othersTurn = othersTurn;
    return card;
}

} // namespace

class QueueViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutALinkAnOrderSaysWhoseTurnItIs()
    {
        const StationSnapshot offline = snapshotOf(false);
        const OrderCard card = freeOrder(u"Till 2"_s);
        const CardRow row = rowOf(card, offline, mere, now);
        QVERIFY(row.note.contains(u"Till 2"_s));
        QCOMPARE(actionOf(card, offline, mere), CardAction::TakeOutOfTurn);
        QVERIFY(!row.selectable); // no walk takes it unasked
    }

    void ownTurnsAreTakenAtOnce()
    {
        const OrderCard card = freeOrder({});
        QCOMPARE(actionOf(card, snapshotOf(false), mere), CardAction::Take);
        QVERIFY(rowOf(card, snapshotOf(false), mere, now).selectable);
    }

    void withALinkWhoComesFirstHasIt()
    {
        const OrderCard card = freeOrder(u"Till 2"_s);
        QCOMPARE(actionOf(card, snapshotOf(true), mere), CardAction::Take);
        QVERIFY(rowOf(card, snapshotOf(true), mere, now).note.isEmpty());
    }

    void whatSomebodyHasIsNobodysTurn()
    {
        OrderCard card = freeOrder({});
        card.claimPerson = PersonCode(u"0043"_s);
        QCOMPARE(actionOf(card, snapshotOf(false), mere), CardAction::TakeOver);
    }

    void theDeadlineOfAShipmentIsShownAlsoWhileItIsPickedWithoutALink()
    {
        OrderCard card = freeOrder({});
        card.state = AssignmentState::Picking;
        card.claimPerson = mere;
        card.mayMoveAfter = now;
        QVERIFY(rowOf(card, snapshotOf(true), mere, now).note.isEmpty());
        QVERIFY(rowOf(card, snapshotOf(false), mere, now).note.contains(u"another store"));
    }

    /// It is kept to the end of a day, which is midnight at the store.
    void aParcelIsKeptUntilTheDayThatEnds()
    {
        StationSnapshot snapshot = snapshotOf(true);
        snapshot.timeZone = "Pacific/Auckland";
        const QTimeZone zone(snapshot.timeZone);
        const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms, zone).date();
        const auto keptUntil = [&](const QDateTime &end) {
            OrderCard card = freeOrder({});
            card.state = AssignmentState::Ready;
            card.pickupBy = Instant{end.toMSecsSinceEpoch()};
            return rowOf(card, snapshot, mere, now).note;
        };
        const QDate last = today.addDays(3);
        const QString day = QLocale().dayName(last.dayOfWeek(), QLocale::ShortFormat);
        QVERIFY(keptUntil(last.addDays(1).startOfDay(zone)).endsWith(day));
        QVERIFY(keptUntil(QDateTime(last, QTime(18, 0), zone)).endsWith(day));
        QVERIFY(keptUntil(QDateTime(today, QTime(23, 30), zone)).contains(u"30"_s));
    }

    void unitsOfAClosedOrderStandInPutBack()
    {
        OrderCard card = freeOrder({});
        card.state = AssignmentState::Cancelled;
        card.putBackDue = 2;
        QVERIFY(belongs(card, QueueView::PutBack, snapshotOf(true), now));
        QCOMPARE(actionOf(card, snapshotOf(true), mere), CardAction::PutBack);
    }
};

QTEST_APPLESS_MAIN(QueueViewsTest)
#include "QueueViewsTest.moc"
