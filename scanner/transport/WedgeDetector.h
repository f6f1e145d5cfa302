// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "scanner/DeviceBytes.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace storehand::scanner {

/// One key press as a plain value.
struct KeyStroke
{
    /// What the key types; empty for keys and shortcuts that type nothing. Ctrl+] is U+001D.
    QString text;
    /// Qt::Key.
    int key = 0;
    /// The input event's own time, so that a busy program does not stretch gaps.
    qint64 timestampMs = 0;
    /// True while a key is held down.
    bool autoRepeat = false;
    /// What the same key types on a US keyboard; empty where the system does not say which it was.
    QString usText = {};
    /// The digit that was pressed on the number pad while Alt was held; otherwise -1.
    int altDigit = -1;

    friend bool operator==(const KeyStroke &, const KeyStroke &) = default;
};

/// What a keyboard-wedge scanner is recognised by.
struct WedgeSettings
{
    /// Longest time between two keys of one read, until the scanner's own speed is learned.
    Millis gap{50};
    /// Bounds of what is learned.
    Millis gapMin{20};
    Millis gapMax{100};
    /// Fewer characters are typed by a person, unless nobody could be as fast.
    int sizeMin = 4;

    friend bool operator==(const WedgeSettings &, const WedgeSettings &) = default;
};

/// Tells a keyboard-wedge scanner from a person: keys that come faster than anybody types are held
/// back until it is clear what they are. A burst that ends with Enter or Tab is a read; without an
/// end it must be longer and faster still, and a burst of two or three characters as fast with its
/// end. An end that follows an end at once belongs to the same read. Everything else is given back
/// to be typed, in order, so nothing that a person types is lost; it shows at most one gap later.
/// Pure: time comes with the keys.
///
/// Some scanners type each character as Alt with its number, and press a function key or Down for
/// a control character: in the middle of a burst that key becomes "{F8}" or "{Down}", which
/// ScannerSettings::separatorSubstitute can name.
class WedgeDetector
{
public:
    struct Outcome
    {
        /// Held keys that were typed by a person: deliver them now, before this key.
        QList<KeyStroke> replay;
        /// What a scanner typed.
        std::optional<KeyedRead> read;
        /// True when this key must not reach anybody: it is held, or belongs to a read.
        bool swallow = false;
    };

    /// Longest burst; a longer one is given out as one torn read, and the rest of it is dropped.
    static constexpr int sizeMax = 8192;

    explicit WedgeDetector(WedgeSettings settings);

    [[nodiscard]] Outcome press(const KeyStroke &stroke);

    /// Call when no key has come for `gap()`.
    [[nodiscard]] Outcome silence();

    [[nodiscard]] bool isHolding() const { return !m_held.isEmpty(); }

    /// How long a key may be held: 3 times what this scanner needs between two keys.
    [[nodiscard]] Millis gap() const { return m_gap; }

private:
    [[nodiscard]] Outcome pressEnd(const KeyStroke &stroke);
    [[nodiscard]] bool isReadEndedBy(const KeyStroke &end) const;
    void expectFurtherEnds(qint64 sinceMs);
    [[nodiscard]] Outcome giveBack();
    [[nodiscard]] Outcome takeRead(const QByteArray &end = {});
    [[nodiscard]] bool isRestOfTorn(const KeyStroke &stroke);
    [[nodiscard]] bool isUnmistakable() const;
    void learnFromHeld();

    WedgeSettings m_settings;
    Millis m_gap;
    QList<KeyStroke> m_held;
    bool m_altWasPressed = false;
    QList<qsizetype> m_altStarts; ///< where in m_held a character begins that Alt types
    QList<qint64> m_knownGaps;
    qint64 m_endExpectedUntilMs = 0;
    std::optional<qint64> m_tornAtMs; ///< the latest key of a burst that was cut
};

} // namespace storehand::scanner
