// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/DeviceBytes.h"
#include "scanner/decode/WedgeHabit.h"
#include "scanner/transport/WedgeDetector.h"

#include <QObject>

#include <functional>
#include <memory>

namespace storehand::scanner {

/// A scanner that types (keyboard wedge), captured wherever the focus is. An event filter of the
/// application hands each key press to `keyPressed` and posts what `replay` gets to the focus
/// object, past itself. All keyboards of the computer look like one, so there is one of these.
class WedgeTransport : public QObject, public DeviceBytes
{
    Q_OBJECT

public:
    using Replay = std::function<void(const QList<KeyStroke> &)>;

    WedgeTransport(WedgeSettings settings, Clock &clock, Replay replay);

    /// True when nobody else may see this key press (nor its release).
    [[nodiscard]] bool keyPressed(const KeyStroke &stroke);

    void open(Sink sink) override;
    void close() override;
    /// Keys cannot be held back.
    void setPaused(bool) override {}
    [[nodiscard]] DeviceStatus status() const override { return m_status; }
    [[nodiscard]] ScanSource source() const override { return ScanSource::Wedge; }

private:
    void awaitSilence();
    void onSilence();
    void handOut(const WedgeDetector::Outcome &outcome);

    WedgeDetector m_detector;
    WedgeHabit m_habit;
    Clock &m_clock;
    Replay m_replay;
    Sink m_sink;
    DeviceStatus m_status;
    std::unique_ptr<Clock::Timer> m_timer;
    Millis m_silenceDue{0};
    qint64 m_firstKeyUs = 0;
};

} // namespace storehand::scanner
