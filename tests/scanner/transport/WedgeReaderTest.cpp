// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/WedgeReader.h"

#include "core/domain/Codes.h"
#include "scanner/ScannerHub.h"
#include "scanner/transport/WedgeTransport.h"
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
    std::unique_ptr<WedgeReader> reader;

    Desk()
    {
        auto transport = std::make_unique<WedgeTransport>();
        keyboard = transport.get();
        hub.add({.name = u"Keyboard"_s}, std::move(transport));
        reader = std::make_unique<WedgeReader>(
            WedgeSettings(), clock,
            [this](const KeyedRead &read, qint64 firstKeyUs) { keyboard->take(read, firstKeyUs); },
            [this](const QList<KeyStroke> &strokes) {
                for (const KeyStroke &stroke : strokes)
                    delivered += stroke.text;
            });
    }

    void types(const QString &text, int gapMs)
    {
        for (const QChar c : text) {
            pass(Millis(gapMs));
            const KeyStroke stroke{c, c == u'\r' ? int(Qt::Key_Return) : c.unicode(),
                                   clock.monotonic().count()};
            if (!reader->keyPressed(stroke))
                delivered += c;
        }
    }

    void pass(Millis span)
    {
        for (; span > Millis(0); span -= Millis(1)) {
            clock.advance(Millis(1));
            QCoreApplication::sendPostedEvents(reader.get());
        }
    }
};

} // namespace

class WedgeReaderTest : public QObject
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
        QCoreApplication::sendPostedEvents(desk.reader.get());
        qint64 at = last;
        for (const QChar c : u"4543213\r"_s)
            QVERIFY(desk.reader->keyPressed(
                {c, c == u'\r' ? int(Qt::Key_Return) : c.unicode(), at += 5}));
        const std::optional<Scan> scan = desk.hub.takeScan();
        QVERIFY(scan);
        QCOMPARE(scan->decoded.text, u"9521234543213"_s);
        QCOMPARE(desk.delivered, QString());
    }

    void theKeysThatWereSetUpAreTaken()
    {
        Desk desk;
        QVERIFY(desk.hub.change(u"Keyboard"_s, {.keys = u"de"_s}));
        desk.types(u"+C1SHLÖA1\r"_s, 5);
        QCOMPARE(desk.hub.takeScan()->decoded.text, u"SHL:A1"_s);
        QVERIFY(desk.hub.change(u"Keyboard"_s, {.keys = ScannerSettings::keysAsTyped}));
        desk.types(u"P-000123\r"_s, 5);
        QCOMPARE(desk.hub.takeScan()->decoded.text, u"P-000123"_s);
    }

    void aReadWithoutEndIsNoCode()
    {
        Desk desk;
        desk.types(QString(WedgeDetector::sizeMax + 10, u'7') + u'\r', 1);
        const std::optional<Scan> scan = desk.hub.takeScan();
        QVERIFY(scan && scan->error);
        QCOMPARE(scan->error->code, codes::tooLong);
        QVERIFY(!desk.hub.takeScan());
        desk.pass(Millis(1000));
        desk.types(u"9521234543213\r"_s, 5);
        QVERIFY(!desk.hub.takeScan()->error);
    }

    void theKeyboardIsTaughtLikeAnyScanner()
    {
        Desk desk;
        QVERIFY(desk.hub.teach(u"Keyboard"_s));
        desk.types(u"SH/Teach-1öqwzyam@\r"_s, 5);
        QCOMPARE(desk.hub.scanners().first().lesson->code, 0); // no layout types that
        desk.types(u"SHßTeach-1öqwyzam\"\r"_s, 5);
        desk.types(u"010952123454321310TEACH~211\r"_s, 5);
        desk.types(u"9521234543213\r"_s, 5);
        QVERIFY(!desk.hub.takeScan());
        const ScannerStatus status = desk.hub.scanners().first();
        QCOMPARE(status.lesson->code, TeachLesson::codesCount);
        QCOMPARE(status.settings.keys, u"de"_s);
        QCOMPARE(status.settings.separatorSubstitute, QByteArray("~"));
    }
};

QTEST_GUILESS_MAIN(WedgeReaderTest)
#include "WedgeReaderTest.moc"
