// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/WedgeTransport.h"

#include "scanner/transport/SteadyMicros.h"

namespace storehand::scanner {

namespace {

constexpr Millis lateness{15};

} // namespace

WedgeTransport::WedgeTransport(WedgeSettings settings, Clock &clock, Replay replay)
    : m_detector(settings)
    , m_clock(clock)
    , m_replay(std::move(replay))
{}

void WedgeTransport::open(Sink sink)
{
    m_sink = std::move(sink);
    m_status = {.state = ScannerState::Open};
}

void WedgeTransport::close()
{
    m_sink = {};
    m_status = {};
    m_timer.reset();
    handOut(m_detector.silence());
}

bool WedgeTransport::keyPressed(const KeyStroke &stroke)
{
    if (!m_sink.arrived)
        return false;
    const bool wasHolding = m_detector.isHolding();
    const WedgeDetector::Outcome outcome = m_detector.press(stroke);
    handOut(outcome);
    if (m_detector.isHolding() && (!wasHolding || outcome.read || !outcome.replay.isEmpty()))
        m_firstKeyUs = steadyMicros();
    awaitSilence();
    return outcome.swallow;
}

void WedgeTransport::awaitSilence()
{
    m_timer.reset();
    if (!m_detector.isHolding())
        return;
    m_silenceDue = m_clock.monotonic() + m_detector.gap();
    m_timer = m_clock.after(m_detector.gap(), [this] {
        QMetaObject::invokeMethod(this, &WedgeTransport::onSilence, Qt::QueuedConnection);
    });
}

// A timer that comes late says that the program was busy, not that the keyboard was silent: the
// keys may still wait behind it.
void WedgeTransport::onSilence()
{
    const Millis now = m_clock.monotonic();
    if (now < m_silenceDue)
        return; // a key came since
    if (now > m_silenceDue + lateness) {
        awaitSilence();
        return;
    }
    handOut(m_detector.silence());
}

void WedgeTransport::handOut(const WedgeDetector::Outcome &outcome)
{
    if (outcome.read && m_sink.arrived)
        m_sink.arrived({m_habit.readingOf(*outcome.read, outcome.usRead), m_firstKeyUs, true});
    if (!outcome.replay.isEmpty())
        m_replay(outcome.replay);
}

} // namespace storehand::scanner
