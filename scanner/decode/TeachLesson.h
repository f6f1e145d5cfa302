// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "scanner/DeviceBytes.h"
#include "scanner/ScannerSettings.h"
#include "scanner/decode/HostLayout.h"

#include <QByteArray>
#include <QList>

namespace storehand::scanner {

/// One of the codes of a lesson, as it is to be drawn.
struct TeachCode
{
    enum class Symbol { Code128, Gs1Code128, Ean13 };

    Symbol symbol = Symbol::Code128;
    /// What it holds; U+001D between the elements of GS1.
    QByteArray content = {};
};

/// What a lesson found out, beside the settings that follow from it.
struct TeachFindings
{
    enum class Trouble {
        None,
        OtherCode, ///< readable, but not the code that was asked for
        Garbled,   ///< bytes of another speed; another one is tried now
        NoSpeed,   ///< … and all have been tried
    };
    /// Of the last read; None when it was right.
    Trouble trouble = Trouble::None;
    /// How reads end; never Auto once the first code was read.
    Ending end = Ending::Auto;
    bool sendsAimIds = false;
    /// Caps Lock was on. It is no setting, so somebody must switch it off.
    bool capsLock = false;
    /// The scanner leaves the check digit of EAN codes out.
    bool dropsCheckDigit = false;

    friend bool operator==(const TeachFindings &, const TeachFindings &) = default;
};

/// Three known codes, read once each, and how the scanner is set is known: the end of a read, what
/// it puts around it, AIM identifiers, what became of separators; of a serial line speed and
/// parity, of a typing scanner the keys. Pure.
///
///     lesson.take(read)    until isFinished(); between them listen by settings()
class TeachLesson
{
public:
    static constexpr int codesCount = 3;
    [[nodiscard]] static const QList<TeachCode> &codes();

    /// Begins at what is set now.
    TeachLesson(ScanSource source, const ScannerSettings &before);

    /// The bytes of one read with everything around them, or what was typed.
    void take(const QByteArray &bytes);
    void take(const KeyedRead &read);

    /// Which code is to be read now: 0, 1, 2.
    [[nodiscard]] int code() const { return m_code; }
    [[nodiscard]] bool isFinished() const { return m_code == codesCount; }
    /// As far as they are known; the whole when it is finished.
    [[nodiscard]] const ScannerSettings &settings() const { return m_settings; }
    [[nodiscard]] const ScannerSettings &before() const { return m_before; }
    [[nodiscard]] const TeachFindings &findings() const { return m_findings; }

private:
    void takeText(const QByteArray &bytes);
    [[nodiscard]] bool takeFirst(QByteArray bytes);
    [[nodiscard]] bool takeAround(QByteArray before, QByteArray after);
    [[nodiscard]] bool takeSeparators(QByteArray bytes);
    [[nodiscard]] bool takeEan(const QByteArray &bytes);
    [[nodiscard]] bool takeParity(QByteArray &bytes);
    [[nodiscard]] QString textOf(const KeyedRead &read);
    void tryNextSpeed();

    ScanSource m_source;
    ScannerSettings m_before;
    ScannerSettings m_settings;
    TeachFindings m_findings;
    CapsLock m_capsLock = CapsLock::Off;
    int m_code = 0;
    QList<int> m_speedsTried;
};

} // namespace storehand::scanner
