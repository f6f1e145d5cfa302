// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/WedgeTransport.h"

#include "scanner/ScannerHub.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Desk
{
    test::FakeClock clock;
    ScannerHub hub{clock};
    QString delivered;
    WedgeTransport *keyboard = nullptr;

    Desk()
    {
        auto transport = std::make_unique<WedgeTransport>(
            WedgeSettings(), clock, [this](const QList<KeyStroke> &strokes) {
                for (const KeyStroke &stroke : strokes)
                    delivered += stroke.text;
            });
        keyboard = transport.get();
        hub.add({.name = u"Keyboard"_s}, std::move(transport));
    }

    void types(const QString &text, int gapMs)
    {
        for (const QChar c : text) {
            pass(Millis(gapMs));
            const KeyStroke stroke{c, c == u'\r' ? int(Qt::Key_Return) : c.unicode(),
                                   clock.monotonic().count()};
            if (!keyboard->keyPressed(stroke))
                delivered += c;
        }
    }

    void pass(Millis span)
    {
        for (; span > Millis(0); span -= Millis(1)) {
            clock.advance(Millis(1));
            QCoreApplication::sendPostedEvents(keyboard);
        }
    }
};

} // namespace

class WedgeTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScanWithoutFocusReachesTheHub()
    {
        Desk desk;
        desk.types(u"9521234543213\r"_s, 5);
        const std::optional<Scan> scan = desk.hub.takeScan();
        QVERIFY(scan);
        QCOMPARE(scan->decoded.gtin14(), u"09521234543213"_s);
        QCOMPARE(scan->source, ScanSource::Wedge);
        QCOMPARE(desk.delivered, QString());
    }

    void aTypedKeyArrivesOneGapLater()
    {
        Desk desk;
        desk.types(u"a"_s, 100);
        QCOMPARE(desk.delivered, QString());
        desk.pass(WedgeSettings().gap);
        QCOMPARE(desk.delivered, u"a"_s);
        QVERIFY(!desk.hub.takeScan());
    }

    void aBusyProgramDoesNotTearAScan()
    {
        Desk desk;
        desk.types(u"952123"_s, 5);
        const qint64 last = desk.clock.monotonic().count();
        desk.clock.advance(Millis(400)); // the timer fires, but late, before the waiting keys
        QCoreApplication::sendPostedEvents(desk.keyboard);
        qint64 at = last;
        for (const QChar c : u"4543213\r"_s)
            QVERIFY(desk.keyboard->keyPressed(
                {c, c == u'\r' ? int(Qt::Key_Return) : c.unicode(), at += 5}));
        const std::optional<Scan> scan = desk.hub.takeScan();
        QVERIFY(scan);
        QCOMPARE(scan->decoded.text, u"9521234543213"_s);
        QCOMPARE(desk.delivered, QString());
    }

    void whenItIsOffEverythingIsTyped()
    {
        Desk desk;
        desk.types(u"ab"_s, 5);
        desk.keyboard->close();
        desk.types(u"9521234543213\r"_s, 5);
        QCOMPARE(desk.delivered, u"ab9521234543213\r"_s);
    }
};

QTEST_GUILESS_MAIN(WedgeTransportTest)
#include "WedgeTransportTest.moc"
