// SPDX-License-Identifier: Apache-2.0
#include "app/window/WedgeFilter.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QWindow>

namespace storehand::app {

WedgeFilter::WedgeFilter(Clock &clock, const QString &name,
                         std::function<void(const Scan &)> scanned, QObject *parent)
    : QObject(parent)
    , m_hub(clock)
{
    auto wedge = std::make_unique<scanner::WedgeTransport>(
        scanner::WedgeSettings(), clock,
        [this](const QList<scanner::KeyStroke> &strokes) { replay(strokes); });
    m_wedge = wedge.get();
    m_hub.add({.name = name}, std::move(wedge));
    connect(&m_hub, &scanner::ScannerHub::scansWaiting, this, [this, scanned = std::move(scanned)] {
        while (const std::optional<Scan> scan = m_hub.takeScan())
            scanned(*scan);
    });
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
