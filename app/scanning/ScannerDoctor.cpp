// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/ScannerDoctor.h"

#include "app/config/ScannersFile.h"
#include "app/scanning/DecodeAnswer.h"
#include "app/scanning/ScanJournal.h"
#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"
#include "scanner/Bystanders.h"
#include "scanner/decode/VisibleBytes.h"
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
using scanner::visibleBytes;

namespace {

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
    takeSettings();
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

/// What the station has learned stays as it is: the doctor only looks.
void ScannerDoctor::takeSettings()
{
    if (m_options.folder.isEmpty())
        return;
    const Result<ScannersFile> file = ScannersFile::load(m_options.folder);
    if (!file) {
        const Error &error = file.error();
        tell({.name = u"scanners.json"_s,
              .transport = {},
              .device = {ScannerState::Error, error.code, error.args, error.detail}});
        return;
    }
    m_hub.setSettings(file->scanners);
    m_options.serialPorts = file->portsWith(m_options.serialPorts);
}

void ScannerDoctor::openSerialPorts()
{
    for (const QString &path : std::as_const(m_options.serialPorts))
        m_hub.add({.name = QFileInfo(path).fileName(), .id = ScannersFile::portId(path)},
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
        m_names[status.id] = status.name;
        m_told[status.id] = {status.device.state, status.device.code};
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
    const auto profile = m_hub.profile(status.id);
    Finding finding{.id = status.id,
                    .name = status.name,
                    .transport = toText(status.transport),
                    .path = status.path,
                    .profile = profile ? wordOf(profile->framing) : QString(),
                    .device = status.device};
    if (m_usb && status.transport == ScanSource::Hid)
        finding.mode = toText(m_usb->modeOf(status.id));
    return finding;
}

/// What is plugged in but not at the hub: keyboards, and ports that nobody asked to use.
QList<ScannerDoctor::Finding> ScannerDoctor::elsewhere() const
{
    QList<Finding> found;
    for (const scanner::Bystander &each : scanner::bystanders(
             m_usb ? m_usb->devices() : QList<scanner::UsbDevice>(), m_options.serialPorts))
        found.append({.name = each.name,
                      .transport = toText(each.transport),
                      .path = each.path,
                      .mode = toText(each.mode),
                      .device = each.advice});
    return found;
}

/// What is only said in other words is not said again.
void ScannerDoctor::tellChange(const Finding &finding)
{
    const auto verdict = std::pair(finding.device.state, finding.device.code);
    const bool isOpening = verdict == std::pair(ScannerState::Waiting, QString());
    if (!isOpening && std::exchange(m_told[finding.id], verdict) != verdict)
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
                       .put("transport"_L1, finding.transport)
                       .put("path"_L1, finding.path)
                       .put("mode"_L1, finding.mode)
                       .put("profile"_L1, finding.profile)
                       .always("state"_L1, toText(device.state))
                       .put("code"_L1, device.code)
                       .put("message"_L1, message.title)
                       .put("cure"_L1, message.detail())
                       .put("detail"_L1, device.detail)
                       .object()
                       .toObject());
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
            [this](const ScannerStatus &status) {
                m_names[status.id] = status.name;
                tellChange(findingOf(status));
            });
    connect(&m_hub, &scanner::ScannerHub::scannerRemoved, this, [this](const QString &id) {
        const QString name = m_names.take(id);
        m_told.remove(id);
        m_output.write({{"event"_L1, u"gone"_s}, {"name"_L1, name}});
        m_output.say(u"gone: "_s + name);
    });
    m_output.say(u"Scan anything; Ctrl+C ends."_s);
}

void ScannerDoctor::showBytes(const QString &id, const QByteArray &bytes) const
{
    const QString name = m_names.value(id);
    m_output.write({{"event"_L1, u"bytes"_s},
                    {"scanner"_L1, name},
                    {"hex"_L1, QString::fromLatin1(bytes.toHex(' '))},
                    {"text"_L1, visibleBytes(bytes)}});
    m_output.say(u"%1 sent %2"_s.arg(name, visibleBytes(bytes)));
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
        event.insert("raw"_L1, visibleBytes(scan->raw));
        m_output.write(event);
        m_output.say(
            u"    read %1: %2"_s.arg(visibleBytes(scan->decoded.text.toUtf8()), meaningOf(*scan)));
    }
}

} // namespace storehand::app
