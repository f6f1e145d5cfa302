// SPDX-License-Identifier: Apache-2.0
#include "tests/app/window/ShopWindow.h"
#include "tests/support/Eventually.h"

#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace storehand::demo;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

/// What is typed into the search field where a label does not scan.
class TypedTest : public QObject, protected ShopWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openWindow();
        signIn(m_mere, m_merePin);
    }

    void cleanup() { closeWindow(); }

    void aLotThatIsAskedForIsTakenOnThePickPage()
    {
        m_desktop->queue().startWalk();
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Pick));
        while (hasItem() && walk().needs.isEmpty())
            scanNext();
        QCOMPARE(walk().needs, u"lot"_s);
        m_desktop->frame().search(u"batch 4711"_s);
        EVENTUALLY_COMPARE(walk().needs, u"expiry"_s);
        QVERIFY(m_desktop->queue().search().isEmpty());
        // and what is typed on another page is looked for
        m_desktop->frame().openPage(int(Page::Queue));
        m_desktop->frame().search(u"batch 4711"_s);
        EVENTUALLY_COMPARE(m_desktop->queue().search(), u"batch 4711"_s);
    }

    void aParcelLabelIsTakenWhenSomethingWaitsForIt()
    {
        m_desktop->frame().search(u"SHP:P-000777"_s); // nothing does
        EVENTUALLY_COMPARE(m_desktop->queue().search(), u"SHP:P-000777"_s);
        m_gateway->claim(m_mere, {AssignmentId(u"assignment-HC-104202"_s)});
        EVENTUALLY_VERIFY(hasItem());
        while (hasItem())
            scanNext();
        m_desktop->pick().first()->finish();
        EVENTUALLY_COMPARE(m_desktop->stage().waiting(), 1);
        m_desktop->frame().search(u"SHP:P-000777"_s);
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Shelf));
        QCOMPARE(m_desktop->stage().parcel(), u"P-000777"_s);
    }

private:
    [[nodiscard]] bool hasItem() { return m_desktop->pick().first()->hasItem(); }
    [[nodiscard]] PickView walk() { return *m_gateway->snapshot()->pick(m_mere); }

    void scanNext()
    {
        const PickView before = walk();
        m_gateway->injectScan(DemoShop::codeOf(before.items.at(before.next).line.sku.text), {});
        EVENTUALLY_VERIFY(walk() != before);
    }
};

QTEST_MAIN(TypedTest)
#include "TypedTest.moc"
