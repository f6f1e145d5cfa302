// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/FrameViewModel.h"

#include "core/domain/Codes.h"
#include "ui/messages/Translations.h"

#include <QSignalSpy>
#include <QTest>

using namespace storehand;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class FrameViewModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_translations.use(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void theNetworkIsOneHonestWord_data();
    void theNetworkIsOneHonestWord();
    void timeGoesOnWhileOffline();
    void theRailShowsWhatThePersonMayUse();
    void aPageThatThePersonMayNotUseStaysShut();
    void losingTheRoleLeavesThePage();
    void aBannerNamesTheOrderAndWhatToDo();
    void onlyTheMostPressingBannerIsShown();
    void aPageThatShowsItAllNeedsNoBanner();
    void aClosedBannerStaysAwayUntilItsCauseReturns();
    void aWrongScanStaysLongerThanAGoodOne();
    void aScannerThatDoesNotAnswerIsNamed();
    void undoComesBackAsItsKey();

private:
    Translations m_translations;
};

namespace {

const Instant now = *Instant::fromText(u"2026-11-21T09:12:00.000Z"_s);

QList<Page> somePages()
{
    return {Page::Queue, Page::Pick,    Page::Counter, Page::Today,
            Page::Sync,  Page::Devices, Page::Settings};
}

FrameState signedIn(Role role)
{
    FrameState state;
    state.storeName = u"Harbour Street"_s;
    state.personName = u"Mere Tamati"_s;
    state.role = role;
    return state;
}

QStringList titles(const QAbstractListModel *model)
{
    QStringList list;
    for (int i = 0; i < model->rowCount(); ++i)
        list.append(model->data(model->index(i), Qt::UserRole).value<RailEntry>().title);
    return list;
}

QList<AlertRow> banners(FrameViewModel &frame)
{
    QList<AlertRow> list;
    for (int i = 0; i < frame.alerts()->rowCount(); ++i)
        list.append(frame.alerts()->data(frame.alerts()->index(i), Qt::UserRole).value<AlertRow>());
    return list;
}

} // namespace

void FrameViewModelTest::theNetworkIsOneHonestWord_data()
{
    QTest::addColumn<NetworkState>("link");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("tone");
    using Kind = NetworkState::Kind;
    QTest::newRow("all sent") << NetworkState{Kind::Online, now, 0, 0} << u"Online"_s
                              << int(Tone::Neutral);
    QTest::newRow("sending") << NetworkState{Kind::Online, now, 3, 0} << u"Sending 3"_s
                             << int(Tone::Neutral);
    QTest::newRow("our internet") << NetworkState{Kind::InternetDown, now - 12min, 31, 0}
                                  << u"Offline 12 min, 31 to send"_s << int(Tone::Warn);
    QTest::newRow("head office") << NetworkState{Kind::HeadOfficeDown, now - 2h, 0, 0}
                                 << u"Head office down 2 h 00 min"_s << int(Tone::Warn);
    QTest::newRow("both") << NetworkState{Kind::InternetDown, now - 12min, 31, 2}
                          << u"Offline 12 min · 2 need a decision"_s << int(Tone::Bad);
    QTest::newRow("one decision") << NetworkState{Kind::Online, now, 0, 1}
                                  << u"1 needs a decision"_s << int(Tone::Bad);
}

void FrameViewModelTest::theNetworkIsOneHonestWord()
{
    QFETCH(NetworkState, link);
    QFETCH(QString, word);
    QFETCH(int, tone);
    FrameViewModel frame(somePages());
    FrameState state = signedIn(Role::Picker);
    state.link = link;
    frame.show(state, now);
    QCOMPARE(frame.networkWord(), word);
    QCOMPARE(frame.networkTone(), tone);
}

void FrameViewModelTest::timeGoesOnWhileOffline()
{
    FrameViewModel frame(somePages());
    FrameState state = signedIn(Role::Picker);
    state.link = {NetworkState::Kind::InternetDown, now, 0, 0};
    frame.show(state, now);
    QCOMPARE(frame.clock(), u"09:12"_s);
    QSignalSpy changed(&frame, &FrameViewModel::networkChanged);
    frame.setNow(now + 5min);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(frame.networkWord(), u"Offline 5 min"_s);
    QCOMPARE(frame.clock(), u"09:17"_s);
}

void FrameViewModelTest::theRailShowsWhatThePersonMayUse()
{
    FrameViewModel frame(somePages());
    frame.show(signedIn(Role::Picker), now);
    QCOMPARE(titles(frame.rail()), (QStringList{u"Queue"_s, u"Pick"_s}));
    frame.show(signedIn(Role::Lead), now);
    QCOMPARE(titles(frame.rail()), (QStringList{u"Queue"_s, u"Pick"_s, u"Counter"_s, u"Today"_s}));
    QCOMPARE(titles(frame.railFoot()), (QStringList{u"Devices"_s, u"Settings"_s}));
}

void FrameViewModelTest::aPageThatThePersonMayNotUseStaysShut()
{
    FrameViewModel frame(somePages());
    frame.show(signedIn(Role::Picker), now);
    frame.open(Page::Today);
    QCOMPARE(frame.page(), int(Page::Queue));
    frame.open(Page::Returns); // not in this program
    QCOMPARE(frame.page(), int(Page::Queue));
    frame.openSync();
    QCOMPARE(frame.page(), int(Page::Sync));
}

void FrameViewModelTest::losingTheRoleLeavesThePage()
{
    FrameViewModel frame(somePages());
    frame.show(signedIn(Role::Lead), now);
    frame.open(Page::Today);
    QCOMPARE(frame.page(), int(Page::Today));
    frame.show(signedIn(Role::Picker), now);
    QCOMPARE(frame.page(), int(Page::Queue));
}

void FrameViewModelTest::aBannerNamesTheOrderAndWhatToDo()
{
    FrameViewModel frame(somePages());
    FrameState state = signedIn(Role::Picker);
    state.alerts = {{u"1"_s, Alert::Level::Bad, u"SO-100023"_s, QString(codes::cancelled)}};
    frame.show(state, now);
    QCOMPARE(banners(frame).size(), 1);
    QCOMPARE(banners(frame).at(0).title, u"SO-100023 · The order was cancelled."_s);
    QCOMPARE(banners(frame).at(0).text, u"What you picked is noted. Put it back on its shelf."_s);
    QCOMPARE(banners(frame).at(0).tone, int(Tone::Bad));
}

void FrameViewModelTest::onlyTheMostPressingBannerIsShown()
{
    FrameViewModel frame(somePages());
    FrameState state = signedIn(Role::Picker);
    for (int i = 0; i < 25; ++i)
        state.alerts.append({QString::number(i), Alert::Level::Warn, {}, QString(codes::stale)});
    frame.show(state, now);
    QCOMPARE(banners(frame).size(), FrameViewModel::alertsShownMax);
    QCOMPARE(frame.alertsMore(), 25 - FrameViewModel::alertsShownMax);
}

void FrameViewModelTest::aPageThatShowsItAllNeedsNoBanner()
{
    FrameViewModel frame({Page::Queue, Page::Sync});
    FrameState state = signedIn(Role::Picker);
    state.alerts = {{.id = u"1"_s, .code = QString(codes::stale), .page = Page::Sync},
                    {.id = u"2"_s, .code = QString(codes::diskFull)}};
    frame.show(state, now);
    QCOMPARE(banners(frame).at(0).id, u"1"_s);
    QCOMPARE(frame.alertsMore(), 1);
    frame.open(Page::Sync);
    QCOMPARE(banners(frame).at(0).id, u"2"_s);
    QCOMPARE(frame.alertsMore(), 0);
    frame.open(Page::Queue);
    QCOMPARE(banners(frame).at(0).id, u"1"_s);
}

void FrameViewModelTest::aClosedBannerStaysAwayUntilItsCauseReturns()
{
    FrameViewModel frame(somePages());
    FrameState state = signedIn(Role::Picker);
    FrameState calm = state;
    state.alerts = {{u"disk"_s, Alert::Level::Bad, {}, QString(codes::diskFull)}};
    frame.show(state, now);
    frame.closeAlert(u"disk"_s);
    frame.show(state, now + 1min);
    QVERIFY(banners(frame).isEmpty());
    frame.show(calm, now + 2min);
    frame.show(state, now + 3min);
    QCOMPARE(banners(frame).size(), 1);
}

void FrameViewModelTest::aWrongScanStaysLongerThanAGoodOne()
{
    FrameViewModel frame(somePages());
    frame.answerScan({ScanNotice::Kind::Wrong, u"Wrong item"_s, {}, u"Tea"_s, u"Coffee"_s});
    QVERIFY(frame.answer().shown);
    QCOMPARE(frame.answer().tone, int(Tone::Bad));
    QCOMPARE(frame.answer().expected, u"Tea"_s);
    frame.hideAnswer();
    QVERIFY(!frame.answer().shown);
    frame.answerScan({ScanNotice::Kind::Complete, u"Already complete"_s});
    QCOMPARE(frame.answer().tone, int(Tone::Warn));
    static_assert(FrameViewModel::wrongAnswerShownMs > FrameViewModel::answerShownMs);
}

void FrameViewModelTest::aScannerThatDoesNotAnswerIsNamed()
{
    FrameViewModel frame(somePages());
    FrameState state = signedIn(Role::Picker);
    frame.show(state, now);
    QCOMPARE(frame.scannerWord(), u"No scanner"_s);
    state.scanners = {{u"Bench"_s, {}, true}, {u"Cart"_s, {}, true}};
    frame.show(state, now);
    QCOMPARE(frame.scannerWord(), u"2 scanners ready"_s);
    QCOMPARE(frame.scannerTone(), int(Tone::Good));
    state.scanners[1].working = false;
    frame.show(state, now);
    QCOMPARE(frame.scannerWord(), u"Cart does not answer"_s);
    QCOMPARE(frame.scannerTone(), int(Tone::Bad));
}

void FrameViewModelTest::undoComesBackAsItsKey()
{
    FrameViewModel frame(somePages());
    QSignalSpy pressed(&frame, &FrameViewModel::pressed);
    frame.announce(u"short"_s, u"1 × Tea marked as can't find"_s, true);
    QVERIFY(frame.toast().shown && frame.toast().undoable);
    frame.press(ActKey::Undo);
    QCOMPARE(pressed.at(0).at(0).value<ActKey::Value>(), ActKey::Undo);
}

QTEST_GUILESS_MAIN(FrameViewModelTest)
#include "FrameViewModelTest.moc"
