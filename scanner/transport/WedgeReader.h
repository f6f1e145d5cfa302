// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/DeviceBytes.h"
#include "scanner/transport/WedgeDetector.h"

#include <QObject>

#include <functional>
#include <memory>

namespace storehand::scanner {

/// Finds reads among the keys of this computer, on the thread that gets the keys: the detector with
/// its clock. What they mean is for WedgeTransport.
class WedgeReader : public QObject
{
    Q_OBJECT

public:
    /// A read, and steadyMicros() of its first key.
    using Read = std::function<void(const KeyedRead &read, qint64 firstKeyUs)>;
    /// Types keys that a person pressed after all.
    using Replay = std::function<void(const QList<KeyStroke> &strokes)>;

    WedgeReader(WedgeSettings settings, Clock &clock, Read read, Replay replay);

    /// True when nobody else may get this key; the detector has it.
    [[nodiscard]] bool keyPressed(const KeyStroke &stroke);

private:
    void onSilence();
    void awaitSilence();
    void handOut(const WedgeDetector::Outcome &outcome);

    WedgeDetector m_detector;
    Clock &m_clock;
    Read m_read;
    Replay m_replay;
    std::unique_ptr<Clock::Timer> m_timer;
    Millis m_silenceDue{0};
    qint64 m_firstKeyUs = 0;
};

} // namespace storehand::scanner
