// SPDX-License-Identifier: Apache-2.0
#include "app/window/WedgeFilter.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QWindow>

#include <algorithm>

namespace storehand::app {

namespace {

bool canBePin(const QString &text)
{
    return !text.isEmpty() && text.size() <= WedgeFilter::pinDigitsMax &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QList<scanner::KeyStroke> typed(const QString &digits)
{
    QList<scanner::KeyStroke> strokes;
    for (const QChar digit : digits)
        strokes.append({QString(digit), digit.unicode(), 0, false});
    strokes.append({QString(), Qt::Key_Return, 0, false});
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
        {key->text(), key->key(), qint64(key->timestamp()), key->isAutoRepeat()});
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
