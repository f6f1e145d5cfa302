// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/ScannerHub.h"
#include "scanner/transport/WedgeTransport.h"

#include <QObject>

#include <functional>

namespace storehand::app {

/// Takes what a typing scanner types out of the keyboard's events, wherever the focus is, and gives
/// back what a person typed. Lives on the main thread, as keys do.
///
/// Quick fingers type a PIN as fast as a scanner: while one is asked for, a read that can be one
/// goes to the PIN pad and nowhere else.
class WedgeFilter : public QObject
{
    Q_OBJECT

public:
    static constexpr int pinDigitsMax = 12;

    /// `scanned` gets each read, `pinAsked` says whether a PIN is asked for now. `name` is what
    /// people call this scanner.
    WedgeFilter(Clock &clock, const QString &name, std::function<void(const Scan &)> scanned,
                std::function<bool()> pinAsked, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeScans();
    void replay(const QList<scanner::KeyStroke> &strokes);

    scanner::ScannerHub m_hub;
    scanner::WedgeTransport *m_wedge = nullptr; ///< owned by the hub
    std::function<void(const Scan &)> m_scanned;
    std::function<bool()> m_pinAsked;
    bool m_replaying = false;
};

} // namespace storehand::app
