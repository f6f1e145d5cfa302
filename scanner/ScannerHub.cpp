// SPDX-License-Identifier: Apache-2.0
#include "scanner/ScannerHub.h"

#include "core/domain/Codes.h"
#include "scanner/decode/FrameDecoder.h"
#include "scanner/decode/Framer.h"
#include "scanner/decode/FramingLearner.h"
#include "scanner/transport/SteadyMicros.h"

#include <algorithm>
#include <utility>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Silence that ends a read of a lesson: nobody knows yet how this scanner ends one.
constexpr Millis lessonSilence{300};
/// A device that types as well does both within this.
constexpr Millis echoWindow{1500};
constexpr size_t unechoedMax = 64;
/// How often a queue that grows is told.
constexpr size_t tellEvery = 16;

/// What two channels of one scanner have in common: separators are lost on keyboards.
QString bareText(const Scan &scan)
{
    return QString(scan.decoded.text).remove(groupSeparator);
}

} // namespace

struct ScannerHub::Device
{
    struct Lesson
    {
        TeachLesson lesson;
        QByteArray bytes = {};
        std::unique_ptr<Clock::Timer> silence = {};
    };

    ScannerProfile base; ///< as nobody has set it up
    QString path;
    bool alsoTypes = false;
    std::unique_ptr<DeviceBytes> bytes;
    ScannerProfile profile = base;
    ScannerSettings settings = {};
    Framer framer = Framer(profile.framing);
    FramingLearner learner = {};
    bool hasLearned = false; ///< the framing is the learner's
    std::unique_ptr<Clock::Timer> silence = {};
    std::optional<Lesson> lesson = {};
    qint64 reads = 0;
    qint64 lost = 0;
    QByteArray lastRead = {};
    Millis lastReadAt{0};

    /// Nobody has said how its reads end.
    [[nodiscard]] bool learns() const
    {
        return settings.ending == Ending::Auto && base.framing == Framing::lines();
    }
    [[nodiscard]] bool isTyped() const { return bytes->source() == ScanSource::Wedge; }
    /// The framing that is set or learned now.
    [[nodiscard]] Framing framing() const
    {
        Framing framing = withSettings(base, settings).framing;
        if (!hasLearned)
            return framing;
        Framing learned = learner.learned().value_or(framing);
        learned.prefix = framing.prefix;
        learned.suffix = framing.suffix;
        return learned;
    }
};

ScannerHub::ScannerHub(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    qRegisterMetaType<ScannerStatus>();
    qRegisterMetaType<Scan>();
    m_queue.setCallbacks([this] { Q_EMIT scansWaiting(); },
                         [this] {
                             QMetaObject::invokeMethod(this, &ScannerHub::drainBacklog,
                                                       Qt::QueuedConnection);
                         });
}

ScannerHub::~ScannerHub()
{
    for (const std::unique_ptr<Device> &device : m_devices)
        device->bytes->close();
}

void ScannerHub::add(const ScannerProfile &profile, std::unique_ptr<DeviceBytes> bytes,
                     const QString &path, bool alsoTypes)
{
    ScannerProfile base = profile;
    if (base.id.isEmpty())
        base.id = base.name;
    Q_ASSERT_X(!find(base.id), "ScannerHub::add", "the id is in use");
    base.name = freeName(base.name);
    m_devices.push_back(std::make_unique<Device>(Device{base, path, alsoTypes, std::move(bytes)}));
    Device &device = *m_devices.back();
    ScannerSettings settings = m_settings.value(base.id);
    if (findNamed(settings.name))
        settings.name.clear();
    setUp(device, settings);
    device.bytes->open({[this, &device](const Arrival &arrival) { onArrival(device, arrival); },
                        [this, &device](const DeviceStatus &) { onChange(device); }});
    if (m_held)
        device.bytes->setPaused(true);
    Q_EMIT scannerChanged(statusOf(device));
}

void ScannerHub::remove(const QString &id)
{
    const auto found =
        std::ranges::find_if(m_devices, [&](const auto &device) { return device->base.id == id; });
    if (found == m_devices.end())
        return;
    (*found)->bytes->close();
    // whoever asks for this may be called by the device itself
    m_removed.push_back(std::move(*found));
    m_devices.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_removed.clear(); }, Qt::QueuedConnection);
    Q_EMIT scannerRemoved(id);
}

void ScannerHub::setSettings(const QHash<QString, ScannerSettings> &settings)
{
    m_settings = settings;
    for (const std::unique_ptr<Device> &device : m_devices) {
        setUp(*device, m_settings.value(device->base.id));
        Q_EMIT scannerChanged(statusOf(*device));
    }
}

Status ScannerHub::change(const QString &id, const ScannerSettings &settings)
{
    Device *device = find(id);
    if (!device)
        return failure(ErrorKind::Device, codes::scannerGone, u"there is no scanner %1"_s.arg(id));
    if (const Status fine = check(settings); !fine)
        return fine;
    const QString name = withSettings(device->base, settings).name; // its own where none is given
    const Device *namesake = findNamed(name);
    if (namesake && namesake != device && name != device->profile.name)
        return failure(ErrorKind::Device, codes::scannerNameInUse,
                       u"%1 is called %2"_s.arg(namesake->base.id, name), {name});
    m_settings.insert(id, settings);
    setUp(*device, settings);
    Q_EMIT scannerChanged(statusOf(*device));
    Q_EMIT settingsChanged();
    return {};
}

void ScannerHub::setUp(Device &device, const ScannerSettings &settings)
{
    // Who signed in at it stays, whatever it is called now.
    const std::optional<PersonCode> signedIn =
        device.profile.owner != device.settings.owner ? device.profile.owner : std::nullopt;
    device.settings = settings;
    if (!device.learns())
        device.hasLearned = false;
    const Framing before = device.profile.framing;
    device.profile = withSettings(device.base, settings);
    device.profile.framing = device.framing();
    if (!settings.owner)
        device.profile.owner = signedIn;
    if (device.profile.framing != before) {
        passRead(device, device.framer.cutOff());
        device.framer = Framer(device.profile.framing);
    }
    device.bytes->setUp(settings);
}

bool ScannerHub::teach(const QString &id)
{
    Device *device = find(id);
    if (!device)
        return false;
    passRead(*device, device->framer.cutOff());
    device->silence.reset();
    device->lesson.emplace(Device::Lesson{TeachLesson(device->bytes->source(), device->settings)});
    device->bytes->setUp(device->lesson->lesson.settings());
    Q_EMIT scannerChanged(statusOf(*device));
    return true;
}

void ScannerHub::stopTeaching(const QString &id)
{
    Device *device = find(id);
    if (!device || !device->lesson)
        return;
    device->lesson.reset();
    device->bytes->setUp(device->settings);
    Q_EMIT scannerChanged(statusOf(*device));
}

bool ScannerHub::setOwner(const QString &name, const std::optional<PersonCode> &owner)
{
    Device *device = findNamed(name);
    if (!device)
        return false;
    // Whoever signs in at one scanner has left the one before.
    for (const std::unique_ptr<Device> &other : m_devices) {
        if (!owner || other.get() == device || other->profile.owner != owner ||
            other->settings.owner == owner)
            continue;
        other->profile.owner = other->settings.owner;
        Q_EMIT scannerChanged(statusOf(*other));
    }
    device->profile.owner = owner;
    Q_EMIT scannerChanged(statusOf(*device));
    return true;
}

void ScannerHub::injectRead(const QByteArray &bytes, const QString &name)
{
    const Frame frame{bytes, Frame::Problem::None, m_clock.monotonic(), steadyMicros()};
    if (Device *device = findNamed(name))
        passFrame(*device, frame, ScanSource::Headless);
    else
        passScan(decodeFrame(frame, {.name = name}, ScanSource::Headless), nullptr);
}

QList<ScannerStatus> ScannerHub::scanners() const
{
    QList<ScannerStatus> all;
    for (const std::unique_ptr<Device> &device : m_devices)
        all.append(statusOf(*device));
    return all;
}

std::optional<ScannerProfile> ScannerHub::profile(const QString &id) const
{
    const Device *device = find(id);
    return device ? std::optional(device->profile) : std::nullopt;
}

std::optional<Scan> ScannerHub::takeScan()
{
    return m_queue.take();
}

ScannerHub::Device *ScannerHub::find(const QString &id) const
{
    const auto found =
        std::ranges::find_if(m_devices, [&](const auto &device) { return device->base.id == id; });
    return found == m_devices.end() ? nullptr : found->get();
}

ScannerHub::Device *ScannerHub::findNamed(const QString &name) const
{
    const auto found = std::ranges::find_if(
        m_devices, [&](const auto &device) { return device->profile.name == name; });
    return found == m_devices.end() ? nullptr : found->get();
}

QString ScannerHub::freeName(const QString &name) const
{
    QString free = name;
    for (int number = 2; findNamed(free); ++number)
        free = u"%1 (%2)"_s.arg(name).arg(number);
    return free;
}

ScannerStatus ScannerHub::statusOf(const Device &device) const
{
    ScannerStatus status{.id = device.base.id,
                         .name = device.profile.name,
                         .transport = device.bytes->source(),
                         .path = device.path,
                         .owner = device.profile.owner,
                         .device = device.bytes->status(),
                         .reads = device.reads,
                         .lost = device.lost,
                         .held = m_held,
                         .waiting = m_held ? m_queue.size() + int(m_backlog.size()) : 0,
                         .settings = device.settings,
                         .framing = device.profile.framing,
                         .lesson = {}};
    if (device.lesson) {
        const TeachLesson &lesson = device.lesson->lesson;
        status.lesson = LessonStatus{lesson.code(), lesson.findings(), lesson.before()};
    }
    return status;
}

void ScannerHub::onArrival(Device &device, const Arrival &arrival)
{
    Q_EMIT bytesSeen(device.base.id,
                     arrival.keyed ? arrival.keyed->typed + arrival.keyed->end : arrival.bytes);
    if (device.lesson && !device.lesson->lesson.isFinished()) {
        learnFrom(device, arrival);
        return;
    }
    for (const Frame &frame : device.framer.take(arrival.bytes, m_clock.monotonic(), arrival.atUs))
        passRead(device, frame);
    if (arrival.isTorn)
        passRead(device, device.framer.cutOff());
    else if (arrival.endsRead)
        passRead(device, device.framer.endRead());
    adoptFraming(device);
    awaitSilence(device);
}

void ScannerHub::learnFrom(Device &device, const Arrival &arrival)
{
    Device::Lesson &lesson = *device.lesson;
    if (arrival.keyed) {
        lesson.lesson.take(*arrival.keyed);
        endLessonRead(device);
        return;
    }
    if (lesson.bytes.size() < Framing::lines().sizeMax)
        lesson.bytes += arrival.bytes;
    const auto takeRead = [this, &device] {
        device.lesson->lesson.take(std::exchange(device.lesson->bytes, {}));
        endLessonRead(device);
    };
    if (arrival.endsRead || arrival.isTorn)
        takeRead();
    else
        lesson.silence = m_clock.after(lessonSilence, takeRead);
}

void ScannerHub::endLessonRead(Device &device)
{
    const TeachLesson &lesson = device.lesson->lesson;
    if (lesson.isFinished())
        (void)change(device.base.id, lesson.settings());
    else
        device.bytes->setUp(lesson.settings());
    Q_EMIT scannerChanged(statusOf(device));
}

/// Between two reads, a scanner that nobody has set up is set up as it behaves.
void ScannerHub::adoptFraming(Device &device)
{
    const bool learned = device.learner.learned().has_value();
    if (!device.learns() || learned == device.hasLearned || device.framer.silenceToEnd())
        return;
    device.hasLearned = learned;
    device.profile.framing = device.framing();
    device.framer = Framer(device.profile.framing);
    Q_EMIT scannerChanged(statusOf(device));
}

void ScannerHub::onChange(Device &device)
{
    if (device.bytes->status().state != ScannerState::Open)
        passRead(device, device.framer.cutOff());
    Q_EMIT scannerChanged(statusOf(device));
}

void ScannerHub::awaitSilence(Device &device)
{
    const std::optional<Millis> silence = device.framer.silenceToEnd();
    device.silence = silence ? m_clock.after(*silence,
                                             [this, &device] {
                                                 passRead(device, device.framer.endBySilence());
                                                 adoptFraming(device);
                                             })
                             : nullptr;
}

void ScannerHub::passRead(Device &device, const std::optional<Frame> &frame)
{
    if (!frame)
        return;
    if (device.hasLearned && frame->problem == Frame::Problem::Incomplete)
        device.learner = {}; // somebody has set the scanner up in another way since
    const bool isUnset = device.learns() && !device.hasLearned;
    passFrame(device, isUnset ? device.learner.withoutMarks(*frame) : *frame,
              device.bytes->source());
}

void ScannerHub::passFrame(Device &device, const Frame &frame, ScanSource source)
{
    ++device.reads;
    Scan scan = decodeFrame(frame, device.profile, source);
    const Millis window = device.profile.duplicateWindow;
    const bool wasTypedToo = isEcho(device, scan); // each read has its own twin
    scan.duplicate = wasTypedToo || (window > Millis(0) && frame.bytes == device.lastRead &&
                                     frame.receivedAt - device.lastReadAt < window);
    if (!scan.duplicate) {
        device.lastRead = frame.bytes;
        device.lastReadAt = frame.receivedAt;
    }
    Q_EMIT readSeen(device.base.id, scan);
    passScan(scan, &device);
}

/// True for a read that the same scanner has brought by its other way already, which makes the pair
/// complete.
bool ScannerHub::isEcho(const Device &device, const Scan &scan)
{
    const bool isPair =
        std::ranges::any_of(m_devices, [](const auto &one) { return one->alsoTypes; });
    if (!isPair || !(device.isTyped() || device.alsoTypes))
        return false;
    std::erase_if(m_unechoed,
                  [&](const Unechoed &one) { return scan.receivedAt - one.at > echoWindow; });
    const QString text = bareText(scan);
    const auto first = std::ranges::find_if(m_unechoed, [&](const Unechoed &one) {
        return one.isTyped != device.isTyped() && one.text == text;
    });
    if (first != m_unechoed.end()) {
        m_unechoed.erase(first);
        return true;
    }
    if (m_unechoed.size() < unechoedMax)
        m_unechoed.push_back({device.isTyped(), text, scan.receivedAt});
    return false;
}

void ScannerHub::passScan(const Scan &scan, Device *device)
{
    if (m_backlog.empty() && m_queue.put(scan))
        return;
    if (m_backlog.size() < backlogMax) {
        m_backlog.push_back(scan);
        if (device && m_held && m_backlog.size() % tellEvery == 0)
            Q_EMIT scannerChanged(statusOf(*device));
    } else if (device) {
        ++device->lost;
        Q_EMIT scannerChanged(statusOf(*device));
    }
    setHeld(true);
}

void ScannerHub::drainBacklog()
{
    while (!m_backlog.empty() && m_queue.put(m_backlog.front()))
        m_backlog.pop_front();
    if (m_backlog.empty())
        setHeld(false);
}

void ScannerHub::setHeld(bool held)
{
    if (std::exchange(m_held, held) == held)
        return;
    for (const std::unique_ptr<Device> &device : m_devices)
        device->bytes->setPaused(held);
    for (const ScannerStatus &status : scanners())
        Q_EMIT scannerChanged(status);
}

} // namespace storehand::scanner
