// SPDX-License-Identifier: Apache-2.0
#include "app/window/WedgeFilter.h"

#include "core/barcode/Decoded.h"
#include "scanner/decode/HostLayout.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QWindow>

#include <algorithm>
#include <array>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

bool canBePin(const QString &text)
{
    return !text.isEmpty() && text.size() <= WedgeFilter::pinDigitsMax &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isItemOfScanner(const scanner::KeyedRead &read)
{
    const Result<Decoded> code = decodeText(QString::fromUtf8(read.typed));
    return read.isByMachine && code && code->gtin;
}

/// What this key types on a US keyboard, where the system says which key it was. Lock keys do not
/// count: a scanner presses Shift itself.
QString usTextOf(const QKeyEvent &key)
{
    constexpr quint32 offset = 8; // of X11 and Wayland against the codes of the kernel
    if (key.nativeScanCode() <= offset)
        return {};
    const bool shift = key.modifiers().testFlag(Qt::ShiftModifier);
    const QChar c = scanner::usCharOf(key.nativeScanCode() - offset, shift);
    const bool isShortcut =
        key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!isShortcut)
        return c.isNull() ? QString() : QString(c);
    const bool isSeparator = c == u']' && key.modifiers() == Qt::ControlModifier;
    return isSeparator ? u"\x1d"_s : QString();
}

/// The digit on the number pad that was pressed while Alt was held, with or without Num Lock; -1
/// for all else.
int altDigitOf(const QKeyEvent &key)
{
    constexpr std::array withoutNumLock{
        Qt::Key_Insert, Qt::Key_End,   Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Left,
        Qt::Key_Clear,  Qt::Key_Right, Qt::Key_Home, Qt::Key_Up,       Qt::Key_PageUp};
    if (key.modifiers() != (Qt::AltModifier | Qt::KeypadModifier))
        return -1;
    if (key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9)
        return key.key() - Qt::Key_0;
    const auto *digit = std::ranges::find(withoutNumLock, key.key());
    return digit == withoutNumLock.end() ? -1 : int(digit - withoutNumLock.begin());
}

QList<scanner::KeyStroke> typed(const QString &digits)
{
    QList<scanner::KeyStroke> strokes;
    for (const QChar digit : digits)
        strokes.append({QString(digit), digit.unicode()});
    strokes.append({QString(), Qt::Key_Return});
    return strokes;
}

} // namespace

WedgeFilter::WedgeFilter(Clock &clock, scanner::WedgeReader::Read read,
                         std::function<bool()> pinAsked, QObject *parent)
    : QObject(parent)
    , m_wedge(
          scanner::WedgeSettings(), clock,
          [this](const scanner::KeyedRead &each, qint64 firstKeyUs) { take(each, firstKeyUs); },
          [this](const QList<scanner::KeyStroke> &strokes) { replay(strokes); })
    , m_read(std::move(read))
    , m_pinAsked(std::move(pinAsked))
{}

void WedgeFilter::take(const scanner::KeyedRead &read, qint64 firstKeyUs)
{
    if (m_pinAsked() && canBePin(QString::fromUtf8(read.typed)) && !isItemOfScanner(read))
        replay(typed(QString::fromUtf8(read.typed)));
    else
        m_read(read, firstKeyUs);
}

bool WedgeFilter::eventFilter(QObject *watched, QEvent *event)
{
    // Windows get each key once; the items below them get it again.
    if (m_replaying || event->type() != QEvent::KeyPress || !watched->isWindowType())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    return m_wedge.keyPressed({key->text(), key->key(), qint64(key->timestamp()),
                               key->isAutoRepeat(), usTextOf(*key), altDigitOf(*key)});
}

void WedgeFilter::replay(const QList<scanner::KeyStroke> &strokes)
{
    QWindow *window = QGuiApplication::focusWindow();
    if (!window)
        return;
    m_replaying = true;
    for (const scanner::KeyStroke &stroke : strokes) {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            const Qt::KeyboardModifier held =
                stroke.altDigit < 0 ? Qt::NoModifier : Qt::AltModifier;
            QKeyEvent event(type, stroke.key, held, stroke.text, stroke.autoRepeat);
            QCoreApplication::sendEvent(window, &event);
        }
    }
    m_replaying = false;
}

} // namespace storehand::app
