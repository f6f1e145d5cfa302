// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/ScannerDoctor.h"

#include "app/scanning/DecodeAnswer.h"
#include "app/scanning/ScanJournal.h"
#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"
#include "scanner/transport/SerialPorts.h"
#include "scanner/transport/SerialTransport.h"
#include "ui/messages/Message.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;
using scanner::DeviceStatus;
using scanner::ScannerState;
using scanner::ScannerStatus;
using scanner::UsbMode;

namespace {

/// How people read bytes: what cannot be printed as its picture (␍ for CR, ␝ for GS).
QString visible(const QByteArray &bytes)
{
    constexpr char16_t pictures = 0x2400;
    constexpr char16_t pictureOfDelete = 0x2421;
    QString text = QString::fromUtf8(bytes);
    for (QChar &c : text) {
        if (c.unicode() < u' ')
            c = QChar(char16_t(pictures + c.unicode()));
        else if (c.unicode() == 0x7F)
            c = QChar(pictureOfDelete);
    }
    return text;
}

/// Where this scanner's reads end.
QString wordOf(const scanner::Framing &framing)
{
    if (framing == scanner::Framing::wholeReads())
        return u"reports"_s;
    if (!framing.start.isEmpty())
        return u"stx_etx"_s;
    if (framing.ends.isEmpty())
        return u"silence"_s;
    return framing.ends.contains('\t') ? u"tab"_s : u"lines"_s;
}

/// What is wrong with a device that is plugged in and not in use, in one line of the list.
DeviceStatus advised(DeviceStatus advice, ScannerState state)
{
    advice.state = state;
    return advice;
}

QString meaningOf(const Scan &scan)
{
    if (scan.error)
        return u"cannot be used: %1 (%2)"_s.arg(scan.error->detail, scan.error->code);
    QStringList parts;
    if (!scan.decoded.format.isEmpty())
        parts.append(scan.decoded.format);
    if (!scan.decoded.aim.isEmpty())
        parts.append(scan.decoded.aim);
    if (const QString gtin = scan.decoded.gtin14(); !gtin.isEmpty())
        parts.append(u"item "_s + gtin);
    for (const Element &element : scan.decoded.elements)
        parts.append(u"(%1) %2"_s.arg(element.ai, element.value));
    if (scan.decoded.own)
        parts.append(u"a code of the shop: "_s + scan.decoded.own->value);
    if (parts.isEmpty())
        parts.append(u"plain text"_s);
    if (!scan.decoded.warnings.isEmpty())
        parts.append(u"doubts: "_s + scan.decoded.warnings.join(u", "_s));
    return parts.join(u" · "_s);
}

} // namespace

ScannerDoctor::ScannerDoctor(Options options, Clock &clock, Output output)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_output(std::move(output))
    , m_hub(clock)
{}

ScannerDoctor::~ScannerDoctor() = default;

void ScannerDoctor::start()
{
    connect(&m_hub, &scanner::ScannerHub::scansWaiting, this, &ScannerDoctor::showScans);
    if (!m_options.replay.isEmpty()) {
        replay();
        return;
    }
    if (m_options.watch)
        connect(&m_hub, &scanner::ScannerHub::bytesSeen, this, &ScannerDoctor::showBytes);
    connect(&m_hub, &scanner::ScannerHub::scannerChanged, this, &ScannerDoctor::listWhenSettled);
    openSerialPorts();
    openUsb();
    m_patience = m_clock.after(settleTime, [this] { list(); });
    QMetaObject::invokeMethod(this, &ScannerDoctor::listWhenSettled, Qt::QueuedConnection);
}

void ScannerDoctor::replay()
{
    const auto reads = ScanJournal::read(m_options.replay);
    if (!reads) {
        m_output.say(reads.error().detail);
        finish(false);
        return;
    }
    m_options.watch = true;
    for (const ScanJournal::Read &read : *reads)
        m_hub.injectRead(read.raw, read.scanner);
    finish(true);
}

void ScannerDoctor::finish(bool well)
{
    QMetaObject::invokeMethod(
        this, [this, well] { m_output.done(well); }, Qt::QueuedConnection);
}

void ScannerDoctor::openSerialPorts()
{
    for (const QString &path : std::as_const(m_options.serialPorts))
        m_hub.add({.name = QFileInfo(path).fileName()},
                  std::make_unique<scanner::SerialTransport>(scanner::SerialSettings{.path = path},
                                                             m_clock),
                  path);
}

void ScannerDoctor::openUsb()
{
    if (!m_options.usb)
        return;
    auto usb = scanner::UsbScanners::open(m_hub, m_clock);
    if (usb) {
        m_usb = std::move(*usb);
        return;
    }
    tell({.name = u"USB"_s,
          .transport = toText(ScanSource::Hid),
          .device = {ScannerState::Error, usb.error().code, usb.error().args, usb.error().detail}});
}

void ScannerDoctor::listWhenSettled()
{
    const auto isOpening = [](const ScannerStatus &status) {
        return status.device.state == ScannerState::Waiting && status.device.code.isEmpty();
    };
    if (!m_isListed && m_patience && std::ranges::none_of(m_hub.scanners(), isOpening))
        list();
}

void ScannerDoctor::list()
{
    m_isListed = true;
    m_patience.reset();
    int working = 0;
    int count = 0;
    for (const ScannerStatus &status : m_hub.scanners()) {
        tell(findingOf(status));
        m_told[status.name] = {status.device.state, status.device.code};
        ++count;
        working += int(status.device.state == ScannerState::Open);
    }
    for (const Finding &finding : elsewhere()) {
        tell(finding);
        ++count;
    }
    m_output.write({{"event"_L1, u"summary"_s}, {"devices"_L1, count}, {"working"_L1, working}});
    if (count == 0)
        m_output.say(u"No scanner is plugged in that this station could use by itself. One that "
                     "types like a keyboard works in the window: just scan."_s);
    if (m_options.watch)
        watch();
    else
        finish(true);
}

ScannerDoctor::Finding ScannerDoctor::findingOf(const ScannerStatus &status) const
{
    const auto profile = m_hub.profile(status.name);
    Finding finding{.name = status.name,
                    .transport = toText(status.transport),
                    .path = status.path,
                    .profile = profile ? wordOf(profile->framing) : QString(),
                    .device = status.device};
    if (m_usb && status.transport == ScanSource::Hid)
        finding.mode = toText(m_usb->modeOf(status.name));
    return finding;
}

/// What is plugged in but not at the hub: keyboards, and ports that nobody asked to use.
QList<ScannerDoctor::Finding> ScannerDoctor::elsewhere() const
{
    QList<Finding> found;
    const QList<scanner::UsbDevice> devices =
        m_usb ? m_usb->devices() : QList<scanner::UsbDevice>();
    for (const scanner::UsbDevice &device : devices) {
        const UsbMode mode = scanner::modeOf(device);
        if (mode != UsbMode::Keyboard && mode != UsbMode::Unknown)
            continue;
        found.append({.name = device.title(),
                      .transport = toText(ScanSource::Wedge),
                      .path = u"USB "_s + device.ids(),
                      .mode = toText(mode),
                      .device = advised(adviceFor(device, mode), ScannerState::Closed)});
    }
    QStringList used;
    for (const QString &path : m_options.serialPorts)
        used.append(QFileInfo(path).canonicalFilePath());
    for (const scanner::UsbSerialPort &port : scanner::usbSerialPorts()) {
        if (used.contains(port.node))
            continue;
        found.append(
            {.name = port.title,
             .transport = toText(ScanSource::Serial),
             .path = port.path,
             .mode = toText(UsbMode::Serial),
             .device = {
                 ScannerState::Closed, codes::scannerPortUnused, {port.title, port.path}, {}}});
    }
    return found;
}

/// What is only said in other words is not said again.
void ScannerDoctor::tellChange(const Finding &finding)
{
    const auto verdict = std::pair(finding.device.state, finding.device.code);
    const bool isOpening = verdict == std::pair(ScannerState::Waiting, QString());
    if (!isOpening && std::exchange(m_told[finding.name], verdict) != verdict)
        tell(finding);
}

void ScannerDoctor::tell(const Finding &finding) const
{
    const DeviceStatus &device = finding.device;
    const Message message =
        device.code.isEmpty() ? Message() : messageFor(device.code, device.args);
    m_output.write(wire::ObjectWriter()
                       .always("event"_L1, u"device"_s)
                       .always("name"_L1, finding.name)
                       .always("transport"_L1, finding.transport)
                       .put("path"_L1, finding.path)
                       .put("mode"_L1, finding.mode)
                       .put("profile"_L1, finding.profile)
                       .always("state"_L1, toText(device.state))
                       .put("code"_L1, device.code)
                       .put("message"_L1, message.title)
                       .put("cure"_L1, message.detail())
                       .put("detail"_L1, device.detail)
                       .object());
    const QString verdict = device.state == ScannerState::Open      ? u"works"_s
                            : device.state == ScannerState::Waiting ? u"not there"_s
                            : device.state == ScannerState::Closed  ? u"not used"_s
                                                                    : u"does not work"_s;
    const QString place = finding.path.isEmpty() ? QString() : u" ("_s + finding.path + u')';
    m_output.say(u"%1: %2%3"_s.arg(verdict, finding.name, place));
    if (!message.title.isEmpty())
        m_output.say(u"    "_s + message.title + u' ' + message.detail());
}

void ScannerDoctor::watch()
{
    connect(&m_hub, &scanner::ScannerHub::scannerChanged, this,
            [this](const ScannerStatus &status) { tellChange(findingOf(status)); });
    connect(&m_hub, &scanner::ScannerHub::scannerRemoved, this, [this](const QString &name) {
        m_told.remove(name);
        m_output.write({{"event"_L1, u"gone"_s}, {"name"_L1, name}});
        m_output.say(u"gone: "_s + name);
    });
    m_output.say(u"Scan anything; Ctrl+C ends."_s);
}

void ScannerDoctor::showBytes(const QString &name, const QByteArray &bytes) const
{
    m_output.write({{"event"_L1, u"bytes"_s},
                    {"scanner"_L1, name},
                    {"hex"_L1, QString::fromLatin1(bytes.toHex(' '))},
                    {"text"_L1, visible(bytes)}});
    m_output.say(u"%1 sent %2"_s.arg(name, visible(bytes)));
}

void ScannerDoctor::showScans()
{
    while (const std::optional<Scan> scan = m_hub.takeScan()) {
        if (!m_options.watch)
            continue;
        QJsonObject event = scan->error ? toJson(*scan->error) : toJson(scan->decoded);
        event.insert("event"_L1, u"scan"_s);
        event.insert("scanner"_L1, scan->scanner);
        event.insert("source"_L1, toText(scan->source));
        event.insert("text"_L1, scan->decoded.text);
        event.insert("raw"_L1, visible(scan->raw));
        m_output.write(event);
        m_output.say(
            u"    read %1: %2"_s.arg(visible(scan->decoded.text.toUtf8()), meaningOf(*scan)));
    }
}

} // namespace storehand::app
