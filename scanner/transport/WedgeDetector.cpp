// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/WedgeDetector.h"

#include <algorithm>
#include <array>
#include <utility>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int knownGapsMax = 256;
constexpr int knownGapsMin = 24; // about two reads
constexpr int unmistakableSizeMin = 6;
constexpr int shortSizeMin = 2;
constexpr int lateEndGaps = 5;

bool isModifier(int key)
{
    constexpr std::array modifiers{Qt::Key_Shift,   Qt::Key_Control,   Qt::Key_Alt,
                                   Qt::Key_AltGr,   Qt::Key_Meta,      Qt::Key_CapsLock,
                                   Qt::Key_NumLock, Qt::Key_ScrollLock};
    return std::ranges::find(modifiers, key) != modifiers.end();
}

bool isEnd(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab;
}

bool isSeparator(const QString &text)
{
    return text == "\x1d"_L1;
}

/// How a key is written that scanners press for a control character; empty for others.
QString markerOf(int key)
{
    if (key >= Qt::Key_F1 && key <= Qt::Key_F24)
        return u"{F%1}"_s.arg(key - Qt::Key_F1 + 1);
    return key == Qt::Key_Down ? u"{Down}"_s : QString();
}

/// Ctrl+] is a separator by the key alone; its text is that of another shortcut on other layouts.
bool typesCode(const KeyStroke &stroke)
{
    return isSeparator(stroke.text) || isSeparator(stroke.usText) || stroke.altDigit >= 0 ||
           (!stroke.text.isEmpty() && stroke.text[0].isPrint());
}

/// The character that Alt and a number type, as far as both numberings agree on it.
QChar charOf(int number)
{
    constexpr int asciiMax = 127;
    return number > 0 && number < asciiMax ? QChar(char16_t(number))
                                           : QChar(QChar::ReplacementCharacter);
}

/// Takes an end that was typed as a character off the text; gives it as bytes.
QByteArray takeTypedEnd(QString &text)
{
    constexpr std::array ends{"\r\n"_L1, "\r"_L1, "\n"_L1, "\t"_L1};
    for (const QLatin1StringView end : ends) {
        if (text.endsWith(end)) {
            text.chop(end.size());
            return QByteArray(end.data(), end.size());
        }
    }
    return {};
}

/// Makes the text of a read from its keys.
class ReadMaker
{
public:
    void add(const KeyStroke &stroke, bool beginsAltNumber)
    {
        if (stroke.altDigit >= 0 && m_number && !beginsAltNumber) {
            m_number = std::min(10 * *m_number + stroke.altDigit, numberMax);
            return;
        }
        finishNumber();
        if (stroke.altDigit >= 0 && beginsAltNumber) {
            m_number = stroke.altDigit;
            return;
        }
        const QString marker = stroke.text.isEmpty() ? markerOf(stroke.key) : QString();
        m_typed += isSeparator(stroke.usText) ? stroke.usText : stroke.text + marker;
        m_usKeys += stroke.usText + marker;
        m_allKnown = m_allKnown && !(stroke.usText + marker).isEmpty();
    }

    [[nodiscard]] KeyedRead read(const QByteArray &endKey)
    {
        finishNumber();
        const QByteArray typedEnd = takeTypedEnd(m_typed);
        (void)takeTypedEnd(m_usKeys);
        return {m_typed.toUtf8(), m_allKnown ? m_usKeys.toUtf8() : QByteArray(),
                endKey.isEmpty() ? typedEnd : endKey};
    }

private:
    static constexpr int numberMax = 100'000;

    void finishNumber()
    {
        if (!m_number)
            return;
        m_typed += charOf(*m_number);
        m_usKeys += charOf(*m_number);
        m_number.reset();
    }

    QString m_typed;
    QString m_usKeys;
    bool m_allKnown = true;
    std::optional<int> m_number; ///< of the character that Alt types now
};

bool continuesCode(const KeyStroke &stroke)
{
    return typesCode(stroke) || (stroke.text.isEmpty() && !markerOf(stroke.key).isEmpty());
}

/// A shortcut that a person presses begins no read.
bool startsCode(const KeyStroke &stroke)
{
    const bool isShortcut = isSeparator(stroke.usText) && !isSeparator(stroke.text);
    return typesCode(stroke) && !isShortcut;
}

qint64 spanOf(const QList<KeyStroke> &strokes)
{
    return strokes.last().timestampMs - strokes.first().timestampMs;
}

/// By this gap, at which fingers may still be taken for a scanner.
bool isTooFastForPeople(qint64 spanMs, qsizetype gaps, Millis gap)
{
    return spanMs * 3 <= gap.count() * gaps;
}

} // namespace

WedgeDetector::WedgeDetector(WedgeSettings settings)
    : m_settings(settings)
    , m_gap(settings.gap)
{}

WedgeDetector::Outcome WedgeDetector::press(const KeyStroke &stroke)
{
    if (isModifier(stroke.key)) {
        m_altWasPressed = m_altWasPressed || stroke.key == Qt::Key_Alt;
        return {};
    }

    Outcome outcome;
    if (isRestOfTorn(stroke)) {
        outcome.swallow = true;
        return outcome;
    }
    if (!m_held.isEmpty() && stroke.timestampMs - m_held.last().timestampMs > m_gap.count())
        outcome = silence();

    if (isEnd(stroke.key) && !outcome.read && outcome.replay.isEmpty())
        return pressEnd(stroke);
    if (isEnd(stroke.key)) {
        outcome.swallow = outcome.read.has_value();
        return outcome;
    }
    if (stroke.autoRepeat || !(m_held.isEmpty() ? startsCode(stroke) : continuesCode(stroke))) {
        outcome.replay += giveBack().replay;
        return outcome;
    }
    if (std::exchange(m_altWasPressed, false) && stroke.altDigit >= 0)
        m_altStarts.append(m_held.size());
    m_held.append(stroke);
    outcome.swallow = true;
    if (m_held.size() >= sizeMax && !outcome.read) {
        outcome.read = takeRead().read;
        outcome.read->isTorn = true;
        m_tornAtMs = stroke.timestampMs;
    }
    return outcome;
}

/// Its end, or a gap, ends what was cut.
bool WedgeDetector::isRestOfTorn(const KeyStroke &stroke)
{
    if (!m_tornAtMs || stroke.timestampMs - *m_tornAtMs > m_gap.count()) {
        m_tornAtMs.reset();
        return false;
    }
    m_tornAtMs = isEnd(stroke.key) ? std::nullopt : std::optional(stroke.timestampMs);
    if (!m_tornAtMs)
        expectFurtherEnds(stroke.timestampMs);
    return true;
}

WedgeDetector::Outcome WedgeDetector::silence()
{
    if (m_held.isEmpty())
        return {};
    if (!isUnmistakable())
        return giveBack();
    expectFurtherEnds(m_held.last().timestampMs);
    return takeRead();
}

WedgeDetector::Outcome WedgeDetector::pressEnd(const KeyStroke &stroke)
{
    if (isReadEndedBy(stroke)) {
        learnFromHeld();
        expectFurtherEnds(stroke.timestampMs);
        Outcome outcome = takeRead(stroke.key == Qt::Key_Tab ? "\t" : "\r");
        outcome.swallow = true;
        return outcome;
    }
    Outcome outcome = giveBack();
    // the Enter of a read that silence had ended already would press the button that has the focus,
    // and so would the second of a scanner that sends two
    outcome.swallow = outcome.replay.isEmpty() && stroke.timestampMs <= m_endExpectedUntilMs;
    return outcome;
}

bool WedgeDetector::isReadEndedBy(const KeyStroke &end) const
{
    if (m_held.size() >= m_settings.sizeMin)
        return true;
    return m_held.size() >= shortSizeMin &&
           isTooFastForPeople(end.timestampMs - m_held.first().timestampMs, m_held.size(), m_gap);
}

void WedgeDetector::expectFurtherEnds(qint64 sinceMs)
{
    m_endExpectedUntilMs = sinceMs + lateEndGaps * m_gap.count();
}

WedgeDetector::Outcome WedgeDetector::giveBack()
{
    Outcome outcome;
    outcome.replay = std::exchange(m_held, {});
    m_altStarts.clear();
    return outcome;
}

WedgeDetector::Outcome WedgeDetector::takeRead(const QByteArray &end)
{
    const QList<KeyStroke> strokes = std::exchange(m_held, {});
    const QList<qsizetype> altStarts = std::exchange(m_altStarts, {});
    ReadMaker maker;
    for (qsizetype at = 0; at < strokes.size(); ++at)
        maker.add(strokes[at], altStarts.contains(at));
    Outcome outcome;
    outcome.read = maker.read(end);
    // Quick fingers may have widened the gap that was learned.
    outcome.read->isByMachine =
        isTooFastForPeople(spanOf(strokes), strokes.size() - 1, std::min(m_gap, m_settings.gap));
    return outcome;
}

bool WedgeDetector::isUnmistakable() const
{
    return m_held.size() >= std::max(unmistakableSizeMin, m_settings.sizeMin) &&
           isTooFastForPeople(spanOf(m_held), m_held.size() - 1, m_gap);
}

void WedgeDetector::learnFromHeld()
{
    for (qsizetype i = 1; i < m_held.size(); ++i)
        m_knownGaps.append(m_held[i].timestampMs - m_held[i - 1].timestampMs);
    m_knownGaps.remove(0, std::max<qsizetype>(0, m_knownGaps.size() - knownGapsMax));
    if (m_knownGaps.size() < knownGapsMin)
        return;
    QList<qint64> sorted = m_knownGaps;
    std::ranges::sort(sorted);
    const qint64 slow = sorted[(sorted.size() - 1) * 99 / 100];
    m_gap = std::clamp(Millis(3 * slow), m_settings.gapMin, m_settings.gapMax);
}

} // namespace storehand::scanner
