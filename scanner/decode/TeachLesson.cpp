// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/TeachLesson.h"

#include "core/barcode/ElementString.h"

#include <algorithm>
#include <array>
#include <bit>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

// Letters, digits and signs that no two layouts have on the same keys.
constexpr const char *plainContent = "SH-Teach/1;qwzyam@";
constexpr const char *gs1Head = "010952123454321310TEACH";
constexpr const char *gs1Tail = "211";
constexpr const char *eanContent = "9521234543213";

constexpr std::array speeds{9600, 19200, 38400, 57600, 115200, 4800, 2400, 1200};

constexpr int substituteMax = 8;

/// What the last of these bytes say about the end of a read; takes them away.
Ending takeEnd(QByteArray &after)
{
    constexpr std::array<std::pair<const char *, Ending>, 4> ends{
        {{"\r\n", Ending::CrLf}, {"\r", Ending::Cr}, {"\n", Ending::Lf}, {"\t", Ending::Tab}}};
    for (const auto &[bytes, ending] : ends) {
        if (after.endsWith(bytes)) {
            after.chop(qsizetype(qstrlen(bytes)));
            return ending;
        }
    }
    return Ending::Gap;
}

bool isGarbled(const QByteArray &bytes)
{
    constexpr qsizetype oneOf = 8;
    const auto strange = std::ranges::count_if(bytes, [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code > 0x7E || (code < 0x20 && !QByteArrayView("\r\n\t\x02\x03\x1d").contains(c));
    });
    return strange > 0 && strange * oneOf >= bytes.size();
}

/// The layout on which the keys of `content` type this; empty when there is none.
QString layoutThatTyped(const QString &typed, const QString &content, CapsLock capsLock)
{
    for (const QString &name : HostLayout::names()) {
        const HostLayout &layout = *HostLayout::find(name);
        if (layout.name == name && usTextOf(typed, layout, capsLock).contains(content))
            return name;
    }
    return {};
}

QString withCaseSwapped(QString text)
{
    for (QChar &c : text)
        c = c.isUpper() ? c.toLower() : c.toUpper();
    return text;
}

} // namespace

const QList<TeachCode> &TeachLesson::codes()
{
    static const QList<TeachCode> all{
        {TeachCode::Symbol::Code128, plainContent},
        {TeachCode::Symbol::Gs1Code128,
         gs1Head + QByteArray(1, char(groupSeparator.unicode())) + gs1Tail},
        {TeachCode::Symbol::Ean13, eanContent}};
    return all;
}

TeachLesson::TeachLesson(ScanSource source, const ScannerSettings &before)
    : m_source(source)
    , m_before(before)
    , m_settings(before)
{
    m_settings.ending = Ending::Auto;
    m_settings.prefix.clear();
    m_settings.suffix.clear();
    m_settings.separatorSubstitute.clear();
    m_settings.losesSeparators = false;
    m_settings.keys.clear();
}

void TeachLesson::take(const QByteArray &bytes)
{
    if (!isFinished())
        takeText(bytes);
}

void TeachLesson::take(const KeyedRead &read)
{
    if (!isFinished())
        takeText(textOf(read).toUtf8() + read.end);
}

void TeachLesson::takeText(const QByteArray &bytes)
{
    const bool isRight = m_code == 0   ? takeFirst(bytes)
                         : m_code == 1 ? takeSeparators(bytes)
                                       : takeEan(bytes);
    if (isRight) {
        m_findings.trouble = TeachFindings::Trouble::None;
        ++m_code;
    } else if (m_source == ScanSource::Serial && isGarbled(bytes)) {
        tryNextSpeed();
    } else {
        m_findings.trouble = TeachFindings::Trouble::OtherCode;
    }
}

bool TeachLesson::takeFirst(QByteArray bytes)
{
    if (!bytes.contains(plainContent) && !takeParity(bytes))
        return false;
    const qsizetype at = bytes.indexOf(plainContent);
    return takeAround(bytes.first(at), bytes.sliced(at + qsizetype(qstrlen(plainContent))));
}

bool TeachLesson::takeAround(QByteArray before, QByteArray after)
{
    constexpr QByteArrayView aim = "]C0";
    const bool hasMarks = before.startsWith('\x02') && after.endsWith('\x03');
    if (hasMarks) {
        before.remove(0, 1);
        after.chop(1);
    }
    QByteArray suffix = after;
    m_findings.end = hasMarks ? Ending::StxEtx : takeEnd(suffix);
    m_findings.sendsAimIds = before.endsWith(aim);
    if (m_findings.sendsAimIds)
        before.chop(aim.size());
    if (std::max(before.size(), suffix.size()) > ScannerSettings::marksMax)
        return false;
    m_settings.prefix = before;
    // What a device that marks its reads itself (HID, keys) leaves in them is a suffix.
    const bool isStream = m_source == ScanSource::Serial;
    m_settings.ending = isStream ? m_findings.end : Ending::Auto;
    m_settings.suffix = m_source == ScanSource::Hid ? after : suffix;
    return true;
}

bool TeachLesson::takeSeparators(QByteArray bytes)
{
    if (m_findings.end == Ending::StxEtx && bytes.endsWith('\x03'))
        bytes.chop(1);
    else
        (void)takeEnd(bytes);
    QByteArray suffix = m_settings.suffix;
    (void)takeEnd(suffix);
    if (!suffix.isEmpty() && bytes.endsWith(suffix))
        bytes.chop(suffix.size());
    const qsizetype at = bytes.indexOf(gs1Head);
    if (at < 0 || !bytes.endsWith(gs1Tail))
        return false;
    const QByteArray between =
        bytes.sliced(at + qsizetype(qstrlen(gs1Head))).chopped(qsizetype(qstrlen(gs1Tail)));
    if (between.size() > substituteMax)
        return false;
    const bool isKept = between.size() == 1 && between[0] == char(groupSeparator.unicode());
    m_settings.separatorSubstitute = isKept ? QByteArray() : between;
    m_settings.losesSeparators = between.isEmpty() || !check(m_settings);
    if (m_settings.losesSeparators)
        m_settings.separatorSubstitute.clear();
    return true;
}

bool TeachLesson::takeEan(const QByteArray &bytes)
{
    if (bytes.contains(eanContent))
        return true;
    m_findings.dropsCheckDigit = bytes.contains(QByteArray(eanContent).chopped(1));
    return m_findings.dropsCheckDigit;
}

/// Seven bits with parity, heard as eight without, have the parity in the eighth.
bool TeachLesson::takeParity(QByteArray &bytes)
{
    if (m_source != ScanSource::Serial)
        return false;
    const auto isEven = [](char c) {
        return std::popcount(static_cast<unsigned char>(c)) % 2 == 0;
    };
    const bool allEven = std::ranges::all_of(bytes, isEven);
    const bool allOdd = std::ranges::none_of(bytes, isEven);
    QByteArray sevenBits = bytes;
    for (char &c : sevenBits)
        c = char(c & 0x7F);
    if (!(allEven || allOdd) || !sevenBits.contains(plainContent))
        return false;
    m_settings.line.parity = allEven ? Parity::Even : Parity::Odd;
    bytes = sevenBits;
    return true;
}

void TeachLesson::tryNextSpeed()
{
    m_speedsTried.append(m_settings.line.baudRate);
    const auto *next =
        std::ranges::find_if(speeds, [this](int speed) { return !m_speedsTried.contains(speed); });
    m_findings.trouble = TeachFindings::Trouble::Garbled;
    if (next != speeds.end()) {
        m_settings.line = {.baudRate = *next};
        return;
    }
    m_findings.trouble = TeachFindings::Trouble::NoSpeed;
    m_settings.line = m_before.line;
    m_speedsTried.clear();
}

/// The text that the keys meant. The first code says which keys they are.
QString TeachLesson::textOf(const KeyedRead &read)
{
    const QString typed = QString::fromUtf8(read.typed);
    const QString content = QString::fromLatin1(plainContent);
    if (m_code == 0) {
        m_settings.keys.clear();
        for (const CapsLock caps : {CapsLock::Off, CapsLock::Letters, CapsLock::AllKeys}) {
            m_capsLock = caps;
            m_findings.capsLock = caps != CapsLock::Off;
            if ((m_findings.capsLock ? withCaseSwapped(typed) : typed).contains(content)) {
                m_settings.keys = ScannerSettings::keysAsTyped;
                break;
            }
            m_settings.keys = layoutThatTyped(typed, content, caps);
            if (!m_settings.keys.isEmpty())
                break;
        }
        if (m_settings.keys.isEmpty())
            m_findings.capsLock = false;
        if (m_settings.keys.isEmpty() && QString::fromUtf8(read.usKeys).contains(content))
            m_settings.keys = u"us"_s; // by the keys themselves, whatever their computer calls them
    }
    if (m_settings.keys.isEmpty())
        return typed;
    if (m_settings.keys == ScannerSettings::keysAsTyped)
        return m_findings.capsLock ? withCaseSwapped(typed) : typed;
    return read.usKeys.isEmpty() ? usTextOf(typed, *HostLayout::find(m_settings.keys), m_capsLock)
                                 : QString::fromUtf8(read.usKeys);
}

} // namespace storehand::scanner
