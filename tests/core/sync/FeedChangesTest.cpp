// SPDX-License-Identifier: Apache-2.0
#include "core/sync/FeedChanges.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString topic = u"store/harbour"_s;

wire::Change row(qint64 seq, qint64 prev)
{
    wire::Change change;
    change.topic = topic;
    change.seq = seq;
    change.prev = prev;
    change.entity = u"assignment"_s;
    change.id = u"a-1"_s;
    change.version = 3;
    change.body = QJsonObject{{u"b"_s, 1}};
    return change;
}

} // namespace

class FeedChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void turnsRowsIntoChangesOfTheCache()
    {
        wire::Change gone = row(8, 7);
        gone.op = wire::ChangeOp::Delete;
        gone.body = {};
        const auto index = [](const QString &entity, const QString &id, const QByteArray &body) {
            return QList<IndexRow>{{entity, id, QString::fromUtf8(body)}};
        };
        const QList<CacheChange> changes =
            cacheChanges(QList<wire::Change>{row(7, 6), gone}, index);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].topic, topic);
        QCOMPARE(changes[0].seq, 7);
        QCOMPARE(changes[0].version, 3);
        QCOMPARE(changes[0].body, "{\"b\":1}"_ba);
        QCOMPARE(changes[0].index, (QList<IndexRow>{{u"assignment"_s, u"a-1"_s, u"{\"b\":1}"_s}}));
        QVERIFY(changes[1].deleted);
        QVERIFY(changes[1].body.isEmpty());
        QVERIFY(changes[1].index.isEmpty());
    }

    void rowsOfASnapshotHaveNoPlaceInTheFeed()
    {
        const QList<CacheChange> changes =
            cacheChanges(QList<wire::SnapshotRow>{{topic, u"assignment"_s, u"a-1"_s, 3,
                                                   QJsonObject{{u"b"_s, 1}}}},
                         {});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0].seq, 0);
        QCOMPARE(changes[0].body, "{\"b\":1}"_ba);
        QVERIFY(!changes[0].deleted);
    }

    void findsHoles_data()
    {
        QTest::addColumn<qint64>("seen");
        QTest::addColumn<QList<wire::Change>>("rows");
        QTest::addColumn<bool>("hasHole");
        using Rows = QList<wire::Change>;
        QTest::newRow("the next ones") << qint64(5) << Rows{row(6, 5), row(7, 6)} << false;
        QTest::newRow("compacted") << qint64(5) << Rows{row(9, 5), row(20, 9)} << false;
        QTest::newRow("seen before") << qint64(5) << Rows{row(4, 3), row(5, 4), row(6, 5)} << false;
        QTest::newRow("compacted, partly seen") << qint64(5) << Rows{row(9, 3)} << false;
        QTest::newRow("left out at the start") << qint64(5) << Rows{row(7, 6)} << true;
        QTest::newRow("left out in between") << qint64(5) << Rows{row(6, 5), row(8, 7)} << true;
        QTest::newRow("never followed") << qint64(0) << Rows{row(900, 899)} << false;
        QTest::newRow("never followed, then a hole")
            << qint64(0) << Rows{row(900, 899), row(902, 901)} << true;
    }

    void findsHoles()
    {
        QFETCH(qint64, seen);
        QFETCH(QList<wire::Change>, rows);
        QFETCH(bool, hasHole);
        const QStringList holes = topicsWithHoles(rows, {{topic, {seen, 0}}});
        QCOMPARE(holes, hasHole ? QStringList{topic} : QStringList());
    }

    void comparesDigests()
    {
        const CacheTopics topics{{u"a"_s, {1, 11}}, {u"b"_s, {1, 22}}};
        QCOMPARE(topicsThatDiffer({{u"a"_s, 11}, {u"b"_s, 22}, {u"empty"_s, 0}}, topics),
                 QStringList());
        QCOMPARE(topicsThatDiffer({{u"a"_s, 11}, {u"b"_s, 23}, {u"new"_s, 1}}, topics),
                 (QStringList{u"b"_s, u"new"_s}));
    }
};

QTEST_APPLESS_MAIN(FeedChangesTest)
#include "FeedChangesTest.moc"
