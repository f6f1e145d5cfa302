// SPDX-License-Identifier: Apache-2.0
#include "ui/queue/QueueViews.h"

#include <QTest>

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
