// SPDX-License-Identifier: Apache-2.0
// More people than the page has sides, and more scanners than when somebody chose one.
#include "tests/app/window/ShopWindow.h"

using namespace storehand;
using namespace storehand::demo;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

class TeamTest : public QObject, protected ShopWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void aThirdPersonsCardMovesNobodysItem();
    void aFreeLabelJoinsNoOrderThatAColleagueChose();
    void aColleaguesPickLeavesTheQueueInSight();
    void aColleaguesLabelLeavesTheCustomerAtTheCounter();
    void aChosenScannerStaysChosenWhenAnotherIsPluggedIn();
    void aChosenScannerThatIsUnpluggedLeavesTheDesk();
    void theCameraIsCalledAsTheScreenSpeaks();

private:
    void plugIn(const QStringList &names)
    {
        QList<ScannerView> scanners;
        for (const QString &name : names)
            scanners.append({.name = name, .source = u"serial"_s, .working = true});
        m_gateway->setScanners(scanners);
    }

    /// Mere at the desk, and Nadia with a scanner of her own.
    void withNadia()
    {
        signIn(m_mere, m_merePin);
        plugIn({u"Scanner 2"_s});
        signInAt(m_nadia, m_nadiaPin, u"Scanner 2"_s);
    }

    void signInAt(const PersonCode &person, const QString &pin, const QString &scanner)
    {
        m_gateway->signIn(person, Sensitive<QString>(pin), scanner, [](const Result<Done> &) {});
        EVENTUALLY_VERIFY(m_gateway->snapshot()->isSignedIn(person));
    }
};

void TeamTest::aThirdPersonsCardMovesNobodysItem()
{
    signIn(m_mere, m_merePin);
    plugIn({u"Scanner 2"_s, u"Scanner 3"_s});
    signInAt(m_nadia, m_nadiaPin, u"Scanner 2"_s);
    signInAt(PersonCode(u"0043"_s), u"17152133"_s, u"Scanner 3"_s);
    m_gateway->claim(m_mere, {AssignmentId(u"assignment-HC-104211"_s)});
    EVENTUALLY_VERIFY(m_desktop->pick().first()->canSkip());
    m_desktop->frame().open(Page::Pick);
    const QString mine = m_desktop->pick().first()->title();

    m_gateway->injectScan(u"SHC:next"_s, u"Scanner 3"_s);
    EVENTUALLY_VERIFY(m_desktop->frame().answer().shown);
    QCOMPARE(m_desktop->pick().first()->title(), mine);
    m_gateway->injectScan(u"SHC:next"_s, {});
    EVENTUALLY_VERIFY(m_desktop->pick().first()->title() != mine);
}

void TeamTest::aFreeLabelJoinsNoOrderThatAColleagueChose()
{
    withNadia();
    const QStringList orders = pickOrders({u"HC-104202"_s, u"HC-104204"_s});
    m_desktop->frame().open(Page::Shelf);
    StageViewModel &shelf = m_desktop->stage();
    shelf.choose(orders.first());
    scanText(u"HC-104204"_s, u"Scanner 2"_s);
    QCOMPARE(shelf.orderRef(), u"HC-104204"_s);

    scanText(u"P-000302"_s); // of whoever tapped HC-104202
    QVERIFY(!shelf.hasOrder());
    QCOMPARE(shelf.parcel(), u"P-000302"_s);
    scanText(u"SHL:S-01"_s);
    QCOMPARE(card(u"HC-104204"_s)->state, AssignmentState::Picked);

    shelf.choose(orders.first());
    scanText(u"SHL:S-01"_s);
    EVENTUALLY_COMPARE(card(u"HC-104202"_s)->state, AssignmentState::Ready);
    QCOMPARE(card(u"HC-104204"_s)->state, AssignmentState::Picked);
}

void TeamTest::aColleaguesPickLeavesTheQueueInSight()
{
    withNadia();
    m_gateway->claim(m_nadia, {AssignmentId(u"assignment-HC-104211"_s)});
    EVENTUALLY_VERIFY(m_desktop->pick().second()->hasItem());
    const PickView hers = *m_gateway->snapshot()->pick(m_nadia);
    m_desktop->frame().open(Page::Queue);
    scanText(DemoShop::codeOf(hers.items.at(hers.next).line.sku.text), u"Scanner 2"_s);
    QVERIFY(*m_gateway->snapshot()->pick(m_nadia) != hers);
    QVERIFY(m_desktop->frame().answer().shown);
    QCOMPARE(m_desktop->frame().page(), int(Page::Queue));
}

void TeamTest::aColleaguesLabelLeavesTheCustomerAtTheCounter()
{
    signIn(m_mere, m_merePin);
    (void)pickOrders({u"HC-104202"_s}); // so that bags are awaited
    plugIn({u"Scanner 2"_s});
    signInAt(m_nadia, m_nadiaPin, {});
    signInAt(m_mere, m_merePin, u"Scanner 2"_s);
    m_desktop->frame().open(Page::Counter);
    CounterViewModel &counter = m_desktop->counter();
    counter.choose(u"assignment-HC-104258"_s);
    counter.chooseProof(2);
    counter.typeProof(u"G. O."_s);
    scanText(u"HC-104259"_s, u"Scanner 2"_s);
    scanText(u"P-000302"_s, u"Scanner 2"_s);
    QCOMPARE(m_desktop->frame().page(), int(Page::Counter));
    QCOMPARE(counter.orderRef(), u"HC-104258"_s);
    QVERIFY(counter.canHandOver());
    scanText(u"HC-104259"_s);
    QCOMPARE(counter.orderRef(), u"HC-104259"_s);
}

void TeamTest::aChosenScannerStaysChosenWhenAnotherIsPluggedIn()
{
    SignInViewModel &page = m_desktop->signIn();
    plugIn({u"Left"_s});
    EVENTUALLY_COMPARE(page.seats().size(), 2);
    page.choose(m_mere.text);
    page.chooseSeat(1);
    plugIn({u"At the door"_s, u"Left"_s});
    EVENTUALLY_COMPARE(page.seats().size(), 3);
    QCOMPARE(page.seats().at(page.seat()), u"Left"_s);
    page.submit(m_merePin);
    EVENTUALLY_VERIFY(m_gateway->snapshot()->isSignedIn(m_mere));
    QCOMPARE(m_gateway->snapshot()->sessions.first().scanner, u"Left"_s);
}

void TeamTest::aChosenScannerThatIsUnpluggedLeavesTheDesk()
{
    SignInViewModel &page = m_desktop->signIn();
    plugIn({u"Left"_s, u"Right"_s});
    EVENTUALLY_COMPARE(page.seats().size(), 3);
    page.chooseSeat(1);
    plugIn({u"Right"_s});
    EVENTUALLY_COMPARE(page.seats().size(), 2);
    QCOMPARE(page.seat(), 0);
}

void TeamTest::theCameraIsCalledAsTheScreenSpeaks()
{
    m_desktop->apply({.language = u"de"_s, .volume = 0, .reducedMotion = true});
    SignInViewModel &page = m_desktop->signIn();
    plugIn({u"Camera"_s, u"Left"_s});
    EVENTUALLY_COMPARE(page.seats().size(), 3);
    QCOMPARE(page.seats().sliced(1), (QStringList{u"Kamera"_s, u"Left"_s}));
    page.chooseSeat(1);
    page.choose(m_mere.text);
    page.submit(m_merePin);
    EVENTUALLY_VERIFY(m_gateway->snapshot()->isSignedIn(m_mere));
    QCOMPARE(m_gateway->snapshot()->sessions.first().scanner, u"Camera"_s);
}

QTEST_MAIN(TeamTest)
#include "TeamTest.moc"
