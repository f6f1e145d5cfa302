// SPDX-License-Identifier: Apache-2.0
#include "ui/pick/PickListPaper.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

PickItem item(const QString &place, const QString &title, int open, int bag)
{
    PickItem item;
    item.orderRef = u"SO-%1"_s.arg(bag);
    item.bag = bag;
    item.line.place = place;
    item.line.title = title;
    item.line.open = open;
    item.line.size = u"500 g"_s;
    return item;
}

int pagesOf(const QByteArray &pdf)
{
    return int(pdf.count("/Type /Page\n"));
}

} // namespace

/// What is printed for those who collect by paper.
class PickListPaperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachThingToFetchIsARowInWalkingOrder()
    {
        PickView walk;
        walk.items = {item(u"A01-1-1"_s, u"Tea"_s, 2, 1), item(u"A02-1-1"_s, u"Jam"_s, 0, 1),
                      item({}, u"Mug"_s, 1, 2)};
        const QList<PickListPaper::Row> rows = PickListPaper::rowsOf(walk);
        QCOMPARE(rows.size(), 2); // the jam is there already
        QCOMPARE(rows.at(0), (PickListPaper::Row{u"A01-1-1"_s, 2, u"Tea"_s, u"500 g"_s, u"SO-1"_s,
                                                 u"blue bag 1"_s}));
        QCOMPARE(rows.at(1).place, u"No place"_s);
        QCOMPARE(rows.at(1).bag, u"orange bag 2"_s);
    }

    void oneOrderAloneNeedsNoBag()
    {
        PickView walk;
        walk.items = {item(u"A01-1-1"_s, u"Tea"_s, 2, 0)};
        QVERIFY(PickListPaper::rowsOf(walk).first().bag.isEmpty());
    }

    void aLongWalkGoesOnOnTheNextSheet()
    {
        QTemporaryDir folder;
        const auto pages = [&](int things) {
            PickView walk;
            for (int i = 0; i < things; ++i)
                walk.items.append(item(u"A%1"_s.arg(i), u"Thing"_s, 1, 1));
            const QString path = folder.filePath(u"list.pdf"_s);
            if (!PickListPaper(walk, StationSnapshot(), Instant{0}).write(path))
                return -1;
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? pagesOf(file.readAll()) : -1;
        };
        QCOMPARE(pages(5), 1);
        QCOMPARE(pages(30), 2);
    }

    void aFolderThatIsNotThereIsNamed()
    {
        const Status written =
            PickListPaper(PickView(), StationSnapshot(), Instant{0}).write(u"/nowhere/list.pdf"_s);
        QVERIFY(!written);
        QVERIFY(written.error().detail.contains(u"/nowhere/list.pdf"_s));
    }
};

QTEST_MAIN(PickListPaperTest)
#include "PickListPaperTest.moc"
