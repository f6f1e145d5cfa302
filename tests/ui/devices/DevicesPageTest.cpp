// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "scanner/ScannerHub.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeDeviceBytes.h"
#include "tests/ui/Stage.h"
#include "ui/devices/DevicesViewModel.h"

#include <QTest>

#include <functional>
#include <utility>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString left = u"serial:/dev/ttyS0"_s;

/// A station that only shows what it is told.
class QuietStation : public StationGateway
{
public:
    void openCustomer(const AssignmentId &) override {}
    void openHistory(const AssignmentId &) override {}
    void watchOutbox(bool) override {}
    void setStorePickWay(PickWay) override {}
    void injectScan(const QString &, const QString &) override {}
    void tryNow() override {}

protected:
    void post(Work, Answer) override {}
    void setOwner(const QString &, const std::optional<PersonCode> &) override {}
};

/// The scanners of one hub on this thread.
class Desk : public scanner::ScannerDesk
{
public:
    explicit Desk(Clock &clock)
        : hub(clock)
    {
        connect(&hub, &scanner::ScannerHub::scannerChanged, this, [this] { show(); });
        connect(&hub, &scanner::ScannerHub::bytesSeen, this, &ScannerDesk::bytesSeen);
        connect(&hub, &scanner::ScannerHub::readSeen, this, &ScannerDesk::readSeen);
    }

    FakeDeviceBytes &plugIn(const scanner::ScannerProfile &profile)
    {
        auto device = std::make_unique<FakeDeviceBytes>();
        FakeDeviceBytes &kept = *device;
        hub.add(profile, std::move(device), u"/dev/ttyS0"_s);
        return kept;
    }
    void change(const QString &id, const scanner::ScannerSettings &settings) override
    {
        if (const Status changed = hub.change(id, settings); !changed)
            Q_EMIT failed(changed.error());
    }
    void teach(const QString &id) override
    {
        ask([this, id] { (void)hub.teach(id); });
    }
    void stopTeaching(const QString &id) override
    {
        ask([this, id] { hub.stopTeaching(id); });
    }
    void addPort(const QString &) override {}
    void removePort(const QString &) override {}

    /// What is asked waits until work().
    void beBusy() { m_isBusy = true; }
    void work()
    {
        m_isBusy = false;
        for (const std::function<void()> &asked : std::exchange(m_asked, {}))
            asked();
    }

    scanner::ScannerHub hub;

private:
    void ask(std::function<void()> asked)
    {
        if (m_isBusy)
            m_asked.append(std::move(asked));
        else
            asked();
    }

    bool m_isBusy = false;
    QList<std::function<void()>> m_asked;

    void show()
    {
        const scanner::DeviceStatus advice{scanner::ScannerState::Closed,
                                           codes::scannerTypes,
                                           {u"Zebra DS2208"_s, u"\"HID POS\""_s},
                                           {}};
        take({hub.scanners(),
              {{u"Zebra DS2208"_s, ScanSource::Wedge, u"USB 05e0:1200"_s,
                scanner::UsbMode::Keyboard, advice}},
              {}});
    }
};

} // namespace

/// The page of the scanners, drawn and used.
class DevicesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_desk = std::make_unique<Desk>(m_clock);
        m_left = &m_desk->plugIn({.name = u"ttyS0"_s, .id = left});
        m_model = std::make_unique<DevicesViewModel>(m_station, *m_desk,
                                                     [this] { return m_clock.now(); });
        m_stage = std::make_unique<Stage>();
    }

    void cleanup()
    {
        m_stage.reset();
        m_model.reset();
        m_desk.reset();
    }

    void everyPaneCanBeReadAndTouched_data()
    {
        QTest::addColumn<int>("pane");
        QTest::addColumn<QString>("name");
        QTest::newRow("live") << 0 << u"live"_s;
        QTest::newRow("set up") << 1 << u"set-up"_s;
        QTest::newRow("teach") << 2 << u"teach"_s;
        QTest::newRow("test card") << 3 << u"test-card"_s;
    }

    void everyPaneCanBeReadAndTouched()
    {
        QFETCH(int, pane);
        QFETCH(QString, name);
        for (const bool dark : {false, true}) {
            Stage stage;
            stage.setTheme("dark", dark);
            QVERIFY(stage.show(page, properties(), dark ? QSize(1024, 600) : QSize(1280, 800)));
            stage.find(u"devicesPage"_s)->setProperty("pane", pane);
            m_left->sends("]C10109521234543213"
                          "10LOT42\x1d"
                          "17261231\r");
            QCOMPARE(stage.unnamedControls().join(u"; "_s), QString());
            QCOMPARE(stage.smallTargets().join(u"; "_s), QString());
            stage.savePicture(u"devices-"_s + name + (dark ? u"-dark"_s : QString()));
        }
    }

    void aScannerIsTaughtAndPutBackAsItWas()
    {
        QVERIFY(m_stage->show(page, properties()));
        m_stage->find(u"devicesPage"_s)->setProperty("pane", 2);
        m_stage->click(m_stage->findControl(u"Teach ttyS0"_s));
        QVERIFY(m_model->isTeaching());
        m_stage->savePicture(u"devices-lesson"_s);
        for (int code = 0; code < scanner::TeachLesson::codesCount; ++code) {
            QByteArray content = m_model->lessonContent().toLatin1();
            m_left->sendsWhole(content.replace('\x1d', "~") + '\t');
        }
        QVERIFY(m_model->isTaught());
        QVERIFY(m_model->lessonResult().contains(u"~ stands for a separator."_s));
        QCOMPARE(m_model->form()->ending(), int(scanner::Ending::Tab));
        m_stage->savePicture(u"devices-taught"_s);
        m_stage->click(m_stage->findControl(u"As it was before"_s));
        QVERIFY(!m_model->isTeaching());
        QCOMPARE(m_model->form()->ending(), int(scanner::Ending::Auto));
        QCOMPARE(m_model->form()->separator(), QString());
    }

    void aLessonThatIsLeftBeforeItBeganTakesNoReads()
    {
        QVERIFY(m_stage->show(page, properties()));
        m_stage->find(u"devicesPage"_s)->setProperty("pane", 2);
        m_desk->beBusy();
        m_stage->click(m_stage->findControl(u"Teach ttyS0"_s));
        QVERIFY(!m_model->isTeaching());
        m_stage->find(u"devicesPage"_s)->setProperty("pane", 0);
        m_desk->work();
        QVERIFY(!m_model->isTeaching());
        m_left->sends("9521234543213\r");
        QVERIFY(m_desk->hub.takeScan());
    }

    void aReadIsShownByteByByteAndInPlainWords()
    {
        m_left->sends("]d20109521234543213"
                      "10LOT42\x1d"
                      "17261231\r");
        const auto bytes = m_model->bytes()->index(0, 0).data(Qt::UserRole).value<BytesRow>();
        QCOMPARE(bytes.text, u"]d2010952123454321310LOT42<GS>17261231<CR>"_s);
        QVERIFY(bytes.hex.contains(u"34 32 1d 31 37"_s));
        QCOMPARE(m_model->lastFrom(), u"ttyS0 · DataMatrix · ]d2"_s);
        QStringList captions;
        for (int i = 0; i < m_model->meaning()->rowCount(); ++i)
            captions.append(
                m_model->meaning()->index(i, 0).data(Qt::UserRole).value<MeaningRow>().caption);
        QCOMPARE(captions, (QStringList{u"Item number"_s, u"Lot"_s, u"Use by"_s}));
    }

    void aNameThatIsTakenIsRefusedInPlainWords()
    {
        m_desk->plugIn({.name = u"Right"_s, .id = u"usb:2"_s});
        m_model->choose(u"usb:2"_s);
        m_model->form()->rename(u"ttyS0"_s);
        QVERIFY2(m_model->problem().contains(u"ttyS0"_s), qPrintable(m_model->problem()));
        QCOMPARE(m_model->form()->name(), u"Right"_s);
        m_model->form()->rename(u"Counter"_s);
        QCOMPARE(m_model->problem(), QString());
        QCOMPARE(m_model->form()->name(), u"Counter"_s);
    }

    void aScannerThatIsFasterThanTheStationSaysSo()
    {
        for (int i = 0; i < scanner::ScanQueue::capacity + 16; ++i)
            m_left->sends("A-1\r");
        const auto row = m_model->scanners()->index(0, 0).data(Qt::UserRole).value<ScannerRow>();
        QCOMPARE(row.tone, int(Tone::Warn));
        QVERIFY(row.state.contains(u"272"_s));
    }

private:
    [[nodiscard]] QVariantMap properties() const
    {
        return {{u"model"_s, QVariant::fromValue(m_model.get())}};
    }

    const QString page = u"Storehand/Devices/DevicesPage.qml"_s;
    FakeClock m_clock;
    QuietStation m_station;
    FakeDeviceBytes *m_left = nullptr;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DevicesViewModel> m_model;
    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(DevicesPageTest)
#include "DevicesPageTest.moc"
