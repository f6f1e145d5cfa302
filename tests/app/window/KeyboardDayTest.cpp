// SPDX-License-Identifier: Apache-2.0
#include "tests/app/window/ShopWindow.h"
#include "tests/support/Eventually.h"

#include <QAccessible>
#include <QQuickItem>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace storehand::demo;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int tabsMax = 160;

struct Spoken
{
    QString name;
    QAccessible::Role role = QAccessible::NoRole;
};

/// Nothing of it is cut off, unless it is larger than what it stands in.
bool isInSight(const QQuickItem &item)
{
    for (const QQuickItem *outer = item.parentItem(); outer; outer = outer->parentItem()) {
        if (!outer->clip() && outer->parentItem())
            continue;
        const QRectF place = item.mapRectToItem(outer, item.boundingRect());
        const QRectF shown = place & QRectF(QPointF(), outer->size());
        if (shown.height() < std::min(place.height(), outer->height()) - 1 ||
            shown.width() < std::min(place.width(), outer->width()) - 1)
            return false;
    }
    return true;
}

/// What a screen reader would say of it.
Spoken spoken(QQuickItem *item)
{
    QAccessibleInterface *interface = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    if (!interface)
        return {};
    return {interface->text(QAccessible::Name), interface->role()};
}

} // namespace

/// From the sign-in to the hand-over without a mouse and without a scanner, through the real pages.
class KeyboardDayTest : public QObject, protected ShopWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openWindow();
        m_desktop->window().requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&m_desktop->window()));
    }

    void cleanup() { closeWindow(); }

    void anOrderGoesFromTheShelfToTheCustomer()
    {
        signIn(u"Mere T."_s, m_merePin);
        takeOrder(u"HC-104202"_s);
        pickEverything();
        press(Qt::Key_Escape); // out of the search field
        press(Qt::Key_Return); // Finished
        EVENTUALLY_COMPARE(card(u"HC-104202"_s)->state, AssignmentState::Picked);
        press(Qt::Key_Return); // Put on shelf
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Shelf));

        activate(u"HC-104202"_s);
        EVENTUALLY_VERIFY(m_desktop->stage().hasOrder());
        QVERIFY(tabTo(u"Parcel code"_s));
        type(u"P-000302"_s);
        press(Qt::Key_Return);
        EVENTUALLY_COMPARE(m_desktop->stage().parcel(), u"P-000302"_s);
        activate(u"S-01"_s);
        EVENTUALLY_COMPARE(card(u"HC-104202"_s)->state, AssignmentState::Ready);

        QTest::keyClick(&m_desktop->window(), Qt::Key_L, Qt::ControlModifier);
        EVENTUALLY_VERIFY(m_desktop->window().property("asking").toBool());
        signIn(personName(m_nadia), m_nadiaPin);
        QTest::keyClick(&m_desktop->window(), Qt::Key_4, Qt::ControlModifier);
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Counter));
        handOver(u"HC-104202"_s);
        EVENTUALLY_VERIFY(!card(u"HC-104202"_s));
    }

    void aQuestionEndsWhenTheNextCustomersCodeIsRead()
    {
        signIn(personName(m_nadia), m_nadiaPin);
        QTest::keyClick(&m_desktop->window(), Qt::Key_4, Qt::ControlModifier);
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Counter));
        askToHandOver(u"HC-104258"_s);
        m_gateway->injectScan(u"HC-104259"_s, {});
        EVENTUALLY_VERIFY(m_desktop->counter().question().contains(u"HC-104259"_s));
        EVENTUALLY_VERIFY(focused().name != u"Cancel"_s);
    }

    void whoeverTypesIsThere()
    {
        m_shop->station().setIdleLock(std::chrono::minutes(5));
        ShopWindow::signIn(m_mere, m_merePin);
        QSignalSpy shown(m_gateway.get(), &StationGateway::snapshotChanged);
        m_clock.advance(std::chrono::minutes(4));
        type(u"m"_s);
        EVENTUALLY_VERIFY(!shown.isEmpty());
        m_clock.advance(std::chrono::minutes(4));
        m_gateway->refresh();
        QCOMPARE(m_gateway->snapshot()->desk, m_mere);
        m_clock.advance(std::chrono::minutes(5));
        EVENTUALLY_VERIFY(!m_gateway->snapshot()->desk);
    }

    void whatWasTypedForACustomerIsNotTheNextPersons()
    {
        ShopWindow::signIn(m_nadia, m_nadiaPin);
        m_desktop->frame().open(Page::Counter);
        CounterViewModel &counter = m_desktop->counter();
        counter.choose(u"assignment-HC-104258"_s);
        counter.typeProof(u"4711"_s);
        QVERIFY(counter.canHandOver());
        m_gateway->signOut(m_nadia);
        EVENTUALLY_VERIFY(!m_gateway->snapshot()->desk);
        QVERIFY(!counter.hasOrder());
        EVENTUALLY_VERIFY(!m_gateway->snapshot()->customer);
    }

    void digitsBelongToWhoWasChosenWhenTheyWereTyped()
    {
        activate(u"Mere T."_s);
        type(u"12"_s);
        m_gateway->injectScan(u"SHB:0040"_s, {}); // Nadia's badge
        EVENTUALLY_COMPARE(m_desktop->signIn().chosen(), m_nadia.text);
        type(m_nadiaPin);
        press(Qt::Key_Return);
        EVENTUALLY_VERIFY(!m_desktop->window().property("asking").toBool());
    }

    void enterStartsTheNextWalkAndTheKeysWorkOnIt()
    {
        signIn(u"Mere T."_s, m_merePin);
        press(Qt::Key_Return);
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Pick));
        PickSideViewModel &side = *m_desktop->pick().first();
        EVENTUALLY_VERIFY(side.hasItem());
        const QString first = side.title();
        press(Qt::Key_F5);
        EVENTUALLY_VERIFY(side.title() != first);
        const QString second = side.title();
        press(Qt::Key_F2);
        EVENTUALLY_COMPARE(focused().name, u"Can't find it"_s); // the first reason
        QVERIFY(m_desktop->window().activeFocusItem()->property("visualFocus").toBool());
        press(Qt::Key_Return);
        EVENTUALLY_VERIFY(side.title() != second);
        press(Qt::Key_F3);
        EVENTUALLY_COMPARE(side.title(), second);
    }

    void aPieceInTheWrongBagIsMovedByEnter()
    {
        m_desktop->apply({.volume = 0, .reducedMotion = true, .pickWay = PickWay::Paper});
        signIn(u"Mere T."_s, m_merePin);
        press(Qt::Key_Return);
        PickSideViewModel &side = *m_desktop->pick().first();
        EVENTUALLY_VERIFY(side.atBench());
        const PickView view = *m_gateway->snapshot()->pick(m_mere);
        const PickItem item = view.items.at(view.next);
        const auto inItsBag = [&] {
            for (const BagView &bag : m_gateway->snapshot()->pick(m_mere)->bench.bags) {
                if (bag.assignment == item.assignment)
                    return bag.inBag;
            }
            return -1;
        };
        const auto other = std::find_if(view.bench.bags.begin(), view.bench.bags.end(),
                                        [&](const BagView &bag) { return bag.number != item.bag; });
        QVERIFY(other != view.bench.bags.end());
        side.chooseBag(other->number);
        EVENTUALLY_COMPARE(m_gateway->snapshot()->pick(m_mere)->bench.chosenBag, other->number);
        typeCode(item.line.sku.text);
        EVENTUALLY_VERIFY(!side.question().isEmpty());
        QVERIFY2(side.question().contains(item.orderRef), qPrintable(side.question()));
        QCOMPARE(inItsBag(), 0);
        press(Qt::Key_Escape);
        press(Qt::Key_Return);
        EVENTUALLY_COMPARE(inItsBag(), 1);
        QVERIFY(side.question().isEmpty());
        QCOMPARE(side.litOrder(), item.orderRef);
    }

    void whatTheTabKeyReachesSaysWhatItIs_data()
    {
        QTest::addColumn<int>("page");
        for (const Page page : {Page::Queue, Page::Pick, Page::Shelf, Page::Counter, Page::Devices,
                                Page::Settings, Page::Sync})
            QTest::addRow("page %d", int(page)) << int(page);
    }

    void whatTheTabKeyReachesSaysWhatItIs()
    {
        QFETCH(const int, page);
        signIn(personName(m_nadia), m_nadiaPin);
        press(Qt::Key_Return); // so that the pick page has something to say
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Pick));
        m_desktop->frame().openPage(page);
        QList<QQuickItem *> seen;
        for (int tab = 0; tab < tabsMax; ++tab) {
            press(Qt::Key_Tab);
            QQuickItem *item = m_desktop->window().activeFocusItem();
            if (seen.contains(item))
                break;
            seen.append(item);
            const Spoken what = spoken(item);
            const QString where = u"%1, after \"%2\""_s.arg(
                QString::fromLatin1(item->metaObject()->className()),
                seen.size() > 1 ? spoken(seen.at(seen.size() - 2)).name : QString());
            QVERIFY2(!what.name.isEmpty(), qPrintable(where));
            QVERIFY2(what.role != QAccessible::NoRole && what.role != QAccessible::Client,
                     qPrintable(where));
            QVERIFY2(item->isVisible() && item->isEnabled(), qPrintable(where));
        }
        QVERIFY(seen.size() > 5);
    }

    void whatTheTabKeyReachesIsInSight_data() { whatTheTabKeyReachesSaysWhatItIs_data(); }

    void whatTheTabKeyReachesIsInSight()
    {
        QFETCH(const int, page);
        m_desktop->window().resize(1024, 600);
        m_scanners->plugIn({.name = u"Desk"_s, .id = u"usb:1"_s}, ScanSource::Hid, u"USB 1"_s);
        signIn(personName(m_nadia), m_nadiaPin);
        m_desktop->frame().openPage(page);
        if (page == int(Page::Devices)) {
            EVENTUALLY_VERIFY(m_desktop->devices().hasChosen());
            m_desktop->window().findChild<QObject *>(u"devicesPage"_s)->setProperty("pane", 1);
        }
        constexpr int tabs = 50;
        for (int tab = 0; tab < tabs; ++tab) {
            press(Qt::Key_Tab);
            EVENTUALLY_COMPARE(outOfSight(), QString());
        }
    }

    void theTabKeyComesToEveryOrder()
    {
        signIn(u"Mere T."_s, m_merePin);
        m_desktop->queue().showView(QString::number(int(QueueView::New)));
        const int orders = m_desktop->queue().shown();
        QVERIFY(orders > 20); // more than the window holds
        QSet<QString> reached;
        for (int tab = 0; tab < tabsMax && reached.size() < orders; ++tab) {
            press(Qt::Key_Tab);
            if (focused().name.startsWith(u"HC-"_s))
                reached.insert(focused().name);
        }
        QCOMPARE(reached.size(), orders);
    }

    void aScannerIsChosenByItsName()
    {
        m_scanners->plugIn({.name = u"Desk"_s, .id = u"usb:1"_s}, ScanSource::Hid, u"USB 1"_s);
        m_scanners->plugIn({.name = u"Trolley"_s, .id = u"usb:2"_s}, ScanSource::Hid, u"USB 2"_s);
        signIn(personName(m_nadia), m_nadiaPin);
        m_desktop->frame().openPage(int(Page::Devices));
        for (const QString &name : {u"Trolley"_s, u"Desk"_s}) {
            activate(name);
            EVENTUALLY_COMPARE(m_desktop->devices().form()->name(), name);
        }
    }

private:
    void press(Qt::Key key) { QTest::keyClick(&m_desktop->window(), key); }

    void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::keyClick(&m_desktop->window(), c.toLatin1());
    }

    [[nodiscard]] Spoken focused() const { return spoken(m_desktop->window().activeFocusItem()); }

    /// What has the focus, where some of it is cut off.
    [[nodiscard]] QString outOfSight() const
    {
        return isInSight(*m_desktop->window().activeFocusItem()) ? QString() : focused().name;
    }

    /// By the Tab key alone.
    [[nodiscard]] bool tabTo(const QString &name, QAccessible::Role role = QAccessible::NoRole)
    {
        QStringList passed;
        for (int tab = 0; tab < tabsMax; ++tab) {
            const Spoken here = focused();
            if (here.name == name && (role == QAccessible::NoRole || here.role == role))
                return true;
            passed.append(here.name);
            press(Qt::Key_Tab);
        }
        qInfo().noquote() << "the Tab key never came to" << name << "but to"
                          << passed.join(u" | "_s);
        return false;
    }

    void activate(const QString &name, QAccessible::Role role = QAccessible::NoRole)
    {
        if (!tabTo(name, role))
            QFAIL(qPrintable(u"there is no way to %1"_s.arg(name)));
        press(Qt::Key_Return);
    }

    void signIn(const QString &name, const QString &pin)
    {
        activate(name);
        type(pin);
        press(Qt::Key_Return);
        EVENTUALLY_VERIFY(!m_desktop->window().property("asking").toBool());
    }

    void find(const QString &text)
    {
        QTest::keyClick(&m_desktop->window(), Qt::Key_F, Qt::ControlModifier);
        type(text);
        press(Qt::Key_Return);
    }

    void typeCode(const QString &sku) { find(DemoShop::codeOf(sku)); }

    void takeOrder(const QString &ref)
    {
        find(ref);
        EVENTUALLY_COMPARE(m_desktop->queue().shown(), 1);
        (void)m_desktop->window().grabWindow(); // the cards of all others are gone by now
        const CardRow row =
            m_desktop->queue().cards()->index(0, 0).data(Qt::UserRole).value<CardRow>();
        activate(row.action);
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Pick));
    }

    void pickEverything()
    {
        PickSideViewModel &side = *m_desktop->pick().first();
        EVENTUALLY_VERIFY(side.hasItem());
        while (side.hasItem()) {
            const PickView view = *m_gateway->snapshot()->pick(m_mere);
            const int picked = view.picked;
            typeCode(view.items.at(view.next).line.sku.text);
            EVENTUALLY_VERIFY(m_gateway->snapshot()->pick(m_mere)->picked > picked);
        }
    }

    void handOver(const QString &ref)
    {
        askToHandOver(ref);
        press(Qt::Key_Tab); // from "Cancel"
        EVENTUALLY_COMPARE(focused().name, u"Hand over"_s);
        press(Qt::Key_Return);
    }

    void askToHandOver(const QString &ref)
    {
        QVERIFY(tabTo(u"Find the customer's order"_s));
        type(ref);
        press(Qt::Key_Return);
        EVENTUALLY_COMPARE(m_desktop->counter().shown(), 1);
        activate(m_desktop->counter()
                     .orders()
                     ->index(0, 0)
                     .data(Qt::UserRole)
                     .value<CounterRow>()
                     .title);
        EVENTUALLY_VERIFY(m_desktop->counter().hasOrder());
        const QString byName = m_desktop->counter().proofs().constLast();
        activate(byName);
        QVERIFY(tabTo(u"Name"_s, QAccessible::EditableText));
        type(u"A. B."_s);
        activate(u"Hand over"_s);
        EVENTUALLY_COMPARE(focused().name, u"Cancel"_s);
    }

    [[nodiscard]] QString personName(const PersonCode &code) const
    {
        return m_gateway->snapshot()->person(code)->name;
    }
};

QTEST_MAIN(KeyboardDayTest)
#include "KeyboardDayTest.moc"
