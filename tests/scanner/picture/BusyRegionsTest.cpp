// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/BusyRegions.h"

#include <QPainter>
#include <QTest>

using namespace storehand::scanner;

namespace {

/// Light paper with stripes as of a code in these places.
GreyImage paperWith(const QList<QRect> &codes, QSize size = {1200, 800})
{
    QImage paper(size, QImage::Format_Grayscale8);
    paper.fill(230);
    QPainter painter(&paper);
    for (const QRect &code : codes) {
        for (int x = code.left(); x < code.right(); x += 6)
            painter.fillRect(QRect(x, code.top(), 3, code.height()), Qt::black);
    }
    return GreyImage::fromImage(paper);
}

} // namespace

class BusyRegionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCodeHasARegionWithRoomAroundIt()
    {
        const QRect large(100, 500, 400, 200);
        const QRect small(900, 60, 90, 60);
        const QList<QRect> regions = busyRegions(paperWith({small, large}));
        QCOMPARE(regions.size(), 2);
        QVERIFY(regions[0].contains(large.adjusted(-10, -10, 10, 10)));
        QVERIFY(regions[1].contains(small.adjusted(-10, -10, 10, 10)));
        QVERIFY(!regions[0].intersects(small));
        QVERIFY(!regions[1].intersects(large));
    }

    void whatLiesCloseIsOneRegionAndEachAlone()
    {
        const QRect left(100, 100, 200, 200);
        const QRect right(320, 100, 200, 200);
        const QList<QRect> regions = busyRegions(paperWith({left, right}));
        QCOMPARE(regions.size(), 3);
        QVERIFY(regions[0].contains(left) && regions[0].contains(right));
        QVERIFY(regions[1].contains(left) != regions[1].contains(right));
        QVERIFY(regions[2].contains(left) != regions[2].contains(right));
    }

    void emptyPaperHasNone()
    {
        QVERIFY(busyRegions({}).isEmpty());
        QVERIFY(busyRegions(paperWith({})).isEmpty());
        QVERIFY(busyRegions(paperWith({}, {3, 3})).isEmpty());
    }

    void aPictureThatIsBusyAllOverHasNone()
    {
        QVERIFY(busyRegions(paperWith({QRect(0, 0, 1200, 800)})).isEmpty());
    }

    void thereAreSixteenAtMost()
    {
        QList<QRect> codes;
        for (int i = 0; i < 30; ++i)
            codes.append(QRect(20 + i % 6 * 200, 20 + i / 6 * 160, 60, 60));
        QCOMPARE(busyRegions(paperWith(codes)).size(), 16);
    }
};

QTEST_APPLESS_MAIN(BusyRegionsTest)
#include "BusyRegionsTest.moc"
