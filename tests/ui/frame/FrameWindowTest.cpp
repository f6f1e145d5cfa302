// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "tests/ui/Stage.h"
#include "ui/frame/Appearance.h"
#include "ui/frame/FrameViewModel.h"
#include "ui/messages/Translations.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// The frame as people meet it: rail, bar, banners, keys; in light and dark, small and large.
class FrameWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itLooksRightEverywhere_data();
    void itLooksRightEverywhere();
    void theDayGoesByKeys();
    void aTapOpensAPage();
};

namespace {

const Instant now = *Instant::fromText(u"2026-11-21T09:12:00.000Z"_s);
const QString file = u"Storehand/Frame/FrameWindow.qml"_s;

QList<Page> everyPage()
{
    return {Page::Queue, Page::Pick,  Page::Pack, Page::Counter, Page::Returns, Page::Receive,
            Page::Stock, Page::Today, Page::Sync, Page::Devices, Page::Settings};
}

FrameState busyMorning()
{
    FrameState state;
    state.storeName = u"Harbour Street"_s;
    state.timeZone = "Pacific/Auckland";
    state.link = {NetworkState::Kind::InternetDown, now - 12min, 31, 0};
    state.scanners = {{u"Bench"_s, u"Nadia"_s, true}};
    state.personName = u"Mere Tamati"_s;
    state.role = Role::Lead;
    state.counts = {{Page::Queue, 5}, {Page::Counter, 2}, {Page::Pack, 12}};
    state.urgent = {Page::Counter};
    state.alerts = {
        {u"1"_s, Alert::Level::Bad, u"SO-100023"_s, QString(codes::cancelled), {}, u"Put back"_s},
        {u"2"_s, Alert::Level::Warn, u"SO-100031"_s, QString(codes::overCapacity)},
        {u"3"_s, Alert::Level::Warn, u"SO-100032"_s, QString(codes::overCapacity)}};
    return state;
}

struct World
{
    World() { translations.use(QLocale(QLocale::English, QLocale::NewZealand)); }

    Translations translations;
    FrameViewModel frame{everyPage()};
    Appearance appearance;

    [[nodiscard]] QVariantMap properties()
    {
        return {{u"frame"_s, QVariant::fromValue(&frame)},
                {u"appearance"_s, QVariant::fromValue(&appearance)}};
    }
};

} // namespace

void FrameWindowTest::itLooksRightEverywhere_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QLocale>("language");
    const QLocale english(QLocale::English);
    QTest::newRow("light") << QSize(1280, 800) << false << 1.0 << english;
    QTest::newRow("dark") << QSize(1280, 800) << true << 1.0 << english;
    QTest::newRow("small") << QSize(1024, 600) << false << 1.0 << english;
    QTest::newRow("large-text") << QSize(1024, 600) << false << 2.0 << english;
    QTest::newRow("large-text-wide") << QSize(1920, 1080) << true << 2.0 << english;
    QTest::newRow("mirrored") << QSize(1280, 800) << false << 1.0 << QLocale(QLocale::Arabic);
    QTest::newRow("4k") << QSize(3840, 2160) << false << 1.5 << english;
}

void FrameWindowTest::itLooksRightEverywhere()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(double, scale);
    QFETCH(QLocale, language);
    World world;
    world.appearance.setShade(dark ? Appearance::Dark : Appearance::Light);
    world.appearance.setTextScale(scale);
    world.appearance.setReducedMotion(true);
    world.appearance.setLanguage(language);
    world.frame.show(busyMorning(), now);
    Stage stage;
    QVERIFY(stage.show(file, world.properties(), size));
    QCOMPARE(stage.unnamedControls().join(u"; "_s), QString());
    QCOMPARE(stage.smallTargets().join(u"; "_s), QString());

    const QString name = QString::fromLatin1(QTest::currentDataTag());
    world.frame.announce(u"short"_s, u"2 × English Breakfast marked as can't find"_s, true);
    stage.savePicture(u"frame-"_s + name);
    world.frame.answerScan({ScanNotice::Kind::Wrong, u"Wrong item"_s, u"Nothing was booked."_s,
                            u"English Breakfast, 50 bags"_s, u"Earl Grey, 50 bags"_s});
    stage.savePicture(u"frame-answer-"_s + name);
}

void FrameWindowTest::theDayGoesByKeys()
{
    World world;
    world.frame.show(busyMorning(), now);
    Stage stage;
    QVERIFY(stage.show(file, world.properties()));
    QSignalSpy pressed(&world.frame, &FrameViewModel::pressed);
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F5})
        QTest::keyClick(&stage.window(), key);
    QCOMPARE(pressed.count(), 4);
    QCOMPARE(pressed.at(0).at(0).value<ActKey::Value>(), ActKey::Short);
    QCOMPARE(pressed.at(3).at(0).value<ActKey::Value>(), ActKey::Next);

    QTest::keyClick(&stage.window(), Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(world.frame.page(), int(Page::Counter));

    QSignalSpy searched(&world.frame, &FrameViewModel::searchRequested);
    QTest::keyClick(&stage.window(), Qt::Key_F, Qt::ControlModifier);
    stage.type(u"Mere"_s);
    QTest::keyClick(&stage.window(), Qt::Key_Return);
    QCOMPARE(searched.count(), 1);
    QCOMPARE(searched.at(0).at(0).toString(), u"Mere"_s);
}

void FrameWindowTest::aTapOpensAPage()
{
    World world;
    world.frame.show(busyMorning(), now);
    Stage stage;
    QVERIFY(stage.show(file, world.properties()));
    QQuickItem *pick = stage.findControl(u"Pick"_s);
    QVERIFY(pick);
    stage.click(pick);
    QCOMPARE(world.frame.page(), int(Page::Pick));
}

QTEST_MAIN(FrameWindowTest)
#include "FrameWindowTest.moc"
