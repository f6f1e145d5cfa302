// SPDX-License-Identifier: Apache-2.0
#include "app/window/Desktop.h"

#include "ui/frame/StationWords.h"

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<Page> pages()
{
    return {Page::Queue, Page::Pick};
}

} // namespace

Desktop::Desktop(StationGateway &station, std::function<Instant()> now, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_now(std::move(now))
    , m_frame(pages())
    , m_signIn(station, m_now)
    , m_queue(station, m_now)
    , m_pick(station)
{
    wireFrame();
    wirePages();
    connect(&m_tick, &QTimer::timeout, this, &Desktop::tick);
    m_tick.start(tickMs);
    update();
}

Desktop::~Desktop() = default;

bool Desktop::open()
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_engine.setInitialProperties({{u"frame"_s, QVariant::fromValue(&m_frame)},
                                   {u"appearance"_s, QVariant::fromValue(&m_appearance)},
                                   {u"signIn"_s, QVariant::fromValue(&m_signIn)},
                                   {u"queue"_s, QVariant::fromValue(&m_queue)},
                                   {u"pick"_s, QVariant::fromValue(&m_pick)}});
    m_engine.load(u"qrc:/qt/qml/Storehand/Window/StationWindow.qml"_s);
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
    update();
    return m_window != nullptr;
}

void Desktop::wireFrame()
{
    connect(&m_station, &StationGateway::snapshotChanged, this, &Desktop::update);
    connect(&m_station, &StationGateway::scanned, this, &Desktop::onScan);
    connect(&m_station, &StationGateway::failed, this,
            [this](const Error &error) { m_frame.answerScan(noticeOf(error)); });
    connect(&m_station, &StationGateway::done, this, [this](const Deed &deed) {
        const DeedWords words = wordsOf(deed);
        m_frame.announce(words.icon, words.text, deed.undoable);
    });
    connect(&m_station, &StationGateway::ordersCame, this, [this] { m_frame.ring(); });
    connect(&m_frame, &FrameViewModel::switchPersonRequested, this, [this] { askWho(true); });
    connect(&m_frame, &FrameViewModel::pressed, this, &Desktop::press);
    connect(&m_frame, &FrameViewModel::searchRequested, this, [this](const QString &text) {
        m_queue.find(text);
        m_frame.open(Page::Queue);
    });
    connect(&m_frame, &FrameViewModel::alertsRequested, this, [this] { m_frame.open(Page::Sync); });
    connect(&m_frame, &FrameViewModel::alertActed, this, [this] { m_frame.open(Page::Sync); });
}

void Desktop::wirePages()
{
    connect(&m_signIn, &SignInViewModel::finished, this, [this] { askWho(false); });
    connect(&m_queue, &QueueViewModel::pickWanted, this, [this] { m_frame.open(Page::Pick); });
    connect(&m_pick, &PickViewModel::queueWanted, this, [this] { m_frame.open(Page::Queue); });
}

void Desktop::askWho(bool ask)
{
    m_asking = ask;
    update();
}

void Desktop::update()
{
    m_frame.show(frameStateOf(*m_station.snapshot(), m_now()), m_now());
    if (m_window)
        m_window->setProperty("asking", m_asking || !m_station.snapshot()->desk);
}

void Desktop::tick()
{
    update();
    m_queue.update();
}

void Desktop::onScan(const ScanView &scan)
{
    if (!scan.badge.isEmpty() && scan.result == ScanResult::Opened) {
        askWho(true);
        return;
    }
    m_frame.answerScan(noticeOf(scan));
    const bool isPick = scan.booked || scan.result == ScanResult::NeedsDetail;
    if (isPick && scan.action.isEmpty() && m_frame.page() == int(Page::Queue))
        m_frame.open(Page::Pick);
    else if (scan.result == ScanResult::Opened && !scan.orderRef.isEmpty()) {
        m_queue.find(scan.orderRef);
        m_frame.open(Page::Queue);
    }
    if (scan.action == u"short"_s)
        press(ActKey::Short);
    else if (scan.action == u"next"_s)
        press(ActKey::Next);
}

void Desktop::press(ActKey::Value key)
{
    if (m_frame.page() == int(Page::Pick)) {
        m_pick.press(key);
        return;
    }
    const auto desk = m_station.snapshot()->desk;
    if (key == ActKey::Undo && desk)
        m_station.undo(*desk);
}

} // namespace storehand::app
