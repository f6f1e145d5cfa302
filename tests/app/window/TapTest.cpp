// SPDX-License-Identifier: Apache-2.0
#include "tests/app/window/ShopWindow.h"
#include "tests/support/Eventually.h"

#include <QQuickItem>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace storehand::demo;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The first item in sight that shows this text.
QQuickItem *showing(QQuickItem *item, const QString &text)
{
    if (!item->isVisible())
        return nullptr;
    if (item->property("text").toString() == text)
        return item;
    for (QQuickItem *child : item->childItems()) {
        if (QQuickItem *found = showing(child, text))
            return found;
    }
    return nullptr;
}

} // namespace

/// What a finger or a mouse does on the real pages.
class TapTest : public QObject, protected ShopWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openWindow();
        m_desktop->window().resize(1280, 800);
        QVERIFY(QTest::qWaitForWindowExposed(&m_desktop->window()));
        signIn(m_mere, m_merePin);
    }

    void cleanup() { closeWindow(); }

    void aCardOpensItsOrderAndItsButtonDoesNot()
    {
        const OrderSheetViewModel &sheet = *m_desktop->queue().sheet();
        tap(u"HC-104202"_s);
        EVENTUALLY_VERIFY(sheet.shown());
        QCOMPARE(sheet.card().orderRef, u"HC-104202"_s);
        m_desktop->queue().sheet()->close();
        m_desktop->queue().showView(QString::number(int(QueueView::New)));
        tap(u"Take"_s);
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Pick));
        QVERIFY(!sheet.shown());
    }

    void theButtonOfAnOrderKeepsItsPlaceWithLargeText()
    {
        m_desktop->apply({.textPercent = 200, .volume = 0, .reducedMotion = true});
        const QSize least = m_desktop->window().minimumSize();
        m_desktop->window().resize(least);
        EVENTUALLY_COMPARE(m_desktop->window().contentItem()->size().toSize(), least);
        QVERIFY(m_shop->addStation(u"Counter 2"_s)); // of which the sheet warns
        m_gateway->refresh();
        OrderSheetViewModel &order = *m_desktop->queue().sheet();
        for (const OrderCardPtr &card : m_gateway->snapshot()->queue) {
            if (!order.shown() && card->state == AssignmentState::Assigned &&
                !card->othersTurn.isEmpty())
                order.open(card->id.text);
        }
        EVENTUALLY_VERIFY(!order.warning().isEmpty());
        (void)m_desktop->window().grabWindow();
        const QQuickItem *sheet = m_desktop->window().activeFocusItem();
        while (sheet && !sheet->inherits("QQuickPopupItem"))
            sheet = sheet->parentItem();
        QVERIFY(sheet);
        const QQuickItem *button = showing(const_cast<QQuickItem *>(sheet), u"Take anyway"_s);
        QVERIFY(button);
        const QRectF place = button->mapRectToItem(sheet, button->boundingRect());
        const QRectF room(QPointF(), sheet->size());
        QVERIFY2(room.contains(place),
                 qPrintable(u"%1 of %2"_s.arg(place.bottom()).arg(room.height())));
    }

    void whoComesToTheCounterIsNotedByOneTap()
    {
        signIn(m_nadia, m_nadiaPin);
        for (const Page page : {Page::Counter, Page::Queue, Page::Counter}) {
            m_desktop->frame().openPage(int(page));
            (void)m_desktop->window().grabWindow();
        }
        tap(u"HC-104259"_s);
        EVENTUALLY_VERIFY(m_desktop->counter().canArrive());
        QVERIFY(!card(u"HC-104259"_s)->isArrived());
        tap(u"Customer is here"_s);
        EVENTUALLY_VERIFY(card(u"HC-104259"_s)->isArrived());
    }

    void whoIsAskedMayGoBackToWork()
    {
        m_desktop->frame().switchPerson();
        EVENTUALLY_VERIFY(m_desktop->window().property("asking").toBool());
        tap(u"Back to work"_s);
        EVENTUALLY_VERIFY(!m_desktop->window().property("asking").toBool());
    }

    void aSearchFromAnotherPageIsEnded()
    {
        m_desktop->frame().openPage(int(Page::Pick));
        (void)m_desktop->window().grabWindow();
        m_desktop->frame().search(u"wei chen"_s);
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Queue));
        tap(u"Show the queue"_s);
        EVENTUALLY_COMPARE(m_desktop->queue().search(), QString());
    }

    void aScannerInTheListIsChosen()
    {
        m_scanners->plugIn({.name = u"Desk"_s, .id = u"usb:1"_s}, ScanSource::Hid, u"USB 1"_s);
        m_scanners->plugIn({.name = u"Trolley"_s, .id = u"usb:2"_s}, ScanSource::Hid, u"USB 2"_s);
        m_desktop->frame().openPage(int(Page::Devices));
        for (const QString &name : {u"Trolley"_s, u"Desk"_s}) {
            tap(name);
            EVENTUALLY_COMPARE(m_desktop->devices().form()->name(), name);
        }
    }

private:
    void tap(const QString &text)
    {
        QQuickItem *content = m_desktop->window().contentItem();
        EVENTUALLY_VERIFY(showing(content, text));
        (void)m_desktop->window().grabWindow(); // everything has its place now
        const QQuickItem *item = showing(content, text);
        const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
        QTest::mouseClick(&m_desktop->window(), Qt::LeftButton, {}, middle.toPoint());
    }
};

QTEST_MAIN(TapTest)
#include "TapTest.moc"
