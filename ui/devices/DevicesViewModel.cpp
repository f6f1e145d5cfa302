// SPDX-License-Identifier: Apache-2.0
#include "ui/devices/DevicesViewModel.h"

#include "ui/devices/DeviceWords.h"
#include "ui/messages/Message.h"
#include "ui/messages/Words.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace storehand {

using namespace Qt::Literals::StringLiterals;
using scanner::ScannerState;
using scanner::ScannerStatus;
using scanner::TeachLesson;

namespace {

QString helpOf(const QString &code, const QStringList &args)
{
    if (code.isEmpty())
        return {};
    const Message message = messageFor(code, args);
    return QString(message.title + u' ' + message.detail()).trimmed();
}

QString formatOf(scanner::TeachCode::Symbol symbol)
{
    switch (symbol) {
    case scanner::TeachCode::Symbol::Code128:
        return u"Code128"_s;
    case scanner::TeachCode::Symbol::Gs1Code128:
        return u"GS1-128"_s;
    case scanner::TeachCode::Symbol::Ean13:
        return u"EAN-13"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

DevicesViewModel::DevicesViewModel(StationGateway &station, scanner::ScannerDesk &scanners,
                                   std::function<Instant()> now, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_scanners(scanners)
    , m_now(std::move(now))
{
    connect(&station, &StationGateway::snapshotChanged, this, &DevicesViewModel::update);
    connect(&scanners, &scanner::ScannerDesk::changed, this, &DevicesViewModel::update);
    connect(&scanners, &scanner::ScannerDesk::bytesSeen, this, &DevicesViewModel::showBytes);
    connect(&scanners, &scanner::ScannerDesk::readSeen, this, &DevicesViewModel::showRead);
    connect(&scanners, &scanner::ScannerDesk::failed, this, [this](const Error &error) {
        setProblem(helpOf(error.code, error.args));
        Q_EMIT m_form.changed(); // what was refused stands there as it was
    });
    connect(&m_form, &ScannerForm::edited, this, [this](const scanner::ScannerSettings &settings) {
        setProblem({});
        m_scanners.change(m_chosen, settings);
    });
    update();
}

bool DevicesViewModel::canBeRemoved() const
{
    const ScannerStatus *status = chosen();
    return status && m_scanners.state().addedPorts.contains(status->path);
}

QString DevicesViewModel::framing() const
{
    const ScannerStatus *status = chosen();
    return status ? framingWords(*status) : QString();
}

bool DevicesViewModel::isTeaching() const
{
    const ScannerStatus *status = chosen();
    return status && status->lesson;
}

bool DevicesViewModel::isTaught() const
{
    return isTeaching() && lessonCode() == TeachLesson::codesCount;
}

int DevicesViewModel::lessonCode() const
{
    return isTeaching() ? chosen()->lesson->code : 0;
}

QString DevicesViewModel::lessonHint() const
{
    return isTeaching() ? storehand::lessonHint(*chosen()->lesson, chosen()->settings) : QString();
}

bool DevicesViewModel::lessonTrouble() const
{
    return isTeaching() &&
           chosen()->lesson->findings.trouble != scanner::TeachFindings::Trouble::None;
}

QStringList DevicesViewModel::lessonResult() const
{
    return isTaught() ? lessonWords(*chosen()) : QStringList();
}

QString DevicesViewModel::lessonFormat() const
{
    return formatOf(
        TeachLesson::codes()[std::min(lessonCode(), TeachLesson::codesCount - 1)].symbol);
}

QString DevicesViewModel::lessonContent() const
{
    const int code = std::min(lessonCode(), TeachLesson::codesCount - 1);
    return QString::fromLatin1(TeachLesson::codes()[code].content);
}

void DevicesViewModel::choose(const QString &id)
{
    if (id == m_chosen || !find(id))
        return;
    stopTeaching();
    m_chosen = id;
    setProblem({});
    update();
}

void DevicesViewModel::usePort(const QString &path)
{
    setProblem({});
    m_scanners.addPort(path.trimmed());
}

void DevicesViewModel::removeChosen()
{
    if (canBeRemoved())
        m_scanners.removePort(chosen()->path);
}

void DevicesViewModel::teach()
{
    m_taught = m_chosen;
    m_scanners.teach(m_taught);
}

/// Also before the lesson has shown itself: else it began after its page was left, and took what
/// is read for its own.
void DevicesViewModel::stopTeaching()
{
    if (!m_taught.isEmpty())
        m_scanners.stopTeaching(std::exchange(m_taught, {}));
}

void DevicesViewModel::undoLesson()
{
    if (!isTeaching())
        return;
    m_scanners.change(m_chosen, chosen()->lesson->before);
    stopTeaching();
}

ScannerRow DevicesViewModel::rowOf(const ScannerStatus &status) const
{
    const SnapshotPtr snapshot = m_station.snapshot();
    const PersonView *owner = status.owner ? snapshot->person(*status.owner) : nullptr;
    const bool works = status.device.state == ScannerState::Open;
    const bool rests = status.device.state == ScannerState::Closed && status.device.code.isEmpty();
    QStringList parts{owner ? tr("of %1").arg(owner->name) : tr("of the desk")};
    if (!status.path.isEmpty())
        parts.append(status.path);
    parts.append(tr("%n read(s)", nullptr, int(status.reads)));
    ScannerRow row{.id = status.id,
                   .name = scannerWord(status.name),
                   .detail = parts.join(u" · "_s),
                   .state = works                                          ? tr("Ready")
                            : rests                                        ? tr("At rest")
                            : status.device.state == ScannerState::Waiting ? tr("Not there")
                                                                           : tr("Does not work"),
                   .help = helpOf(status.device.code, status.device.args),
                   .isChosen = status.id == m_chosen,
                   .tone = works   ? Tone::Good
                           : rests ? Tone::Neutral
                                   : Tone::Bad};
    if (works && status.waiting > 0) {
        row.state = tr("%n waiting", nullptr, status.waiting);
        row.help = tr("The scanner is faster than the station. Nothing is lost.");
        row.tone = Tone::Warn;
    }
    if (status.lost > 0) {
        row.state = tr("%n lost", nullptr, int(status.lost));
        row.help = tr("The station took no reads for too long. Read those pieces again.");
        row.tone = Tone::Bad;
    }
    return row;
}

void DevicesViewModel::update()
{
    const scanner::ScannerDesk::State &state = m_scanners.state();
    if (!chosen() && !state.scanners.isEmpty())
        m_chosen = state.scanners.first().id;
    QList<ScannerRow> rows;
    for (const ScannerStatus &status : state.scanners)
        rows.append(rowOf(status));
    for (const scanner::Bystander &each : state.bystanders)
        rows.append({.id = u"other:"_s + each.path,
                     .name = each.name,
                     .detail = each.path,
                     .state = each.transport == ScanSource::Wedge ? tr("Types") : tr("Not used"),
                     .help = helpOf(each.advice.code, each.advice.args),
                     .unusedPort = each.transport == ScanSource::Serial ? each.path : QString(),
                     .isScanner = false,
                     .tone = Tone::Neutral});
    m_rows.setRows(rows);
    if (const ScannerStatus *status = chosen())
        m_form.show(*status, m_station.snapshot()->people);
    Q_EMIT changed();
    if (m_lastScan)
        showRead({}, *m_lastScan);
}

void DevicesViewModel::showBytes(const QString &id, const QByteArray &bytes)
{
    const ScannerStatus *status = find(id);
    QList<BytesRow> rows = m_bytes.rows();
    rows.prepend({QString::number(++m_bytesCount), status ? scannerWord(status->name) : id,
                  namedBytes(bytes), QString::fromLatin1(bytes.toHex(' '))});
    m_bytes.setRows(rows.first(std::min<qsizetype>(rows.size(), bytesMax)));
}

void DevicesViewModel::showRead(const QString &, const Scan &scan)
{
    m_lastScan = scan;
    m_lastText = namedBytes(scan.decoded.text.toUtf8());
    const QString symbol = symbolOf(scan);
    m_lastFrom = scannerWord(scan.scanner);
    if (!symbol.isEmpty())
        m_lastFrom += u" · "_s + symbol;
    const auto &last = m_station.snapshot()->lastScan;
    const QString title = last && last->text == scan.decoded.text ? last->title : QString();
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_now().ms, Qt::UTC).date();
    m_meaning.setRows(meaningOf(scan, title, today));
    Q_EMIT lastChanged();
}

void DevicesViewModel::setProblem(const QString &problem)
{
    if (std::exchange(m_problem, problem) != problem)
        Q_EMIT problemChanged();
}

const ScannerStatus *DevicesViewModel::find(const QString &id) const
{
    const QList<ScannerStatus> &all = m_scanners.state().scanners;
    const auto found = std::ranges::find(all, id, &ScannerStatus::id);
    return found == all.end() ? nullptr : &*found;
}

} // namespace storehand
