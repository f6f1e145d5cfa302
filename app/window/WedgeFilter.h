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
class WedgeFilter : public QObject
{
    Q_OBJECT

public:
    /// `scanned` gets each read. `name` is what people call this scanner.
    WedgeFilter(Clock &clock, const QString &name, std::function<void(const Scan &)> scanned,
                QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void replay(const QList<scanner::KeyStroke> &strokes);

    scanner::ScannerHub m_hub;
    scanner::WedgeTransport *m_wedge = nullptr; ///< owned by the hub
    bool m_replaying = false;
};

} // namespace storehand::app
