// SPDX-License-Identifier: Apache-2.0
#include "app/window/WedgeFilter.h"

#include "scanner/decode/HostLayout.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QWindow>

#include <algorithm>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

bool canBePin(const QString &text)
{
    return !text.isEmpty() && text.size() <= WedgeFilter::pinDigitsMax &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
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

QList<scanner::KeyStroke> typed(const QString &digits)
{
    QList<scanner::KeyStroke> strokes;
    for (const QChar digit : digits)
        strokes.append({QString(digit), digit.unicode()});
    strokes.append({QString(), Qt::Key_Return});
    return strokes;
}

} // namespace

WedgeFilter::WedgeFilter(Clock &clock, const QString &name,
                         std::function<void(const Scan &)> scanned, std::function<bool()> pinAsked,
                         QObject *parent)
    : QObject(parent)
    , m_hub(clock)
    , m_scanned(std::move(scanned))
    , m_pinAsked(std::move(pinAsked))
{
    auto wedge = std::make_unique<scanner::WedgeTransport>(
        scanner::WedgeSettings(), clock,
        [this](const QList<scanner::KeyStroke> &strokes) { replay(strokes); });
    m_wedge = wedge.get();
    m_hub.add({.name = name}, std::move(wedge));
    connect(&m_hub, &scanner::ScannerHub::scansWaiting, this, &WedgeFilter::takeScans);
}

void WedgeFilter::takeScans()
{
    while (const std::optional<Scan> scan = m_hub.takeScan()) {
        if (m_pinAsked() && canBePin(QString::fromLatin1(scan->raw)))
            replay(typed(QString::fromLatin1(scan->raw)));
        else
            m_scanned(*scan);
    }
}

bool WedgeFilter::eventFilter(QObject *watched, QEvent *event)
{
    // Windows get each key once; the items below them get it again.
    if (m_replaying || event->type() != QEvent::KeyPress || !watched->isWindowType())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    return m_wedge->keyPressed(
        {key->text(), key->key(), qint64(key->timestamp()), key->isAutoRepeat(), usTextOf(*key)});
}

void WedgeFilter::replay(const QList<scanner::KeyStroke> &strokes)
{
    QWindow *window = QGuiApplication::focusWindow();
    if (!window)
        return;
    m_replaying = true;
    for (const scanner::KeyStroke &stroke : strokes) {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, stroke.key, Qt::NoModifier, stroke.text, stroke.autoRepeat);
            QCoreApplication::sendEvent(window, &event);
        }
    }
    m_replaying = false;
}

} // namespace storehand::app
