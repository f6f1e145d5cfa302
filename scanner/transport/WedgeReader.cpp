// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/WedgeReader.h"

#include "scanner/transport/SteadyMicros.h"

namespace storehand::scanner {

namespace {

constexpr Millis lateness{15};

} // namespace

WedgeReader::WedgeReader(WedgeSettings settings, Clock &clock, Read read, Replay replay)
    : m_detector(settings)
    , m_clock(clock)
    , m_read(std::move(read))
    , m_replay(std::move(replay))
{}

bool WedgeReader::keyPressed(const KeyStroke &stroke)
{
    const bool wasHolding = m_detector.isHolding();
    const WedgeDetector::Outcome outcome = m_detector.press(stroke);
    handOut(outcome);
    if (m_detector.isHolding() && (!wasHolding || outcome.read || !outcome.replay.isEmpty()))
        m_firstKeyUs = steadyMicros();
    awaitSilence();
    return outcome.swallow;
}

void WedgeReader::awaitSilence()
{
    m_timer.reset();
    if (!m_detector.isHolding())
        return;
    m_silenceDue = m_clock.monotonic() + m_detector.gap();
    m_timer = m_clock.after(m_detector.gap(), [this] {
        QMetaObject::invokeMethod(this, &WedgeReader::onSilence, Qt::QueuedConnection);
    });
}

// A timer that comes late says that the program was busy, not that the keyboard was silent: the
// keys may still wait behind it.
void WedgeReader::onSilence()
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

void WedgeReader::handOut(const WedgeDetector::Outcome &outcome)
{
    if (outcome.read)
        m_read(*outcome.read, m_firstKeyUs);
    if (!outcome.replay.isEmpty())
        m_replay(outcome.replay);
}

} // namespace storehand::scanner
