// SPDX-License-Identifier: Apache-2.0
#include "app/window/Desktop.h"

#include "app/edges/DesktopNotice.h"
#include "core/domain/Codes.h"
#include "ui/frame/StationWords.h"

#include <utility>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

// StationWindow.qml knows the pages by these numbers.
static_assert(int(Page::Queue) == 0 && int(Page::Pick) == 1 && int(Page::Shelf) == 2 &&
              int(Page::Counter) == 4 && int(Page::Devices) == 10 && int(Page::Settings) == 11 &&
              int(Page::Sync) == 12);

QList<Page> pages()
{
    return {Page::Queue,   Page::Pick,     Page::Shelf, Page::Counter,
            Page::Devices, Page::Settings, Page::Sync};
}

bool waitsForShelf(const OrderCard &card)
{
    return card.state >= AssignmentState::Picked && card.state <= AssignmentState::Staged;
}

/// The key that a command card stands for; the station itself did what the others want.
std::optional<ActKey::Value> keyOf(const ScanView &scan)
{
    if (scan.result != ScanResult::Opened)
        return {};
    if (scan.action == u"short"_s)
        return ActKey::Short;
    if (scan.action == u"next"_s)
        return ActKey::Next;
    return scan.action == u"print"_s ? std::optional(ActKey::Print) : std::nullopt;
}

} // namespace

Desktop::Desktop(StationGateway &station, scanner::ScannerDesk &scanners,
                 std::function<Instant()> now, const QLocale &locale, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_now(std::move(now))
    , m_locale(locale)
    , m_frame(pages())
    , m_signIn(station, m_now)
    , m_queue(station, m_now)
    , m_pick(station)
    , m_stage(station)
    , m_counter(station, m_now)
    , m_sync(station, m_now)
    , m_devices(station, scanners, m_now)
    , m_settings(Translations::available(), m_frame.sounds().isAvailable())
{
    wireFrame();
    wireAlarm();
    wirePages();
    connect(&m_tick, &QTimer::timeout, this, [this] {
        update();
        updatePages();
    });
    m_tick.start(tickMs);
    apply({});
}

Desktop::~Desktop() = default;

bool Desktop::open()
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_engine.setInitialProperties({{u"frame"_s, QVariant::fromValue(&m_frame)},
                                   {u"appearance"_s, QVariant::fromValue(&m_appearance)},
                                   {u"start"_s, QVariant::fromValue(&m_start)},
                                   {u"signIn"_s, QVariant::fromValue(&m_signIn)},
                                   {u"queue"_s, QVariant::fromValue(&m_queue)},
                                   {u"pick"_s, QVariant::fromValue(&m_pick)},
                                   {u"stage"_s, QVariant::fromValue(&m_stage)},
                                   {u"counter"_s, QVariant::fromValue(&m_counter)},
                                   {u"sync"_s, QVariant::fromValue(&m_sync)},
                                   {u"devices"_s, QVariant::fromValue(&m_devices)},
                                   {u"settings"_s, QVariant::fromValue(&m_settings)},
                                   {u"camera"_s, QVariant::fromValue(&m_camera)}});
    m_engine.load(u"qrc:/qt/qml/Storehand/Window/StationWindow.qml"_s);
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
    if (m_window) {
        m_enter = std::make_unique<EnterKey>(*m_window);
        connect(m_enter.get(), &EnterKey::confirmed, this, [this] { press(ActKey::Confirm); });
        m_focus = std::make_unique<FocusInSight>(*m_window);
        m_presence = std::make_unique<PresenceWatch>(*m_window);
        connect(m_presence.get(), &PresenceWatch::noticed, this, &Desktop::noteDeskPerson);
    }
    update();
    return m_window != nullptr;
}

void Desktop::apply(const StationSettings &settings)
{
    m_settings.show(settings);
    m_appearance.setShade(Appearance::Shade(settings.shade));
    m_appearance.setTextScale(settings.textPercent / 100.0);
    m_appearance.setReducedMotion(settings.reducedMotion);
    m_frame.sounds().setVolume(settings.volume);
    m_station.setStorePickWay(settings.pickWay);
    const QLocale locale = settings.language.isEmpty() ? m_locale : QLocale(settings.language);
    if (locale.name() != m_language) {
        m_language = locale.name();
        m_translations.use(locale);
        m_appearance.setLanguage(locale);
        m_engine.retranslate();
    }
    update();
    updatePages();
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
    connect(&m_frame, &FrameViewModel::switchPersonRequested, this, [this] { askWho(true); });
    connect(&m_frame, &FrameViewModel::pressed, this, [this](ActKey::Value key) { press(key); });
    connect(&m_frame, &FrameViewModel::searchRequested, this, &Desktop::search);
    connect(&m_frame, &FrameViewModel::cameraRequested, &m_camera, &CameraViewModel::toggle);
    connect(&m_frame, &FrameViewModel::alertsRequested, this, [this] { m_frame.open(Page::Sync); });
    connect(&m_frame, &FrameViewModel::alertActed, this, [this](const QString &id) {
        m_frame.open(id == newOrdersAlert ? Page::Queue : Page::Sync);
        if (id == newOrdersAlert)
            m_alarm.seen();
    });
}

/// A code that was typed is a scan, and so is all that answers the pick page's question for a
/// serial number, lot or date. Everything else is looked for, and so is what no product has.
void Desktop::search(const QString &text)
{
    const Result<Decoded> code = decodeText(text);
    if (asksForDetail()) {
        m_station.injectScan(text, {});
    } else if (code && (code->own || code->gtin)) {
        m_typed = code->text;
        m_station.injectScan(text, {});
    } else {
        find(text);
    }
}

bool Desktop::asksForDetail() const
{
    const auto snapshot = m_station.snapshot();
    const PickView *walk = snapshot->desk ? snapshot->pick(*snapshot->desk) : nullptr;
    return walk && !walk->needs.isEmpty() && m_frame.page() == int(Page::Pick);
}

void Desktop::find(const QString &text)
{
    m_queue.find(text);
    m_frame.open(Page::Queue);
}

void Desktop::wireAlarm()
{
    connect(&m_station, &StationGateway::ordersCame, &m_alarm, &NewOrderAlarm::came);
    connect(&m_alarm, &NewOrderAlarm::told, this, &Desktop::tellNewOrders);
    connect(&m_alarm, &NewOrderAlarm::repeated, this, [this] { m_frame.ring(); });
    connect(&m_alarm, &NewOrderAlarm::wasSeen, this, [this] {
        update();
        Q_EMIT newOrdersChanged(m_window ? m_window->title() : QString(), false);
    });
    // Whoever goes on working has seen it.
    connect(&m_station, &StationGateway::scanned, &m_alarm, &NewOrderAlarm::seen);
    connect(&m_station, &StationGateway::done, &m_alarm, &NewOrderAlarm::seen);
    connect(&m_frame, &FrameViewModel::alertClosed, this, [this](const QString &id) {
        if (id == newOrdersAlert)
            m_alarm.seen();
    });
    connect(&m_frame, &FrameViewModel::pageChanged, this, [this] {
        if (m_frame.page() == int(Page::Queue))
            m_alarm.seen();
    });
}

void Desktop::tellNewOrders()
{
    update();
    m_frame.ring();
    const auto alert = alertOf(m_alarm, *m_station.snapshot(), m_now());
    if (alert)
        Q_EMIT newOrdersChanged(alert->title, true);
    if (!m_window || m_window->isActive())
        return;
    m_window->alert(0);
    if (alert)
        showDesktopNotice(alert->title, alert->text);
}

void Desktop::comeForward()
{
    if (!m_window)
        return;
    m_window->show();
    m_window->raise();
    m_window->requestActivate();
    m_frame.open(Page::Queue);
    m_alarm.seen();
}

void Desktop::showOpening()
{
    m_starting = true;
    m_start.showOpening();
    update();
}

void Desktop::showFailure(const Error &error, const QString &address)
{
    m_starting = true;
    m_start.showFailure(error, address);
    update();
}

void Desktop::showWork()
{
    m_starting = false;
    update();
}

void Desktop::wirePages()
{
    connect(&m_signIn, &SignInViewModel::finished, this, [this] { askWho(false); });
    connect(&m_queue, &QueueViewModel::pickWanted, this, [this] { m_frame.open(Page::Pick); });
    connect(&m_queue, &QueueViewModel::shelfWanted, this, &Desktop::openOrder);
    connect(&m_queue, &QueueViewModel::handOverWanted, this, &Desktop::openOrder);
    connect(&m_pick, &PickViewModel::queueWanted, this, [this] { m_frame.open(Page::Queue); });
    connect(&m_pick, &PickViewModel::shelfWanted, this, [this] { m_frame.open(Page::Shelf); });
    connect(&m_pick, &PickViewModel::printWanted, this, &Desktop::printWanted);
    connect(&m_sync, &SyncViewModel::orderWanted, this, &Desktop::find);
    connect(&m_settings, &SettingsViewModel::edited, this, [this](const StationSettings &settings) {
        apply(settings);
        Q_EMIT settingsEdited(settings);
    });
    connect(&m_settings, &SettingsViewModel::soundWanted, this,
            [this] { m_frame.sounds().play(Sound::Good); });
}

bool Desktop::asksForPin() const
{
    return (m_asking || !m_station.snapshot()->desk) && !m_signIn.chosen().isEmpty();
}

void Desktop::askWho(bool ask)
{
    m_asking = ask;
    update();
}

void Desktop::update()
{
    const SnapshotPtr snapshot = m_station.snapshot();
    m_alarm.setCatchingUp(snapshot->link.catchingUp);
    FrameState state = m_starting ? FrameState() : frameStateOf(*snapshot, m_now());
    if (const auto alert = alertOf(m_alarm, *snapshot, m_now()))
        state.alerts.prepend(*alert);
    m_frame.show(state, m_now());
    if (!m_window)
        return;
    m_window->setProperty("starting", m_starting);
    m_window->setProperty("asking", m_asking || !snapshot->desk);
}

void Desktop::updatePages()
{
    m_queue.update();
    m_stage.update();
    m_counter.update();
    m_sync.update();
}

void Desktop::onScan(const ScanView &scan)
{
    if (!scan.badge.isEmpty() && scan.result == ScanResult::Opened) {
        askWho(true);
        return;
    }
    const bool isLabel = !scan.parcel.isEmpty() || !scan.place.isEmpty();
    const bool isUnknown = scan.result == ScanResult::UnknownCode;
    const bool isAwaited = isLabel && m_stage.waiting() > 0;
    // Digits that were typed may be a phone number after all.
    if (std::exchange(m_typed, {}) == scan.text && isUnknown && !isAwaited) {
        find(scan.text);
        return;
    }
    if (isUnknown && isAwaited && !isColleagues(scan))
        m_frame.open(Page::Shelf);
    const QString taken = m_frame.page() == int(Page::Shelf) ? m_stage.takeScan(scan) : QString();
    if (!taken.isEmpty()) {
        m_frame.answerScan({ScanNotice::Kind::Good, taken, scan.text, {}, {}});
        return;
    }
    const std::optional<ActKey::Value> card = keyOf(scan);
    ScanNotice notice =
        card && !hasUseFor(*card, scan.person) ? unusedCardNotice() : noticeOf(scan);
    const PersonView *person = m_station.snapshot()->person(scan.person);
    if (person && m_pick.both()) // whose scan it was, where two people work
        notice.title = person->name + u" · "_s + notice.title;
    m_frame.answerScan(notice);
    if (!isColleagues(scan))
        openWhatWasScanned(scan);
    if (card)
        press(*card, scan.person);
}

/// Read with a scanner of somebody's own while another person is at the desk, whose page it moves
/// no more than their customer.
bool Desktop::isColleagues(const ScanView &scan) const
{
    const auto desk = m_station.snapshot()->desk;
    return desk && scan.person != *desk;
}

void Desktop::openWhatWasScanned(const ScanView &scan)
{
    const bool isPick =
        scan.action.isEmpty() && (scan.booked || scan.result == ScanResult::NeedsDetail);
    if (isPick && m_frame.page() == int(Page::Queue)) {
        m_frame.open(Page::Pick);
        return;
    }
    if (scan.result != ScanResult::Opened || scan.assignment.isEmpty())
        return;
    if (scan.isPickupCode || m_frame.page() == int(Page::Counter)) {
        m_counter.takeScan(scan);
        m_frame.open(Page::Counter);
    } else {
        openOrder(scan.assignment);
    }
}

void Desktop::openOrder(const AssignmentId &id)
{
    const OrderCardPtr card = m_station.snapshot()->card(id);
    if (card && waitsForShelf(*card)) {
        m_stage.choose(id.text);
        m_frame.open(Page::Shelf);
        return;
    }
    if (card && card->state == AssignmentState::Ready) {
        m_frame.open(Page::Counter);
        if (m_frame.page() == int(Page::Counter)) {
            m_counter.open(id);
            return;
        }
    }
    if (card)
        m_queue.find(card->orderRef);
    m_frame.open(Page::Queue);
}

void Desktop::press(ActKey::Value key, const PersonCode &person)
{
    if (m_starting || m_asking)
        return;
    if (key == ActKey::Print) {
        print(person);
        return;
    }
    if (m_frame.page() == int(Page::Pick)) {
        m_pick.press(key, person);
        return;
    }
    const auto desk = m_station.snapshot()->desk;
    if (key == ActKey::Undo && desk)
        m_station.undo(*desk);
    else if (key == ActKey::Confirm)
        confirm();
}

bool Desktop::hasUseFor(ActKey::Value card, const PersonCode &person)
{
    if (m_starting || m_asking)
        return false;
    return card == ActKey::Print ||
           (m_frame.page() == int(Page::Pick) && m_pick.offers(card, person));
}

/// The list of the walk, from whichever page.
void Desktop::print(const PersonCode &person)
{
    if (!m_pick.print(person))
        m_frame.answerScan(noticeOf(Error{ErrorKind::Rejected, codes::nothingToPrint, {}}));
}

/// Whoever searches and types is there, though they ask the station for nothing.
void Desktop::noteDeskPerson()
{
    const auto desk = m_station.snapshot()->desk;
    if (desk && !m_asking)
        m_station.touch(*desk);
}

/// The one large button of the page.
void Desktop::confirm()
{
    if (m_frame.page() == int(Page::Queue))
        m_queue.confirm();
    else if (m_frame.page() == int(Page::Shelf))
        m_stage.makeReady();
    else if (m_frame.page() == int(Page::Counter))
        m_counter.confirm();
}

} // namespace storehand::app
