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

/// Ctrl+] is a separator by the key alone; its text is that of another shortcut on other layouts.
bool typesCode(const KeyStroke &stroke)
{
    return isSeparator(stroke.text) || isSeparator(stroke.usText) ||
           (!stroke.text.isEmpty() && stroke.text[0].isPrint());
}

qint64 spanOf(const QList<KeyStroke> &strokes)
{
    return strokes.last().timestampMs - strokes.first().timestampMs;
}

} // namespace

WedgeDetector::WedgeDetector(WedgeSettings settings)
    : m_settings(settings)
    , m_gap(settings.gap)
{}

WedgeDetector::Outcome WedgeDetector::press(const KeyStroke &stroke)
{
    if (isModifier(stroke.key))
        return {};

    Outcome outcome;
    if (!m_held.isEmpty() && stroke.timestampMs - m_held.last().timestampMs > m_gap.count())
        outcome = silence();

    if (isEnd(stroke.key) && !outcome.read && outcome.replay.isEmpty())
        return pressEnd(stroke);
    if (isEnd(stroke.key)) {
        outcome.swallow = outcome.read.has_value();
        return outcome;
    }
    // a shortcut that a person presses begins no read
    const bool isShortcut = isSeparator(stroke.usText) && !isSeparator(stroke.text);
    if ((isShortcut && m_held.isEmpty()) || stroke.autoRepeat || !typesCode(stroke)) {
        outcome.replay += giveBack().replay;
        return outcome;
    }
    m_held.append(stroke);
    outcome.swallow = true;
    if (m_held.size() >= sizeMax && !outcome.read) {
        Outcome cut = takeRead();
        outcome.read = std::move(cut.read);
        outcome.usRead = std::move(cut.usRead);
    }
    return outcome;
}

WedgeDetector::Outcome WedgeDetector::silence()
{
    if (m_held.isEmpty())
        return {};
    if (!isUnmistakable())
        return giveBack();
    m_endExpectedUntilMs = m_held.last().timestampMs + lateEndGaps * m_gap.count();
    return takeRead();
}

WedgeDetector::Outcome WedgeDetector::pressEnd(const KeyStroke &stroke)
{
    if (m_held.size() >= m_settings.sizeMin) {
        learnFromHeld();
        Outcome outcome = takeRead();
        outcome.swallow = true;
        return outcome;
    }
    Outcome outcome = giveBack();
    // the Enter of a read that silence had ended already would press the button that has the focus
    outcome.swallow =
        outcome.replay.isEmpty() && stroke.timestampMs <= std::exchange(m_endExpectedUntilMs, 0);
    return outcome;
}

WedgeDetector::Outcome WedgeDetector::giveBack()
{
    Outcome outcome;
    outcome.replay = std::exchange(m_held, {});
    return outcome;
}

WedgeDetector::Outcome WedgeDetector::takeRead()
{
    QString text;
    QString usText;
    bool allKnown = true;
    for (const KeyStroke &stroke : std::exchange(m_held, {})) {
        text += isSeparator(stroke.usText) ? stroke.usText : stroke.text;
        usText += stroke.usText;
        allKnown = allKnown && !stroke.usText.isEmpty();
    }
    Outcome outcome;
    outcome.read = text.toUtf8();
    outcome.usRead = allKnown ? usText.toUtf8() : QByteArray();
    return outcome;
}

bool WedgeDetector::isUnmistakable() const
{
    const qsizetype gaps = m_held.size() - 1;
    return m_held.size() >= std::max(unmistakableSizeMin, m_settings.sizeMin) &&
           spanOf(m_held) * 3 <= m_gap.count() * gaps;
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
