// SPDX-License-Identifier: Apache-2.0
#include "app/demo/DemoImport.h"
#include "app/edges/SystemClock.h"
#include "app/tools/show/ShowViewModel.h"
#include "tests/support/Eventually.h"

#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::show;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;

} // namespace

/// The demo's window over the real programs, whose own window opens without a screen.
class ShowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const auto cast = story::Cast::from(demo::importLines({m_clock.now()}));
        QVERIFY(cast);
        m_cast = *cast;
    }

    void theFirstMinuteWithItsPlugs()
    {
        const QTemporaryDir dir;
        Backstage backstage(m_cast, {.bin = qEnvironmentVariable("STOREHAND_BIN"),
                                     .data = dir.filePath(u"demo"_s)});
        ShowViewModel show(backstage, [this] { return m_clock.now(); });
        QVERIFY(!isDone(show, Step::OrderCame));
        backstage.open();
        QVERIFY(!show.progress().isEmpty());
        QTRY_VERIFY2_WITH_TIMEOUT(show.stationRuns(), qPrintable(show.failure()), patienceMs);
        QVERIFY(show.people().contains(m_cast.picker.name));

        // The first order drops in by itself.
        QTRY_VERIFY_WITH_TIMEOUT(isDone(show, Step::OrderCame), patienceMs);
        QVERIFY(!show.right().there);
        QVERIFY(show.wrong().there);

        show.toggleInternet();
        QVERIFY(show.cut());
        show.scanWrong(); // nobody has taken an order: the station says what it is
        QTRY_VERIFY_WITH_TIMEOUT(!show.answerText().isEmpty(), patienceMs);
        show.toggleInternet();

        show.toggleStation();
        QTRY_VERIFY_WITH_TIMEOUT(show.stationGone(), patienceMs);
        QVERIFY(!show.wrong().there);
        show.toggleStation();
        QTRY_VERIFY_WITH_TIMEOUT(show.stationRuns(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isDone(show, Step::NothingLost), patienceMs);

        show.startOver();
        QVERIFY(!isDone(show, Step::OrderCame));
        QTRY_VERIFY2_WITH_TIMEOUT(show.stationRuns(), qPrintable(show.failure()), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isDone(show, Step::OrderCame), patienceMs);
        QVERIFY2(show.failure().isEmpty(), qPrintable(show.failure()));
    }

    void withoutTheProgramsItSaysSo()
    {
        const QTemporaryDir dir;
        Backstage backstage(m_cast, {.bin = dir.path(), .data = dir.filePath(u"demo"_s)});
        ShowViewModel show(backstage, [this] { return m_clock.now(); });
        backstage.open();
        EVENTUALLY_VERIFY(!show.failure().isEmpty());
        QVERIFY(!show.stationRuns());
    }

private:
    [[nodiscard]] static bool isDone(ShowViewModel &show, Step step)
    {
        return show.steps()->index(int(step), 0).data(Qt::UserRole).value<TryRow>().done;
    }

    app::SystemClock m_clock;
    story::Cast m_cast;
};

QTEST_GUILESS_MAIN(ShowTest)
#include "ShowTest.moc"
