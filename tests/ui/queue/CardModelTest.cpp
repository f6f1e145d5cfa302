// SPDX-License-Identifier: Apache-2.0
#include "ui/queue/CardModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class CardModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsPutIntoWordsWhenItIsLookedAt();
    void whoIsAtTheDeskChangesWhatCanBeDone();
    void anotherSnapshotOfTheSameMomentSaysNothing();
};

namespace {

CardEntry entryOf(const QString &ref)
{
    auto card = std::make_shared<OrderCard>();
    card->id = AssignmentId(ref);
    card->orderRef = ref;
    return {ref, card, false};
}

SnapshotPtr snapshotFor(const std::optional<PersonCode> &desk)
{
    auto snapshot = std::make_shared<StationSnapshot>();
    snapshot->desk = desk;
    return snapshot;
}

CardRow rowAt(const CardModel &model, int at)
{
    return model.data(model.index(at), Qt::UserRole).value<CardRow>();
}

} // namespace

void CardModelTest::anOrderIsPutIntoWordsWhenItIsLookedAt()
{
    CardModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    CardEntry chosen = entryOf(u"HC-2"_s);
    chosen.selected = true;
    model.setRows({entryOf(u"HC-1"_s), chosen});
    QCOMPARE(rowAt(model, 0).orderRef, u"HC-1"_s);
    QVERIFY(!rowAt(model, 0).selected);
    QVERIFY(rowAt(model, 1).selected);
}

void CardModelTest::whoIsAtTheDeskChangesWhatCanBeDone()
{
    CardModel model;
    model.setRows({entryOf(u"HC-1"_s)});
    QVERIFY(rowAt(model, 0).action.isEmpty());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setMoment(snapshotFor(PersonCode(u"0042"_s)), Instant{});
    QCOMPARE(changed.count(), 1);
    QVERIFY(!rowAt(model, 0).action.isEmpty());
}

void CardModelTest::anotherSnapshotOfTheSameMomentSaysNothing()
{
    CardModel model;
    model.setRows({entryOf(u"HC-1"_s)});
    model.setMoment(snapshotFor(PersonCode(u"0042"_s)), Instant{});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setMoment(snapshotFor(PersonCode(u"0042"_s)), Instant{1});
    QCOMPARE(changed.count(), 0);
    model.refresh();
    QCOMPARE(changed.count(), 1);
}

QTEST_GUILESS_MAIN(CardModelTest)
#include "CardModelTest.moc"
