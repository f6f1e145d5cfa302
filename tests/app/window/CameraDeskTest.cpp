// SPDX-License-Identifier: Apache-2.0
#include "app/window/CameraDesk.h"

#include "core/domain/Codes.h"
#include "scanner/ScannerHub.h"
#include "tests/support/Eventually.h"
#include "tests/support/FakeClock.h"
#include "ui/controls/Tone.h"

#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;
using storehand::test::FakeClock;

namespace {

/// A camera that does what the test says.
class FakeFrames : public scanner::FrameSource
{
public:
    void start(const QString &cameraId, Sink sink) override
    {
        chosen = cameraId.isEmpty() ? u"front"_s : cameraId;
        m_sink = std::move(sink);
    }
    void stop() override { m_sink = {}; }
    [[nodiscard]] QList<scanner::CameraInfo> cameras() const override
    {
        return {{u"front"_s, u"Front"_s}, {u"desk"_s, u"Desk"_s}};
    }
    [[nodiscard]] QString current() const override { return isOpen() ? chosen : QString(); }
    [[nodiscard]] bool hasTorch() const override { return isOpen(); }
    void setTorch(bool on) override { torch = on; }

    [[nodiscard]] bool isOpen() const { return bool(m_sink.frame); }
    void show() { m_sink.frame({8, 8, QByteArray(64, 'a')}); }
    void change(const scanner::DeviceStatus &status) { m_sink.changed(status); }

    QString chosen;
    bool torch = false;

private:
    Sink m_sink;
};

/// Always finds the same.
class SureFinder : public scanner::PictureFinder
{
public:
    void find(scanner::PictureRequest request, Found found) override
    {
        paths.append(request.path);
        found(scanner::PictureReading{.symbols = symbols});
    }

    QList<scanner::Symbol> symbols;
    QStringList paths;
};

constexpr scanner::ScannerState isOn = scanner::ScannerState::Open;

} // namespace

/// The panel over a camera that is not there, and the real camera scanner.
class CameraDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<FakeClock>();
        m_finder = std::make_unique<SureFinder>();
        m_hub = std::make_unique<scanner::ScannerHub>(*m_clock);
        auto camera = std::make_unique<scanner::CameraTransport>(
            *m_clock, *m_finder, [](const scanner::Symbol &) { return true; });
        m_camera = camera.get();
        m_hub->add(scanner::CameraTransport::profile(), std::move(camera));
        m_port = std::make_unique<scanner::CameraPort>(
            [this](const scanner::CameraPort::Work &work) { work(*m_camera); });
        m_panel = std::make_unique<CameraViewModel>();
        m_loads = 0;
        m_isInstalled = true;
        m_refusals.clear();
        m_desk = std::make_unique<CameraDesk>(
            *m_panel, *m_port, [this] { return load(); },
            [this](const Error &error) { m_refusals.append(error.code); });
    }

    void cleanup()
    {
        m_desk.reset();
        m_port.reset();
        m_hub.reset();
    }

    void noCameraIsTouchedBeforeSomebodyAsks()
    {
        QCOMPARE(m_loads, 0);
        QVERIFY(!m_panel->isOpen());
        m_panel->toggle();
        m_panel->close();
        m_panel->toggle();
        QCOMPARE(m_loads, 1);
        QVERIFY(m_source->isOpen());
    }

    void whatIsReadIsAScanOfTheCamera()
    {
        m_finder->symbols = {{u"EAN-13"_s, u"]E0"_s, u"9521234543213"_s}};
        m_panel->toggle();
        m_source->change({.state = isOn});
        m_source->show();
        const std::optional<Scan> scan = m_hub->takeScan();
        QVERIFY(scan);
        QCOMPARE(scan->decoded.gtin14(), u"09521234543213"_s);
        QCOMPARE(scan->source, ScanSource::Camera);
        QCOMPARE(m_panel->tone(), int(Tone::Good));
        QVERIFY(!m_panel->picture().isNull());
    }

    void afterTenSecondsTheCameraIsOffAndThePanelSaysSo()
    {
        m_panel->toggle();
        m_source->change({.state = isOn});
        m_clock->advance(scanner::CameraTransport::aimTimeMax);
        QVERIFY(m_panel->isOpen());
        QVERIFY(!m_source->isOpen());
        QVERIFY(!m_panel->hasPicture());
        QCOMPARE(m_panel->tone(), int(Tone::Warn));
        m_panel->act();
        QVERIFY(m_source->isOpen());
    }

    void troubleIsToldAndGoesAway()
    {
        m_panel->toggle();
        for (const QLatin1StringView code : {codes::noCamera, codes::deviceInUse,
                                             codes::cameraForbidden, codes::cameraUnplugged}) {
            m_source->change({scanner::ScannerState::Error, code, {u"cheese"_s}});
            QCOMPARE(m_panel->tone(), int(Tone::Bad));
            QVERIFY(!m_panel->title().isEmpty());
            QCOMPARE(m_hub->scanners().first().device.code, QString(code));
        }
        m_source->change({.state = isOn});
        QVERIFY(m_panel->hasPicture());
        m_panel->close();
        QVERIFY(!m_source->isOpen());
        QCOMPARE(m_hub->scanners().first().device.state, scanner::ScannerState::Closed);
    }

    void anotherCameraCanBeChosen()
    {
        m_panel->toggle();
        m_source->change({.state = isOn});
        QCOMPARE(m_panel->otherCamera(), u"Desk"_s);
        m_panel->useOtherCamera();
        QCOMPARE(m_source->chosen, u"desk"_s);
    }

    void theLightIsSwitched()
    {
        m_panel->toggle();
        m_source->change({.state = isOn});
        QVERIFY(m_panel->hasTorch());
        m_panel->toggleTorch();
        QVERIFY(m_source->torch);
        QVERIFY(m_panel->torch());
        m_panel->toggleTorch();
        QVERIFY(!m_source->torch);
    }

    void withoutThePluginThePanelSaysSo()
    {
        m_isInstalled = false;
        m_panel->toggle();
        QVERIFY(m_panel->isOpen());
        QCOMPARE(m_panel->tone(), int(Tone::Bad));
        m_panel->close();
        QVERIFY(!m_panel->isOpen());
    }

    void droppedPicturesAreScansToo()
    {
        m_finder->symbols = {{u"EAN-13"_s, u"]E0"_s, u"9521234543213"_s}};
        m_panel->takeFiles({QUrl::fromLocalFile(u"/tmp/one.png"_s), QUrl(u"https://no.test"_s)});
        QCOMPARE(m_finder->paths, QStringList{u"/tmp/one.png"_s});
        QVERIFY(m_hub->takeScan());
        QCOMPARE(m_loads, 0);
        m_finder->symbols.clear();
        m_panel->takeFiles({QUrl::fromLocalFile(u"/tmp/two.png"_s)});
        EVENTUALLY_COMPARE(m_refusals, QStringList{QString(codes::noCode)});
        QVERIFY(!m_hub->takeScan());
    }

private:
    Result<std::unique_ptr<scanner::FrameSource>> load()
    {
        ++m_loads;
        if (!m_isInstalled)
            return failure(ErrorKind::Device, codes::cameraPartMissing, u"not there"_s);
        auto source = std::make_unique<FakeFrames>();
        m_source = source.get();
        return source;
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<SureFinder> m_finder;
    std::unique_ptr<scanner::ScannerHub> m_hub;
    scanner::CameraTransport *m_camera = nullptr;
    std::unique_ptr<scanner::CameraPort> m_port;
    std::unique_ptr<CameraViewModel> m_panel;
    FakeFrames *m_source = nullptr;
    std::unique_ptr<CameraDesk> m_desk;
    int m_loads = 0;
    bool m_isInstalled = true;
    QStringList m_refusals;
};

QTEST_GUILESS_MAIN(CameraDeskTest)
#include "CameraDeskTest.moc"
