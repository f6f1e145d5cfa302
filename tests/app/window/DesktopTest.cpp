// SPDX-License-Identifier: Apache-2.0
#include "app/window/Desktop.h"

#include "app/window/SettingsFile.h"
#include "core/domain/Codes.h"
#include "tests/app/window/ShopWindow.h"
#include "tests/support/Eventually.h"
#include "ui/messages/Message.h"
#include "ui/messages/Words.h"
#include "ui/pick/PickListPaper.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace storehand::demo;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

QString firstCard(QueueViewModel &queue)
{
    return queue.cards()->index(0, 0).data(Qt::UserRole).value<CardRow>().id;
}

} // namespace

/// A morning at the desk, through the window, over a real station with the demo shop.
class DesktopTest : public QObject, protected ShopWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void aWrongPinIsToldAndTheRightOneOpensTheQueue();
    void fiveWrongPinsLockAndTheScreenSaysForHowLong();
    void aBadgeChoosesItsPerson();
    void viewsCountAndFiltersSayWhatTheyHide();
    void severalOrdersAreTakenAtOnce();
    void theNextWalkIsTakenInOneTapAndPickedByScans();
    void aWrongScanShowsWhatWasWantedBesideIt();
    void whatCannotBeFoundIsTakenOffAndComesBackByUndo();
    void twoPeoplePickSideBySide();
    void whatWasFetchedLooseIsSortedAtTheBench();
    void thePaperListIsPrintedByItsKey();
    void theCommandCardPrintsTheListFromAnyPage();
    void theCommandCardSaysWhenThereIsNothingToPrint();
    void aCommandCardIsForWhoeverScannedIt();
    void aCardOrLabelThatMovesNothingSaysSo();
    void digitsThatNoProductHasAreLookedFor();
    void aCardOpensItsOrderAndWhatWasTakenCanBeGivenBack();
    void onlyALeadSendsAnOrderAway();
    void searchFindsByNameAndTellsWhenThereIsNothing();
    void anOrderThatWasTakenByAnotherIsRefusedInWords();

    void aWalkEndsOnTheShelfAndTheLastParcelMeansReady();
    void aBagLabelOpensTheShelfPageAndWaitsForItsOrder();
    void finishedEndsTheWholeWalk();
    void theCounterHandsOverOnlyWithProofAndTheNameGoesAgain();
    void whatTheCustomerDoesNotWantGoesBack();
    void anExceptionIsOnTheListUntilSomebodySettlesIt();
    void aDecisionShowsBothSidesAndWhatWaits();
    void settingsTakeEffectAtOnceAndAreKept();

private:
    void signIn() { signIn(m_mere.text, m_merePin); }

    void signIn(const QString &person, const QString &secret)
    {
        m_desktop->signIn().choose(person);
        m_desktop->signIn().submit(secret);
        EVENTUALLY_VERIFY(m_gateway->snapshot()->desk.has_value());
        EVENTUALLY_VERIFY(!m_desktop->window().property("asking").toBool());
    }

    void startWalk()
    {
        signIn();
        m_desktop->queue().startWalk();
        EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Pick));
        EVENTUALLY_VERIFY(side().hasItem());
    }

    void scan(const QString &sku) { scanText(DemoShop::codeOf(sku)); }
};

void DesktopTest::aWrongPinIsToldAndTheRightOneOpensTheQueue()
{
    QVERIFY(m_desktop->window().property("asking").toBool());
    SignInViewModel &page = m_desktop->signIn();
    page.choose(m_mere.text);
    QCOMPARE(page.chosenName(), u"Mere T."_s);
    page.submit(u"000000"_s);
    QVERIFY(page.busy());
    EVENTUALLY_VERIFY(!page.busy());
    QVERIFY(!page.message().isEmpty());
    QVERIFY(!page.locked());
    signIn();
    QCOMPARE(m_desktop->frame().personName(), u"Mere T."_s);
    QCOMPARE(m_desktop->frame().page(), int(Page::Queue));
}

void DesktopTest::fiveWrongPinsLockAndTheScreenSaysForHowLong()
{
    SignInViewModel &page = m_desktop->signIn();
    page.choose(m_mere.text);
    for (int attempt = 0; attempt <= Roster::failuresToShortLock && !page.locked(); ++attempt) {
        page.submit(u"000000"_s);
        EVENTUALLY_VERIFY(!page.busy());
    }
    QVERIFY(page.locked());
    QVERIFY2(page.message().contains(QRegularExpression(u"\\d"_s)), qPrintable(page.message()));
    page.submit(m_merePin);
    QVERIFY(!page.busy());
    QVERIFY(!m_gateway->snapshot()->desk);
}

void DesktopTest::aBadgeChoosesItsPerson()
{
    m_gateway->injectScan(u"SHB:0040"_s, {});
    EVENTUALLY_COMPARE(m_desktop->signIn().chosen(), u"0040"_s);
}

void DesktopTest::viewsCountAndFiltersSayWhatTheyHide()
{
    signIn();
    QueueViewModel &queue = m_desktop->queue();
    const int all = queue.shown();
    QVERIFY(all > 20);
    queue.filterShip(true);
    QVERIFY(queue.shown() > 0);
    QCOMPARE(queue.shown() + queue.hiddenCount(), all);
    queue.showAll();
    QCOMPARE(queue.hiddenCount(), 0);
    QCOMPARE(firstCard(queue), u"assignment-HC-104258"_s); // the customer who is here
    queue.showView(QString::number(int(QueueView::Arrived)));
    QCOMPARE(queue.shown(), 1);
    queue.showView(QString::number(int(QueueView::PutBack)));
    QCOMPARE(queue.shown(), 1);
    queue.showView(QString::number(int(QueueView::Picking)));
    QCOMPARE(queue.shown(), 0);
    QVERIFY(!queue.emptyTitle().isEmpty());
}

void DesktopTest::severalOrdersAreTakenAtOnce()
{
    signIn();
    QueueViewModel &queue = m_desktop->queue();
    const QString first = u"assignment-HC-104201"_s;
    queue.select(first);
    queue.select(u"assignment-HC-104203"_s);
    QCOMPARE(queue.selectedCount(), 2);
    queue.takeSelected();
    EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Pick));
    QCOMPARE(m_gateway->snapshot()->card(AssignmentId(first))->claimPerson.text, m_mere.text);
    QCOMPARE(queue.selectedCount(), 0);
    QVERIFY(m_desktop->frame().toast().shown);
}

void DesktopTest::theNextWalkIsTakenInOneTapAndPickedByScans()
{
    startWalk();
    QCOMPARE(side().title(), u"English Breakfast tea, 50 bags"_s);
    QCOMPARE(side().place(), u"A01-1-1"_s);
    QCOMPARE(side().count(), 2);
    scan(u"TEA-EB-50"_s);
    EVENTUALLY_COMPARE(side().count(), 1);
    QCOMPARE(side().countCaption(), u"of 2"_s);
    QCOMPARE(m_desktop->frame().answer().tone, int(Tone::Good));
    scan(u"TEA-EB-50"_s);
    EVENTUALLY_VERIFY(side().title() != u"English Breakfast tea, 50 bags"_s);
}

void DesktopTest::aWrongScanShowsWhatWasWantedBesideIt()
{
    startWalk();
    scan(u"TEA-EB-100"_s);
    const AnswerCard answer = m_desktop->frame().answer();
    QCOMPARE(answer.tone, int(Tone::Bad));
    QCOMPARE(answer.expected, u"English Breakfast tea, 50 bags"_s);
    QCOMPARE(answer.scanned, u"English Breakfast tea, 100 bags"_s);
    QCOMPARE(side().count(), 2);
}

void DesktopTest::whatCannotBeFoundIsTakenOffAndComesBackByUndo()
{
    startWalk();
    side().shortItem(0);
    EVENTUALLY_VERIFY(side().title() != u"English Breakfast tea, 50 bags"_s);
    m_desktop->frame().press(ActKey::Undo);
    EVENTUALLY_COMPARE(side().title(), u"English Breakfast tea, 50 bags"_s);
    QCOMPARE(side().count(), 2);
    m_desktop->frame().press(ActKey::Next);
    EVENTUALLY_VERIFY(side().title() != u"English Breakfast tea, 50 bags"_s);
}

void DesktopTest::twoPeoplePickSideBySide()
{
    startWalk();
    QVERIFY(!m_desktop->pick().both());
    m_gateway->setScanners({{.name = u"Scanner 2"_s, .source = u"serial"_s, .working = true}});
    SignInViewModel &page = m_desktop->signIn();
    page.choose(m_nadia.text);
    page.chooseSeat(1);
    page.submit(m_nadiaPin);
    EVENTUALLY_VERIFY(m_desktop->pick().both());
    QCOMPARE(side().personName(), u"Mere T."_s);
    QCOMPARE(m_desktop->pick().second()->person(), u"0040"_s);
    QVERIFY(!m_desktop->pick().second()->hasOrders());
    EVENTUALLY_COMPARE(m_gateway->snapshot()->scanners.first().owner.text, u"0040"_s);

    // Each scanner works for its person, and the answer says for whom.
    PickSideViewModel &hers = *m_desktop->pick().second();
    m_gateway->claim(m_nadia, {AssignmentId(u"assignment-HC-104211"_s)});
    EVENTUALLY_VERIFY(hers.hasItem());
    const QString mine = side().progressWords();
    const PickView view = *m_gateway->snapshot()->pick(m_nadia);
    m_gateway->injectScan(DemoShop::codeOf(view.items.at(view.next).line.sku.text), u"Scanner 2"_s);
    EVENTUALLY_VERIFY(hers.progress() > 0);
    QCOMPARE(side().progressWords(), mine);
    QVERIFY2(m_desktop->frame().answer().title.startsWith(hers.personName()),
             qPrintable(m_desktop->frame().answer().title));

    // And each may do the walk in another way.
    hers.chooseWay(2);
    EVENTUALLY_VERIFY(hers.atBench());
    QVERIFY(!side().atBench());
}

void DesktopTest::whatWasFetchedLooseIsSortedAtTheBench()
{
    m_desktop->apply({.volume = 0, .reducedMotion = true, .pickWay = PickWay::SortLater});
    startWalk();
    QCOMPARE(side().bag(), 0);
    while (side().hasItem()) {
        const PickView view = *m_gateway->snapshot()->pick(m_mere);
        scan(view.items.at(view.next).line.sku.text);
        if (!m_gateway->snapshot()->pick(m_mere)->needs.isEmpty())
            side().shortItem(0); // a serial number is another story
    }
    EVENTUALLY_VERIFY(side().canSort());
    m_desktop->frame().press(ActKey::Confirm);
    EVENTUALLY_VERIFY(side().atBench());
    QVERIFY(!side().sorted());
    const auto firstLoose = [&] {
        const PickView view = *m_gateway->snapshot()->pick(m_mere);
        for (const PickItem &item : view.items) {
            for (const BagView &bag : view.bench.bags) {
                if (bag.assignment == item.assignment && bag.loose > 0 && item.line.picked > 0)
                    return item.line.sku.text;
            }
        }
        return QString();
    };
    scan(firstLoose());
    EVENTUALLY_VERIFY(side().litBag() > 0);
    QCOMPARE(m_desktop->frame().answer().title, u"In its bag"_s);
    QVERIFY(m_desktop->frame().answer().text.contains(bagWords(side().litBag())));
    QVERIFY(side().benchProgress() > 0);
}

void DesktopTest::thePaperListIsPrintedByItsKey()
{
    m_desktop->apply({.volume = 0, .reducedMotion = true, .pickWay = PickWay::Paper});
    startWalk();
    QVERIFY(side().atBench());
    QSignalSpy printed(m_desktop.get(), &Desktop::printWanted);
    m_desktop->frame().press(ActKey::Print);
    QCOMPARE(printed.size(), 1);
    QVERIFY(!PickListPaper::rowsOf(printed.first().first().value<PickView>()).isEmpty());
}

void DesktopTest::theCommandCardPrintsTheListFromAnyPage()
{
    startWalk();
    QSignalSpy printed(m_desktop.get(), &Desktop::printWanted);
    m_desktop->frame().openPage(int(Page::Queue));
    scanText(u"SHC:print"_s);
    QCOMPARE(printed.size(), 1);
    const PickView walk = printed.first().first().value<PickView>();
    QCOMPARE(PickListPaper::rowsOf(walk).first().title, u"English Breakfast tea, 50 bags"_s);
}

void DesktopTest::theCommandCardSaysWhenThereIsNothingToPrint()
{
    signIn();
    QSignalSpy printed(m_desktop.get(), &Desktop::printWanted);
    scanText(u"SHC:print"_s);
    QVERIFY(printed.isEmpty());
    QCOMPARE(m_desktop->frame().answer().title, u"There is nothing to print."_s);
    QCOMPARE(m_desktop->frame().answer().tone, int(Tone::Bad));
}

void DesktopTest::aCommandCardIsForWhoeverScannedIt()
{
    startWalk();
    m_gateway->setScanners({{.name = u"Scanner 2"_s, .source = u"serial"_s, .working = true}});
    m_gateway->signIn(m_nadia, Sensitive<QString>(m_nadiaPin), u"Scanner 2"_s,
                      [](const Result<Done> &) {});
    EVENTUALLY_VERIFY(m_desktop->pick().both());
    m_gateway->claim(m_nadia, {AssignmentId(u"assignment-HC-104211"_s)});
    PickSideViewModel &hers = *m_desktop->pick().second();
    EVENTUALLY_VERIFY(hers.canSkip());
    const QString mine = side().title();
    const QString before = hers.title();
    m_gateway->injectScan(u"SHC:next"_s, u"Scanner 2"_s);
    EVENTUALLY_VERIFY(hers.title() != before);
    QCOMPARE(side().title(), mine);
}

void DesktopTest::aCardOrLabelThatMovesNothingSaysSo()
{
    const auto refusal = [this](const QString &code) {
        scanText(code);
        const AnswerCard answer = m_desktop->frame().answer();
        return answer.tone == int(Tone::Bad) ? answer.title : QString();
    };
    startWalk();
    QCOMPARE(refusal(u"SHC:undo"_s), messageFor(codes::nothingToUndo).title);
    m_desktop->frame().openPage(int(Page::Queue));
    QCOMPARE(refusal(u"SHC:next"_s), u"Nothing to do for this card"_s);
    QCOMPARE(refusal(u"SHC:short"_s), u"Nothing to do for this card"_s);
    QCOMPARE(refusal(u"SHC:confirm"_s), messageFor(codes::linesOpen).title);
    QCOMPARE(refusal(u"SHT:B-3"_s), u"No scan expected"_s);
    m_desktop->frame().openPage(int(Page::Shelf));
    QCOMPARE(refusal(u"SHL:S-01"_s), u"A shelf, and no bag to put on it"_s);
    m_desktop->frame().openPage(int(Page::Pick));
    QCOMPARE(refusal(u"SHC:next"_s), QString());
    m_desktop->askWho(true);
    QCOMPARE(refusal(u"SHC:next"_s), u"Nothing to do for this card"_s);
}

void DesktopTest::digitsThatNoProductHasAreLookedFor()
{
    signIn();
    m_desktop->frame().search(DemoShop::codeOf(u"TEA-EB-50"_s));
    EVENTUALLY_VERIFY(m_desktop->frame().answer().shown); // it was a scan
    QVERIFY(m_desktop->queue().search().isEmpty());
    m_desktop->frame().search(u"6421000000014"_s); // a check digit by chance
    EVENTUALLY_COMPARE(m_desktop->queue().search(), u"6421000000014"_s);
}

void DesktopTest::aCardOpensItsOrderAndWhatWasTakenCanBeGivenBack()
{
    signIn();
    const AssignmentId order(u"assignment-HC-104202"_s);
    OrderSheetViewModel &sheet = *m_desktop->queue().sheet();
    sheet.open(order.text);
    QVERIFY(sheet.shown());
    QCOMPARE(sheet.card().orderRef, u"HC-104202"_s);
    QCOMPARE(sheet.lines()->rowCount(), 2);
    QVERIFY(!sheet.why().isEmpty());
    QVERIFY2(!sheet.card().facts.contains(sheet.why()), qPrintable(sheet.card().facts));
    QVERIFY(!sheet.canRelease());
    m_desktop->queue().act(order.text);
    EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Pick));
    QVERIFY(!sheet.shown());
    m_desktop->frame().openPage(int(Page::Queue));
    sheet.open(order.text);
    EVENTUALLY_VERIFY(sheet.canRelease());
    sheet.release();
    QVERIFY(!sheet.shown());
    EVENTUALLY_VERIFY(!m_gateway->snapshot()->card(order)->isClaimed());
}

void DesktopTest::onlyALeadSendsAnOrderAway()
{
    signIn();
    const AssignmentId order(u"assignment-HC-104256"_s);
    OrderSheetViewModel &sheet = *m_desktop->queue().sheet();
    sheet.open(order.text);
    QVERIFY(!sheet.canDecline());
    m_gateway->signOut(m_mere);
    EVENTUALLY_VERIFY(!m_gateway->snapshot()->desk);
    signIn(m_nadia.text, m_nadiaPin);
    sheet.open(order.text);
    QVERIFY(sheet.canDecline());
    sheet.decline(0);
    EVENTUALLY_VERIFY(!m_gateway->snapshot()->card(order));
    QVERIFY(!sheet.shown());
}

void DesktopTest::searchFindsByNameAndTellsWhenThereIsNothing()
{
    signIn();
    QueueViewModel &queue = m_desktop->queue();
    m_desktop->frame().search(u"wei chen"_s);
    EVENTUALLY_COMPARE(queue.shown(), 2);
    QCOMPARE(firstCard(queue), u"assignment-HC-104259"_s); // what is ready comes first
    m_desktop->frame().search(u"nobody at all"_s);
    EVENTUALLY_COMPARE(queue.shown(), 0);
    QVERIFY(queue.emptyTitle().contains(u"nobody at all"_s));
    queue.endSearch();
    QVERIFY(queue.shown() > 20);
}

void DesktopTest::anOrderThatWasTakenByAnotherIsRefusedInWords()
{
    signIn();
    const AssignmentId order(u"assignment-HC-104201"_s);
    m_gateway->signIn(m_nadia, Sensitive<QString>(m_nadiaPin), u"Scanner 2"_s,
                      [](const Result<Done> &) {});
    m_gateway->claim(m_nadia, {order});
    m_gateway->claim(m_mere, {order});
    EVENTUALLY_COMPARE(m_desktop->frame().answer().tone, int(Tone::Bad));
    QVERIFY(m_desktop->frame().answer().shown);
    QVERIFY(!m_desktop->frame().answer().title.isEmpty());
}

void DesktopTest::aWalkEndsOnTheShelfAndTheLastParcelMeansReady()
{
    signIn();
    const AssignmentId order(u"assignment-HC-104202"_s);
    m_desktop->queue().act(order.text);
    EVENTUALLY_VERIFY(side().hasItem());
    while (side().hasItem()) {
        const QString title = side().title();
        const int count = side().count();
        scan(title.contains(u"mug"_s, Qt::CaseInsensitive) ? u"MUG-STO-CLY"_s : u"COF-HB-250"_s);
        EVENTUALLY_VERIFY(side().title() != title || side().count() != count);
    }
    const auto state = [&] { return m_gateway->snapshot()->card(order)->state; };
    if (state() < AssignmentState::Picked)
        side().finish();
    EVENTUALLY_COMPARE(state(), AssignmentState::Picked);
    m_desktop->frame().openPage(int(Page::Shelf));
    StageViewModel &shelf = m_desktop->stage();
    shelf.choose(order.text);
    QVERIFY(shelf.hasOrder());
    m_gateway->injectScan(u"P-000302"_s, {});
    EVENTUALLY_COMPARE(shelf.parcel(), u"P-000302"_s);
    QCOMPARE(m_desktop->frame().answer().tone, int(Tone::Good));
    m_gateway->injectScan(u"SHL:S-01"_s, {});
    EVENTUALLY_COMPARE(state(), AssignmentState::Ready);
    QCOMPARE(shelf.waiting(), 0);
    const OrderCardPtr card = m_gateway->snapshot()->card(order);
    QCOMPARE(card->parcels.first().place, LocationCode(u"S-01"_s));
}

void DesktopTest::aBagLabelOpensTheShelfPageAndWaitsForItsOrder()
{
    signIn();
    StageViewModel &shelf = m_desktop->stage();
    m_gateway->injectScan(u"P-000302"_s, {});
    EVENTUALLY_COMPARE(m_desktop->frame().answer().tone, int(Tone::Bad)); // nothing is picked
    QCOMPARE(m_desktop->frame().page(), int(Page::Queue));

    const QStringList orders = pickOrders({u"HC-104202"_s, u"HC-104204"_s});
    m_gateway->injectScan(u"P-000302"_s, {});
    EVENTUALLY_COMPARE(m_desktop->frame().page(), int(Page::Shelf));
    QVERIFY(!shelf.hasOrder());
    QCOMPARE(shelf.parcel(), u"P-000302"_s);
    shelf.choose(orders.first());
    QCOMPARE(shelf.parcel(), u"P-000302"_s);
    m_gateway->injectScan(u"S-01"_s, {}); // the plain name is a label too
    const auto card = [&] { return m_gateway->snapshot()->card(AssignmentId(orders.first())); };
    EVENTUALLY_COMPARE(card()->state, AssignmentState::Ready);
    QCOMPARE(m_desktop->frame().answer().title, u"On its shelf"_s);

    // Only one is left: the next label is its.
    m_gateway->injectScan(u"P-000303"_s, {});
    EVENTUALLY_VERIFY(shelf.hasOrder());
    QCOMPARE(shelf.orderRef(), u"HC-104204"_s);
}

void DesktopTest::finishedEndsTheWholeWalk()
{
    signIn();
    const QStringList orders = pickOrders({u"HC-104202"_s, u"HC-104204"_s});
    for (const QString &order : orders)
        QCOMPARE(m_gateway->snapshot()->card(AssignmentId(order))->state, AssignmentState::Picked);
    QCOMPARE(m_desktop->stage().waiting(), 2);
}

void DesktopTest::theCounterHandsOverOnlyWithProofAndTheNameGoesAgain()
{
    signIn(m_nadia.text, m_nadiaPin);
    m_desktop->frame().openPage(int(Page::Counter));
    CounterViewModel &counter = m_desktop->counter();
    QCOMPARE(counter.orders()->index(0, 0).data(Qt::UserRole).value<CounterRow>().id,
             u"assignment-HC-104258"_s);
    counter.choose(u"assignment-HC-104258"_s);
    EVENTUALLY_VERIFY(m_gateway->snapshot()->customer.has_value());
    QVERIFY(counter.customer().contains(u' '));
    QCOMPARE(counter.places(), u"S-03"_s);
    QVERIFY(counter.needsProof());
    QVERIFY(!counter.canHandOver());
    counter.chooseProof(2);
    counter.typeProof(u"G. O."_s);
    QVERIFY(counter.canHandOver());
    counter.handOver();
    EVENTUALLY_VERIFY(!counter.hasOrder());
    EVENTUALLY_VERIFY(!m_gateway->snapshot()->customer);
    QVERIFY(!m_gateway->snapshot()->card(AssignmentId(u"assignment-HC-104258"_s)));
}

void DesktopTest::whatTheCustomerDoesNotWantGoesBack()
{
    signIn(m_nadia.text, m_nadiaPin);
    const AssignmentId order(u"assignment-HC-104260"_s);
    CounterViewModel &counter = m_desktop->counter();
    counter.choose(order.text);
    const int held = m_gateway->snapshot()->card(order)->held;
    counter.refuse(u"HC-104260-1"_s);
    EVENTUALLY_VERIFY(m_gateway->snapshot()->card(order)->held < held);
    QVERIFY(m_gateway->snapshot()->card(order)->putBackDue > 0);
    m_desktop->queue().act(order.text);
    EVENTUALLY_COMPARE(m_gateway->snapshot()->card(order)->putBackDue, 0);
}

void DesktopTest::anExceptionIsOnTheListUntilSomebodySettlesIt()
{
    signIn(m_nadia.text, m_nadiaPin);
    QCOMPARE(m_desktop->sync().waiting(), 0);
    // Half of it was given to somebody who showed nothing: a fact, and on the list.
    m_gateway->handOver(m_nadia, AssignmentId(u"assignment-HC-104259"_s), {},
                        Sensitive<QString>(QString()), {});
    EVENTUALLY_COMPARE(m_desktop->sync().waiting(), 1);
    const auto row = [&] {
        return m_desktop->sync().decisions()->index(0, 0).data(Qt::UserRole).value<DecisionRow>();
    };
    QCOMPARE(row().orderRef, u"HC-104259"_s);
    QVERIFY(!row().title.isEmpty());
    QVERIFY2(row().facts.value(0).contains(u"Handed over"_s), qPrintable(row().facts.join(u' ')));
    m_desktop->sync().choose(row().id, 0);
    EVENTUALLY_VERIFY(row().settled);
}

void DesktopTest::aDecisionShowsBothSidesAndWhatWaits()
{
    signIn(m_nadia.text, m_nadiaPin);
    m_gateway->handOver(m_nadia, AssignmentId(u"assignment-HC-104259"_s), {},
                        Sensitive<QString>(QString()), {});
    SyncViewModel &page = m_desktop->sync();
    EVENTUALLY_COMPARE(page.waiting(), 1);
    QVERIFY(!page.sending()); // nobody looks at the page
    m_desktop->frame().open(Page::Sync);
    EVENTUALLY_VERIFY(page.sending());
    QVERIFY(page.officeFacts().isEmpty());
    const QString id = page.decisions()->index(0, 0).data(Qt::UserRole).value<DecisionRow>().id;
    page.compare(id);
    EVENTUALLY_VERIFY(page.acts()->rowCount() > 0);
    QVERIFY(page.officeFacts().size() > 1);
    page.compare(id);
    EVENTUALLY_VERIFY(page.officeFacts().isEmpty());
    page.compare(id);
    EVENTUALLY_VERIFY(!page.officeFacts().isEmpty());
    m_desktop->frame().open(Page::Queue);
    EVENTUALLY_VERIFY(page.officeFacts().isEmpty());
    EVENTUALLY_VERIFY(!page.sending());
}

void DesktopTest::settingsTakeEffectAtOnceAndAreKept()
{
    QSignalSpy edited(m_desktop.get(), &Desktop::settingsEdited);
    SettingsViewModel &page = m_desktop->settings();
    page.setShade(2);
    page.setTextSize(2);
    page.setLanguage(int(page.languages().size()) - 1);
    QCOMPARE(edited.size(), 3);
    QCOMPARE(m_desktop->queue().viewTitle(), u"Alle"_s);
    QTemporaryDir folder;
    QVERIFY(saveSettings(folder.path(), page.settings()));
    QCOMPARE(loadSettings(folder.path()), page.settings());
    QCOMPARE(loadSettings(folder.filePath(u"nowhere"_s)), StationSettings());
    signIn();
    for (const Page each : {Page::Queue, Page::Pick, Page::Shelf, Page::Settings, Page::Devices}) {
        m_desktop->frame().openPage(int(each));
        QCOMPARE(m_desktop->frame().page(), int(each));
    }
}

QTEST_MAIN(DesktopTest)
#include "DesktopTest.moc"
