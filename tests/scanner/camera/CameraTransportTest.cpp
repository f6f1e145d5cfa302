// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/CameraTransport.h"

#include "core/domain/Codes.h"
#include "scanner/ScannerHub.h"
#include "tests/support/FakeClock.h"

#include <QSignalSpy>
#include <QTest>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;
using storehand::test::FakeClock;

namespace {

/// Finds what it was told is there, when it is asked to answer.
class ScriptedFinder : public PictureFinder
{
public:
    void find(PictureRequest request, Found found) override
    {
        requests.append(request);
        m_waiting.append(std::move(found));
    }

    void answer(const QList<Symbol> &symbols)
    {
        m_waiting.takeFirst()(PictureReading{.symbols = symbols});
    }
    void fail(const Error &error) { m_waiting.takeFirst()(failure(error)); }
    [[nodiscard]] bool isAsked() const { return !m_waiting.isEmpty(); }

    QList<PictureRequest> requests;

private:
    QList<Found> m_waiting;
};

Symbol ean(const QString &text)
{
    return {u"EAN-13"_s, u"]E0"_s, text};
}

const QString tea = u"9521234543213"_s;
const QString salt = u"4006381333931"_s;

GreyFrame frameOf(char shade)
{
    constexpr int width = 64;
    constexpr int height = 36;
    return {width, height, QByteArray(qsizetype(width) * height, shade)};
}

} // namespace

/// A camera at the hub, with a finder that sees what the test says.
class CameraTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<FakeClock>();
        m_finder = std::make_unique<ScriptedFinder>();
        m_hub = std::make_unique<ScannerHub>(*m_clock);
        m_expected.clear();
        auto camera =
            std::make_unique<CameraTransport>(*m_clock, *m_finder, [this](const Symbol &symbol) {
                return m_expected.contains(symbol.text);
            });
        m_camera = camera.get();
        m_hub->add(CameraTransport::profile(), std::move(camera));
    }

    void cleanup() { m_hub.reset(); }

    void aCameraAtRestIsNotBroken()
    {
        QCOMPARE(m_hub->scanners().first().device.state, storehand::scanner::ScannerState::Closed);
        QCOMPARE(m_hub->scanners().first().transport, ScanSource::Camera);
    }

    void nobodyLooksBeforeTheCameraIsAimed()
    {
        m_camera->show(frameOf('a'));
        QVERIFY(!m_finder->isAsked());
        aim();
        m_camera->show(frameOf('a'));
        QVERIFY(m_finder->isAsked());
        QCOMPARE(m_hub->scanners().first().device.state, storehand::scanner::ScannerState::Open);
    }

    void aCodeThatTheWorkExpectsCountsAtOnce()
    {
        m_expected = {tea};
        aim();
        see({ean(tea)});
        QCOMPARE(reads(), QStringList{tea});
    }

    void anyOtherCodeNeedsASecondFrame()
    {
        aim();
        see({ean(tea)});
        QCOMPARE(reads(), QStringList());
        see({ean(salt)});
        QCOMPARE(reads(), QStringList());
        see({ean(tea)});
        QCOMPARE(reads(), QStringList{tea});
    }

    void aCodeCountsOnceAsLongAsItIsInView()
    {
        aim();
        for (int i = 0; i < 50; ++i)
            see({ean(tea)});
        QCOMPARE(reads(), QStringList{tea});
    }

    void aStillCodeThatIsHardToReadCountsOnce()
    {
        aim();
        see({ean(tea)}, 'a');
        see({ean(tea)}, 'a');
        for (int i = 0; i < 100; ++i)
            see(i % 40 == 0 ? QList{ean(tea)} : QList<Symbol>(), 'a');
        QCOMPARE(reads(), QStringList{tea});
    }

    void aCodeThatComesBackAtOnceIsADuplicate()
    {
        m_expected = {tea};
        aim();
        see({ean(tea)}, 'a');
        m_clock->advance(CodesInView::absence);
        see({}, 'z');
        see({ean(tea)}, 'a');
        m_clock->advance(CameraTransport::profile().duplicateWindow);
        see({}, 'z');
        see({ean(tea)}, 'a');
        QCOMPARE(reads(), QStringList({tea, u"duplicate"_s, tea}));
    }

    void besideAnExpectedCodeTheOthersAreSilent()
    {
        m_expected = {tea};
        aim();
        for (int i = 0; i < 5; ++i)
            see({{u"QRCode"_s, u"]Q1"_s, u"https://example.test"_s}, ean(tea)});
        QCOMPARE(reads(), QStringList{tea});
    }

    void theNewestFrameIsLookedAt()
    {
        aim();
        m_camera->show(frameOf('a'));
        m_camera->show(frameOf('m'));
        m_camera->show(frameOf('z'));
        m_finder->answer({});
        QCOMPARE(m_finder->requests.size(), 2);
        QCOMPARE(m_finder->requests.last().frame.pixels.at(0), 'z');
    }

    void everyFourthLookIsHarderAndInTheMiddle()
    {
        aim();
        for (const char shade : {'a', 'm', 'a', 'm'})
            see({}, shade);
        QList<Effort> efforts;
        for (const PictureRequest &request : std::as_const(m_finder->requests))
            efforts.append(request.effort);
        QCOMPARE(efforts, QList({Effort::Fast, Effort::Fast, Effort::Fast, Effort::Hard}));
        QVERIFY(m_finder->requests.last().frame.width < m_finder->requests.first().frame.width);
    }

    void whoHoldsStillOrAsksGetsTheWholeLadder()
    {
        aim();
        for (int i = 0; i < 20; ++i)
            see({}, 'a');
        QVERIFY(ladders() >= 1);
        const int before = ladders();
        m_camera->tryHarder();
        see({}, 'z');
        QCOMPARE(ladders(), before + 1);
    }

    void afterTenSecondsWithoutAReadItGivesUp()
    {
        QSignalSpy gaveUp(m_camera, &CameraTransport::gaveUp);
        m_expected = {tea};
        aim();
        m_clock->advance(Millis(9000));
        see({ean(tea)});
        m_clock->advance(Millis(9000));
        QCOMPARE(gaveUp.size(), 0);
        m_clock->advance(Millis(2000));
        QCOMPARE(gaveUp.size(), 1);
        m_camera->show(frameOf('a'));
        QVERIFY(!m_finder->isAsked());
    }

    void whoCannotSeeAnythingIsNotGivenUp()
    {
        QSignalSpy gaveUp(m_camera, &CameraTransport::gaveUp);
        m_camera->aim();
        m_camera->setCamera({storehand::scanner::ScannerState::Waiting, codes::noCamera});
        m_clock->advance(Millis(60'000));
        QCOMPARE(gaveUp.size(), 0);
        QCOMPARE(m_hub->scanners().first().device.code, QString(codes::noCamera));
    }

    void aDecoderThatDiesLosesOneFrameOnly()
    {
        m_expected = {tea};
        aim();
        m_camera->show(frameOf('a'));
        m_finder->fail({ErrorKind::Device, codes::decoderFailed, u"it died"_s});
        see({ean(tea)});
        QCOMPARE(reads(), QStringList{tea});
    }

    void aDecoderThatDiesAgainAndAgainIsShownUntilItWorks()
    {
        const auto device = [this] { return m_hub->scanners().first().device; };
        aim();
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(device().state, storehand::scanner::ScannerState::Open);
            m_camera->show(frameOf('a'));
            m_finder->fail({ErrorKind::Device, codes::decoderFailed, u"it does not start"_s});
        }
        QCOMPARE(device().state, storehand::scanner::ScannerState::Error);
        QCOMPARE(device().code, QString(codes::decoderFailed));
        see({});
        QCOMPARE(device().state, storehand::scanner::ScannerState::Open);
    }

    void aPictureIsOneRead()
    {
        QStringList answers;
        const auto answered = [&](const Status &status) {
            answers.append(status ? u"read"_s : status.error().code);
        };
        m_camera->takePicture({.path = u"one.png"_s}, answered);
        m_finder->answer({ean(tea), ean(salt)});
        m_expected = {salt};
        m_camera->takePicture({.path = u"two.png"_s}, answered);
        m_finder->answer({ean(tea), ean(salt)});
        m_camera->takePicture({.path = u"three.png"_s}, answered);
        m_finder->answer({});
        QCOMPARE(reads(), QStringList({tea, salt}));
        QCOMPARE(answers, QStringList({u"read"_s, u"read"_s, QString(codes::noCode)}));
    }

private:
    void aim()
    {
        m_camera->aim();
        m_camera->setCamera({.state = storehand::scanner::ScannerState::Open});
    }

    /// The camera shows a frame in which these symbols are found; then a twentieth of a second
    /// passes.
    void see(const QList<Symbol> &symbols, char shade = 'a')
    {
        m_camera->show(frameOf(shade));
        m_finder->answer(symbols);
        m_clock->advance(Millis(50));
    }

    [[nodiscard]] int ladders() const
    {
        return int(std::count_if(
            m_finder->requests.begin(), m_finder->requests.end(),
            [](const PictureRequest &request) { return request.effort == Effort::Ladder; }));
    }

    /// What the hub has told so far.
    [[nodiscard]] QStringList reads()
    {
        while (const std::optional<Scan> scan = m_hub->takeScan())
            m_reads.append(scan->duplicate ? u"duplicate"_s : scan->decoded.text);
        return std::exchange(m_reads, {});
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ScriptedFinder> m_finder;
    std::unique_ptr<ScannerHub> m_hub;
    CameraTransport *m_camera = nullptr;
    QStringList m_expected;
    QStringList m_reads;
};

QTEST_GUILESS_MAIN(CameraTransportTest)
#include "CameraTransportTest.moc"
